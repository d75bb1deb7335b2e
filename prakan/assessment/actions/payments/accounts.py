"""Bank accounts of assessors: entered by them, confirmed by finance, seen by a second after a change."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.models import PaymentAccount
from prakan.assessment.queries.payments.secret import locked, mark_of, opened
from prakan.assessment.transition.payments import advance_account
from prakan.domain.payments import Account, AccountStage, account_of
from prakan.domain.problems import refuse
from prakan.domain.problems_payments import (
    ACCOUNT_OF_ANOTHER,
    LOCKED_ELSEWHERE,
    NO_SUCH_ACCOUNT,
    NOT_REGISTERED,
    REASON_MISSING,
    SAME_ACCOUNT,
    SAME_PERSON,
)
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable
from prakan.registry.models import Assessor
from prakan.registry.queries.reach import assessors_of

STANDING = (AccountStage.ENTERED, AccountStage.CONFIRMED)


@transaction.atomic
def enter(
    *,
    assessor_id: int,
    bank: str,
    number: str,
    holder: str,
    by: Person,
    at: datetime,
) -> PaymentAccount:
    """Enter an account of one's own; one that stood is replaced, and payments wait for finance.

    Raises ``Refused``: ACCESS-001, PAY-020 to 022, PAY-025 (another has it), PAY-027 (the same), PAY-030.
    """
    access.check(by, "bank.enter")
    if assessor_id not in assessors_of(by):
        raise refuse(NOT_REGISTERED)
    return _put(
        Assessor.objects.select_for_update().get(pk=assessor_id), account_of(bank, number, holder), by, at
    )


def _put(assessor: Assessor, told: Account, by: Person, at: datetime) -> PaymentAccount:
    mark = mark_of(told)
    standing = (
        PaymentAccount.objects.select_for_update().filter(assessor=assessor, stage__in=STANDING).first()
    )
    if standing is not None and standing.mark == mark:
        raise refuse(SAME_ACCOUNT, "number")
    others = PaymentAccount.objects.filter(mark=mark, stage__in=STANDING).exclude(assessor=assessor)
    if others.exists():
        raise refuse(ACCOUNT_OF_ANOTHER, "number")
    is_change = PaymentAccount.objects.filter(assessor=assessor, confirmed_at__isnull=False).exists()
    said = {"assessor": assessor.pk, "bank": told.bank, "is_change": is_change}
    audit.record(step="bank.enter", subject=f"assessor:{assessor.pk}", by=by, at=at, after=said)
    if standing is not None:
        advance_account(standing, "bank.replace", by=by, at=at)
    return PaymentAccount.objects.create(
        assessor=assessor,
        locked=locked(told),
        mark=mark,
        is_change=is_change,
        is_demo=assessor.is_demo,
        entered_by=by,
        entered_at=at,
    )


@transaction.atomic
def confirm(*, account_id: int, by: Person, at: datetime) -> PaymentAccount:
    """Confirm an account that was compared with its bank book.

    Raises ``Refused``: ACCESS-001, PAY-023, PAY-024 (one's own), STAGE-001.
    """
    row = _locked(account_id, "bank.confirm", by)
    _not_the_owner(row, by)
    return advance_account(
        row, "bank.confirm", by=by, at=at, changes={"confirmed_by": by, "confirmed_at": at}
    )


@transaction.atomic
def refuse_account(*, account_id: int, reason: str, by: Person, at: datetime) -> PaymentAccount:
    """Do not accept an account, for a reason that its owner reads.

    Raises ``Refused``: ACCESS-001, PAY-013 (no reason), PAY-023, STAGE-001.
    """
    row, reason = _locked(account_id, "bank.refuse", by), " ".join(reason.split())[:500]
    if not reason:
        raise refuse(REASON_MISSING, "reason")
    return advance_account(
        row, "bank.refuse", by=by, at=at, changes={"reason": reason}, record={"reason": reason}
    )


@transaction.atomic
def release(*, account_id: int, by: Person, at: datetime) -> PaymentAccount:
    """Let a changed account be paid before its days are over: a second person has looked at it.

    Raises ``Refused``: ACCESS-001, PAY-023 (not confirmed, or no change), PAY-024 (not a second person).
    """
    row = _locked(account_id, "bank.release", by)
    if row.stage != AccountStage.CONFIRMED or not row.is_change or row.second_at:
        raise refuse(NO_SUCH_ACCOUNT)
    if row.confirmed_by_id == by.pk:
        raise refuse(SAME_PERSON)
    _not_the_owner(row, by)
    said = {"assessor": row.assessor_id}
    audit.record(step="bank.release", subject=f"payment_account:{row.pk}", by=by, at=at, after=said)
    row.second_by, row.second_at = by, at
    row.save(update_fields=["second_by", "second_at"])
    return row


@transaction.atomic
def show(*, account_id: int, by: Person, at: datetime) -> Account:
    """Return an account in full, and record who saw it each time; assessors see their own only.

    Raises ``Refused``: ACCESS-001, PAY-023, PAY-026 (another installation's key).
    """
    row = _locked(account_id, "bank.show", by)
    if not access.is_staff(by) and row.assessor_id not in assessors_of(by):
        raise refuse(NO_SUCH_ACCOUNT)
    said = {"assessor": row.assessor_id, "shown": True}
    audit.record(step="bank.show", subject=f"payment_account:{row.pk}", by=by, at=at, after=said)
    try:
        return opened(row)
    except Unreadable:
        raise refuse(LOCKED_ELSEWHERE) from None


def _locked(account_id: int, step: str, by: Person) -> PaymentAccount:
    access.check(by, step)
    row = PaymentAccount.objects.select_for_update().filter(pk=account_id).first()
    if row is None:
        raise refuse(NO_SUCH_ACCOUNT)
    return row


def _not_the_owner(row: PaymentAccount, by: Person) -> None:
    if row.assessor_id in assessors_of(by) or row.entered_by_id == by.pk:
        raise refuse(SAME_PERSON)
