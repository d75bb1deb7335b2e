"""The shape of a plan of teams: where its institutions lie, how many days how many people have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Sum

from prakan.assessment.models import TeamLeftOut, TeamSeat, TeamStop
from prakan.assessment.queries.team_plans import plan_row
from prakan.assessment.queries.team_visits import VisitFilter, visit_ids
from prakan.domain.places import province
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """An institution of a plan: where it lies (degrees), which visit; None: unknown, or nobody comes."""

    institution: int
    name: Text
    province: str
    level: str
    latitude: float | None
    longitude: float | None
    visit: int | None
    number: int | None


def plan_places(
    person: Person, plan_id: int, wanted: VisitFilter | None = None
) -> tuple[tuple[PlanPlace, ...], tuple[PlanPlace, ...]]:
    """Return the institutions of a plan that are visited, and those left out, that a filter wants; for staff.

    Who is left out has no week, stage or team: a filter by one of these wants none of them. Raises
    ``Refused``: ACCESS-001, TEAM-022.
    """
    plan_row(person, plan_id)
    visited, out = _visited(plan_id), _left_out(plan_id)
    if wanted is None or wanted == VisitFilter():
        return visited, out
    ids = visit_ids(person, plan_id, wanted)
    teamless = not (wanted.stage or wanted.pinned or wanted.week is not None or wanted.assessor is not None)
    return (
        tuple(one for one in visited if one.visit in ids),
        tuple(one for one in out if _is_wanted(one, wanted)) if teamless else (),
    )


def _is_wanted(one: PlanPlace, wanted: VisitFilter) -> bool:
    place, text = province(one.province), wanted.text.strip()
    return (
        wanted.level in ("", one.level)
        and wanted.province in ("", one.province)
        and (
            not wanted.region
            or bool(wanted.province)
            or (place is not None and place.region == wanted.region)
        )
        and wanted.institution in (None, one.institution)
        and text.lower() in f"{one.name.th} {one.name.en}".lower()
    )


@remembered
def _visited(plan_id: int) -> tuple[PlanPlace, ...]:
    rows = TeamStop.objects.filter(visit__plan=plan_id).order_by("visit__number", "order")
    names = ("visit_id", "visit__number", "visit__level", *(f"institution__{name}" for name in _PLACE))
    return tuple(
        _place(rest, visit=visit, number=number, level=level)
        for visit, number, level, *rest in rows.values_list(*names)
    )


@remembered
def _left_out(plan_id: int) -> tuple[PlanPlace, ...]:
    rows = TeamLeftOut.objects.filter(plan=plan_id).order_by("institution__sort_key", "pk")
    names = ("level", *(f"institution__{name}" for name in _PLACE))
    return tuple(
        _place(rest, visit=None, number=None, level=level) for level, *rest in rows.values_list(*names)
    )


_PLACE = ("pk", "name_th", "name_en", "province", "latitude", "longitude")


def _place(found: list[object], *, visit: int | None, number: int | None, level: str) -> PlanPlace:
    pk, th, en, code, latitude, longitude = found
    return PlanPlace(
        institution=int(str(pk)),
        name=Text(str(th), str(en)),
        province=str(code),
        level=level,
        latitude=None if latitude is None else float(str(latitude)),
        longitude=None if longitude is None else float(str(longitude)),
        visit=visit,
        number=number,
    )


def days_shared(person: Person, plan_id: int) -> Mapping[int, int]:
    """Return how many people have how many visit days in a plan, days first; for staff; three statements.

    Who was considered and has no visit counts under 0.
    """
    considered = plan_row(person, plan_id).counts.get("considered", 0)
    found = Counter(_days(plan_id))
    idle = max(0, considered - sum(found.values()))
    return dict(sorted(({0: idle} | found if idle else found).items()))


@remembered
def _days(plan_id: int) -> tuple[int, ...]:
    """Return the visit days of everybody who has a seat, in no order."""
    work = dict(
        TeamStop.objects.filter(visit__plan=plan_id)
        .order_by()
        .values_list("visit")
        .annotate(days=Sum("days"))
        .values_list("visit", "days")
    )
    spent: Counter[int] = Counter()
    for who, visit in TeamSeat.objects.filter(visit__plan=plan_id).values_list("assessor_id", "visit_id"):
        spent[who] += work.get(visit, 0)
    return tuple(spent.values())
