"""Visits as a change keeps them, and the exchange of some visits of a plan for others, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from prakan.assessment.actions.teams.writing import VisitRow
from prakan.assessment.models import TeamPlan, TeamSeat, TeamStop, TeamVisit
from prakan.assessment.queries.team_kept_rows import Kept

Seat = TeamSeat.Seat


def kept_new(row: VisitRow, number: int, before: Kept | None) -> Kept:
    """Return a visit that takes a number, as a change keeps it; who was held and stays is held on.

    It is to be approved and announced again, whatever the stage of what was there ``before``.
    """
    assert isinstance(row.starts, date)
    assert isinstance(row.ends, date)
    return {
        "number": number,
        "level": row.level,
        "week": row.week,
        "starts": row.starts.isoformat(),
        "ends": row.ends.isoformat(),
        "cost": row.cost,
        "metres": row.metres,
        "stops": [list(stop) for stop in row.stops],
        "team": list(row.team),
        "stage": TeamVisit.Stage.PROPOSED.value,
        "pinned": False,
        "held": [who for who in (before or {}).get("held", ()) if who in row.team],
    }


def numbered(rows: Sequence[VisitRow], gone: Sequence[Kept], first: int) -> list[Kept]:
    """Return new visits, each with the number of the visit it shares most with, else from ``first`` on."""
    free = {one["number"]: one for one in gone}
    found = []
    for row in sorted(rows, key=lambda one: (-len(one.stops), one.stops)):
        places = {place for place, _ in row.stops}
        shared = {number: len(places & {stop[0] for stop in one["stops"]}) for number, one in free.items()}
        best = max(shared, key=lambda number: (shared[number], -number), default=0)
        if shared.get(best):
            found.append(kept_new(row, best, free.pop(best)))
        else:
            found.append(kept_new(row, first, None))
            first += 1
    return sorted(found, key=lambda one: int(one["number"]))


def exchange(plan: TeamPlan, gone: Iterable[Kept], come: Iterable[Kept]) -> None:
    """Take visits out of a plan and put others in; a number that stays keeps its row.

    Inside the transaction of the audit row that announces it.
    """
    coming = {one["number"]: one for one in come}
    leaving = {one["number"] for one in gone}
    rows = {row.number: row for row in plan.visits.filter(number__in=leaving | coming.keys())}
    TeamVisit.objects.filter(pk__in=[row.pk for n, row in rows.items() if n not in coming]).delete()
    for number, one in coming.items():
        row = rows.get(number) or TeamVisit(plan=plan, number=number)
        _write(row, one)


def _write(row: TeamVisit, one: Mapping[str, Any]) -> None:
    for name in ("level", "week", "cost", "metres", "stage"):
        setattr(row, name, one[name])
    row.starts, row.ends = date.fromisoformat(one["starts"]), date.fromisoformat(one["ends"])
    row.is_pinned = one["pinned"]
    row.save()
    stops = [[stop.institution_id, stop.days] for stop in row.stops.order_by("order")]
    if stops != one["stops"]:
        row.stops.all().delete()
        TeamStop.objects.bulk_create(
            TeamStop(visit=row, institution_id=place, order=at, days=days)
            for at, (place, days) in enumerate(one["stops"], 1)
        )
    _seat(row, one)


def _seat(row: TeamVisit, one: Mapping[str, Any]) -> None:
    """Seat a team; whoever stays keeps the row of their seat."""
    team, held = list(one["team"]), set(one["held"])
    row.seats.exclude(assessor__in=team).delete()
    row.seats.update(seat=Seat.MEMBER, is_pinned=False)
    there = set(row.seats.values_list("assessor_id", flat=True))
    TeamSeat.objects.bulk_create(
        TeamSeat(visit=row, assessor_id=who, seat=Seat.MEMBER) for who in team if who not in there
    )
    row.seats.filter(assessor=team[0]).update(seat=Seat.CHAIR)
    row.seats.filter(assessor__in=held).update(is_pinned=True)
