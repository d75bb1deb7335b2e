"""Writing a planned import into the draft: one transaction, all of it or nothing."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Set
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from prakan.domain.plan_input import NAMES
from prakan.domain.problems import refuse
from prakan.domain.problems_import import FAULTY_ROWS, PLAN_MOVED_ON
from prakan.foundation import audit
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person
from prakan.planning.actions.plan_import.parts import save_parts
from prakan.planning.actions.plan_import.planning import Plan, plan_import
from prakan.planning.actions.plan_import.showing import Planned
from prakan.planning.actions.plan_import.tree import Node, Tree
from prakan.planning.actions.plan_import.views import Outcome, Preview
from prakan.planning.models import PlanItem, PlanRow, PlanVersion
from prakan.planning.queries.row_fields import columns
from prakan.planning.transition import editable_plan

STEP = "plan.import"
BATCH = 500
WRITTEN = sorted((NAMES - {"owner", "category", "strategy", "ladder"}) | {"changed_at"}) + [
    "owner_id",
    "category_id",
    "strategy_id",
    "ladder_id",
]


@transaction.atomic
def preview(*, version_id: int, path: Path, name: str, by: Person) -> Preview:
    """Return what the file at ``path`` (``name`` as the sender calls it) would do to a draft; writes nothing.

    Raises ``Refused`` when the file as a whole is no use (IMPORT-001 to 007); faults of lines are in it.
    """
    return plan_import(editable_plan(version_id, step=STEP, by=by), path, name).preview


@transaction.atomic
def commit(
    *,
    version_id: int,
    path: Path,
    name: str,
    by: Person,
    at: datetime,
    expected: str = "",
    remove_absent: bool = False,
) -> Preview:
    """Import the file into a draft: every line or, with IMPORT-008, none.

    ``expected`` is the digest of the preview that was confirmed; IMPORT-033 when it is no longer so. Rows
    that the file does not have stay as they are, unless ``remove_absent``; their references are never given
    again, and approved versions keep them.
    """
    version = editable_plan(version_id, step=STEP, by=by)
    plan = plan_import(version, path, name)
    shown = plan.preview
    if expected and expected != shown.digest:
        raise refuse(PLAN_MOVED_ON)
    if not shown.ok:
        raise refuse(FAULTY_ROWS, count=shown.counts[Outcome.REFUSED] or 1)
    gone = plan.removable if remove_absent else frozenset()
    if shown.counts[Outcome.NEW] or shown.counts[Outcome.CHANGED] or gone:
        _record(version, plan, path, by, at, gone)
        _write(version, plan, at, gone)
    return shown


def _record(version: PlanVersion, plan: Plan, path: Path, by: Person, at: datetime, gone: Set[Node]) -> None:
    with path.open("rb") as content:
        file = store(name=plan.preview.name, content=content, by=by, at=at)
    changes = {
        line.ref: {change.field: [change.before, change.after] for change in line.changes}
        for line in plan.preview.lines
        if line.changes
    }
    added = [line.ref for line in plan.preview.lines if line.outcome is Outcome.NEW]
    audit.record(
        step=STEP,
        subject=f"plan:{version.year}/{version.number}",
        by=by,
        at=at,
        before={"removed": {node.ref: node.name for node in gone}} if gone else {},
        after={
            "file": file.pk,
            "digest": file.digest,
            "counts": plan.preview.counts,
            "added": len(added),
            "added_refs": hashlib.sha256("\n".join(added).encode()).hexdigest(),
            "changes": changes,
            **({"removed": sorted(node.ref for node in gone)} if gone else {}),
        },
    )


def _write(version: PlanVersion, plan: Plan, at: datetime, gone: Set[Node]) -> None:
    tree = plan.tree
    assert tree is not None  # only a plan without a tree is one without lines
    positions = {node: place for place, node in enumerate((n for n in tree.walk() if n not in gone), 1)}
    version.rows.filter(pk__in=[node.row.pk for node in gone if node.row]).delete()
    _move(positions)
    _change([p for p in plan.planned if p.outcome is Outcome.CHANGED], at)
    _add(version, [p for p in plan.planned if p.outcome is Outcome.NEW], tree, positions, at)
    save_parts((p.node.row, p.parts) for p in plan.planned if p.parts and p.node and p.node.row)


def _move(positions: dict[Node, int]) -> None:
    moved = []
    for node, place in positions.items():
        if node.row and node.row.position != place:
            node.row.position = place
            moved.append(node.row)
    _save(moved, ["position"])


def _change(planned: Iterable[Planned], at: datetime) -> None:
    rows = []
    for change in planned:
        row = change.node.row if change.node else None
        if row:
            for name, value in columns(change.fields, change.ids).items():
                setattr(row, name, value)
            row.changed_at = at
            rows.append(row)
    _save(rows, WRITTEN)


def _save(rows: list[PlanRow], fields: list[str]) -> None:
    """Write fields of stored rows; an insert that updates is far quicker than an update of many cases."""
    names = [name.removesuffix("_id") for name in fields]
    PlanRow.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        update_fields=names,
        unique_fields=["version", "item"],
    )


def _add(
    version: PlanVersion, planned: list[Planned], tree: Tree, positions: dict[Node, int], at: datetime
) -> None:
    """Add rows level by level: a parent has its id before its children need it."""
    items = _items(version.year, [p.node.ref for p in planned if p.node], tree)
    levels: dict[int, list[tuple[Node, PlanRow]]] = defaultdict(list)
    for new in planned:
        node = new.node
        assert node is not None  # a new line has a node
        values: dict[str, Any] = columns(new.fields, new.ids)
        row = PlanRow(
            version=version, item_id=items[node.ref], position=positions[node], changed_at=at, **values
        )
        levels[node.depth].append((node, row))
    for _, level in sorted(levels.items()):
        for node, row in level:
            row.parent = node.parent.row if node.parent else None
        PlanRow.objects.bulk_create([row for _, row in level], batch_size=BATCH)
        for node, row in level:
            node.row = row


def _items(year: int, refs: list[str], tree: Tree) -> dict[str, int]:
    fresh = [PlanItem(year=year, ref=ref) for ref in refs if ref not in tree.items]
    PlanItem.objects.bulk_create(fresh, batch_size=BATCH)
    back = [ref for ref in refs if ref in tree.items]
    known = dict(PlanItem.objects.filter(year=year).values_list("ref", "pk")) if back else {}
    return {**known, **{item.ref: item.pk for item in fresh}}
