"""Visits of a plan of teams as a change keeps them: all that their rows say at this moment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prakan.assessment.models import TeamSeat, TeamStop, TeamVisit

Kept = dict[str, Any]
Seat = TeamSeat.Seat


def kept_rows(plan_id: int, institutions: Iterable[int]) -> list[Kept]:
    """Return the visits of a plan to some institutions as they stand."""
    found = TeamStop.objects.filter(visit__plan=plan_id, institution__in=list(institutions))
    rows = TeamVisit.objects.filter(pk__in=found.values("visit")).prefetch_related("stops", "seats")
    return [_kept_row(row) for row in rows.order_by("number")]


def _kept_row(row: TeamVisit) -> Kept:
    seats = sorted(row.seats.all(), key=lambda one: (one.seat != Seat.CHAIR, one.assessor_id))
    return {
        "number": row.number,
        "level": row.level,
        "week": row.week,
        "starts": row.starts.isoformat(),
        "ends": row.ends.isoformat(),
        "cost": row.cost,
        "metres": row.metres,
        "stops": [[stop.institution_id, stop.days] for stop in row.stops.all()],
        "team": [seat.assessor_id for seat in seats],
        "stage": row.stage,
        "pinned": row.is_pinned,
        "held": [seat.assessor_id for seat in seats if seat.is_pinned],
    }


def places_of(kept: Iterable[Kept]) -> list[int]:
    """Return the institutions of visits that a change keeps."""
    return [stop[0] for one in kept for stop in one["stops"]]
