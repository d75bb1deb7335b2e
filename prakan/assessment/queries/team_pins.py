"""Reading the pins of a plan of teams, and of one visit who pinned it and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from prakan.assessment.models import TeamSeat
from prakan.assessment.queries.team_change_views import PinView
from prakan.assessment.queries.team_plans import plan_row
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.audit import AuditView, trail


@dataclass(frozen=True, slots=True)
class PinHeld:
    """A pin that holds at a visit: of the whole (no ``who``) or of one person; who set it, when and why."""

    assessor: int
    who: Text
    reason: str
    by: Text
    at: datetime | None


def team_pins(person: Person, plan_id: int) -> tuple[PinView, ...]:
    """Return the pins of a plan by the numbers of their visits; for staff."""
    plan = plan_row(person, plan_id)
    rows = plan.visits.filter(Q(is_pinned=True) | Q(seats__is_pinned=True)).distinct()
    return tuple(
        PinView(
            number=row.number,
            places=tuple(stop.institution.name for stop in row.stops.all()),
            starts=row.starts,
            people=()
            if row.is_pinned
            else tuple((s.assessor_id, s.assessor.name) for s in row.seats.all() if s.is_pinned),
            visit=row.pk,
        )
        for row in rows.order_by("number").prefetch_related("stops__institution", "seats__assessor")
    )


def pins_of_visit(person: Person, plan_id: int, visit_id: int) -> tuple[PinHeld, ...]:
    """Return the pins that hold at a visit, the whole one first; for staff.

    Who set it and why stands in the trail; a pin that came with a copy has none there.
    """
    visit = plan_row(person, plan_id).visits.filter(pk=visit_id).first()
    if visit is None:
        return ()
    held = TeamSeat.objects.filter(visit=visit, is_pinned=True).select_related("assessor")
    people = [(seat.assessor_id, seat.assessor.name) for seat in held]
    wanted = [(0, Text(""))] * visit.is_pinned + people
    said = _said(person, visit_id) if wanted else {}
    return tuple(_held(who, name, said.get(who)) for who, name in wanted)


def _said(person: Person, visit_id: int) -> Mapping[int, AuditView]:
    """Return by assessor (0: the whole visit) what was said when the pin was set last."""
    rows = [row for row in trail(person, f"team_visit:{visit_id}") if row.step == "team.pin"]
    return {row.after.get("assessor") or 0: row for row in rows}


def _held(who: int, name: Text, row: AuditView | None) -> PinHeld:
    if row is None:
        return PinHeld(who, name, "", Text(""), None)
    return PinHeld(who, name, str(row.after.get("reason", "")), row.by_name, row.at)
