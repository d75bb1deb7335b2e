"""What the records say that cases do not say yet: reports, visits and frameworks, holds, steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from prakan.assessment.models import Case, CaseHold, Sar, TeamObjection, TeamPlan, TeamStop
from prakan.assessment.queries.case_facts import met_of
from prakan.assessment.queries.cases.routes import routes_by_id
from prakan.domain.cases.needs import Need
from prakan.domain.cases.routes import CaseRoute, Late
from prakan.domain.cases.special import CaseKind
from prakan.domain.cases.stages import BY_ITSELF, ENDED, STOPS, CaseStage, Hold
from prakan.domain.cases.steps import BY_NAME, Way, forward
from prakan.domain.cases.turns import missing_of

S = CaseStage
#: stages before the visit: report and team may still change
BEFORE_VISIT = (S.LISTED, S.SAR_DUE, S.PLANNED, S.TEAM_PROPOSED, S.TEAM_APPROVED, S.SAR_ANALYSED)
#: what a case must still meet to stay in a stage that the team's approval brought it to
KEEPS = {
    S.TEAM_PROPOSED: Need.LIST_SENT,
    S.TEAM_APPROVED: Need.TEAM_APPROVED,
    S.SAR_ANALYSED: Need.TEAM_APPROVED,
}
UNTEAM = BY_NAME["case.unteam"]
Held = tuple[int, str]  # case (id) and kind of hold


@dataclass(frozen=True, slots=True)
class Moves:
    """Steps to take, by name in the order in which they are taken, each with the cases (ids)."""

    steps: tuple[tuple[str, tuple[int, ...]], ...]
    overdue: tuple[tuple[str, tuple[int, ...]], ...]


def scope(years: Collection[int] = (), institutions: Collection[int] = ()) -> QuerySet[Case]:
    """Return the cases that have not ended, of some years or institutions; all of them without."""
    found = Case.objects.exclude(stage__in=ENDED)
    if years:
        found = found.filter(year__in=years)
    return found.filter(institution__in=institutions) if institutions else found


def reports_to_link(cases: QuerySet[Case]) -> list[tuple[int, int]]:
    """Return cases (ids) without a report that is there, with it: that of the academic year before."""
    own = Sar.objects.filter(
        institution=OuterRef("institution"), year=OuterRef("year") - 1, level=OuterRef("level")
    )
    found = cases.filter(sar=None, stage__in=BEFORE_VISIT).annotate(wanted=Subquery(own.values("pk")[:1]))
    return list(found.filter(wanted__isnull=False).values_list("pk", "wanted"))


def visits_to_link(cases: QuerySet[Case]) -> list[tuple[int, int | None]]:
    """Return cases (ids) whose visit on the confirmed plan is another than they say, with it; None: none."""
    stops = TeamStop.objects.filter(
        institution=OuterRef("institution"),
        visit__plan__year=OuterRef("year"),
        visit__plan__stage=TeamPlan.Stage.CONFIRMED,
        visit__plan__kind=TeamPlan.Kind.FORMED,
    )
    same = stops.filter(visit__level=OuterRef("level"))
    nearest = Coalesce(*(Subquery(of.order_by("visit").values("visit")[:1]) for of in (same, stops)))
    usual = cases.filter(kind=CaseKind.USUAL)  # others keep the panel that was named for them
    found = usual.filter(stage__in=BEFORE_VISIT).values_list("pk", "visit", nearest)  # compared once here
    return [(pk, wanted) for pk, visit, wanted in found if visit != wanted]


def without_framework(cases: QuerySet[Case]) -> list[tuple[int, int, str, str]]:
    """Return cases (ids) that have no framework yet, with year, kind of institution and level."""
    found = cases.filter(framework=None).values_list("pk", "year", "institution__kind", "level")
    return list(found)


def holds_to_change(cases: QuerySet[Case]) -> tuple[list[Held], list[Held]]:
    """Return the holds that the records open, and those that they lift."""
    wanted: set[Held] = set()
    for stage, kind in ((Sar.Stage.MISSING, Hold.SAR_MISSING), (Sar.Stage.RETURNED, Hold.SAR_RETURNED)):
        late = cases.filter(stage__in=BEFORE_VISIT, sar__stage=stage).values_list("pk", flat=True)
        wanted |= {(pk, kind.value) for pk in late}
    open_ones = TeamObjection.objects.filter(
        stage=TeamObjection.Stage.OPEN,
        institution=OuterRef("institution"),
        plan__year=OuterRef("year"),
        plan__stage=TeamPlan.Stage.CONFIRMED,
    )
    objected = cases.filter(Exists(open_ones), stage__in=BEFORE_VISIT).values_list("pk", flat=True)
    wanted |= {(pk, Hold.OBJECTED.value) for pk in objected}
    rows = CaseHold.objects.filter(lifted_at=None, kind__in=BY_ITSELF, opened_by=None, case__in=cases)
    there = set(rows.values_list("case_id", "kind"))
    taken = set(CaseHold.objects.filter(lifted_at=None, kind__in=BY_ITSELF).values_list("case_id", "kind"))
    return sorted(wanted - taken), sorted(there - wanted)


def steps_to_take(cases: QuerySet[Case], today: date) -> Moves:
    """Return the steps that routes let the system take: as far as needs are met, and what is overdue."""
    rows = list(cases.values_list("pk", "stage", "route_id", "due_on"))
    routes = routes_by_id(frozenset(row[2] for row in rows))
    stages = {s for r in routes.values() for s in _watched(r)}
    rows = [row for row in rows if row[1] in stages]
    met = met_of(cases.filter(stage__in=stages), today)
    stopped = {
        pk
        for pk, kind in CaseHold.objects.filter(lifted_at=None).values_list("case_id", "kind")
        if kind in STOPS
    }
    steps: dict[str, list[int]] = defaultdict(list)
    late: dict[str, list[int]] = defaultdict(list)
    for pk, stage, route_id, due in rows:
        has, route = met.get(pk, frozenset()), routes[route_id]
        for way in _ways(route, stage, has, stopped=pk in stopped):
            steps[way.name].append(pk)
        goes_on = due and due < today and pk not in stopped and route.leg(stage).late is Late.GO_ON
        if goes_on and (way_on := forward(route, stage)):
            late[way_on.name].append(pk)
    order = [UNTEAM.name, *(name for name in BY_NAME if name != UNTEAM.name)]
    return Moves(
        tuple((name, tuple(steps[name])) for name in order if name in steps),
        tuple((name, tuple(late[name])) for name in order if name in late),
    )


def late_to_escalate(cases: QuerySet[Case], today: date) -> list[tuple[int, str]]:
    """Return cases (ids) that are late and whose turn goes to somebody else, with whom."""
    held = CaseHold.objects.filter(lifted_at=None, kind__in=STOPS).values("case")
    found = cases.filter(due_on__lt=today).exclude(pk__in=held)
    rows = list(found.values_list("pk", "stage", "route_id", "owner"))
    routes = routes_by_id(frozenset(row[2] for row in rows))
    legs = [(pk, owner, routes[route].leg(stage)) for pk, stage, route, owner in rows]
    return [(pk, leg.late_to.value) for pk, owner, leg in legs if leg.late_to and owner == leg.owner]


def _watched(route: CaseRoute) -> list[CaseStage]:
    moved = [leg.stage for leg in route.legs if leg.by_itself or leg.late is Late.GO_ON]
    return [*moved, *KEEPS]


def _ways(route: CaseRoute, stage: str, met: frozenset[Need], *, stopped: bool) -> list[Way]:
    """Return the steps that one case takes by itself, in their order."""
    found: list[Way] = []
    keeps = KEEPS.get(CaseStage(stage))
    if keeps and keeps not in met:
        found.append(UNTEAM)
        stage = UNTEAM.target
    while not stopped:
        leg, way = route.leg(stage), forward(route, stage)
        if not leg.by_itself or way is None or missing_of(leg, met):
            break
        found.append(way)
        stage = way.target
    return found
