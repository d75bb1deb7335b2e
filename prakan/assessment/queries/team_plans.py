"""Reading plans of teams: those of a year, one with its visits and loads, whom it leaves out and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from prakan.assessment.models import TeamAside, TeamLeftOut, TeamPlan, TeamVisit
from prakan.domain.problems import CATALOGUE, Fault, refuse
from prakan.domain.problems_team_plans import NO_SUCH_PLAN
from prakan.domain.roster_sheet.kept import told
from prakan.domain.team_rules import TeamRules, from_json
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

READ = "team.read"
MILLION = 1_000_000
Stage = TeamPlan.Stage
UNDER_WAY = (Stage.WAITING, Stage.FORMING)
WITH_VISITS = (Stage.DRAFT, Stage.PROPOSED, Stage.CONFIRMED, Stage.REPLACED)
CHANGEABLE = (Stage.DRAFT, Stage.PROPOSED, Stage.CONFIRMED)


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """How far forming is: ``phase`` of ``TeamPlan.Phase``, rounds of the search, the best so far (satang)."""

    phase: str
    done: int
    of: int
    best_cost: int | None
    best_unserved: int | None
    stop_asked: bool

    @property
    def percent(self) -> int:
        """Return 0 to 100: the search is most of it, what comes before and after has fixed shares."""
        searched = 10 + (85 * self.done // self.of if self.of else 0)
        return {"": 0, "gathering": 4, "searching": min(95, searched), "proving": 100, "writing": 97}[
            self.phase
        ]


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan of teams. Costs are satang, ``gap`` a share of the bound; None where there is none yet.

    ``counts``: institutions (on the list), planned, left_out, assessors (registered), considered, people (who
    have a visit), visits, metres; empty before it is formed.
    """

    id: int
    year: int
    name: str
    stage: str
    copy_of: int | None
    rules: TeamRules
    starts_on: date
    weeks: int
    seed: int
    steps: int
    finished: bool
    rule_version: str
    input_digest: str
    plan_digest: str
    cost: int | None
    lower_bound: int | None
    gap: float | None
    empty_seats: int | None
    least_empty_seats: int | None
    counts: dict[str, int]
    by: Text
    at: datetime
    formed_at: datetime | None
    confirmed_by: Text
    confirmed_at: datetime | None
    progress: PlanProgress
    fault: Fault | None
    revision: int

    @property
    def is_under_way(self) -> bool:
        return self.stage in UNDER_WAY

    @property
    def gap_percent(self) -> float | None:
        return None if self.gap is None else self.gap * 100

    @property
    def is_beyond_proof(self) -> bool:
        """Whether the plan was proven, and changed since so that the proof no longer speaks of it."""
        return self.has_visits and self.gap is None and self.lower_bound is not None

    @property
    def is_being_proven(self) -> bool:
        return self.has_visits and self.progress.phase == TeamPlan.Phase.PROVING

    @property
    def has_visits(self) -> bool:
        return self.stage in WITH_VISITS

    @property
    def is_changeable(self) -> bool:
        return self.stage in CHANGEABLE


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """An institution without a team; ``fault`` says why and what to do, ``why`` of ``TeamLeftOut.Why``."""

    institution: int
    name: Text
    province: str
    district: str
    level: str
    why: str
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class AsideView:
    """An assessor whom the plan could not consider, and why."""

    assessor: int
    number: str
    name: Text
    fault: Fault | None


def team_plans(person: Person, year: int) -> tuple[PlanView, ...]:
    """Return the plans of a fiscal year (B.E.), the newest first; for staff."""
    return tuple(map(_view, _rows(person).filter(year=year, kind=TeamPlan.Kind.FORMED)))


def team_plan(person: Person, plan_id: int) -> PlanView:
    """Return one plan; for staff. Raises ``Refused``: ACCESS-001, TEAM-022 (there is none)."""
    return _view(plan_row(person, plan_id))


def confirmed_plan(person: Person, year: int) -> PlanView | None:
    """Return the confirmed plan of a fiscal year, None without one; for staff."""
    rows = _rows(person).filter(kind=TeamPlan.Kind.FORMED)
    found = rows.filter(year=year, stage=Stage.CONFIRMED).first()
    return _view(found) if found else None


def left_out(person: Person, plan_id: int) -> tuple[LeftOutView, ...]:
    """Return the institutions that a plan does not serve, by level and name; for staff."""
    rows = TeamLeftOut.objects.filter(plan=plan_row(person, plan_id)).select_related("institution")
    return tuple(
        LeftOutView(
            institution=row.institution_id,
            name=row.institution.name,
            province=row.institution.province,
            district=row.institution.district,
            level=row.level,
            why=row.why,
            fault=fault_of(row.problem),
        )
        for row in rows.order_by("level", "institution__sort_key", "pk")
    )


def aside(person: Person, plan_id: int) -> tuple[AsideView, ...]:
    """Return the assessors whom a plan could not consider, by name; for staff."""
    rows = TeamAside.objects.filter(plan=plan_row(person, plan_id)).select_related("assessor")
    return tuple(
        AsideView(row.assessor_id, row.assessor.number, row.assessor.name, fault_of(row.problem))
        for row in rows.order_by("assessor__sort_key", "pk")
    )


def plan_row(person: Person, plan_id: int) -> TeamPlan:
    """Return the row of a plan for other queries of this wing; raises ``Refused``: ACCESS-001, TEAM-022."""
    found = _rows(person).filter(pk=plan_id).first()
    if found is None:
        raise refuse(NO_SUCH_PLAN, plan=plan_id)
    return found


def _rows(person: Person) -> QuerySet[TeamPlan]:
    if not access.is_staff(person):  # an assessor reads visits, never the whole plan
        access.check(person, "team.form")
    return TeamPlan.objects.select_related("by", "confirmed_by")


def visits_reached(person: Person, own: Iterable[int]) -> QuerySet[TeamVisit]:
    """Return the visits that a person reaches: staff all, assessors (``own``: their entries) their own."""
    access.check(person, READ)
    if access.is_staff(person):
        return TeamVisit.objects.all()
    theirs = Q(seats__assessor__in=list(own), plan__stage=Stage.CONFIRMED)
    return TeamVisit.objects.filter(theirs).distinct()


def fault_of(problem: list[object]) -> Fault | None:
    """Return a problem that a row keeps as [code, values]."""
    if not problem:
        return None
    code, values = problem
    return Fault(CATALOGUE[str(code)], told(values))  # type: ignore[arg-type]


def _view(row: TeamPlan) -> PlanView:
    return PlanView(
        id=row.pk,
        year=row.year,
        name=row.name,
        stage=row.stage,
        copy_of=row.copy_of_id,
        rules=from_json(row.policy),
        starts_on=row.starts_on,
        weeks=row.weeks,
        seed=row.seed,
        steps=row.steps,
        finished=row.finished,
        rule_version=row.rule_version,
        input_digest=row.input_digest,
        plan_digest=row.plan_digest,
        cost=row.cost,
        lower_bound=row.lower_bound,
        gap=None if row.gap is None else row.gap / MILLION,
        empty_seats=row.empty_seats,
        least_empty_seats=row.least_empty_seats,
        counts=dict(row.counts),
        by=row.by.name if row.by else Text(""),
        at=row.at,
        formed_at=row.formed_at,
        confirmed_by=row.confirmed_by.name if row.confirmed_by else Text(""),
        confirmed_at=row.confirmed_at,
        progress=PlanProgress(
            phase=row.phase,
            done=row.done,
            of=row.of,
            best_cost=row.best_cost,
            best_unserved=row.best_unserved,
            stop_asked=row.stop_at is not None,
        ),
        fault=fault_of(row.problem),
        revision=row.revision,
    )
