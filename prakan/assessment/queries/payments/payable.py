"""Whether a list may still be approved and sent, what changed after the approval, and the seal upon it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from prakan.assessment.models import PaymentDue, PaymentList, PaymentPayee
from prakan.assessment.queries.payments.ready import accounts_of, look
from prakan.assessment.queries.payments.tables import rates_of
from prakan.domain.payments import AccountStage, seal_of
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_payments import (
    ACCOUNT_MOVED,
    CHANGED_LATELY,
    CORRECTED_LATER,
    NO_ACCOUNT,
    NOT_CONFIRMED,
    SEAL_DIFFERS,
    VISIT_CORRECTED,
)

OF_ACCOUNTS = {one.code for one in (NO_ACCOUNT, NOT_CONFIRMED, CHANGED_LATELY)}


def doubts(row: PaymentList, at: datetime) -> tuple[Fault, ...]:
    """Return, each once, why a list must not be approved or sent to the bank.

    Cases withdrawn, records of visits corrected, accounts that changed since it was made.
    """
    return _once([*_of_the_dues(row, at), *_moved(row, at)])


def check_payable(row: PaymentList, at: datetime) -> None:
    """Raise ``Refused`` (PAY-005 to 010, 032, 037) naming everything that keeps a list from being paid."""
    if faults := doubts(row, at):
        raise Refused(*faults)


def findings(row: PaymentList, at: datetime) -> tuple[Fault, ...]:
    """Return, each once, what changed after a list was approved: it is paid as it was, and settled later."""
    said = [one for one in _of_the_dues(row, at) if one.code not in OF_ACCOUNTS]
    said = [Fault(CORRECTED_LATER, one.values) if one.code == VISIT_CORRECTED.code else one for one in said]
    moved = [Fault(ACCOUNT_MOVED, {"name": one.values["name"]}) for one in _moved(row, at)]
    broken = [] if is_sealed(row) else [Fault(SEAL_DIFFERS, {"number": row.number})]
    return _once([*broken, *moved, *said])


def sealed(row: PaymentList) -> str:
    """Return the seal over the people, accounts and sums of a list as they are."""
    rows = PaymentPayee.objects.filter(list=row, reverses=None).order_by("assessor")
    return seal_of(rows.values_list("assessor", "account", "account__mark", "gross", "withheld"))


def is_sealed(row: PaymentList) -> bool:
    """Return whether a list is as it was approved; one approved before seals were kept counts as such."""
    return row.seal in ("", sealed(row))


def kept_faults(said: Iterable[Fault]) -> list[list[object]]:
    """Return faults as a list keeps them: code, values as text."""
    return [[one.code, {name: str(value) for name, value in one.values.items()}] for one in said]


def _once(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple({(one.code, str(one.values)): one for one in faults}.values())


def _of_the_dues(row: PaymentList, at: datetime) -> list[Fault]:
    dues = PaymentDue.objects.filter(list=row).order_by("pk")
    found = look(dues, timezone.localdate(at), rates_of(row.table), on_list=row.pk)
    return [one.fault for one in found.refused if one.fault]


def _moved(row: PaymentList, at: datetime) -> list[Fault]:
    """Return the people whose account is another than the list was made with."""
    stale = PaymentPayee.objects.filter(list=row, reverses=None).exclude(
        account__stage=AccountStage.CONFIRMED
    )
    found = list(stale.select_related("assessor", "account").order_by("pk"))
    now, days = accounts_of({one.assessor_id for one in found}), rates_of(row.table).rules.hold_days
    since = {who: timezone.localdate(account.entered_at) for who, account in now.items()}
    made = timezone.localdate(row.made_at)  # when no account stands any more
    return [
        Fault(
            CHANGED_LATELY,
            {"name": one.assessor.name, "day": since.get(one.assessor_id, made), "days": days},
        )
        for one in found
    ]
