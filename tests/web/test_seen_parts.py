"""Parts of pages and files kept as one person saw them, like whole pages."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from django.db import transaction
from django.http import FileResponse, HttpRequest
from django.test import RequestFactory

from prakan.domain.problems import Refused
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.foundation.queries import audit as trail
from prakan.foundation.queries.memory import forget_all
from prakan.planning.models import PlanRow
from prakan.web.shell import seen
from prakan.web.shell.seen import file_as_seen, part_as_seen
from tests.reporting.conftest import Year
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db(transaction=True)
REF = "O1.A1.P1.1"


@pytest.fixture(autouse=True)
def _at_one_minute(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    forget_all()
    monkeypatch.setattr(seen.time, "time", lambda: 0.0)
    yield
    forget_all()


def looking(person: Person, method: str = "GET") -> HttpRequest:
    request = RequestFactory().generic(method, "/")
    request.user = person
    request.session = {}  # type: ignore[assignment]
    request.LANGUAGE_CODE = "th"
    return request


def target() -> int:
    return int(PlanRow.objects.get(item__ref=REF).target or 0)


def write(year: Year, value: int) -> None:
    with transaction.atomic():
        audit.record(step="plan.edit", subject="plan:1", by=year.officer, at=year.now)
        PlanRow.objects.filter(item__ref=REF).update(target=value)


def test_a_part_is_read_once_until_something_is_written_where_it_was_read(
    officer: Person, year: Year
) -> None:
    write(year, 30)
    read: list[int] = []

    def make() -> int:
        read.append(target())
        return read[-1]

    assert [part_as_seen(looking(officer), "one", make) for _ in range(3)] == [30] * 3
    write(year, 31)
    assert (part_as_seen(looking(officer), "one", make), read) == (31, [30, 31])


def test_a_part_is_one_persons_and_has_its_own_name(officer: Person, auditor: Person, year: Year) -> None:
    told = [
        part_as_seen(looking(person), name, lambda n=n: n)  # type: ignore[misc]
        for n, (person, name) in enumerate(((officer, "one"), (officer, "two"), (auditor, "one")))
    ]
    assert told == [0, 1, 2]


def test_a_sent_form_reads_anew(officer: Person, year: Year) -> None:
    told = [part_as_seen(looking(officer, "POST"), "one", lambda n=n: n) for n in range(2)]  # type: ignore[misc]
    assert told == [0, 1]


def test_rights_that_are_gone_are_asked_again(officer: Person, year: Year) -> None:
    def make() -> int:
        access.check(officer, "plan.edit")
        return 1

    assert part_as_seen(looking(officer), "one", make) == 1
    with transaction.atomic():
        audit.record(step="person.edit", subject=f"person:{officer.pk}", by=year.officer, at=year.now)
        officer.grants.all().delete()  # type: ignore[attr-defined]
    with pytest.raises(Refused):
        part_as_seen(looking(Person.objects.get(pk=officer.pk)), "one", make)


def test_a_file_is_made_once_and_sent_whole_each_time(officer: Person, year: Year) -> None:
    write(year, 30)
    made: list[int] = []

    def make() -> FileResponse:
        made.append(target())
        content = BytesIO(f"{made[-1]}".encode())
        return FileResponse(content, as_attachment=True, filename="รายการ.xlsx", content_type="a/b")

    answers = [file_as_seen(looking(officer), make) for _ in range(2)]
    assert [b"".join(one) for one in answers] == [b"30"] * 2  # type: ignore[arg-type]
    assert [one["Content-Type"] for one in answers] == ["a/b"] * 2
    assert answers[0]["Content-Disposition"] == answers[1]["Content-Disposition"] != ""
    assert answers[1]["Content-Length"] == "2"
    write(year, 31)
    assert (b"".join(file_as_seen(looking(officer), make)), made) == (b"31", [30, 31])  # type: ignore[arg-type]


def test_the_trail_names_each_of_its_steps_once_in_order(auditor: Person, year: Year) -> None:
    for step in ("plan.edit", "season.open", "plan.edit", "case.hold"):
        with transaction.atomic():
            audit.record(step=step, subject="x:1", by=year.officer, at=year.now)
    names = trail.steps(auditor)
    assert {"plan.edit", "season.open", "case.hold"} <= set(names)
    assert list(names) == sorted(set(names))


def test_the_trail_shows_a_row_of_any_step_at_once(auditor: Person, year: Year) -> None:
    reader = Reader(auditor)
    for step in ("audit.seal", "look.person", "plan.edit"):  # the first two write in no area
        assert f"{step}:kept" not in reader.open("/trail/").text
        with transaction.atomic():
            audit.record(step=step, subject=f"{step}:kept", by=year.officer, at=year.now)
        assert f"{step}:kept" in reader.open("/trail/").text
