"""Moving rows of a draft plan to another place, and removing them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.domain.plan_input import may_stand_under
from prakan.domain.problems import refuse
from prakan.domain.problems_plan_cells import PLACE_WRONG
from prakan.domain.problems_planning import MOVED_INTO_ITSELF, ROW_HAS_CHILDREN
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.planning.actions.plan.rows import STEP, row_of, subject
from prakan.planning.models import PlanRow
from prakan.planning.transition import editable_plan


@transaction.atomic
def move_row(
    *, version_id: int, ref: str, parent_ref: str, before_ref: str = "", by: Person, at: datetime
) -> PlanRow:
    """Move a row with all under it: before a sibling-to-be, or last under its new parent ("" is the top).

    Its reference stays: a reference names the row, not its place.
    """
    version = editable_plan(version_id, step=STEP, by=by)
    row = row_of(version, ref)
    parent = row_of(version, parent_ref) if parent_ref else None
    rows = list(version.rows.select_related("item").order_by("position"))
    family = _family(rows, row)
    if parent and parent.pk in family:
        raise refuse(MOVED_INTO_ITSELF, field="parent_ref", ref=ref)
    if not may_stand_under(row.kind, parent.kind if parent else ""):
        raise refuse(PLACE_WRONG, field="parent_ref", parent=parent_ref or "-")
    old = row.parent.item.ref if row.parent else ""
    audit.record(
        step=STEP,
        subject=subject(version, ref),
        by=by,
        at=at,
        before={"parent": old, "position": row.position},
        after={"did": "move", "parent": parent_ref, "before": before_ref},
    )
    row.parent, row.changed_at = parent, at
    row.save(update_fields=["parent", "changed_at"])
    _renumber(_reordered(rows, family, parent, before_ref))
    return row_of(version, ref)


@transaction.atomic
def remove_row(
    *, version_id: int, ref: str, by: Person, at: datetime, with_children: bool = False
) -> tuple[str, ...]:
    """Remove a row from a draft and return the references removed; they are never given again.

    Raises PLAN-010 when rows stand under it, unless ``with_children``.
    """
    version = editable_plan(version_id, step=STEP, by=by)
    row = row_of(version, ref)
    rows = list(version.rows.select_related("item").order_by("position"))
    family = _family(rows, row)
    if len(family) > 1 and not with_children:
        raise refuse(ROW_HAS_CHILDREN, ref=ref, count=len(family) - 1)
    removed = tuple(r.item.ref for r in rows if r.pk in family)
    audit.record(
        step=STEP,
        subject=subject(version, ref),
        by=by,
        at=at,
        before={r.item.ref: r.name_th for r in rows if r.pk in family},
        after={"did": "remove", "refs": list(removed)},
    )
    version.rows.filter(pk__in=family).delete()
    return removed


def _family(rows: list[PlanRow], row: PlanRow) -> set[int]:
    """Return the ids of a row and all under it; ``rows`` in printed order, parents first."""
    family = {row.pk}
    for other in rows:
        if other.parent_id in family:
            family.add(other.pk)
    return family


def _reordered(
    rows: list[PlanRow], family: set[int], parent: PlanRow | None, before_ref: str
) -> list[PlanRow]:
    moving = [r for r in rows if r.pk in family]
    staying = [r for r in rows if r.pk not in family]
    parent_id = parent.pk if parent else None
    siblings = {r.item.ref: n for n, r in enumerate(staying) if r.parent_id == parent_id}
    place = siblings.get(before_ref)
    if place is None:
        around = _family(staying, parent) if parent else {r.pk for r in staying}
        place = max((n + 1 for n, r in enumerate(staying) if r.pk in around), default=len(staying))
    return staying[:place] + moving + staying[place:]


def _renumber(rows: list[PlanRow]) -> None:
    changed = []
    for position, row in enumerate(rows, 1):
        if row.position != position:
            row.position = position
            changed.append(row)
    PlanRow.objects.bulk_update(changed, ["position"], batch_size=500)
