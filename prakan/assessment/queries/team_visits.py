"""Reading the visits of a plan of teams: a page of them, one of them, what each person has to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from prakan.assessment.models import TeamSeat, TeamStop, TeamVisit
from prakan.assessment.queries.team_plans import plan_row, visits_reached
from prakan.assessment.queries.team_snapshots import snapshot
from prakan.domain.finding.terms import letters
from prakan.domain.places import provinces
from prakan.domain.problems import refuse
from prakan.domain.problems_team_plans import NO_SUCH_VISIT
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import Assessor
from prakan.registry.queries.reach import assessors_of

PAGE = 50


@dataclass(frozen=True, slots=True)
class VisitFilter:
    """Which visits are wanted; "" and None mean any. ``text``: part of a name, or the number of a team."""

    text: str = ""
    level: str = ""
    region: str = ""  # a key of domain/places.REGIONS
    province: str = ""
    week: int | None = None
    assessor: int | None = None
    institution: int | None = None
    stage: str = ""
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class StopView:
    """An institution of a trip; places are codes of domain/places, the position is in degrees."""

    institution: int
    name: Text
    order: int
    days: int
    province: str
    district: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class SeatView:
    """A person of a team: "chair" or "member". Homes are told by province only."""

    assessor: int
    number: str
    name: Text
    seat: str
    province: str
    is_demo: bool
    is_pinned: bool = False  # stays at this visit, whoever else comes


@dataclass(frozen=True, slots=True)
class VisitView:
    """A trip of one team; ``cost`` in satang without fairness, ``metres`` of all people together."""

    id: int
    plan: int
    number: int
    level: str
    week: int
    starts: date
    ends: date
    cost: int
    metres: int
    is_pinned: bool
    stage: str
    stops: tuple[StopView, ...]
    team: tuple[SeatView, ...]  # the chair first

    @property
    def days(self) -> int:
        return sum(stop.days for stop in self.stops)


@dataclass(frozen=True, slots=True)
class VisitPage:
    """A page of visits, and how many there are in all."""

    visits: tuple[VisitView, ...]
    total: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class LoadLine:
    """What a person has in a plan: days of ``most`` allowed, ``fair`` the fair share."""

    assessor: int
    number: str
    name: Text
    province: str
    days: int
    most: int
    fair: int
    visits: int
    institutions: int
    chairs: int


def team_visits(
    person: Person,
    plan_id: int,
    wanted: VisitFilter,
    number: int = 1,
    size: int = PAGE,
    holding: int | None = None,
) -> VisitPage:
    """Return a page of the visits of a plan in the order of their weeks; seven statements at most.

    With ``holding`` the page on which that visit (id) stands, when it is wanted at all.

    An assessor gets their own of a confirmed plan. Raises ``Refused`` (ACCESS-001).
    """
    found = _wanted(visits_reached(person, assessors_of(person)).filter(plan=plan_id), wanted)
    ids = list(found.order_by("week", "number").values_list("pk", flat=True))
    pages = max(1, -(-len(ids) // size))
    number = ids.index(holding) // size + 1 if holding in ids else min(max(number, 1), pages)
    shown = ids[(number - 1) * size : number * size]
    return VisitPage(views_of(shown), len(ids), number, pages)


def all_visits(person: Person, plan_id: int, wanted: VisitFilter | None = None) -> tuple[VisitView, ...]:
    """Return all visits of a plan that a person reaches, for maps and files; four statements."""
    found = _wanted(
        visits_reached(person, assessors_of(person)).filter(plan=plan_id), wanted or VisitFilter()
    )
    return views_of(list(found.order_by("week", "number").values_list("pk", flat=True)))


def visit_ids(person: Person, plan_id: int, wanted: VisitFilter) -> frozenset[int]:
    """Return the ids of all visits of a plan that a person reaches and that are wanted; two statements."""
    found = _wanted(visits_reached(person, assessors_of(person)).filter(plan=plan_id), wanted)
    return frozenset(found.values_list("pk", flat=True))


def team_visit(person: Person, visit_id: int) -> VisitView:
    """Return one visit; raises ``Refused`` (TEAM-023) when a person does not reach it."""
    found = visits_reached(person, assessors_of(person)).filter(pk=visit_id)
    if not found.exists():
        raise refuse(NO_SUCH_VISIT, visit=visit_id)
    return views_of([visit_id])[0]


def loads(person: Person, plan_id: int) -> tuple[LoadLine, ...]:
    """Return what each person who was considered has to do in a plan, the most loaded first; for staff.

    Raises ``Refused``: ACCESS-001, TEAM-022, TEAM-026 (the records of the plan are lost).
    """
    plan_row(person, plan_id)
    problem = snapshot(person, plan_id).problem
    days, counts = _done(plan_id)
    fair = {one.id: int(problem.columns.target[at]) for at, one in enumerate(problem.assessors)}
    rows = Assessor.objects.in_bulk([int(one.id) for one in problem.assessors])
    lines = [
        LoadLine(
            assessor=pk,
            number=rows[pk].number,
            name=rows[pk].name,
            province=rows[pk].province,
            days=days[pk],
            most=one.most_days,
            fair=fair[one.id],
            visits=counts[pk][0],
            institutions=counts[pk][1],
            chairs=counts[pk][2],
        )
        for one in problem.assessors
        if (pk := int(one.id)) in rows
    ]
    return tuple(sorted(lines, key=lambda line: (-line.days, rows[line.assessor].sort_key)))


def _done(plan_id: int) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Return days by person, and visits, institutions and chairs by person."""
    work: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for visit, days in TeamStop.objects.filter(visit__plan=plan_id).values_list("visit_id", "days"):
        work[visit][0] += days
        work[visit][1] += 1
    days_of: dict[int, int] = defaultdict(int)
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    seats = TeamSeat.objects.filter(visit__plan=plan_id)
    for visit, who, seat in seats.values_list("visit_id", "assessor_id", "seat"):
        days_of[who] += work[visit][0]
        for at, more in enumerate((1, work[visit][1], int(seat == TeamSeat.Seat.CHAIR))):
            counts[who][at] += more
    return days_of, counts


def _wanted(rows: QuerySet[TeamVisit], wanted: VisitFilter) -> QuerySet[TeamVisit]:
    within = {wanted.province} - {""}
    if wanted.region and not within:
        within = {one.code for one in provinces() if one.region == wanted.region}
    asked: dict[str, object] = {
        "level": wanted.level or None,
        "week": wanted.week,
        "stage": wanted.stage or None,
        "is_pinned": wanted.pinned or None,
    }
    rows = rows.filter(**{name: value for name, value in asked.items() if value is not None})
    if within:
        rows = rows.filter(pk__in=TeamStop.objects.filter(institution__province__in=within).values("visit"))
    if wanted.assessor is not None:
        rows = rows.filter(pk__in=TeamSeat.objects.filter(assessor=wanted.assessor).values("visit"))
    if wanted.institution is not None:
        rows = rows.filter(pk__in=TeamStop.objects.filter(institution=wanted.institution).values("visit"))
    return _named(rows, wanted.text.strip()) if wanted.text.strip() else rows


def _named(rows: QuerySet[TeamVisit], text: str) -> QuerySet[TeamVisit]:
    """Return the visits of institutions or people whose name has a text in it, or with that number."""
    places = TeamStop.objects.filter(institution__name_th__icontains=text)
    people = TeamSeat.objects.filter(
        Q(assessor__search_key__contains=letters(text)) | Q(assessor__number__iexact=text)
    )
    found = Q(pk__in=places.values("visit")) | Q(pk__in=people.values("visit"))
    return rows.filter(found | Q(number=int(text)) if text.isdecimal() and len(text) < 9 else found)


def views_of(ids: Iterable[int]) -> tuple[VisitView, ...]:
    """Return visits by their ids, in that order; three statements. For whoever has checked the person."""
    wanted = list(ids)
    rows = {row.pk: row for row in TeamVisit.objects.filter(pk__in=wanted)}
    stops, team = _stops(wanted), _team(wanted)
    return tuple(
        VisitView(
            id=pk,
            plan=rows[pk].plan_id,
            number=rows[pk].number,
            level=rows[pk].level,
            week=rows[pk].week,
            starts=rows[pk].starts,
            ends=rows[pk].ends,
            cost=rows[pk].cost,
            metres=rows[pk].metres,
            is_pinned=rows[pk].is_pinned,
            stage=rows[pk].stage,
            stops=tuple(stops[pk]),
            team=tuple(team[pk]),
        )
        for pk in wanted
    )


def _stops(ids: list[int]) -> dict[int, list[StopView]]:
    found: dict[int, list[StopView]] = defaultdict(list)
    rows = TeamStop.objects.filter(visit__in=ids).select_related("institution")
    for row in rows.order_by("visit", "order"):
        at = row.institution
        found[row.visit_id].append(
            StopView(
                institution=at.pk,
                name=at.name,
                order=row.order,
                days=row.days,
                province=at.province,
                district=at.district,
                latitude=None if at.latitude is None else float(at.latitude),
                longitude=None if at.longitude is None else float(at.longitude),
            )
        )
    return found


def _team(ids: list[int]) -> dict[int, list[SeatView]]:
    found: dict[int, list[SeatView]] = defaultdict(list)
    for row in (
        TeamSeat.objects.filter(visit__in=ids).select_related("assessor").order_by("visit", "seat", "pk")
    ):
        who = row.assessor
        found[row.visit_id].append(
            SeatView(who.pk, who.number, who.name, row.seat, who.province, who.is_demo, row.is_pinned)
        )
    return found
