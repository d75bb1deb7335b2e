"""One case: its stages with their days, whose turn it is and why, what it lacks, its holds, its trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from prakan.assessment.models import Case, CaseHold, CaseMove
from prakan.assessment.queries.cases.reach import reached, team_reach
from prakan.assessment.queries.cases.routes import route_of
from prakan.domain.cases.routes import CaseRoute
from prakan.domain.cases.stages import CaseStage
from prakan.domain.text import Text
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class HoldView:
    """A hold: open while ``lifted_at`` is None."""

    id: int
    kind: str
    reason: str
    opened_by: Text | None
    opened_at: datetime
    lifted_by: Text | None
    lifted_at: datetime | None
    lifted_reason: str


@dataclass(frozen=True, slots=True)
class MoveView:
    """A step that was taken; ``by`` None: the system, or not told."""

    step: str
    target: str
    reason: str
    by: Text | None
    at: datetime


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage on the straight way: done with its moment, now, or ahead."""

    stage: CaseStage
    at: datetime | None
    is_now: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as it stands."""

    id: int
    number: str
    year: int
    institution: int
    name: Text
    province: str
    agency: Text
    level: str
    stage: str
    owner: str
    since: datetime
    due: date | None
    mode: str
    framework: str
    framework_id: int | None
    pack_digest: str
    route: CaseRoute
    route_version: int
    sar: int | None
    sar_number: str
    visit: int | None
    plan: int | None
    starts: date | None
    ends: date | None
    revision: int
    holds: tuple[HoldView, ...]
    moves: tuple[MoveView, ...]
    steps: tuple[StageView, ...]

    @property
    def open_holds(self) -> tuple[str, ...]:
        return tuple(hold.kind for hold in self.holds if hold.lifted_at is None)


def case(person: Person, case_id: int) -> CaseView:
    """Return one case; seven statements at most. Raises ``Refused`` (CASE-001) for who does not reach it."""
    row = reached(person, case_id)
    route = route_of(row.route)
    inside = Case.objects.filter(team_reach(person), pk=row.pk).exists()
    moves = list(CaseMove.objects.filter(case=row).select_related("by").order_by("id"))
    return CaseView(
        id=row.pk,
        number=row.number,
        year=row.year,
        institution=row.institution_id,
        name=row.institution.name,
        province=row.institution.province,
        agency=row.institution.agency.name if row.institution.agency else Text(""),
        level=row.level,
        stage=row.stage,
        owner=row.owner,
        since=row.entered_at,
        due=row.due_on,
        mode=row.mode,
        framework=row.framework.key if row.framework else "",
        framework_id=row.framework_id,
        pack_digest=row.pack_digest,
        route=route,
        route_version=row.route.version,
        sar=row.sar_id,
        sar_number=row.sar.number if row.sar else "",
        visit=row.visit_id,
        plan=row.visit.plan_id if row.visit else None,
        starts=row.visit.starts if row.visit else None,
        ends=row.visit.ends if row.visit else None,
        revision=row.revision,
        holds=tuple(
            _hold(one, inside=inside)
            for one in CaseHold.objects.filter(case=row).select_related("opened_by", "lifted_by")
        ),
        moves=tuple(_move(move, inside=inside) for move in moves),
        steps=_steps(row, route, moves),
    )


def _hold(row: CaseHold, *, inside: bool) -> HoldView:
    return HoldView(
        id=row.pk,
        kind=row.kind,
        reason=row.reason if inside else "",
        opened_by=row.opened_by.name if inside and row.opened_by else None,
        opened_at=row.opened_at,
        lifted_by=row.lifted_by.name if inside and row.lifted_by else None,
        lifted_at=row.lifted_at,
        lifted_reason=row.lifted_reason if inside else "",
    )


def _move(row: CaseMove, *, inside: bool) -> MoveView:
    """Return a step; outside the agency and the team neither who took it nor why is told."""
    by, reason = (row.by.name if row.by else None, row.reason) if inside else (None, "")
    return MoveView(row.step, row.target, reason, by, row.at)


def _steps(row: Case, route: CaseRoute, moves: list[CaseMove]) -> tuple[StageView, ...]:
    """Return the straight way; a stage beside it stands where it was entered from."""
    reached_at = {move.target: move.at for move in moves}
    way = list(route.straight)
    if row.stage not in way:
        last = max((way.index(CaseStage(m.target)) for m in moves if m.target in way), default=0)
        way.insert(last + 1, CaseStage(row.stage))
    here = way.index(CaseStage(row.stage))
    return tuple(
        StageView(stage, reached_at.get(stage) if at <= here else None, at == here)
        for at, stage in enumerate(way)
    )
