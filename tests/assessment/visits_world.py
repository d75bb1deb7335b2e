"""A confirmed plan of a few visits without a search: two schools a trip, a chair and a member each."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from prakan.assessment.actions.team_lists import install_routes
from prakan.assessment.models import TeamPlan, TeamSeat, TeamStop, TeamVisit
from prakan.domain.team_rules import to_json, usual_rules
from prakan.foundation.models import Person
from prakan.registry.models import Assessor
from tests.assessment.team_world import YEAR, hired, listed

MONDAY = date(2024, 1, 15)
FAR = date(2090, 1, 2)  # a Monday that no clock of a test run has passed
ROUTES = (
    {"level": "basic", "bodies": ["director"], "answer_days": 7},
    {"level": "vocational", "bodies": ["committee", "director"], "answer_days": 5, "confirmed": True},
)


def counts(visits: int) -> dict[str, int]:
    """Return what a formed plan of so many visits counts, two schools and two people each."""
    many = dict.fromkeys(("institutions", "planned", "assessors", "considered", "people"), 2 * visits)
    return {**many, "left_out": 0, "visits": visits, "metres": 1000 * visits, "people_aside": 0}


def confirmed(
    by: Person,
    now: datetime,
    *,
    visits: int = 2,
    level: str = "basic",
    provinces: tuple[str, ...] = ("50",),
    monday: date = MONDAY,
) -> TeamPlan:
    """Save and return a confirmed plan: one visit a week, each of two schools with its own team."""
    install_routes(ROUTES, at=now)
    plan = TeamPlan.objects.create(
        year=YEAR,
        name="แผนทดสอบ",
        stage="confirmed",
        policy=to_json(usual_rules()),
        starts_on=monday,
        weeks=8,
        steps=1,
        by=by,
        at=now,
        confirmed_by=by,
        confirmed_at=now,
        counts=counts(visits),
    )
    places = listed(2 * visits, now, provinces=provinces)
    people = hired(2 * visits, now, code=provinces[0])
    for at in range(visits):
        add_visit(
            plan,
            at + 1,
            level,
            [p.pk for p in places[2 * at : 2 * at + 2]],
            people[2 * at : 2 * at + 2],
            monday=monday,
        )
    return plan


def add_visit(
    plan: TeamPlan,
    number: int,
    level: str,
    places: list[int],
    team: list[Assessor],
    *,
    monday: date = MONDAY,
) -> TeamVisit:
    """Save and return a visit in the week of its number: three days, the first of the team chairs."""
    monday += timedelta(weeks=number - 1)
    visit = TeamVisit.objects.create(
        plan=plan,
        number=number,
        level=level,
        week=number - 1,
        starts=monday,
        ends=monday + timedelta(days=2),
        cost=100_00,
        metres=1000,
    )
    for order, place in enumerate(places, 1):
        TeamStop.objects.create(visit=visit, institution_id=place, order=order, days=1)
    for at, one in enumerate(team):
        TeamSeat.objects.create(visit=visit, assessor=one, seat="member" if at else "chair")
    return visit
