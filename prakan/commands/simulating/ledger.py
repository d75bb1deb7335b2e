"""What the budget is asked and told in a play: the same that follows from steps on lists elsewhere."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from prakan.assessment.actions.payments.lists import fall_short, fund
from prakan.assessment.models import PaymentList
from prakan.assessment.queries.payments.ledger import stays_paid
from prakan.commands.simulating.words import BUDGET
from prakan.domain.payments import ListStage
from prakan.domain.problems import Refused
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.planning.actions.budget import payments as budget
from prakan.planning.actions.budget import record
from prakan.planning.models import LedgerEntry

MADE_UP_BAHT = "30000000.00"


def funded(year: int, category: str, *, by: Person, at: datetime) -> None:
    """Give a category a made-up budget in a fiscal year for which none was recorded."""
    if LedgerEntry.objects.filter(year=year, category__code=category).exists():
        return
    told: dict[str, Any] = {
        "document_th": BUDGET[0],
        "document_en": BUDGET[1],
        "date": timezone.localdate(at),
    }
    record(year=year, category=category, kind="plan", amount=MADE_UP_BAHT, by=by, at=at, **told)


def ask_the_budget(row: PaymentList, *, by: Person, at: datetime) -> None:
    """Ask for the money of a list, and note on it what the budget answers."""
    told: dict[str, Any] = {"key": row.number, "year": row.year, "category": row.category, "ref": row.ref}
    try:
        on = timezone.localdate(at)
        entry = budget.commit(**told, satang=row.gross, on=on, document=_said(row), by=by, at=at)
    except Refused as refused:
        fall_short(list_id=row.pk, faults=refused.faults, at=at)
    else:
        fund(list_id=row.pk, entry=entry, at=at)


def tell_of_payment(row: PaymentList, on: date, *, by: Person, at: datetime) -> None:
    """Tell the budget that a list was paid."""
    budget.disburse(key=row.number, on=on, document=_said(row), by=by, at=at)


def tell_of_return(row: PaymentList, *, by: Person, at: datetime) -> None:
    """Tell the budget what of a list stays paid, or that a list will not be paid at all."""
    on = timezone.localdate(at)
    row.refresh_from_db()
    if row.stage == ListStage.CANCELLED:
        budget.give_back(key=row.number, on=on, document=_said(row), by=by, at=at)
    else:
        left = stays_paid(row.pk)
        budget.take_in(key=row.number, left=left, on=on, document=_said(row), by=by, at=at)


def _said(row: PaymentList) -> Text:
    return Text(f"บัญชีจ่ายค่าตอบแทนผู้ประเมิน {row.number}", f"Payment list of assessors {row.number}")
