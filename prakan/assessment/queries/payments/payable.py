"""Whether a list may still be approved and paid: nothing on it became doubtful since it was made."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from prakan.assessment.models import PaymentDue, PaymentList, PaymentPayee
from prakan.assessment.queries.payments.ready import look
from prakan.assessment.queries.payments.tables import rates_of
from prakan.domain.payments import AccountStage
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_payments import CHANGED_LATELY


def doubts(row: PaymentList, at: datetime) -> tuple[Fault, ...]:
    """Return, each once, why a list must not be paid any more: cases withdrawn, accounts that changed."""
    under = rates_of(row.table)
    dues = PaymentDue.objects.filter(list=row).order_by("pk")
    found = look(dues, timezone.localdate(at), under, on_list=row.pk)
    faults = [one.fault for one in found.refused if one.fault] + _moved(row, under.rules.hold_days)
    return tuple({(one.code, str(one.values)): one for one in faults}.values())


def check_payable(row: PaymentList, at: datetime) -> None:
    """Raise ``Refused`` (PAY-005 to 010) naming everything that keeps a list from being paid."""
    if faults := doubts(row, at):
        raise Refused(*faults)


def _moved(row: PaymentList, days: int) -> list[Fault]:
    """Return the people whose account is another than the list was made with."""
    stale = PaymentPayee.objects.filter(list=row, reverses=None).exclude(
        account__stage=AccountStage.CONFIRMED
    )
    found = stale.select_related("assessor", "account").order_by("pk")
    day = timezone.localdate(row.made_at)
    return [Fault(CHANGED_LATELY, {"name": one.assessor.name, "day": day, "days": days}) for one in found]
