"""Dues raise themselves when cases reach the stages that instalments name; a wrong one is taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.assessment.models import Case, PaymentDue
from prakan.assessment.queries.payments.tables import newest
from prakan.assessment.queries.payments.visits import made_of
from prakan.domain.fees import Due
from prakan.domain.payments import ListStage, Made, Owed, is_taken_back_now, owed_of
from prakan.domain.problems import refuse
from prakan.domain.problems_payments import NO_SUCH_DUE, REASON_MISSING, TAKEN_BACK, UNDER_WAY
from prakan.foundation import access, audit
from prakan.foundation.bulk import insert
from prakan.foundation.models import Person

CHUNK = 1000  # cases that one row of the trail names
CORRECTED = "บันทึกการไปตรวจเยี่ยมถูกแก้ ผู้นี้ไม่ได้อยู่ในที่นั่งนี้"
NAMES = (
    "key",
    "table_id",
    "year",
    "level",
    "part",
    "stage",
    "case_id",
    "record_id",
    "assessor_id",
    "seat",
    "satang",
    "reckoned",
    "at",
)
BACK = (*NAMES, "reverses_id", "reason", "by_id")


@dataclass(frozen=True, slots=True)
class Raised:
    """How many dues were raised and taken back, and what those raised come to in satang."""

    raised: int = 0
    taken_back: int = 0
    satang: int = 0


@transaction.atomic
def raise_dues(
    *, at: datetime, cases: Collection[int] | None = None, visits: Collection[int] | None = None
) -> Raised:
    """Raise what visits owe and have not been asked for yet, of some cases or visits (ids), else of all.

    A dozen statements whatever the number; done again it does nothing. Nobody is paid who was not at the
    visit as it was recorded. When a record is corrected, what was raised for others is taken back by
    reversing rows: what waits for approval once its list is let go, what was approved or paid by a
    difference due. The system does this: nobody may.
    """
    rates = newest()
    if rates is None:
        return Raised()
    scope = Case.objects.all()
    if cases is not None:
        scope = scope.filter(pk__in=cases)
    if visits is not None:
        scope = scope.filter(visit__in=visits)
    made, years = made_of(scope, rates.fees)
    known = _Known(made)
    wanted = list(owed_of(rates.fees, made))
    fresh = [one for one in wanted if known.lacks(one.key)]
    gone = known.no_longer(made)
    if not fresh and not gone:
        return Raised()
    satang = sum(one.due.satang for one in fresh)
    _say(fresh, gone, years, satang, at)
    rows = [_row(one, known.next_key(one.key), rates.id, years[one.record], at) for one in fresh]
    insert(PaymentDue, NAMES, rows)
    _reverse(gone, CORRECTED, None, at)
    return Raised(len(fresh), len(gone), satang)


@transaction.atomic
def cancel_due(*, due_id: int, reason: str, by: Person, at: datetime) -> PaymentDue:
    """Take a due back by a reversing one, for a reason; it is not raised again.

    What was paid is deducted from the person's next payment. Raises ``Refused``: ACCESS-001, PAY-010 (taken
    back before), PAY-013 (no reason), PAY-017, PAY-029 (on a list that is under way).
    """
    access.check(by, "payment.drop")
    rows = PaymentDue.objects.select_for_update(of=("self",)).select_related("list")
    due = rows.filter(pk=due_id, reverses=None).first()
    if due is None:
        raise refuse(NO_SUCH_DUE, due=due_id)
    if PaymentDue.objects.filter(reverses=due).exists():
        raise refuse(TAKEN_BACK)
    if due.list is not None and due.list.stage != ListStage.PAID:
        raise refuse(UNDER_WAY, number=due.list.number)
    reason = " ".join(reason.split())[:500]
    if not reason:
        raise refuse(REASON_MISSING, "reason")
    after = {"due": due.key, "satang": due.satang, "assessor": due.assessor_id, "reason": reason}
    audit.record(step="payment.drop", subject=f"payment_due:{due.pk}", by=by, at=at, after=after)
    _reverse([due], reason, by, at)
    return due


class _Known:
    """What dues of some visits there are already, by key."""

    def __init__(self, made: Sequence[Made]) -> None:
        self._rows: dict[str, PaymentDue] = {}
        self._counts: dict[str, int] = {}
        records = [one.record for one in made]
        for start in range(0, len(records), 5000):
            found = PaymentDue.objects.filter(record__in=records[start : start + 5000], reverses=None)
            for row in found.select_related("reversed_by", "list").order_by("pk"):
                base = row.key.partition("#")[0]
                self._counts[base] = self._counts.get(base, 0) + 1
                self._rows[base] = row

    def lacks(self, key: str) -> bool:
        """Return whether there is none, or only one that the system took back."""
        row = self._rows.get(key)
        return row is None or (_reversal(row) is not None and _reversal(row).by_id is None)

    def next_key(self, key: str) -> str:
        """Return the key of another one: a count behind it from the second on."""
        count = self._counts.get(key, 0)
        return f"{key}#{count + 1}" if count else key

    def no_longer(self, made: Iterable[Made]) -> list[PaymentDue]:
        """Return dues of people who were not at the visit, in that seat, as it stands recorded."""
        there = {(one.record, who.assessor, who.seat) for one in made for who in one.people}
        return [
            row
            for row in self._rows.values()
            if (row.record_id, row.assessor_id, row.seat) not in there
            and is_taken_back_now(row.list.stage if row.list else None)
            and _reversal(row) is None
        ]


def _reversal(row: PaymentDue) -> Any:
    return getattr(row, "reversed_by", None)  # a reverse one-to-one raises where there is none


def _row(one: Owed, key: str, table: int, year: int, at: datetime) -> tuple[object, ...]:
    return (
        key,
        table,
        year,
        one.level,
        one.due.part.value,
        one.stage,
        one.case,
        one.record,
        one.assessor,
        one.seat,
        one.due.satang,
        _reckoned(one.due, one.metres),
        at,
    )


def _reckoned(due: Due, metres: int | None) -> dict[str, object]:
    return {
        "rate": due.rate.satang,
        "per": due.rate.per.value,
        "of_level": due.rate.level,
        "of_seat": due.rate.seat,
        "count": due.count,
        "share": due.share,
        "metres": metres,
    }


def _reverse(rows: Iterable[PaymentDue], reason: str, by: Person | None, at: datetime) -> None:
    back = [
        (
            f"{row.key}-",
            row.table_id,
            row.year,
            row.level,
            row.part,
            row.stage,
            row.case_id,
            row.record_id,
            row.assessor_id,
            row.seat,
            -row.satang,
            row.reckoned,
            at,
            row.pk,
            reason,
            by.pk if by else None,
        )
        for row in rows
    ]
    if back:
        insert(PaymentDue, BACK, back)


def _say(
    fresh: Sequence[Owed], gone: Sequence[PaymentDue], years: dict[int, int], satang: int, at: datetime
) -> None:
    cases = sorted({one.case for one in fresh if one.case})
    for start in range(0, max(len(cases), 1), CHUNK):
        after: dict[str, Any] = {"cases": cases[start : start + CHUNK]}
        if not start:
            after |= {"dues": str(len(fresh)), "satang": satang, "taken_back": [row.pk for row in gone]}
        year = max(years.values())
        audit.record(step="payment.raise", subject=f"payments:{year}", by=None, at=at, after=after)
