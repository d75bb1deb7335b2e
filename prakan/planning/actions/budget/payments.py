"""What payment lists ask of the budget: money committed if the line bears it, paid, given back, returned."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from prakan.domain.problems import refuse
from prakan.domain.problems_budget import LINE_SHORT, NOT_COMMITTED
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.planning.actions.budget.reading import Place, Reader
from prakan.planning.actions.budget.recording import STEP, add_entry
from prakan.planning.models import BudgetCategory, LedgerEntry

Kind, Stage = LedgerEntry.Kind, LedgerEntry.Stage
SPENT = (Kind.COMMITMENT, Kind.DISBURSEMENT, Kind.UNSPLIT)
SATANG = 100  # of a baht
ZERO = Decimal(0)


@transaction.atomic
def commit(
    *,
    key: str,
    year: int,
    category: str,
    satang: int,
    on: date,
    document: Text,
    by: Person,
    at: datetime,
    ref: str = "",
) -> int:
    """Commit money of a line for what ``key`` names and return the entry's id; asked again, the same entry.

    Raises ``Refused``: ACCESS-001, BUDG-002 to 004 (no such line, or a day outside the year), BUDG-017 when
    the line has less left than is asked for.
    """
    access.check(by, STEP)
    there = _standing(key, Kind.COMMITMENT)
    if there is not None:
        return there.pk
    reader = Reader(year)
    place, day = reader.place(category, ref), reader.day(on.isoformat())
    reader.done()
    assert place is not None  # the reader would have raised
    BudgetCategory.objects.select_for_update().get(pk=place.category.pk)  # two lists, one remainder
    amount, left = Decimal(satang) / SATANG, left_of(year, place)
    if left < amount:
        raise refuse(
            LINE_SHORT, left=f"{left:,.2f}", amount=f"{amount:,.2f}", missing=f"{amount - left:,.2f}"
        )
    entry = add_entry(
        year, place, Kind.COMMITMENT, amount, day, (document.th, document.say("en")), by, at, None, key
    )
    return entry.pk


@transaction.atomic
def disburse(*, key: str, on: date, document: Text, by: Person, at: datetime) -> int:
    """Pay all that was committed under a key; returns the disbursement's id; asked again, the same.

    Raises ``Refused``: ACCESS-001, BUDG-018 when nothing is committed under it.
    """
    access.check(by, STEP)
    there = _standing(key, Kind.DISBURSEMENT)
    if there is not None:
        return there.pk
    entry = _committed(key)
    place, said = Place(entry.category, entry.item), (document.th, document.say("en"))
    add_entry(entry.year, place, Kind.COMMITMENT, -entry.amount, on, said, by, at, entry, key)
    paid = add_entry(entry.year, place, Kind.DISBURSEMENT, entry.amount, on, said, by, at, None, key)
    return paid.pk


@transaction.atomic
def give_back(*, key: str, on: date, document: Text, by: Person, at: datetime) -> int | None:
    """Take back what was committed under a key; returns the reversing entry's id, None when nothing was."""
    access.check(by, STEP)
    entry = _standing(key, Kind.COMMITMENT)
    if entry is None:
        return None
    place, said = Place(entry.category, entry.item), (document.th, document.say("en"))
    return add_entry(entry.year, place, Kind.COMMITMENT, -entry.amount, on, said, by, at, entry, key).pk


@transaction.atomic
def take_in(*, key: str, left: int, on: date, document: Text, by: Person, at: datetime) -> int:
    """Bring a disbursement to what of it stays paid (satang): the bank returned the rest.

    The entry is reversed and what is left recorded anew; asked again for the same, nothing. Returns the id
    of the entry that stands, or of the reversal when nothing stays paid. Raises ``Refused``: BUDG-018.
    """
    access.check(by, STEP)
    entry, amount = _standing(key, Kind.DISBURSEMENT), Decimal(left) / SATANG
    if entry is None:
        raise refuse(NOT_COMMITTED, key=key)
    if entry.amount <= amount:
        return entry.pk
    place, said = Place(entry.category, entry.item), (document.th, document.say("en"))
    back = add_entry(entry.year, place, Kind.DISBURSEMENT, -entry.amount, on, said, by, at, entry, key)
    if not amount:
        return back.pk
    return add_entry(entry.year, place, Kind.DISBURSEMENT, amount, on, said, by, at, None, key).pk


def left_of(year: int, place: Place) -> Decimal:
    """Return what a line has left in baht: its approved budget less what is committed and spent.

    A line of the plan counts the entries of its item; the category as a whole counts all of its entries.
    """
    rows = LedgerEntry.objects.filter(year=year, category=place.category, stage=Stage.APPROVED)
    if place.item is not None:
        rows = rows.filter(item=place.item)
    sums = dict(rows.order_by().values_list("kind").annotate(total=Sum("amount")))
    spent = sum((sums.pop(kind, ZERO) for kind in SPENT), ZERO)
    return sum(sums.values(), ZERO) - spent


def _standing(key: str, kind: str) -> LedgerEntry | None:
    rows = LedgerEntry.objects.select_for_update(of=("self",)).select_related("category", "item")
    found = rows.filter(group=key, kind=kind, reverses=None, reversed_by=None)
    return found.order_by("-pk").first()


def _committed(key: str) -> LedgerEntry:
    entry = _standing(key, Kind.COMMITMENT)
    if entry is None:
        raise refuse(NOT_COMMITTED, key=key)
    return entry
