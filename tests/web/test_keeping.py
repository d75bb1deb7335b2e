"""Kept fragments: new after every write, apart by rights, language and address, never anything personal."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.http import HttpRequest
from django.template import RequestContext, Template
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.foundation.moment import one_moment, stamp
from prakan.planning.models import PlanRow
from prakan.web.shell.context import Shell
from prakan.web.templatetags.keeping import PERSONAL
from tests.reporting.conftest import Year
from tests.web.reader import Page, Reader, words

QUERIES = 5  # session, person, roles, end of the trail, unread notices
LISTS = ("/plan/", "/progress/", "/budget/", "/strategy/", "/findings/")
REF = "O1.A1.P1.1"
committed = pytest.mark.django_db(transaction=True)


def target(page: Page) -> str:
    """Return the target that the plan shows for a row."""
    return words(next(iter(page.one("tr", id=REF).iter("td"))))


def write_target(year: Year, value: int) -> None:
    with transaction.atomic():
        audit.record(step="plan.edit", subject="plan:1", by=year.officer, at=year.now)
        PlanRow.objects.filter(item__ref=REF).update(target=value)


@committed
def test_a_page_is_drawn_again_after_a_write(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    assert [target(reader.open("/plan/")) for _ in range(2)] == ["30", "30"]
    PlanRow.objects.filter(item__ref=REF).update(target=31)
    assert target(reader.open("/plan/")) == "30"  # it was kept: nothing announced that change
    write_target(year, 32)
    assert target(reader.open("/plan/")) == "32"


@committed
@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_that_is_remembered_asks_the_same_few_questions(
    officer: Person, year: Year, path: str, rows: int
) -> None:
    for n in range(4, rows + 4):
        year.row(f"O1.A1.P{n}", "O1.A1", "project", n)
        year.entry(f"O1.A1.P{n}", "10")
    client = Client()
    client.force_login(officer)
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    assert len(asked) == QUERIES


@committed
def test_one_persons_links_are_not_kept_for_another(officer: Person, auditor: Person, year: Year) -> None:
    def edits(person: Person) -> int:
        page = Reader(person).open("/strategy/")
        return sum(a.get("href", "").endswith("/edit/") for a in page.all("a"))

    assert [edits(officer), edits(auditor), edits(officer)] == [
        4,
        0,
        4,
    ]  # a strategy and its three indicators


@committed
def test_each_language_keeps_its_own(officer: Person, year: Year) -> None:
    def heading(language: str) -> str:
        return words(next(Reader(officer, language).open("/plan/").one("thead").iter("th")))

    thai, english = "ผลผลิต / กิจกรรม / โครงการ / รายการ", "Output / activity / project / item"
    assert [heading(language) for language in ("th", "en", "th")] == [thai, english, thai]


@pytest.mark.parametrize("name", PERSONAL)
def test_what_is_personal_cannot_be_kept(name: str, db: None) -> None:
    drawn = Template("{% kept sample %}{{ " + name + " }}{% endkept %}")
    with pytest.raises(RuntimeError) as error:
        drawn.render(RequestContext(RequestFactory().get("/"), {"me": 1}))
    assert str(error.value) == f"{name} belongs to one person or one answer: not in a kept fragment"


def test_a_form_cannot_be_kept(db: None) -> None:
    with pytest.raises(RuntimeError):
        Template("{% kept sample %}{% csrf_token %}{% endkept %}").render(
            RequestContext(RequestFactory().get("/"))
        )


def asked_by(person: Person | None) -> HttpRequest:
    request = RequestFactory().get("/plan/?period=2567-1")
    request.user = person or AnonymousUser()
    request.session = {}  # type: ignore[assignment]
    return request


def test_people_with_the_same_roles_share_a_fragment(officer: Person, finance: Person, db: None) -> None:
    twin = Person.objects.create_user("twin", name_th="คนที่สอง")
    twin.grants.create(role="policy_officer", unit=officer.grants.get().unit)
    keys = [Shell(asked_by(person)).sees for person in (officer, twin, finance, None)]
    assert [key == keys[0] for key in keys] == [True, True, False, False]


@committed
def test_a_request_that_only_reads_sees_one_moment(officer: Person, now: datetime) -> None:
    def write() -> None:
        with transaction.atomic():
            audit.record(step="plan.edit", subject="plan:1", by=officer, at=now)

    write()
    stamp()  # the process has seen the rows at the trail's end
    with one_moment(), CaptureQueriesContext(connection) as asked:
        seen = [stamp() for _ in range(3)]
    assert (len(asked), len(set(seen))) == (1, 1)
    with one_moment():
        before = stamp()
        write()
        assert stamp() != before
