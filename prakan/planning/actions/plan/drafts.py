"""Starting a plan: empty, copied from another year, or as a revision of what was approved."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR, month_end
from prakan.domain.problems import refuse
from prakan.domain.problems_planning import (
    DRAFT_OPEN,
    NO_PLAN,
    NOTHING_APPROVED,
    PLAN_EXISTS,
    REASON_MISSING,
    YEAR_WRONG,
)
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.planning.models import PlanItem, PlanRow, PlanVersion, Strategy, TargetPart
from prakan.planning.queries.plan import effective

Stage = PlanVersion.Stage
COPIED = (
    "position", "kind", "heading", "code", "name_th", "name_en", "target", "unit_th", "unit_en",
    "target_note_th", "target_note_en", "owner_id", "category_id", "ladder_id", "place",
)  # fmt: skip
COPIED_PART = ("key", "role", "label_th", "label_en", "value", "unit_th", "unit_en", "position")


@transaction.atomic
def create_plan(*, year: int, by: Person, at: datetime) -> PlanVersion:
    """Start the first, empty plan of a fiscal year (B.E.)."""
    access.check(by, "plan.edit")
    _check_new(year)
    return _version(year, 1, step="plan.edit", by=by, at=at)


@transaction.atomic
def copy_from(*, from_year: int, year: int, by: Person, at: datetime) -> PlanVersion:
    """Start a year's plan from another's rows: same references, due months moved by the years between."""
    access.check(by, "plan.copy")
    _check_new(year)
    source = effective(from_year)
    if source is None:
        raise refuse(NO_PLAN, field="from_year", year=from_year)
    version = _version(year, 1, step="plan.copy", by=by, at=at, note={"from_year": from_year})
    _copy_rows(source, version, at)
    return version


@transaction.atomic
def revise(*, year: int, reason: str, by: Person, at: datetime) -> PlanVersion:
    """Copy the approved version into a new draft; items keep their identity, what was approved stays."""
    access.check(by, "plan.revise")
    if not reason.strip():
        raise refuse(REASON_MISSING, field="reason")
    versions = list(PlanVersion.objects.select_for_update().filter(year=year).order_by("number"))
    open_ = next((v for v in versions if v.stage in (Stage.DRAFT, Stage.RETURNED, Stage.SUBMITTED)), None)
    if open_:
        raise refuse(DRAFT_OPEN, number=open_.number)
    approved = next((v for v in versions if v.stage == Stage.APPROVED), None)
    if approved is None:
        raise refuse(NOTHING_APPROVED, year=year)
    number = versions[-1].number + 1
    version = _version(
        year, number, step="plan.revise", by=by, at=at, based_on=approved, reason=reason.strip()
    )
    _copy_rows(approved, version, at)
    return version


def _check_new(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse(YEAR_WRONG, field="year", year=year, first=FIRST_YEAR, last=LAST_YEAR)
    if PlanVersion.objects.filter(year=year).exists():
        raise refuse(PLAN_EXISTS, field="year", year=year)


def _version(
    year: int,
    number: int,
    *,
    step: str,
    by: Person,
    at: datetime,
    based_on: PlanVersion | None = None,
    reason: str = "",
    note: dict[str, int] | None = None,
) -> PlanVersion:
    after = {"year": year, "number": number, "reason": reason, **(note or {})}
    audit.record(step=step, subject=f"plan:{year}/{number}", by=by, at=at, after=after)
    return PlanVersion.objects.create(
        year=year, number=number, based_on=based_on, reason=reason, created_by=by, created_at=at
    )


def _copy_rows(source: PlanVersion, target: PlanVersion, at: datetime) -> None:
    """Copy rows level by level, so that a parent has its new row before its children need it."""
    rows = list(source.rows.select_related("item", "strategy").prefetch_related("parts"))
    items = _items(rows, target.year)
    copies = {row.pk: _copy(row, target, items[row.item.ref], target.year - source.year, at) for row in rows}
    left = rows
    while left:
        ready = [row for row in left if row.parent_id is None or copies[row.parent_id].pk]
        for row in ready:
            copies[row.pk].parent = copies[row.parent_id] if row.parent_id else None
        PlanRow.objects.bulk_create([copies[row.pk] for row in ready])
        left = [row for row in left if copies[row.pk].pk is None]
    TargetPart.objects.bulk_create(
        [_copy_part(part, copies[row.pk]) for row in rows for part in row.parts.all()]
    )


def _items(rows: list[PlanRow], year: int) -> dict[str, PlanItem]:
    refs = [row.item.ref for row in rows]
    wanted = [PlanItem(year=year, ref=ref) for ref in refs]
    PlanItem.objects.bulk_create(wanted, ignore_conflicts=True)
    return {item.ref: item for item in PlanItem.objects.filter(year=year, ref__in=refs)}


def _copy(row: PlanRow, version: PlanVersion, item: PlanItem, years: int, at: datetime) -> PlanRow:
    return PlanRow(
        **{name: getattr(row, name) for name in COPIED},
        version=version,
        item=item,
        due=_later(row.due, years),
        strategy=_in_force(row.strategy, version.year),
        changed_at=at,
    )


def _later(due: date | None, years: int) -> date | None:
    return month_end(due.year + years, due.month) if due else None


def _in_force(strategy: Strategy | None, year: int) -> Strategy | None:
    return strategy if strategy and strategy.year_from <= year <= strategy.year_to else None


def _copy_part(part: TargetPart, row: PlanRow) -> TargetPart:
    return TargetPart(**{name: getattr(part, name) for name in COPIED_PART}, row=row)
