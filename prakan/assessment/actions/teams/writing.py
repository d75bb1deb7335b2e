"""Writing a formed plan: its visits, stops and seats, who is left out and why, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise, permutations

from django.db import transaction

from prakan.assessment.actions.teams.holding import Lost
from prakan.assessment.models import TeamAside, TeamLeftOut, TeamPlan, TeamSeat, TeamStop, TeamVisit
from prakan.assessment.queries.team_input import TeamInput
from prakan.assessment.transition import advance_plan
from prakan.domain.problems import Fault
from prakan.domain.problems_team_plans import LEFT_OUT_SEARCHED, OTHERS_NEEDED_MORE
from prakan.domain.roster_sheet.kept import kept
from prakan.domain.team_rules import own_level
from prakan.domain.teams import Plan, Problem, Visit, Year
from prakan.domain.teams.verify import road
from prakan.foundation.bulk import insert, numbers, roomy

Why = TeamLeftOut.Why
MILLION = 1_000_000


@dataclass(frozen=True)
class Formed:
    """What forming made: from what, the plan, who could not be served in any, where the records lie."""

    given: TeamInput
    plan: Plan
    impossible: frozenset[str]
    place: str


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit as rows: the columns of ``TeamVisit``, its stops in the order of the way, its team."""

    level: str
    week: int
    starts: object
    ends: object
    cost: int
    metres: int
    stops: tuple[tuple[int, int], ...]  # institution, days
    team: tuple[int, ...]  # the chair first


def write(claimed: TeamPlan, formed: Formed, at: datetime) -> None:
    """Write a formed plan, all or nothing; raises ``Lost`` when it is no longer this worker's."""
    problem = formed.given.problem
    visits = [visit_row(one, problem, formed.given.year) for one in formed.plan.visits]
    with roomy(), transaction.atomic():
        row = TeamPlan.objects.select_for_update().get(pk=claimed.pk)
        if row.stage != TeamPlan.Stage.FORMING or row.started_at != claimed.started_at:
            raise Lost(claimed.pk)
        changes = _changes(formed, visits, at)
        said = {name: changes[name] for name in ("plan_digest", "input_digest", "cost", "counts")}
        advance_plan(row, "team.propose", by=None, at=at, changes=changes, record=said)
        write_visits(row.pk, visits)
        _left_out(row.pk, formed)
        _aside(row.pk, formed.given)


def _changes(formed: Formed, visits: list[VisitRow], at: datetime) -> dict[str, object]:
    made, seats = formed.plan, {one.id: one.seats for one in formed.given.problem.institutions}
    return {
        "finished": made.finished,
        "rule_version": made.version,
        "input_digest": made.input_digest,
        "plan_digest": made.digest,
        "cost": made.cost,
        "empty_seats": sum(seats[one] for one in made.unserved),
        "snapshot": formed.place,
        "counts": _counts(formed, visits),
        "problem": [],
        "phase": TeamPlan.Phase.PROVING,  # which goes on beside the plan
        "formed_at": at,
    }


def _counts(formed: Formed, visits: list[VisitRow]) -> dict[str, int]:
    given, made = formed.given, formed.plan
    return {
        "institutions": given.listed,
        "planned": sum(len(one.stops) for one in visits),
        "left_out": len(made.unserved) + len(given.places_out),
        "assessors": given.registered,
        "considered": len(given.problem.assessors),
        "people": len({who for one in visits for who in one.team}),
        "visits": len(visits),
        "metres": sum(one.metres for one in visits),
    }


def visit_row(visit: Visit, problem: Problem, year: Year) -> VisitRow:
    """Return a visit of the search as rows: from Monday on, by the shortest way through its institutions.

    ``metres``: by road, for each person from home to the nearest institution and back, and the way between.
    """
    book = problem.book
    places = [book.institutions[one] for one in visit.institutions]
    way = min(permutations(places), key=lambda order: sum(road(book, a, b) for a, b in pairwise(order)))
    between = sum(road(book, a, b) for a, b in pairwise(way))
    there = sum(min(road(book, book.assessors[who], one) for one in places) for who in visit.team)
    monday, days = year.monday(visit.week), sum(one.days for one in places)
    return VisitRow(
        level=own_level(places[0].level),
        week=visit.week,
        starts=monday,
        ends=monday + timedelta(days=days - 1),
        cost=visit.cost,
        metres=round(2 * there + between * len(visit.team)),
        stops=tuple((int(one.id), one.days) for one in way),
        team=tuple(int(who) for who in visit.team),
    )


VISIT = ("id", "number", "level", "week", "starts", "ends", "cost", "metres")


def write_visits(plan_id: int, visits: Iterable[VisitRow], first: int = 1) -> list[int]:
    """Insert visits with their stops and seats, numbered from ``first``; returns their ids.

    Inside the transaction of the audit row that announces them.
    """
    several = list(visits)
    ids = numbers(TeamVisit, len(several))
    rows = (
        (pk, first + at, one.level, one.week, one.starts, one.ends, one.cost, one.metres)
        for at, (pk, one) in enumerate(zip(ids, several, strict=True))
    )
    insert(TeamVisit, VISIT, rows, fixed={"plan_id": plan_id})
    insert(TeamStop, ("visit_id", "institution_id", "order", "days"), _stops(ids, several))
    insert(TeamSeat, ("visit_id", "assessor_id", "seat"), _seats(ids, several))
    return ids


def _stops(ids: list[int], visits: list[VisitRow]) -> Iterator[tuple[int, int, int, int]]:
    for pk, one in zip(ids, visits, strict=True):
        for order, (place, days) in enumerate(one.stops, 1):
            yield pk, place, order, days


def _seats(ids: list[int], visits: list[VisitRow]) -> Iterator[tuple[int, int, str]]:
    for pk, one in zip(ids, visits, strict=True):
        for at, who in enumerate(one.team):
            yield pk, who, (TeamSeat.Seat.MEMBER if at else TeamSeat.Seat.CHAIR).value


def _left_out(plan_id: int, formed: Formed) -> None:
    given, never = formed.given, formed.impossible
    rows: list[tuple[int, str, str, list[object]]] = [
        (place, given.levels[place], Why.RECORD.value, said(fault))
        for place, fault in given.places_out.items()
    ]
    for one in formed.plan.unserved:
        named = {"record": given.names[int(one)]}
        why, problem = (
            (Why.IMPOSSIBLE, LEFT_OUT_SEARCHED) if one in never else (Why.SHORTAGE, OTHERS_NEEDED_MORE)
        )
        rows.append((int(one), given.levels[int(one)], why.value, said(Fault(problem, dict(named)))))
    insert(
        TeamLeftOut, ("institution_id", "level", "why", "problem"), sorted(rows), fixed={"plan_id": plan_id}
    )


def _aside(plan_id: int, given: TeamInput) -> None:
    rows = [(who, said(fault)) for who, fault in sorted(given.people_out.items(), key=lambda one: one[0])]
    insert(TeamAside, ("assessor_id", "problem"), rows, fixed={"plan_id": plan_id})


def said(fault: Fault) -> list[object]:
    """Return a fault as a row keeps it."""
    values: Mapping[str, object] = kept(fault.values)
    return [fault.code, dict(values)]
