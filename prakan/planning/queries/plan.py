"""Reading the plan of a fiscal year: its versions and their rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from prakan.domain.plan_rules import plain_number
from prakan.domain.problems import refuse
from prakan.domain.problems_planning import NO_PLAN, NO_ROW
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.planning.models import PlanRow, PlanVersion, TargetPart
from prakan.planning.queries.rights import check_reader

NOBODY = Text("")


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a target; ``role`` "level" adds up to the target, "secondary" stands beside it."""

    key: str
    role: str
    label: Text
    value: Decimal
    unit: Text


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a plan; ``ref`` names it for ever, ``code`` is only its printed label."""

    id: int
    item_id: int
    ref: str
    parent_ref: str
    depth: int  # 0 for outputs
    kind: str
    heading: bool
    code: str
    name: Text
    target: Decimal | None
    unit: Text
    target_note: Text
    due: date | None
    owner: str  # unit code, "" when nobody is named
    owner_id: int | None
    category: str
    strategy: int | None
    ladder: str
    ladder_kind: str
    position: int
    parts: tuple[PartView, ...]
    place: str
    changed_at: datetime
    children: tuple[str, ...]
    counts_from: tuple[str, ...] = ()  # counters whose sum the target stands for


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version of a year's plan without its rows."""

    version_id: int
    year: int
    number: int
    stage: str
    reason: str
    returned_reason: str
    created_by: Text
    created_at: datetime
    submitted_by: Text
    submitted_at: datetime | None
    approved_by: Text
    approved_at: datetime | None


@dataclass(frozen=True, slots=True)
class PlanView(VersionView):
    """A version of a year's plan with all its rows in printed order."""

    rows: tuple[RowView, ...]

    def row(self, ref: str) -> RowView:
        """Return a row; raises ``Refused`` (PLAN-002) when it is not in this version."""
        for row in self.rows:
            if row.ref == ref:
                return row
        raise refuse(NO_ROW, ref=ref)


def years(person: Person) -> tuple[int, ...]:
    """Return the fiscal years (B.E.) that have a plan, newest first."""
    check_reader(person)
    return _years()


@remembered
def _years() -> tuple[int, ...]:
    return tuple(PlanVersion.objects.order_by("-year").values_list("year", flat=True).distinct())


def versions(person: Person, year: int) -> tuple[VersionView, ...]:
    """Return the versions of a year's plan, newest first."""
    check_reader(person)
    return _version_views(year)


@remembered
def _version_views(year: int) -> tuple[VersionView, ...]:
    return tuple(VersionView(**_facts(v)) for v in _versions().filter(year=year).order_by("-number"))


def plan(person: Person, year: int, version_id: int | None = None) -> PlanView:
    """Return a version of the plan: the one asked for, else the approved, else the newest.

    Raises ``Refused`` (PLAN-001) when the year has none.
    """
    check_reader(person)
    return _read(year, version_id)


@remembered
def _read(year: int, version_id: int | None) -> PlanView:
    version = effective(year, version_id)
    if version is None:
        raise refuse(NO_PLAN, year=year)
    return PlanView(**_facts(version), rows=_row_views(version))


def effective(year: int, version_id: int | None = None) -> PlanVersion | None:
    """Return the version that counts for a year: approved, else newest."""
    found = list(_versions().filter(year=year).order_by("-number"))
    if version_id is not None:
        return next((v for v in found if v.pk == version_id), None)
    approved = (v for v in found if v.stage == PlanVersion.Stage.APPROVED)
    return next(approved, found[0] if found else None)


def _versions() -> QuerySet[PlanVersion]:
    return PlanVersion.objects.select_related("created_by", "submitted_by", "approved_by")


def name_of(person: Person | None) -> Text:
    """Return a person's name, or an empty text for nobody."""
    return person.name if person else NOBODY


def _facts(version: PlanVersion) -> dict[str, Any]:
    return {
        "version_id": version.pk,
        "year": version.year,
        "number": version.number,
        "stage": version.stage,
        "reason": version.reason,
        "returned_reason": version.returned_reason,
        "created_by": name_of(version.created_by),
        "created_at": version.created_at,
        "submitted_by": name_of(version.submitted_by),
        "submitted_at": version.submitted_at,
        "approved_by": name_of(version.approved_by),
        "approved_at": version.approved_at,
    }


def _row_views(version: PlanVersion) -> tuple[RowView, ...]:
    rows = list(
        PlanRow.objects.filter(version=version)
        .select_related("item", "owner", "category", "strategy", "ladder")
        .prefetch_related("parts")
        .order_by("position", "id")
    )
    by_id = {row.pk: row for row in rows}
    children: dict[int | None, list[str]] = {}
    for row in rows:
        children.setdefault(row.parent_id, []).append(row.item.ref)
    return tuple(_row_view(row, by_id, tuple(children.get(row.pk, ()))) for row in rows)


def _depth(row: PlanRow, by_id: dict[int, PlanRow]) -> int:
    depth = 0
    while row.parent_id is not None:
        row, depth = by_id[row.parent_id], depth + 1
    return depth


def _row_view(row: PlanRow, by_id: dict[int, PlanRow], children: tuple[str, ...]) -> RowView:
    return RowView(
        id=row.pk,
        item_id=row.item_id,
        ref=row.item.ref,
        parent_ref=by_id[row.parent_id].item.ref if row.parent_id is not None else "",
        depth=_depth(row, by_id),
        kind=row.kind,
        heading=row.heading,
        code=row.code,
        name=row.name,
        target=None if row.target is None else plain_number(row.target),
        unit=row.unit,
        target_note=Text(row.target_note_th, row.target_note_en),
        due=row.due,
        owner=row.owner.code if row.owner else "",
        owner_id=row.owner_id,
        category=row.category.code if row.category else "",
        strategy=row.strategy.number if row.strategy else None,
        ladder=row.ladder.code if row.ladder else "",
        ladder_kind=row.ladder.kind if row.ladder else "",
        position=row.position,
        parts=_parts(row.parts.all()),
        place=row.place,
        changed_at=row.changed_at,
        children=children,
        counts_from=tuple(row.item.counts_from),
    )


def _parts(parts: Iterable[TargetPart]) -> tuple[PartView, ...]:
    return tuple(
        PartView(
            part.key,
            part.role,
            Text(part.label_th, part.label_en),
            plain_number(part.value),
            Text(part.unit_th, part.unit_en),
        )
        for part in parts
    )
