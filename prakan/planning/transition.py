"""The only writer of a stage: lock the row, check access, check the stage, record, save."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from prakan.domain.problems import refuse
from prakan.domain.problems_planning import NO_VERSION, PLAN_LOCKED
from prakan.domain.stages import Table, by_name, step
from prakan.foundation import access
from prakan.foundation.models import Person, Unit
from prakan.foundation.stages import plain, take
from prakan.planning.models import Collection, LedgerEntry, PlanVersion, ProgressEntry

Plan, Entry, Money = PlanVersion.Stage, ProgressEntry.Stage, LedgerEntry.Stage
Staged = TypeVar("Staged", PlanVersion, ProgressEntry, LedgerEntry)


#: kind of subject -> its steps; the stage diagrams of the docs are drawn from this table.
TABLE: Table = {
    "plan": (
        step("plan.submit", (Plan.DRAFT, Plan.RETURNED), Plan.SUBMITTED),
        step("plan.return", (Plan.SUBMITTED,), Plan.RETURNED),
        step("plan.approve", (Plan.SUBMITTED,), Plan.APPROVED),
        step("plan.supersede", (Plan.APPROVED,), Plan.SUPERSEDED, "plan.approve"),
    ),
    "progress": (
        step("progress.submit", (Entry.DRAFT, Entry.RETURNED), Entry.SUBMITTED),
        step("progress.endorse", (Entry.SUBMITTED,), Entry.ENDORSED),
        step("progress.approve", (Entry.ENDORSED,), Entry.APPROVED),
        step("progress.return", (Entry.SUBMITTED, Entry.ENDORSED), Entry.RETURNED),
        step("progress.reopen", (Entry.APPROVED, Entry.ENDORSED), Entry.DRAFT),
    ),
    "ledger": (
        step("budget.approve", (Money.PROPOSED,), Money.APPROVED),
        step("budget.reject", (Money.PROPOSED,), Money.REJECTED, "budget.approve"),
    ),
}
STEPS = by_name(TABLE)


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
    kind, way = STEPS[name]
    told = {"reason": reason, **plain(changes)}
    return take(locked(row), kind, way, by=by, at=at, unit=unit, changes=changes, record=told)


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
