"""Visits that are no longer in their plan, shown as a list for approval had them when it was sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prakan.assessment.models import TeamVisit
from prakan.assessment.queries.team_visits import SeatView, StopView, VisitView
from prakan.domain.team_lists import ListedVisit, listed_visit
from prakan.registry.models import Assessor, Institution


def views_as_listed(lines: Mapping[int, tuple[int, Mapping[str, Any]]]) -> dict[int, VisitView]:
    """Return visits by the ids of their lines, from their numbers and what the lines keep; two statements.

    They have no id, no way and no cost any more. Whoever asks has checked the person.
    """
    if not lines:
        return {}
    facts = {pk: (number, listed_visit(said)) for pk, (number, said) in lines.items()}
    places = Institution.objects.in_bulk({place for _, one in facts.values() for place, _ in one.stops})
    people = Assessor.objects.in_bulk({who for _, one in facts.values() for who, _ in one.team})
    return {pk: _view(number, one, places, people) for pk, (number, one) in facts.items()}


def _view(
    number: int, one: ListedVisit, places: Mapping[int, Institution], people: Mapping[int, Assessor]
) -> VisitView:
    return VisitView(
        id=0,
        plan=0,
        number=number,
        level=one.level,
        week=0,
        starts=one.starts,
        ends=one.ends,
        cost=0,
        metres=0,
        is_pinned=False,
        stage=TeamVisit.Stage.PROPOSED,
        stops=tuple(_stop(places[place], at, days) for at, (place, days) in enumerate(one.stops, 1)),
        team=tuple(_seat(people[who], seat) for who, seat in one.team),
    )


def _stop(row: Institution, order: int, days: int) -> StopView:
    return StopView(row.pk, row.name, order, days, row.province, row.district, None, None)


def _seat(row: Assessor, seat: str) -> SeatView:
    return SeatView(row.pk, row.number, row.name, seat, row.province, row.is_demo)
