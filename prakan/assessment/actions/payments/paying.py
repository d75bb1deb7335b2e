"""Paying a list: exported for the bank, marked as paid, and what the bank returned reversed, never edited."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import PaymentDue, PaymentLine, PaymentList, PaymentPayee
from prakan.assessment.queries.payments.payable import check_payable
from prakan.assessment.transition.payments import advance, locked, said_of
from prakan.domain.payments import Account, ListStage, unpacked
from prakan.domain.problems import WRONG_STAGE, refuse
from prakan.domain.problems_payments import (
    LOCKED_ELSEWHERE,
    NO_SUCH_PAYEE,
    PAID_DAY_WRONG,
    REASON_MISSING,
    REFERENCE_MISSING,
)
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable, unlock

SECRET = "payment account"  # noqa: S105 (what it is for, not what opens it)


@transaction.atomic
def export(*, list_id: int, by: Person, at: datetime) -> dict[int, Account]:
    """Return the accounts of a list (by assessor, id) in full, for the bank; the trail says who looked.

    Raises ``Refused``: ACCESS-001, PAY-001, STAGE-001 before it is approved, PAY-005 to 010, PAY-026.
    """
    row = locked(list_id, "payment.export", by=by)
    if row.stage not in (ListStage.APPROVED, ListStage.PAID):
        raise refuse(WRONG_STAGE, step="payment.export", stage=row.stage)
    if row.stage == ListStage.APPROVED:
        check_payable(row, at)
    rows = list(PaymentPayee.objects.filter(list=row, reverses=None).select_related("account").order_by("pk"))
    said = {**said_of(row), "shown": [one.assessor_id for one in rows]}
    audit.record(step="payment.export", subject=f"payment_list:{row.pk}", by=by, at=at, after=said)
    try:
        return {one.assessor_id: unpacked(unlock(one.account.locked, SECRET)) for one in rows}
    except Unreadable:
        raise refuse(LOCKED_ELSEWHERE) from None


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
    """Note that the bank paid a list on a day, under its reference; the budget is told.

    Raises ``Refused``: ACCESS-001, PAY-001, PAY-014 (the day), PAY-015 (no reference), PAY-019, STAGE-001,
    and PAY-005 to 010 when somebody on it must not be paid any more.
    """
    row, reference = (
        locked(list_id, "payment.pay", by=by, revision=revision),
        " ".join(reference.split())[:100],
    )
    if row.stage == ListStage.APPROVED and row.approved_at is not None:
        approved = timezone.localdate(row.approved_at)
        if not approved <= on <= timezone.localdate(at):
            raise refuse(PAID_DAY_WRONG, "on", day=on, approved=approved)
        check_payable(row, at)
    if not reference:
        raise refuse(REFERENCE_MISSING, "reference")
    changes = {"paid_by": by, "paid_on": on, "reference": reference}
    return advance(
        row, "payment.pay", by=by, at=at, changes=changes, record={"on": on, "reference": reference}
    )


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
