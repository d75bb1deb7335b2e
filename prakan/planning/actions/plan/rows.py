"""Adding a row to a draft plan, editing its fields, setting the parts of its target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from prakan.domain.plan_input import NAMES, RowFields, may_stand_under, read_row
from prakan.domain.plan_rules import next_ref
from prakan.domain.problems import EDITED_MEANWHILE, Fault, Refused, refuse
from prakan.domain.problems_plan_cells import PARTS_OVER_TARGET, PLACE_WRONG, REF_TAKEN
from prakan.domain.problems_planning import NO_ROW
from prakan.domain.readings import Unreadable, number
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.planning.models import PlanItem, PlanRow, PlanVersion, TargetPart
from prakan.planning.queries.choices import Choices, foreign_keys, load_choices
from prakan.planning.queries.row_fields import columns, fields_of
from prakan.planning.transition import editable_plan

STEP = "plan.edit"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a target as people fill it in; ``value`` as typed."""

    key: str
    role: str
    label_th: str
    value: object
    label_en: str = ""
    unit_th: str = ""
    unit_en: str = ""


@transaction.atomic
def add_row(
    *,
    version_id: int,
    parent_ref: str,
    fields: Mapping[str, object],
    by: Person,
    at: datetime,
    ref: str = "",
    parts: Sequence[Part] = (),
    known: Choices | None = None,
) -> PlanRow:
    """Add a row as the last child of its parent ("" for an output) and return it.

    ``fields`` are those of ``RowFields``, as typed or typed values; ``ref`` is given when empty. ``known``
    saves reading the choices again for a caller who adds many. Raises ``Refused`` with every fault at once.
    """
    version = editable_plan(version_id, step=STEP, by=by)
    parent = row_of(version, parent_ref) if parent_ref else None
    given, faults = read_row(fields, version.year)
    ids, unknown = foreign_keys(given, known or load_choices(version.year))
    faults += unknown + _place_faults(given.kind, parent)
    item = _item(version.year, parent_ref, given.kind, ref)
    if item.pk and version.rows.filter(item=item).exists():
        faults += (Fault(REF_TAKEN, {"ref": item.ref}, "ref"),)
    if faults:
        raise Refused(*faults)
    audit.record(
        step=STEP, subject=subject(version, item.ref), by=by, at=at, after={"did": "add", **stored(given)}
    )
    if not item.pk:
        item.save()
    position = _make_room(version, parent)
    row = PlanRow.objects.create(
        version=version, item=item, parent=parent, position=position, changed_at=at, **columns(given, ids)
    )
    _save_parts(row, parts)
    return row


@transaction.atomic
def edit_row(
    *,
    version_id: int,
    ref: str,
    fields: Mapping[str, object],
    seen_changed_at: datetime,
    by: Person,
    at: datetime,
) -> PlanRow:
    """Change the given fields of a row; raises EDIT-001 when someone saved it after ``seen_changed_at``."""
    version = editable_plan(version_id, step=STEP, by=by)
    row = row_of(version, ref)
    if row.changed_at != seen_changed_at:
        raise refuse(EDITED_MEANWHILE, at=timezone.localtime(row.changed_at).strftime("%H.%M"))
    before = fields_of(row)
    given, faults = read_row(fields, version.year, before)
    ids, unknown = foreign_keys(given, load_choices(version.year))
    faults += unknown + (_place_faults(given.kind, row.parent) if given.kind != row.kind else ())
    if faults:
        raise Refused(*faults)
    if given == before:
        return row
    old, new = stored(before), stored(given)
    changed = [name for name in new if old[name] != new[name]]
    audit.record(
        step=STEP,
        subject=subject(version, ref),
        by=by,
        at=at,
        before={name: old[name] for name in changed},
        after={"did": "edit", **{name: new[name] for name in changed}},
    )
    for name, value in columns(given, ids).items():
        setattr(row, name, value)
    row.changed_at = at
    row.save()
    return row


@transaction.atomic
def set_parts(
    *, version_id: int, ref: str, parts: Sequence[Part], seen_changed_at: datetime, by: Person, at: datetime
) -> PlanRow:
    """Replace the parts of a row's target."""
    version = editable_plan(version_id, step=STEP, by=by)
    row = row_of(version, ref)
    if row.changed_at != seen_changed_at:
        raise refuse(EDITED_MEANWHILE, at=timezone.localtime(row.changed_at).strftime("%H.%M"))
    before = {part.key: str(part.value) for part in row.parts.all()}
    after = {part.key: str(part.value) for part in parts}
    audit.record(
        step=STEP,
        subject=subject(version, ref),
        by=by,
        at=at,
        before={"parts": before},
        after={"did": "parts", "parts": after},
    )
    row.parts.all().delete()
    _save_parts(row, parts)
    row.changed_at = at
    row.save(update_fields=["changed_at"])
    return row


def row_of(version: PlanVersion, ref: str) -> PlanRow:
    """Return a row of a version under a lock; raises PLAN-002."""
    rows = PlanRow.objects.select_for_update(of=("self",)).select_related("item", "parent__item")
    row = rows.filter(version=version, item__ref=ref).first()
    if row is None:
        raise refuse(NO_ROW, ref=ref)
    return row


def subject(version: PlanVersion, ref: str) -> str:
    """Return the name of a row in the audit trail."""
    return f"plan:{version.year}/{version.number}/{ref}"


def stored(fields: RowFields) -> dict[str, Any]:
    """Return fields as an audit row keeps them."""
    return {name: getattr(fields, name) for name in sorted(NAMES)}


def _item(year: int, parent_ref: str, kind: str, ref: str) -> PlanItem:
    """Return the item that a new row is: a fresh one, or the one a revision brings back by its reference."""
    if ref:
        return PlanItem.objects.filter(year=year, ref=ref).first() or PlanItem(year=year, ref=ref)
    stem = f"{parent_ref}." if parent_ref else ""
    taken = PlanItem.objects.filter(year=year, ref__startswith=stem).values_list("ref", flat=True)
    return PlanItem(year=year, ref=next_ref(parent_ref, kind, taken))


def _place_faults(kind: str, parent: PlanRow | None) -> tuple[Fault, ...]:
    if may_stand_under(kind, parent.kind if parent else ""):
        return ()
    return (Fault(PLACE_WRONG, {"parent": parent.item.ref if parent else "-"}, "kind"),)


def _make_room(version: PlanVersion, parent: PlanRow | None) -> int:
    """Return the position after the parent's last descendant, moving later rows one down."""
    rows = list(version.rows.order_by("position").values_list("pk", "parent_id", "position"))
    if parent is None:
        return rows[-1][2] + 1 if rows else 1
    family, last = {parent.pk}, parent.position
    for pk, parent_id, position in rows:
        if parent_id in family:
            family.add(pk)
            last = position
    version.rows.filter(position__gt=last).update(position=F("position") + 1)
    return last + 1


def _save_parts(row: PlanRow, parts: Sequence[Part]) -> None:
    made, faults = [], []
    for position, part in enumerate(parts):
        try:
            value = number(part.value)
        except Unreadable:
            value = None
        if value is None or value < 0:
            faults.append(Fault(PARTS_OVER_TARGET, {"label": part.label_th}, f"part.{part.key}"))
            continue
        texts = {n: getattr(part, n) for n in ("key", "role", "label_th", "label_en", "unit_th", "unit_en")}
        made.append(TargetPart(row=row, position=position, value=value, **texts))
    if faults:
        raise Refused(*faults)
    TargetPart.objects.bulk_create(made)
