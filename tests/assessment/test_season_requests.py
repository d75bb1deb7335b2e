"""More time is asked for with a reason, granted or declined, and everybody concerned is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from prakan.assessment.actions.season_requests import ask, decline, grant
from prakan.assessment.actions.seasons import open_season
from prakan.assessment.models import Season, SeasonExtension, SeasonRequest
from prakan.assessment.queries.mine import my_institutions
from prakan.assessment.queries.season_due import due_day
from prakan.assessment.queries.season_requests import requests, waiting
from prakan.config.jobs import JOBS
from prakan.domain.problems import Refused
from prakan.foundation.actions import outbox
from prakan.foundation.models import AuditRow, Notice, Person
from prakan.registry.actions import listings
from prakan.registry.models import Institution
from tests.assessment.conftest import YEAR

pytestmark = pytest.mark.django_db
DUE, WISHED = date(2024, 4, 30), date(2024, 5, 15)


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


def asked(by: Person, at: datetime, whom: str = "1050010001", wished: date = WISHED, **more: str) -> int:
    kept = {"institution": whom, "reason": "น้ำท่วม", **more}
    return ask(year=YEAR, wished=wished, by=by, at=at, **kept).pk


def follow_up(at: datetime) -> None:
    outbox.plan(JOBS, at=at)
    outbox.work_off(JOBS, at=at)


def told() -> list[tuple[str, str]]:
    return list(
        Notice.objects.order_by("template", "person__username").values_list("template", "person__username")
    )


def test_a_school_asks_and_is_given_the_day_it_wished(
    open_year: Season,
    school: Institution,
    principal: Person,
    supervisor: Person,
    registrar: Person,
    now: datetime,
) -> None:
    pk = asked(principal, now)
    assert codes(lambda: asked(principal, now)) == ["SEASON-031"]
    assert (waiting(registrar, YEAR), waiting(supervisor, YEAR)) == (1, 1)
    assert grant(request_ids=[pk], by=registrar, at=now) == 1
    assert due_day(school, "basic", YEAR, DUE) == WISHED
    (given,) = SeasonExtension.objects.all()
    assert (given.institution_id, given.until, given.reason, given.by) == (
        school.pk,
        WISHED,
        "น้ำท่วม",
        registrar,
    )
    (kept,) = requests(principal, YEAR)
    assert (kept.answer, kept.until, kept.answered_by) == ("granted", WISHED, registrar.name)
    (mine,) = my_institutions(principal, now)
    assert [one.answer for one in mine.asked] == ["granted"]
    steps = AuditRow.objects.filter(subject=f"season:{YEAR}").order_by("pk").values_list("step", flat=True)
    assert list(steps) == ["season.open", "season.ask", "season.grant"]
    assert codes(lambda: grant(request_ids=[pk], by=registrar, at=now)) == ["SEASON-034"]


def test_everybody_concerned_is_told(
    open_year: Season,
    principal: Person,
    teacher: Person,
    supervisor: Person,
    far_supervisor: Person,
    registrar: Person,
    now: datetime,
) -> None:
    pk = asked(principal, now)
    follow_up(now)
    assert [who for template, who in told() if template == "season.ask"] == [
        "registrar",
        "supervisor",
        "teacher",
    ]
    decline(request_ids=[pk], reason="มีเวลาพอ", by=registrar, at=now)
    follow_up(now)
    assert [who for template, who in told() if template == "season.decline"] == [
        "principal",
        "supervisor",
        "teacher",
    ]


def test_many_are_granted_at_once_to_another_day_or_none_of_them(
    open_year: Season,
    school: Institution,
    far_school: Institution,
    principal: Person,
    far_supervisor: Person,
    registrar: Person,
    now: datetime,
) -> None:
    both = [asked(principal, now), asked(far_supervisor, now, "1050010003")]
    day = date(2024, 5, 10)
    assert codes(lambda: grant(request_ids=both, until=DUE, by=registrar, at=now)) == ["SEASON-004"]
    assert SeasonExtension.objects.count() == 0
    assert grant(request_ids=both, until=day, reason="หนังสือที่ 4", by=registrar, at=now) == 2
    assert [due_day(of, "basic", YEAR, DUE) for of in (school, far_school)] == [day, day]
    assert set(SeasonRequest.objects.values_list("answer", "answer_reason")) == {("granted", "หนังสือที่ 4")}


def test_a_parent_agency_asks_for_all_under_it(
    open_year: Season,
    school: Institution,
    far_school: Institution,
    supervisor: Person,
    registrar: Person,
    now: datetime,
) -> None:
    pk = asked(supervisor, now, "", agency="area1")
    grant(request_ids=[pk], by=registrar, at=now)
    assert due_day(school, "basic", YEAR, DUE) == WISHED
    assert due_day(far_school, "basic", YEAR, DUE) == DUE


def test_nobody_asks_for_others_without_a_reason_or_for_a_day_that_is_no_later(
    open_year: Season, principal: Person, supervisor: Person, registrar: Person, now: datetime
) -> None:
    assert codes(lambda: asked(principal, now, "1050010003")) == ["SEASON-032"]
    assert codes(lambda: asked(supervisor, now, "1050010003")) == ["SEASON-032"]
    assert codes(lambda: asked(supervisor, now, "", agency="area2")) == ["SEASON-032"]
    assert codes(lambda: asked(principal, now, reason=" ")) == ["SEASON-003"]
    assert codes(lambda: asked(principal, now, wished=DUE)) == ["SEASON-004"]
    later = now + timedelta(days=300)
    assert codes(lambda: asked(principal, later)) == ["SEASON-033"]
    assert codes(lambda: asked(registrar, now)) == ["ACCESS-001"]
    open_year.deadlines.filter(kind="basic").update(due_on=None)
    assert codes(lambda: asked(principal, now)) == ["SEASON-005"]
    assert SeasonRequest.objects.count() == 0


def test_declining_needs_a_reason_and_leaves_the_deadline(
    open_year: Season,
    school: Institution,
    principal: Person,
    registrar: Person,
    auditor: Person,
    now: datetime,
) -> None:
    pk = asked(principal, now)
    assert codes(lambda: decline(request_ids=[pk], reason=" ", by=registrar, at=now)) == ["SEASON-003"]
    assert codes(lambda: decline(request_ids=[pk], reason="ก", by=auditor, at=now)) == ["ACCESS-001"]
    decline(request_ids=[pk], reason="มีเวลาพอ", by=registrar, at=now)
    assert due_day(school, "basic", YEAR, DUE) == DUE
    assert SeasonRequest.objects.get().answer_reason == "มีเวลาพอ"
    asked(principal, now)
    assert [one.answer for one in requests(registrar, YEAR)] == ["waiting", "declined"]
