"""What of payments waits for a person: accounts to confirm or release, requests, lists to approve or pay."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.assessment.models import PaymentAccount, PaymentList, PaymentQuestion
from prakan.domain.payments import AccountStage, ListStage
from prakan.foundation import access
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class MoneyWaits:
    """How many of each wait; 0 for who may not take the step that ends the wait."""

    approve: int = 0  # lists under which the budget lies, made by others
    pay: int = 0  # lists that are approved: for the bank, then recorded
    confirm: int = 0  # accounts just entered
    answer: int = 0  # requests for correction


def money_waits(person: Person) -> MoneyWaits:
    """Return what waits for a person; four statements at most."""
    lists = PaymentList.objects
    return MoneyWaits(
        approve=lists.filter(stage=ListStage.FUNDED).exclude(made_by=person).count()
        if access.can(person, "payment.approve")
        else 0,
        pay=lists.filter(stage=ListStage.APPROVED).count() if access.can(person, "payment.pay") else 0,
        confirm=PaymentAccount.objects.filter(stage=AccountStage.ENTERED).exclude(entered_by=person).count()
        if access.can(person, "bank.confirm")
        else 0,
        answer=PaymentQuestion.objects.filter(stage="open").count()
        if access.can(person, "payment.answer")
        else 0,
    )
