"""Recording money as it is planned, committed and paid; correcting it by reversal, never by an edit."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from prakan.domain.ledger_groups import BY_HAND, is_of_a_list
from prakan.domain.problems import refuse
from prakan.domain.problems_budget import (
    ENTRY_MISSING,
    KIND_WRONG,
    NOT_REVERSIBLE,
    OF_A_LIST,
    PAID_TOO_MUCH,
)
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.planning.actions.budget.reading import Place, Reader
from prakan.planning.models import LedgerEntry

STEP = "budget.record"
Kind, Stage = LedgerEntry.Kind, LedgerEntry.Stage
DIRECT = (Kind.PLAN, Kind.COMMITMENT, Kind.DISBURSEMENT, Kind.UNSPLIT)


@transaction.atomic
def record(
    *,
    year: int,
    category: str,
    kind: str,
    amount: object,
    date: object,
    document_th: str,
    by: Person,
    at: datetime,
    document_en: str = "",
    ref: str = "",
) -> LedgerEntry:
    """Add an entry in baht to the ledger; ``amount`` and ``date`` as typed.

    Raises ``Refused`` with every fault at once (BUDG-001 to 007).
    """
    access.check(by, STEP)
    if kind not in DIRECT:
        raise refuse(KIND_WRONG, field="kind", given=kind)
    reader = Reader(year)
    place, value, day = reader.place(category, ref), reader.amount(amount), reader.day(date)
    document = reader.document(document_th)
    reader.done()
    assert place is not None  # the reader would have raised
    return add_entry(year, place, kind, value, day, (document, document_en.strip()), by, at)


@transaction.atomic
def pay(
    *,
    entry_id: int,
    amount: object,
    date: object,
    document_th: str,
    by: Person,
    at: datetime,
    document_en: str = "",
) -> LedgerEntry:
    """Pay on a commitment: it is reversed, the payment recorded, and what is left committed again.

    Returns the disbursement; the entries share a group. Commitment and payment are never counted twice.
    """
    access.check(by, STEP)
    entry = _reversible(entry_id)
    if entry.kind != Kind.COMMITMENT:
        raise refuse(NOT_REVERSIBLE)
    reader = Reader(entry.year)
    value, day = reader.amount(amount), reader.day(date)
    document = (reader.document(document_th), document_en.strip())
    reader.done()
    if value > entry.amount:
        raise refuse(PAID_TOO_MUCH, field="amount", amount=f"{value:,.2f}", committed=f"{entry.amount:,.2f}")
    place, group = Place(entry.category, entry.item), f"{BY_HAND}{uuid.uuid4().hex[:12]}"
    add_entry(entry.year, place, Kind.COMMITMENT, -entry.amount, day, document, by, at, entry, group)
    if value < entry.amount:
        add_entry(
            entry.year, place, Kind.COMMITMENT, entry.amount - value, day, document, by, at, None, group
        )
    return add_entry(entry.year, place, Kind.DISBURSEMENT, value, day, document, by, at, None, group)


@transaction.atomic
def reverse(
    *, entry_id: int, reason_th: str, date: object, by: Person, at: datetime, reason_en: str = ""
) -> LedgerEntry:
    """Cancel an entry by its negative.

    Raises ``Refused``: BUDG-009 for a transfer, a reversal, or one reversed before; BUDG-019 for what a
    payment list asked for.
    """
    access.check(by, STEP)
    entry = _reversible(entry_id)
    reader = Reader(entry.year)
    day, document = reader.day(date), reader.document(reason_th)
    reader.done()
    place = Place(entry.category, entry.item)
    return add_entry(
        entry.year, place, entry.kind, -entry.amount, day, (document, reason_en.strip()), by, at, entry
    )


def _reversible(entry_id: int) -> LedgerEntry:
    rows = LedgerEntry.objects.select_for_update(of=("self",)).select_related("category", "item")
    entry = rows.filter(pk=entry_id).first()
    if entry is None:
        raise refuse(ENTRY_MISSING)
    reversed_before = LedgerEntry.objects.filter(reverses=entry).exists()
    if entry.kind == Kind.TRANSFER or entry.reverses_id or reversed_before or entry.stage != Stage.APPROVED:
        raise refuse(NOT_REVERSIBLE)
    if is_of_a_list(entry.kind, entry.group):
        raise refuse(OF_A_LIST, key=entry.group)
    return entry


def add_entry(
    year: int,
    place: Place,
    kind: str,
    amount: Decimal,
    day: date,
    document: tuple[str, str],
    by: Person,
    at: datetime,
    reverses: LedgerEntry | None = None,
    group: str = "",
) -> LedgerEntry:
    """Add an entry to the ledger with its row of the trail; the caller has checked access."""
    after = {
        "category": place.category.code,
        "ref": place.item.ref if place.item else "",
        "kind": str(kind),
        "amount": amount,
        "date": day,
        "document": document[0],
        "reverses": reverses.pk if reverses else None,
        "group": group,
    }
    audit.record(step=STEP, subject=f"budget:{year}/{place.category.code}", by=by, at=at, after=after)
    return LedgerEntry.objects.create(
        year=year,
        category=place.category,
        item=place.item,
        kind=kind,
        amount=amount,
        date=day,
        document_th=document[0],
        document_en=document[1],
        group=group,
        reverses=reverses,
        by=by,
        at=at,
    )
