"""The only writer of the stages of payment lists, bank accounts and requests for correction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from prakan.assessment.models import PaymentAccount, PaymentList, PaymentQuestion
from prakan.domain.payments import LIST_NAMES, AccountStage, ListStage, QuestionStage
from prakan.domain.problems import refuse
from prakan.domain.problems_payments import LIST_CHANGED, NO_SUCH_LIST
from prakan.domain.stages import Table, by_name, step
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.stages import take

L, A, Q = ListStage, AccountStage, QuestionStage
TABLE: Table = {
    "payment_list": (
        step("payment.fund", (L.MADE,), L.FUNDED, ""),
        step("payment.fall_short", (L.MADE,), L.SHORT, ""),
        step("payment.ask_again", (L.SHORT,), L.MADE),
        step("payment.approve", (L.FUNDED,), L.APPROVED),
        step("payment.send_back", (L.FUNDED,), L.CANCELLED),
        step("payment.cancel", (L.MADE, L.SHORT, L.FUNDED, L.APPROVED), L.CANCELLED),
        step("payment.pay", (L.APPROVED,), L.PAID),
    ),
    "payment_account": (
        step("bank.confirm", (A.ENTERED,), A.CONFIRMED),
        step("bank.refuse", (A.ENTERED,), A.REFUSED),
        step("bank.replace", (A.ENTERED, A.CONFIRMED), A.REPLACED, "bank.enter"),
    ),
    "payment_question": (step("payment.answer", (Q.OPEN,), Q.ANSWERED),),
}
STEPS = by_name(TABLE)


def locked(list_id: int, name: str, *, by: Person | None, revision: int | None = None) -> PaymentList:
    """Return a list under a lock, for a step that the person may take on it; None: the system.

    Raises ``Refused``: ACCESS-001 without the right, PAY-001, PAY-019 when it changed since ``revision``.
    """
    if by is not None:
        access.check(by, name)
    rows = PaymentList.objects.select_for_update(of=("self",)).select_related("table", "made_by")
    found = rows.filter(pk=list_id).first()
    if found is None:
        raise refuse(NO_SUCH_LIST, list=list_id)
    if revision not in (None, found.revision):
        raise refuse(LIST_CHANGED, stage=LIST_NAMES[found.stage])
    return found


def advance(
    row: PaymentList,
    name: str,
    *,
    by: Person | None,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    record: Mapping[str, Any] | None = None,
) -> PaymentList:
    """Take a step on a locked list and return it as saved; ``changes`` are stored with the stage.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    kept = {"revision": row.revision + 1, **(changes or {})}
    return take(row, kind, way, by=by, at=at, changes=kept, record={**said_of(row), **(record or {})})


def advance_account(
    row: PaymentAccount,
    name: str,
    *,
    by: Person,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    record: Mapping[str, Any] | None = None,
) -> PaymentAccount:
    """Take a step on a locked bank account; the trail never says its number.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    said = {"assessor": row.assessor_id, **(record or {})}
    return take(row, kind, way, by=by, at=at, changes=changes, record=said)


def answer(row: PaymentQuestion, *, text: str, by: Person, at: datetime) -> PaymentQuestion:
    """Answer a locked request; raises ``Refused``: ACCESS-001, STAGE-001 when it is answered."""
    kind, way = STEPS["payment.answer"]
    changes = {"answer": text, "answered_by": by, "answered_at": at}
    said = {"assessor": row.assessor_id, "answer": text}
    return take(row, kind, way, by=by, at=at, changes=changes, record=said)


def said_of(row: PaymentList) -> dict[str, Any]:
    """Return what the trail, notices and the budget are told of a list."""
    return {
        "list": row.pk,
        "number": row.number,
        "year": str(row.year),
        "category": row.category,
        "ref": row.ref,
        "satang": row.gross,
        "people": str(row.people_count),
        "made_by": row.made_by_id,
    }
