"""Paying a list: exported for the bank, marked as paid, and what the bank returned reversed, never edited."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import PaymentDue, PaymentLine, PaymentList, PaymentPayee
from prakan.assessment.queries.payments.payable import check_payable, findings, is_sealed, kept_faults
from prakan.assessment.queries.payments.secret import mark_of, opened
from prakan.assessment.transition.payments import advance, locked, said_of
from prakan.domain.payments import Account, ListStage
from prakan.domain.problems import WRONG_STAGE, refuse
from prakan.domain.problems_payments import (
    LOCKED_ELSEWHERE,
    NO_SUCH_PAYEE,
    PAID_DAY_WRONG,
    REASON_MISSING,
    REFERENCE_MISSING,
    SEAL_DIFFERS,
)
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable


@transaction.atomic
def export(*, list_id: int, by: Person, at: datetime) -> dict[int, Account]:
    """Return the accounts of a list (by assessor, id) in full, for the bank; the trail says who looked.

    They are those that were approved. What changed since keeps the file from being taken the first time; once
    it may be at the bank, the same file comes again. Raises ``Refused``: ACCESS-001, PAY-001, STAGE-001
    before it is approved, PAY-005 to 010, PAY-026, PAY-032, PAY-035 (not as it was approved), PAY-037.
    """
    row = locked(list_id, "payment.export", by=by)
    if row.stage not in (ListStage.APPROVED, ListStage.PAID):
        raise refuse(WRONG_STAGE, step="payment.export", stage=row.stage)
    if row.stage == ListStage.APPROVED and row.exported_at is None:
        check_payable(row, at)
    if not is_sealed(row):
        raise refuse(SEAL_DIFFERS, number=row.number)
    rows = list(PaymentPayee.objects.filter(list=row, reverses=None).select_related("account").order_by("pk"))
    said = {**said_of(row), "shown": [one.assessor_id for one in rows]}
    audit.record(step="payment.export", subject=f"payment_list:{row.pk}", by=by, at=at, after=said)
    if row.exported_at is None:
        row.exported_at = at
        row.save(update_fields=["exported_at"])
    try:
        found = {one.assessor_id: opened(one.account) for one in rows}
    except Unreadable:
        raise refuse(LOCKED_ELSEWHERE) from None
    if any(mark_of(found[one.assessor_id]) != one.account.mark for one in rows):
        raise refuse(SEAL_DIFFERS, number=row.number)
    return found


@transaction.atomic
def pay(
    *,
    list_id: int,
    on: date,
    reference: str,
    revision: int | None = None,
    by: Person,
    at: datetime,
) -> PaymentList:
    """Note that the bank paid a list on a day, under its reference, as it was approved; the budget is told.

    What the bank did is a fact: what changed after the approval does not keep it from being recorded, it is
    kept as findings, to be settled by a return or by differences on the next list. Raises ``Refused``:
    ACCESS-001, PAY-001, PAY-014 (the day), PAY-015 (no reference), PAY-019, STAGE-001.
    """
    row, reference = (
        locked(list_id, "payment.pay", by=by, revision=revision),
        " ".join(reference.split())[:100],
    )
    if row.stage == ListStage.APPROVED and row.approved_at is not None:
        approved = timezone.localdate(row.approved_at)
        if not approved <= on <= timezone.localdate(at):
            raise refuse(PAID_DAY_WRONG, "on", day=on, approved=approved)
    if not reference:
        raise refuse(REFERENCE_MISSING, "reference")
    found = kept_faults(findings(row, at)) if row.stage == ListStage.APPROVED else []
    changes = {"paid_by": by, "paid_on": on, "reference": reference, "findings": found}
    record = {"on": on, "reference": reference, "findings": found}
    return advance(row, "payment.pay", by=by, at=at, changes=changes, record=record)


@transaction.atomic
def bounce(*, list_id: int, payee_id: int, reason: str, by: Person, at: datetime) -> PaymentPayee:
    """Reverse what one person was paid, because the bank returned it; their dues are free for another list.

    Raises ``Refused``: ACCESS-001, PAY-001, PAY-013 (no reason), PAY-016, STAGE-001 before it is paid.
    """
    row, reason = locked(list_id, "payment.bounce", by=by), " ".join(reason.split())[:500]
    if row.stage != ListStage.PAID:
        raise refuse(WRONG_STAGE, step="payment.bounce", stage=row.stage)
    paid = PaymentPayee.objects.filter(list=row, pk=payee_id, reverses=None, returned_by=None).first()
    if paid is None:
        raise refuse(NO_SUCH_PAYEE)
    if not reason:
        raise refuse(REASON_MISSING, "reason")
    said = {**said_of(row), "assessor": paid.assessor_id, "returned": paid.gross, "reason": reason}
    audit.record(step="payment.bounce", subject=f"payment_list:{row.pk}", by=by, at=at, after=said)
    back = PaymentPayee.objects.create(
        list=row,
        assessor_id=paid.assessor_id,
        account_id=paid.account_id,
        gross=-paid.gross,
        withheld=-paid.withheld,
        reverses=paid,
        reason=reason,
        by=by,
        at=at,
    )
    dues = PaymentLine.objects.filter(list=row, assessor=paid.assessor_id).values("due")
    PaymentDue.objects.filter(list=row, pk__in=dues).update(list=None)
    return back
