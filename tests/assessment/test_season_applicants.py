"""Kinds that opt in: applications by a day, places by a stated rule, a person's move with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from prakan.assessment.actions.sars import start
from prakan.assessment.actions.season_applicants import apply_, move
from prakan.assessment.actions.seasons import DeadlineFields, open_season, set_deadline
from prakan.assessment.models import Sar, SeasonApplication
from prakan.assessment.queries.forms import in_force
from prakan.assessment.queries.season_applicants import applicants
from prakan.domain.institution_record import InstitutionRecord
from prakan.domain.institutions import Kind
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.domain.waiting_list import OrderRule
from prakan.foundation.models import AuditRow, Person
from prakan.registry.actions.seeding import MadeUp, seed
from prakan.registry.models import Framework, Institution
from tests.assessment.conftest import YEAR, outsider

pytestmark = pytest.mark.django_db
EARLY, LATE = date(2023, 11, 20), date(2023, 12, 20)


def codes(call: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        call()
    return [fault.code for fault in refused.value.faults]


@pytest.fixture
def universities(registrar: Person, now: datetime) -> list[int]:
    """Five universities and a season that has places for three."""
    open_season(year=YEAR, by=registrar, at=now)
    made = [MadeUp(InstitutionRecord(name_th=f"มหาวิทยาลัยสมมติ {n}", kind="higher")) for n in range(5)]
    seed(made, listed_on=EARLY, why="ทดสอบ", at=now)
    fields = DeadlineFields(None, apply_by=date(2023, 12, 31), places=3)
    set_deadline(year=YEAR, kind=Kind.HIGHER, fields=fields, reason="มติ", revision=1, by=registrar, at=now)
    return list(Institution.objects.order_by("pk").values_list("pk", flat=True))


def order(person: Person) -> list[tuple[int, bool]]:
    return [(line.institution, line.has_place) for line in applicants(person, YEAR, "higher").lines]


def test_who_applied_first_has_a_place_and_the_others_wait(
    universities: list[int], registrar: Person, now: datetime
) -> None:
    a, b, c, d, e = universities
    apply_(year=YEAR, institution_ids=[a, b], applied_on=LATE, by=registrar, at=now)
    apply_(year=YEAR, institution_ids=[c, d, e], applied_on=EARLY, by=registrar, at=now)
    assert order(registrar) == [(c, True), (d, True), (e, True), (a, False), (b, False)]
    shown = applicants(registrar, YEAR, "higher")
    assert (shown.placed, shown.waiting, shown.rule) == (3, 2, OrderRule.FIRST_COME)


def test_a_person_moves_one_up_with_a_reason(
    universities: list[int], registrar: Person, auditor: Person, now: datetime
) -> None:
    a, b, c, d, _e = universities
    apply_(year=YEAR, institution_ids=[a, b, c, d], applied_on=EARLY, by=registrar, at=now)
    last = SeasonApplication.objects.get(institution=d).pk

    def up(place: int, reason: str, by: Person = registrar) -> None:
        move(application_id=last, place=place, reason=reason, by=by, at=now)

    assert codes(lambda: up(3, " ")) == ["SEASON-003"]
    assert codes(lambda: up(5, "ถอนตัว")) == ["SEASON-015"]
    assert codes(lambda: up(3, "ถอนตัว", auditor)) == ["ACCESS-001"]
    up(3, "มีผู้ถอนตัว")
    assert order(registrar) == [(a, True), (b, True), (d, True), (c, False)]
    assert applicants(registrar, YEAR, "higher").lines[2].moved == "มีผู้ถอนตัว"
    row = AuditRow.objects.get(step="season.move")
    assert (row.before["place"], row.after["place"]) == (4, 3)


def test_what_cannot_be_applied_is_refused_as_a_whole(
    universities: list[int], school: Institution, registrar: Person, now: datetime
) -> None:
    a, b, *_ = universities

    def applied(ids: list[int], on: date = EARLY) -> int:
        return apply_(year=YEAR, institution_ids=ids, applied_on=on, by=registrar, at=now)

    assert codes(lambda: applied([a, school.pk])) == ["SEASON-007"]
    assert codes(lambda: applied([a, 999_999])) == ["SEASON-006"]
    assert codes(lambda: applied([a], date(2024, 1, 1))) == ["SEASON-008"]
    assert SeasonApplication.objects.count() == 0
    assert applied([a, a]) == 1
    assert codes(lambda: applied([b, a])) == ["SEASON-009"]
    assert order(registrar) == [(a, True)]


def report(universities: list[int], place: int, year: int, now: datetime) -> Sar:
    """Begin the report of the institution that stands at a place, by its own person."""
    of = universities[place - 1]
    own = outsider(f"own{place}", Role.INSTITUTION, f"institution:{of}")
    return start(institution_id=of, year=year, level="higher", by=own, at=now)


def test_who_has_a_place_writes_under_the_draft_and_the_report_says_so(
    universities: list[int], registrar: Person, now: datetime
) -> None:
    apply_(year=YEAR, institution_ids=universities[:4], applied_on=EARLY, by=registrar, at=now)
    made = report(universities, 3, YEAR, now)
    assert (made.framework.key, made.framework.stage, made.framework.confirmed) == (
        "higher-2567",
        "draft",
        False,
    )
    assert codes(lambda: report(universities, 4, YEAR, now)) == ["SAR-049"]
    assert codes(lambda: report(universities, 5, YEAR, now)) == ["SAR-048"]


def test_a_draft_gives_way_to_what_is_published_and_serves_no_kind_that_owes_a_report() -> None:
    drafted = Framework.objects.get(code="higher")
    assert (in_force("higher", YEAR), in_force("welfare", YEAR)) == ((drafted,), ())
    other = Framework.objects.get(code="international")
    Framework.objects.filter(pk=other.pk).update(stage="published", kinds=["higher"])
    assert in_force("higher", YEAR) == (other,)
