"""Staff change the reminder ladder of a season: for a reason, over nobody's change, and seen beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

import pytest

from prakan.assessment.actions.season_ladder import set_ladder
from prakan.assessment.actions.season_reminders import climb
from prakan.assessment.actions.seasons import DeadlineFields, extend, open_season, set_deadline
from prakan.assessment.models import Season, SeasonReminder
from prakan.assessment.queries.season_ladder import ladder, rung_plans
from prakan.domain.institutions import Kind
from prakan.domain.problems import Refused
from prakan.domain.season_ladder import Turn
from prakan.domain.season_lateness import LateRule
from prakan.domain.season_reminders import LADDER, Rung, Whom
from prakan.foundation.models import AuditRow, Person
from prakan.registry.actions import listings
from prakan.registry.models import Institution
from tests.assessment.conftest import YEAR

pytestmark = pytest.mark.django_db
DUE = date(2024, 4, 30)
SCHOOL, ABOVE = (Whom.INSTITUTION,), (Whom.PARENT_AGENCY,)


def codes(call: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        call()
    return [fault.code for fault in refused.value.faults]


@pytest.fixture
def open_year(school: Institution, far_school: Institution, registrar: Person, now: datetime) -> Season:
    """The season of 2566 with both schools on the list of 2567."""
    both = [school.pk, far_school.pk]
    listings.put_on(institution_ids=both, year=2567, on=date(2023, 12, 1), by=registrar, at=now)
    return open_season(year=YEAR, by=registrar, at=now)


def changed(by: Person, at: datetime, rungs: Sequence[Rung], revision: int = 1, **more: object) -> bool:
    given = {"confirmed": False, "reason": "ตามหนังสือ"} | more
    return set_ladder(year=YEAR, rungs=rungs, revision=revision, by=by, at=at, **given)  # type: ignore[arg-type]


def morning(day: date, now: datetime) -> datetime:
    return now.replace(year=day.year, month=day.month, day=day.day)


def test_a_ladder_is_the_folders_until_it_is_changed(
    open_year: Season, registrar: Person, now: datetime
) -> None:
    before = ladder(registrar, YEAR)
    assert (before.rungs, before.changed_at, before.revision) == (LADDER, None, 1)
    assert changed(registrar, now, LADDER) is False
    assert changed(registrar, now, [Rung(1, SCHOOL), Rung(-10, (*SCHOOL, *ABOVE))], confirmed=True) is True
    after = ladder(registrar, YEAR)
    assert after.rungs == (Rung(-10, (*SCHOOL, *ABOVE)), Rung(1, SCHOOL))
    assert (after.confirmed, after.reason, after.changed_at, after.revision) == (True, "ตามหนังสือ", now, 2)
    row = AuditRow.objects.get(step="season.ladder")
    assert (row.subject, len(row.before["ladder"])) == (f"season:{YEAR}", len(LADDER))
    assert row.after == {
        "ladder": [{"days": -10, "to": ["institution", "parent_agency"]}, {"days": 1, "to": ["institution"]}],
        "confirmed": True,
        "reason": "ตามหนังสือ",
    }


def test_what_cannot_be_kept_is_told_and_nothing_changes(
    open_year: Season, registrar: Person, auditor: Person, now: datetime
) -> None:
    assert codes(lambda: changed(auditor, now, LADDER)) == ["ACCESS-001"]
    assert codes(lambda: changed(registrar, now, [], reason=" ")) == ["SEASON-040", "SEASON-003"]
    assert codes(lambda: changed(registrar, now, [Rung(300, SCHOOL)])) == ["SEASON-044"]
    assert codes(lambda: changed(registrar, now, [Rung(1, SCHOOL)], revision=7)) == ["EDIT-001"]
    assert (ladder(registrar, YEAR).rungs, AuditRow.objects.filter(step="season.ladder").count()) == (
        LADDER,
        0,
    )


def test_the_plan_tells_when_and_for_how_many_and_the_worker_does_so(
    open_year: Season,
    school: Institution,
    principal: Person,
    supervisor: Person,
    registrar: Person,
    now: datetime,
) -> None:
    extend(year=YEAR, institution_id=school.pk, until=date(2024, 5, 15), reason="น้ำท่วม", by=registrar, at=now)
    rungs = (Rung(-7, SCHOOL), Rung(1, ABOVE))
    day = date(2024, 5, 9)
    told = {
        (plan.rung.days, one.due_on): (one.on, one.turn, one.reports, one.parents, one.sent)
        for plan in rung_plans(registrar, YEAR, day, rungs)
        for one in plan.sendings
    }
    assert told == {
        (-7, DUE): (date(2024, 4, 23), Turn.PASSED, 0, 0, 0),
        (-7, date(2024, 5, 15)): (date(2024, 5, 8), Turn.NOW, 1, 1, 0),
        (1, DUE): (date(2024, 5, 1), Turn.NOW, 1, 1, 0),
        (1, date(2024, 5, 15)): (date(2024, 5, 16), Turn.AHEAD, 1, 1, 0),
    }
    changed(registrar, now, rungs)
    climb(at=morning(day, now))
    assert list(SeasonReminder.objects.values_list("institution", "rung")) == [(school.pk, "before-7")]
    (first, _) = rung_plans(registrar, YEAR, day, rungs)
    assert [(one.turn, one.sent) for one in first.sendings] == [(Turn.PASSED, 0), (Turn.SENT, 1)]


def test_a_changed_ladder_sends_nothing_twice(
    open_year: Season, principal: Person, registrar: Person, now: datetime
) -> None:
    changed(registrar, now, [Rung(-7, SCHOOL)])
    assert climb(at=morning(date(2024, 4, 24), now)) == 1
    changed(registrar, now, [Rung(-10, SCHOOL), Rung(-7, SCHOOL), Rung(3, SCHOOL)], revision=2)
    assert climb(at=morning(date(2024, 4, 25), now)) == 0
    assert climb(at=morning(date(2024, 5, 3), now)) == 1


def test_a_rung_after_reports_are_taken_no_more_says_so(
    open_year: Season, registrar: Person, now: datetime
) -> None:
    def closed() -> list[bool]:
        (plan,) = rung_plans(registrar, YEAR, DUE, [Rung(7, SCHOOL)])
        return [one.closed for one in plan.sendings]

    assert closed() == [False]
    for revision, kind in ((1, Kind.BASIC), (1, Kind.CHILD_CENTRE)):
        fields = DeadlineFields(DUE, late_rule=LateRule.REFUSE)
        set_deadline(year=YEAR, kind=kind, fields=fields, reason="ม", revision=revision, by=registrar, at=now)
    assert closed() == [True]
