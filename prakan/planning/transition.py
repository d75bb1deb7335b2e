"""The only writer of a stage: lock the row, check access, check the stage, record, save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from prakan.domain.problems import WRONG_STAGE, refuse
from prakan.domain.problems_planning import NO_VERSION, PLAN_LOCKED
from prakan.foundation import access, audit
from prakan.foundation.models import Person, Unit
from prakan.planning.models import Collection, LedgerEntry, PlanVersion, ProgressEntry

Plan, Entry, Money = PlanVersion.Stage, ProgressEntry.Stage, LedgerEntry.Stage
Staged = TypeVar("Staged", PlanVersion, ProgressEntry, LedgerEntry)


@dataclass(frozen=True, slots=True)
class Step:
    """A step: the stages it may be taken from and the stage it leads to."""

    name: str
    sources: frozenset[str]
    target: str
    permission: str = ""  # when another step's right covers it

    @property
    def right(self) -> str:
        return self.permission or self.name


def _step(name: str, sources: tuple[str, ...], target: str, permission: str = "") -> Step:
    return Step(name, frozenset(sources), target, permission)


#: kind of subject -> its steps; the stage diagrams of the docs are drawn from this table.
TABLE: dict[str, tuple[Step, ...]] = {
    "plan": (
        _step("plan.submit", (Plan.DRAFT, Plan.RETURNED), Plan.SUBMITTED),
        _step("plan.return", (Plan.SUBMITTED,), Plan.RETURNED),
        _step("plan.approve", (Plan.SUBMITTED,), Plan.APPROVED),
        _step("plan.supersede", (Plan.APPROVED,), Plan.SUPERSEDED, "plan.approve"),
    ),
    "progress": (
        _step("progress.submit", (Entry.DRAFT, Entry.RETURNED), Entry.SUBMITTED),
        _step("progress.endorse", (Entry.SUBMITTED,), Entry.ENDORSED),
        _step("progress.approve", (Entry.ENDORSED,), Entry.APPROVED),
        _step("progress.return", (Entry.SUBMITTED, Entry.ENDORSED), Entry.RETURNED),
        _step("progress.reopen", (Entry.APPROVED, Entry.ENDORSED), Entry.DRAFT),
    ),
    "ledger": (
        _step("budget.approve", (Money.PROPOSED,), Money.APPROVED),
        _step("budget.reject", (Money.PROPOSED,), Money.REJECTED, "budget.approve"),
    ),
}
STEPS: dict[str, tuple[str, Step]] = {
    step.name: (kind, step) for kind, steps in TABLE.items() for step in steps
}


def locked(row: Staged) -> Staged:
    """Return the row read again under a lock that lasts until the transaction ends."""
    return type(row)._default_manager.select_for_update().get(pk=row.pk)


def advance(
    row: Staged,
    name: str,
    *,
    by: Person,
    at: datetime,
    unit: Unit | None = None,
    changes: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Staged:
    """Take a step on a row and return it as saved; ``changes`` are stored with the stage.

    ``reason`` goes into the audit row, from which notices take it.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, step = STEPS[name]
    access.check(by, step.right, unit=unit)
    found = locked(row)
    if found.stage not in step.sources:
        raise refuse(WRONG_STAGE, step=name, stage=found.stage)
    given: dict[str, Any] = dict(changes or {})
    audit.record(
        step=name,
        subject=f"{kind}:{found.pk}",
        by=by,
        at=at,
        before={"stage": found.stage},
        after={"stage": step.target, "reason": reason, **{k: _plain(v) for k, v in given.items()}},
    )
    for key, value in {"stage": step.target, **given}.items():
        setattr(found, key, value)
    found.save(update_fields=["stage", *given])
    return found


def _plain(value: object) -> object:
    return value.username if isinstance(value, Person) else value


def editable_plan(version_id: int, *, step: str, by: Person) -> PlanVersion:
    """Return a plan version under a lock, ready to be edited.

    Raises ``Refused``: ACCESS-001, PLAN-013 when there is none, PLAN-003 once submitted or approved.
    """
    access.check(by, step)
    version = PlanVersion.objects.select_for_update().filter(pk=version_id).first()
    if version is None:
        raise refuse(NO_VERSION)
    if version.stage not in (Plan.DRAFT, Plan.RETURNED):
        raise refuse(PLAN_LOCKED, stage=version.stage)
    return version


def lock_collection(year: int, quarter: int) -> Collection | None:
    """Return a quarter's collection under a lock: no entry is saved while it is being closed."""
    return Collection.objects.select_for_update().filter(year=year, quarter=quarter).first()


def close_collection(year: int, quarter: int, *, at: datetime) -> None:
    """Let no entry of a quarter change any more; the step "quarter.close" records it."""
    Collection.objects.filter(year=year, quarter=quarter, closed_at=None).update(closed_at=at)
