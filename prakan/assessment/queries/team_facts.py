"""What visits say at this moment, as lists for approval and invitations keep it; the rows behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from prakan.assessment.models import TeamRoute, TeamSeat, TeamStop, TeamVisit
from prakan.domain.team_lists import ListedVisit
from prakan.domain.team_routes import Body, Route
from prakan.domain.text import Text


def facts_of(visits: Sequence[TeamVisit]) -> dict[int, ListedVisit]:
    """Return what each visit says, by id; two statements."""
    ids = [one.pk for one in visits]
    stops: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for visit, place, days in (
        TeamStop.objects.filter(visit__in=ids)
        .order_by("visit", "order")
        .values_list("visit_id", "institution_id", "days")
    ):
        stops[visit].append((place, days))
    team: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for visit, who, seat in TeamSeat.objects.filter(visit__in=ids).values_list(
        "visit_id", "assessor_id", "seat"
    ):
        team[visit].append((who, seat))
    return {
        one.pk: ListedVisit(
            level=one.level,
            starts=one.starts,
            ends=one.ends,
            stops=tuple(stops[one.pk]),
            team=tuple(team[one.pk]),
        )
        for one in visits
    }


def routes() -> dict[str, Route]:
    """Return the route of every level that the agency has named; it is nobody's secret."""
    return {
        row.level: Route(
            level=row.level,
            bodies=tuple(Body(name) for name in row.bodies),
            four_eyes=row.four_eyes,
            invite_early=row.invite_early,
            ask_next=row.ask_next,
            answer_days=row.answer_days,
            object_days=row.object_days,
            confirmed=row.confirmed,
            note=Text(row.note_th, row.note_en),
        )
        for row in TeamRoute.objects.all()
    }


def route(level: str) -> Route:
    """Return the route of a level; the usual one, to be confirmed, where the agency names none."""
    return routes().get(level) or Route(level)


def numbers_said(numbers: Iterable[int], *, most: int = 10) -> str:
    """Return numbers of visits for a sentence: the first few, then dots."""
    found = sorted(numbers)
    return ", ".join(map(str, found[:most])) + (" …" if len(found) > most else "")
