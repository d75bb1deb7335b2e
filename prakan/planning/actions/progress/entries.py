"""Finding an entry to work on, and whose it is: the owner unit of its row decides who may."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.domain.problems import NOT_ALLOWED, refuse
from prakan.domain.problems_planning import NO_ENTRY
from prakan.domain.problems_progress import QUARTER_CLOSED
from prakan.domain.roles import STEPS, Role
from prakan.foundation import access
from prakan.foundation.models import Person, Unit
from prakan.planning.models import Ladder, PlanRow, PlanVersion, ProgressEntry


@dataclass(frozen=True, slots=True)
class Held:
    """An entry under a lock, with the owner unit and ladder of its plan row."""

    entry: ProgressEntry
    owner: Unit | None
    ladder: Ladder | None


def hold(entry_id: int) -> Held:
    """Return an entry under a lock; raises PROG-001 when there is none, PROG-002 once its quarter is closed.

    Its collection is locked with it: a quarter cannot close between this look and the save.
    """
    rows = ProgressEntry.objects.select_for_update(of=("self", "collection")).select_related(
        "collection", "item"
    )
    entry = rows.filter(pk=entry_id).first()
    if entry is None:
        raise refuse(NO_ENTRY)
    collection = entry.collection
    if collection.closed_at is not None:
        raise refuse(QUARTER_CLOSED, quarter=collection.quarter, year=collection.year)
    row = _row(entry)
    return Held(entry, row.owner if row else None, row.ladder if row else None)


def _row(entry: ProgressEntry) -> PlanRow | None:
    """Return the entry's row in the version that counts: approved, else newest."""
    rows = PlanRow.objects.filter(item=entry.item).select_related("version", "owner__parent", "ladder")
    found = sorted(
        rows, key=lambda row: (row.version.stage == PlanVersion.Stage.APPROVED, row.version.number)
    )
    return found[-1] if found else None


def check_unit(held: Held, step: str, by: Person) -> Unit | None:
    """Return the unit in which a person may take a step on an entry; raises ACCESS-001 when there is none.

    That is the owner unit or a unit above it. A row without an owner unit is the policy office's to fill in,
    and any unit head's to endorse.
    """
    if held.owner is None:
        if Role.PROJECT_OWNER in STEPS[step] and not access.can(by, "plan.edit"):
            raise refuse(NOT_ALLOWED, step=step)
        access.check(by, step)
        return None
    unit: Unit | None = held.owner
    while unit is not None:
        if by.is_active and access.can(by, step, unit=unit):
            return unit
        unit = unit.parent
    raise refuse(NOT_ALLOWED, step=step)
