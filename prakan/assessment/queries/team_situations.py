"""A plan of teams as it stands: its records, what happened since, its pins, what is announced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from prakan.assessment.models import TeamPlan, TeamSeat, TeamStop, TeamVisit
from prakan.assessment.queries.team_plans import CHANGEABLE, plan_row
from prakan.assessment.queries.team_snapshots import plan_as_searched, snapshot
from prakan.domain.problems import refuse
from prakan.domain.problems_team_changes import NOT_CHANGEABLE
from prakan.domain.team_changes import Event, event_of, situation
from prakan.domain.teams import Pin, Plan, Problem, Year
from prakan.foundation.models import Person


@dataclass(frozen=True)
class Standing:
    """A plan that can be changed: ``problem`` is what it was made from, ``events`` what happened since.

    ``pins`` by the number of their visit; ``announced`` are institutions that know their team.
    """

    plan_id: int
    name: str
    problem: Problem
    year: Year
    plan: Plan
    events: tuple[Event, ...]
    pins: Mapping[int, Pin]
    announced: frozenset[str]
    revision: int

    @property
    def problem_now(self) -> Problem:
        """Return the problem after all that happened, with the pins of the plan."""
        return situation(self.problem, self.events, self.pins.values())


def standing(person: Person, plan_id: int) -> Standing:
    """Return a plan as it stands; for staff.

    Raises ``Refused``: ACCESS-001, TEAM-022, TEAM-026 (its records are lost), TEAM-055 (not to be changed).
    """
    row = plan_row(person, plan_id)
    check_changeable(row)
    return as_it_stands(person, row)


def check_changeable(row: TeamPlan) -> None:
    """Raise ``Refused`` (TEAM-055) unless a plan has teams and was not replaced."""
    if row.stage not in CHANGEABLE:
        raise refuse(NOT_CHANGEABLE, name=row.name)


def as_it_stands(person: Person, row: TeamPlan) -> Standing:
    """Return a plan as it stands, one that was replaced too; for staff.

    Raises ``Refused``: ACCESS-001, TEAM-022, TEAM-026 (its records are lost).
    """
    plan_id = row.pk
    made_from = snapshot(person, plan_id)
    return Standing(
        plan_id=row.pk,
        name=row.name,
        problem=made_from.problem,
        year=made_from.year,
        plan=plan_as_searched(person, plan_id),
        events=tuple(event_of(one) for one in row.events),
        pins=_pins(row.pk),
        announced=announced_in(plan_id),
        revision=row.revision,
    )


def announced_in(plan_id: int) -> frozenset[str]:
    """Return the institutions of a plan that know their team."""
    told = TeamStop.objects.filter(visit__plan=plan_id, visit__stage=TeamVisit.Stage.ANNOUNCED)
    return frozenset(str(pk) for pk in told.values_list("institution_id", flat=True))


def _pins(plan_id: int) -> dict[int, Pin]:
    """Return the pins of a plan: whole visits as they are, or people who stay whoever else comes."""
    rows = TeamVisit.objects.filter(plan=plan_id)
    held = TeamSeat.objects.filter(visit__plan=plan_id, is_pinned=True).values("visit")
    pinned = {row.pk: row for row in rows.filter(is_pinned=True) | rows.filter(pk__in=held)}
    places: dict[int, list[str]] = defaultdict(list)
    for visit, place in TeamStop.objects.filter(visit__in=pinned).values_list("visit_id", "institution_id"):
        places[visit].append(str(place))
    chairs: dict[int, str] = {}
    members: dict[int, list[str]] = defaultdict(list)
    for seat in TeamSeat.objects.filter(visit__in=pinned):
        if not (pinned[seat.visit_id].is_pinned or seat.is_pinned):
            continue
        if seat.seat == TeamSeat.Seat.CHAIR:
            chairs[seat.visit_id] = str(seat.assessor_id)
        else:
            members[seat.visit_id].append(str(seat.assessor_id))
    return {
        row.number: Pin(
            tuple(sorted(places[pk])),
            chairs.get(pk, ""),
            tuple(sorted(members[pk])),
            row.week if row.is_pinned else None,
        )
        for pk, row in sorted(pinned.items(), key=lambda one: one[1].number)
    }
