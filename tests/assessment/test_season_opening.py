"""The next season is prepared as a draft from the last one, then opened, and those concerned are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from prakan.assessment.actions.sars import mark_overdue
from prakan.assessment.actions.season_opening import open_, prepare
from prakan.assessment.actions.season_reminders import climb, remind
from prakan.assessment.actions.season_requests import ask
from prakan.assessment.actions.seasons import DeadlineFields, open_season, set_deadline
from prakan.assessment.models import Season, SeasonDeadline, SeasonRequest
from prakan.assessment.queries.season_due import due_day
from prakan.assessment.queries.season_rows import SeasonFilter
from prakan.assessment.queries.seasons import drafts, season, season_counts, years
from prakan.config.jobs import JOBS
from prakan.domain.institutions import Kind
from prakan.domain.problems import Refused
from prakan.domain.season_lateness import LateRule
from prakan.domain.season_reminders import LADDER, Rung, Whom, ladder_of
from prakan.foundation.actions import outbox
from prakan.foundation.models import Notice, Person
from prakan.registry.models import Institution
from tests.assessment.conftest import YEAR

pytestmark = pytest.mark.django_db
NEXT = YEAR + 1


def codes(call: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        call()
    return [fault.code for fault in refused.value.faults]


@pytest.fixture
def before(registrar: Person, now: datetime) -> Season:
    """The season of 2566 with a rule of its own for late reports, and a ladder of its own."""
    ladder = [{"days": 3, "to": ["officer"]}, {"days": -10, "to": ["institution", "parent_agency"]}]
    made = open_season(year=YEAR, ladder=ladder, by=registrar, at=now)
    fields = DeadlineFields(
        date(2024, 4, 30), confirmed=True, late_rule=LateRule.UNTIL, late_until=date(2024, 5, 15)
    )
    set_deadline(year=YEAR, kind=Kind.BASIC, fields=fields, reason="ม", revision=1, by=registrar, at=now)
    return made


def told(at: datetime, step: str) -> list[str]:
    """Do what follows, and return who has been told of a step so far."""
    outbox.plan(JOBS, at=at)
    outbox.work_off(JOBS, at=at)
    return sorted(Notice.objects.filter(template=step).values_list("person__username", flat=True))


def test_the_next_season_brings_the_days_of_the_last_a_year_later(
    before: Season, registrar: Person, now: datetime
) -> None:
    prepare(year=NEXT, by=registrar, at=now)
    made = season(registrar, NEXT)
    basic, higher = made.deadline("basic"), made.deadline("higher")
    assert basic is not None
    assert higher is not None
    assert (basic.due_on, basic.late_rule, basic.late_until) == (
        date(2025, 4, 30),
        "until",
        date(2025, 5, 15),
    )
    assert (basic.confirmed, basic.late_confirmed, "2566" in basic.reason) == (False, False, True)
    assert (higher.due_on, higher.apply_by) == (None, date(2024, 12, 31))
    assert (made.is_draft, made.list_year, made.opens_on) == (True, 2568, date(2025, 1, 1))
    assert made.ladder == (Rung(-10, (Whom.INSTITUTION, Whom.PARENT_AGENCY)), Rung(3, (Whom.OFFICER,)))
    assert (years(registrar), drafts(registrar)) == ((YEAR,), (NEXT,))


def test_a_draft_is_seen_by_officers_only_until_it_is_opened(
    before: Season,
    school: Institution,
    principal: Person,
    supervisor: Person,
    registrar: Person,
    now: datetime,
) -> None:
    prepare(year=NEXT, by=registrar, at=now)
    assert codes(lambda: season(supervisor, NEXT)) == ["SEASON-001"]
    assert drafts(supervisor) == ()
    ask_for = {"year": NEXT, "wished": date(2026, 1, 5), "reason": "น้ำท่วม", "by": supervisor, "at": now}
    assert codes(lambda: ask(agency="area1", **ask_for)) == ["SEASON-001"]
    assert SeasonRequest.objects.count() == 0
    listed = {"year": NEXT, "wanted": SeasonFilter(), "digest": "", "count": 0, "by": registrar, "at": now}
    assert codes(lambda: remind(**listed)) == ["SEASON-001"]
    assert codes(lambda: mark_overdue(**listed)) == ["SEASON-001"]
    assert due_day(school, "basic", NEXT, now.date()) is None
    assert season_counts(registrar, NEXT + 1, now.date()) == {}
    assert told(now, "season.open") == ["principal", "supervisor"]  # of the season before
    open_(year=NEXT, by=registrar, at=now)
    assert season(supervisor, NEXT).is_draft is False
    assert due_day(school, "basic", NEXT, now.date()) == date(2025, 4, 30)
    assert told(now, "season.open") == ["principal", "principal", "supervisor", "supervisor"]
    assert codes(lambda: open_(year=NEXT, by=registrar, at=now)) == ["SEASON-036"]


def test_a_change_of_an_open_season_is_told_to_those_of_its_kind(
    before: Season,
    school: Institution,
    principal: Person,
    supervisor: Person,
    registrar: Person,
    now: datetime,
) -> None:
    assert told(now, "season.deadline") == ["principal", "supervisor"]
    given = {"fields": DeadlineFields(date(2024, 5, 31)), "reason": "ม", "by": registrar, "at": now}
    set_deadline(year=YEAR, kind=Kind.VOCATIONAL, revision=1, **given)
    assert told(now, "season.deadline") == ["principal", "supervisor", "supervisor"]
    prepare(year=NEXT, by=registrar, at=now)
    set_deadline(year=NEXT, kind=Kind.BASIC, revision=1, **given)
    assert len(told(now, "season.deadline")) == 3


def test_what_cannot_be_prepared_or_opened(registrar: Person, auditor: Person, now: datetime) -> None:
    assert codes(lambda: prepare(year=99, by=registrar, at=now)) == ["SEASON-037"]
    assert codes(lambda: prepare(year=NEXT, by=auditor, at=now)) == ["ACCESS-001"]
    prepare(year=NEXT, by=registrar, at=now)
    assert codes(lambda: prepare(year=NEXT, by=registrar, at=now)) == ["SEASON-002"]
    SeasonDeadline.objects.update(due_on=None)
    assert codes(lambda: open_(year=NEXT, by=registrar, at=now)) == ["SEASON-035"]
    assert climb(at=now) == 0


def test_a_ladder_of_the_folder_is_read_or_refused() -> None:
    assert ladder_of([]) == LADDER
    assert ladder_of([{"days": 1, "to": ["officer"]}]) == (Rung(1, (Whom.OFFICER,)),)
    with pytest.raises(ValueError, match="two rungs"):
        ladder_of([{"days": 1, "to": []}, {"days": 1, "to": []}])
    with pytest.raises(ValueError, match="nobody"):
        ladder_of([{"days": 1, "to": ["nobody"]}])
