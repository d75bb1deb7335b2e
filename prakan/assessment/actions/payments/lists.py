"""Payment lists: made from what is ready as it was shown, asked of the budget, approved, cancelled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import FeeTable, PaymentDue, PaymentLine, PaymentList, PaymentPayee
from prakan.assessment.queries.payments.payable import check_payable, kept_faults, sealed
from prakan.assessment.queries.payments.ready import DueFilter, accounts_of, look, open_dues
from prakan.assessment.queries.payments.tables import rates
from prakan.assessment.transition.payments import advance, locked, said_of
from prakan.domain.payments import Line, ListStage, Payee, payees_of
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_payments import (
    CHANGED_SINCE,
    FILE_TAKEN,
    MAKER_APPROVES,
    NOTHING_READY,
    REASON_MISSING,
)
from prakan.foundation import access, audit
from prakan.foundation.bulk import insert, numbers
from prakan.foundation.models import Person

PAYEE = ("list_id", "assessor_id", "account_id", "gross", "withheld", "by_id", "at")
LINE = ("list_id", "due_id", "assessor_id", "satang")
CHUNK = 5000


@transaction.atomic
def make_list(
    *,
    wanted: DueFilter,
    digest: str,
    year: int,
    category: str,
    by: Person,
    at: datetime,
    ref: str = "",
    name: str = "",
) -> PaymentList:
    """Make a list of what is ready of a choice, as it was shown (``digest``); the budget is asked next.

    ``year``, ``category`` and ``ref`` name the line of the budget. Some twenty statements whatever the number
    of dues. Raises ``Refused``: ACCESS-001, PAY-002 (nothing is ready), PAY-003 (it changed), PAY-018.
    """
    access.check(by, "payment.make")
    under = rates()
    rows = open_dues(wanted).order_by("pk")
    held = {row.pk for row in rows.select_for_update(of=("self",)).only("pk")}
    found = look(rows, timezone.localdate(at), under)
    if not found.ready:
        raise refuse(NOTHING_READY)
    if digest != found.digest or any(one.id not in held for one in found.ready):
        raise refuse(CHANGED_SINCE, now=f"{len(found.ready):,}")
    lines = [Line(one.id, one.assessor, one.satang) for one in found.ready]
    payees = payees_of(lines, under.fees.withholding)
    row = PaymentList(
        number=_number(year),
        year=year,
        name=" ".join(name.split())[:200],
        table_id=under.id,
        category=category,
        ref=ref,
        gross=sum(one.gross for one in payees),
        withheld=sum(one.withheld for one in payees),
        dues_count=len(lines),
        people_count=len(payees),
        digest=digest,
        made_by=by,
        made_at=at,
    )
    _say_made(row, wanted, by, at)
    _fill(row, lines, payees, by, at)
    return row


@transaction.atomic
def fund(*, list_id: int, entry: int, at: datetime) -> PaymentList:
    """Note that the budget committed the money of a list, with its entry of the ledger; done again, nothing.

    What the budget answers: the system does this.
    """
    row = locked(list_id, "payment.fund", by=None)
    if row.stage != ListStage.MADE:
        return row
    return advance(row, "payment.fund", by=None, at=at, changes={"entry": entry, "problem": []})


@transaction.atomic
def fall_short(*, list_id: int, faults: Sequence[Fault], at: datetime) -> PaymentList:
    """Note why the budget committed nothing for a list; done again, nothing. The system does this."""
    row = locked(list_id, "payment.fall_short", by=None)
    if row.stage != ListStage.MADE:
        return row
    record = {"why": ", ".join(one.code for one in faults)}
    return advance(
        row, "payment.fall_short", by=None, at=at, changes={"problem": kept_faults(faults)}, record=record
    )


@transaction.atomic
def ask_again(*, list_id: int, revision: int | None = None, by: Person, at: datetime) -> PaymentList:
    """Ask the budget again for a list it was short for; raises ``Refused``: ACCESS-001, PAY-001, PAY-019."""
    row = locked(list_id, "payment.ask_again", by=by, revision=revision)
    return advance(row, "payment.ask_again", by=by, at=at)


@transaction.atomic
def approve(*, list_id: int, revision: int | None = None, by: Person, at: datetime) -> PaymentList:
    """Approve a list that the budget bears, under a seal of people, accounts and sums; its maker does not.

    Raises ``Refused``: ACCESS-001, PAY-001, PAY-011, PAY-019, STAGE-001, and item by item PAY-005 to 010, 032
    and 037 for what is not ready any more.
    """
    row = locked(list_id, "payment.approve", by=by, revision=revision)
    if row.made_by_id == by.pk:
        raise refuse(MAKER_APPROVES)
    check_payable(row, at)
    seal = sealed(row)
    changes = {"approved_by": by, "approved_at": at, "seal": seal}
    return advance(row, "payment.approve", by=by, at=at, changes=changes, record={"seal": seal})


@transaction.atomic
def send_back(
    *, list_id: int, reason: str, revision: int | None = None, by: Person, at: datetime
) -> PaymentList:
    """Refuse a list for a reason: its dues are free again. Raises ``Refused`` as ``cancel``."""
    row = locked(list_id, "payment.send_back", by=by, revision=revision)
    return _let_go(row, "payment.send_back", reason, "", by, at)


@transaction.atomic
def cancel(
    *,
    list_id: int,
    reason: str,
    bank_word: str = "",
    revision: int | None = None,
    by: Person,
    at: datetime,
) -> PaymentList:
    """Cancel a list that is not paid, for a reason: its dues are free again, the budget takes its money back.

    Once the bank's file was taken, ``bank_word`` is the reference of the bank's word that it paid nothing.
    Raises ``Refused``: ACCESS-001, PAY-001, PAY-013 (no reason), PAY-019, PAY-034 (no word), STAGE-001.
    """
    row = locked(list_id, "payment.cancel", by=by, revision=revision)
    bank_word = " ".join(bank_word.split())[:100]
    if row.stage == ListStage.APPROVED and row.exported_at is not None and not bank_word:
        raise refuse(FILE_TAKEN, "bank_word", day=timezone.localdate(row.exported_at))
    return _let_go(row, "payment.cancel", reason, bank_word, by, at)


def _let_go(
    row: PaymentList, name: str, reason: str, bank_word: str, by: Person, at: datetime
) -> PaymentList:
    reason = " ".join(reason.split())[:500]
    if not reason:
        raise refuse(REASON_MISSING, "reason")
    changes = {"reason": reason, "reference": bank_word}
    advance(row, name, by=by, at=at, changes=changes, record=changes)
    PaymentDue.objects.filter(list=row).update(list=None)
    return row


def _say_made(row: PaymentList, wanted: DueFilter, by: Person, at: datetime) -> None:
    """Record a list before it is there, under the key that it will have."""
    row.pk = numbers(PaymentList, 1)[0]
    said = {**said_of(row), "digest": row.digest, "level": wanted.level, "part": wanted.part}
    audit.record(step="payment.make", subject=f"payment_list:{row.pk}", by=by, at=at, after=said)


def _fill(row: PaymentList, lines: Sequence[Line], payees: Iterable[Payee], by: Person, at: datetime) -> None:
    row.save(force_insert=True)
    accounts = accounts_of({one.assessor for one in lines})
    insert(
        PaymentPayee,
        PAYEE,
        [
            (row.pk, one.assessor, accounts[one.assessor].pk, one.gross, one.withheld, by.pk, at)
            for one in payees
        ],
    )
    insert(PaymentLine, LINE, [(row.pk, one.due, one.assessor, one.satang) for one in lines])
    ids, held = [one.due for one in lines], 0
    for start in range(0, len(ids), CHUNK):
        held += PaymentDue.objects.filter(pk__in=ids[start : start + CHUNK], list=None).update(list=row)
    if held != len(ids):  # another list took some of them at this moment
        raise refuse(CHANGED_SINCE, now=f"{held:,}")


def _number(year: int) -> str:
    """Return the next number of a fiscal year; the lock on the rates keeps two lists from taking one."""
    FeeTable.objects.select_for_update().order_by("pk").first()
    stem = f"PAY-{year}-"
    last = PaymentList.objects.filter(number__startswith=stem).order_by("-pk").first()
    return f"{stem}{int(last.number.removeprefix(stem)) + 1 if last else 1:04d}"
