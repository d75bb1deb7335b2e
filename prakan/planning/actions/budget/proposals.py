"""Moving money between categories and years: proposed by finance, decided by the director."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from prakan.domain.problems import refuse
from prakan.domain.problems_budget import ENTRY_MISSING, NOT_ENOUGH, PROPOSER_APPROVES, SAME_PLACE
from prakan.domain.problems_planning import REASON_MISSING
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.planning.actions.budget.reading import Place, Reader
from prakan.planning.models import BudgetCategory, LedgerEntry
from prakan.planning.transition import advance

STEP = "budget.transfer"
Kind, Stage = LedgerEntry.Kind, LedgerEntry.Stage
SPENT = (Kind.COMMITMENT, Kind.DISBURSEMENT, Kind.UNSPLIT)


@transaction.atomic
def propose_transfer(
    *,
    year: int,
    from_category: str,
    to_category: str,
    amount: object,
    date: object,
    document_th: str,
    by: Person,
    at: datetime,
    document_en: str = "",
    from_ref: str = "",
    to_ref: str = "",
) -> str:
    """Propose to move baht from one category or row to another and return the group of its two sides.

    Raises BUDG-010 when the source category has less left than is to be moved.
    """
    access.check(by, STEP)
    reader = Reader(year)
    source = reader.place(from_category, from_ref, "from_")
    target = reader.place(to_category, to_ref, "to_")
    value, day = reader.amount(amount), reader.day(date)
    document = (reader.document(document_th), document_en.strip())
    reader.done()
    assert source is not None  # the reader would have raised
    assert target is not None
    if source == target:
        raise refuse(SAME_PLACE, field="to_category")
    left = _left(year, source.category)
    if left < value:
        raise refuse(NOT_ENOUGH, field="amount", left=f"{left:,.2f}", amount=f"{value:,.2f}")
    group = f"transfer-{uuid.uuid4().hex[:12]}"
    sides = ((source, -value), (target, value))
    _propose(year, Kind.TRANSFER, sides, day, document, group, by, at)
    return group


@transaction.atomic
def carry_forward(
    *,
    year: int,
    category: str,
    amount: object,
    date: object,
    document_th: str,
    by: Person,
    at: datetime,
    document_en: str = "",
    ref: str = "",
) -> str:
    """Propose to bring baht of the year before into ``year`` and return the group of the entry."""
    access.check(by, STEP)
    reader = Reader(year)
    place, value, day = reader.place(category, ref), reader.amount(amount), reader.day(date)
    document = (reader.document(document_th), document_en.strip())
    reader.done()
    assert place is not None  # the reader would have raised
    group = f"carry-{uuid.uuid4().hex[:12]}"
    _propose(year, Kind.CARRY_FORWARD, ((place, value),), day, document, group, by, at)
    return group


@transaction.atomic
def approve(*, group: str, by: Person, at: datetime) -> str:
    """Approve every entry of a proposal; not one's own, and only while the source still has the money."""
    entries = _proposal(group)
    if any(entry.by_id == by.pk for entry in entries):
        raise refuse(PROPOSER_APPROVES)
    for entry in entries:
        left = _left(entry.year, entry.category)
        if entry.stage == Stage.PROPOSED and entry.amount < 0 and left < -entry.amount:
            raise refuse(NOT_ENOUGH, left=f"{left:,.2f}", amount=f"{-entry.amount:,.2f}")
    for entry in entries:
        advance(entry, "budget.approve", by=by, at=at, changes={"approved_by": by, "approved_at": at})
    return group


@transaction.atomic
def reject(*, group: str, reason: str, by: Person, at: datetime) -> str:
    """Reject every entry of a proposal with a reason, kept in the audit trail."""
    if not reason.strip():
        raise refuse(REASON_MISSING, field="reason")
    for entry in _proposal(group):
        changes = {"approved_by": by, "approved_at": at}
        advance(entry, "budget.reject", by=by, at=at, changes=changes, reason=reason.strip())
    return group


def _proposal(group: str) -> list[LedgerEntry]:
    rows = LedgerEntry.objects.select_for_update(of=("self",)).select_related("category")
    entries = list(rows.filter(group=group, kind__in=(Kind.TRANSFER, Kind.CARRY_FORWARD)).order_by("pk"))
    if not entries:
        raise refuse(ENTRY_MISSING)
    return entries


def _left(year: int, category: BudgetCategory) -> Decimal:
    """Return what a category has: its approved budget less what is spent and committed."""
    sums = dict(
        LedgerEntry.objects.filter(year=year, category=category, stage=Stage.APPROVED)
        .order_by()
        .values_list("kind")
        .annotate(total=Sum("amount"))
    )
    spent = sum((sums.pop(kind, Decimal(0)) for kind in SPENT), Decimal(0))
    return sum(sums.values(), Decimal(0)) - spent


def _propose(
    year: int,
    kind: str,
    sides: tuple[tuple[Place, Decimal], ...],
    day: date,
    document: tuple[str, str],
    group: str,
    by: Person,
    at: datetime,
) -> None:
    told = [[s.category.code, s.item.ref if s.item else "", value] for s, value in sides]
    after = {"kind": str(kind), "sides": told, "date": day, "document": document[0]}
    audit.record(step=STEP, subject=f"budget:{year}/{group}", by=by, at=at, after=after)
    for place, value in sides:
        LedgerEntry.objects.create(
            year=year,
            category=place.category,
            item=place.item,
            kind=kind,
            stage=Stage.PROPOSED,
            amount=value,
            date=day,
            document_th=document[0],
            document_en=document[1],
            group=group,
            by=by,
            at=at,
        )
