"""Requests for correction: an assessor asks about what is due or paid, finance answers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.models import PaymentDue, PaymentQuestion
from prakan.assessment.transition.payments import answer as answered
from prakan.domain.problems import refuse
from prakan.domain.problems_payments import NO_SUCH_DUE, NO_SUCH_QUESTION, NOT_REGISTERED, REASON_MISSING
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of

LONGEST = 2000


@transaction.atomic
def ask(*, text: str, by: Person, at: datetime, due_id: int | None = None) -> PaymentQuestion:
    """Ask for a correction, of one due or of all together.

    Raises ``Refused``: ACCESS-001, PAY-013 (no words), PAY-017 (not one's own), PAY-030.
    """
    access.check(by, "payment.ask")
    own = sorted(assessors_of(by))
    if not own:
        raise refuse(NOT_REGISTERED)
    due = PaymentDue.objects.filter(pk=due_id, assessor__in=own).first() if due_id else None
    if due_id and due is None:
        raise refuse(NO_SUCH_DUE, "due_id", due=due_id)
    if not text.strip():
        raise refuse(REASON_MISSING, "text")
    assessor = due.assessor_id if due else own[0]
    said = {"assessor": assessor, "due": due_id, "text": text.strip()[:LONGEST]}
    audit.record(step="payment.ask", subject=f"assessor:{assessor}", by=by, at=at, after=said)
    return PaymentQuestion.objects.create(
        assessor_id=assessor, due=due, text=text.strip()[:LONGEST], by=by, at=at
    )


@transaction.atomic
def answer(*, question_id: int, text: str, by: Person, at: datetime) -> PaymentQuestion:
    """Answer a request; raises ``Refused``: ACCESS-001, PAY-013 (no words), PAY-028, STAGE-001."""
    access.check(by, "payment.answer")
    row = PaymentQuestion.objects.select_for_update().filter(pk=question_id).first()
    if row is None:
        raise refuse(NO_SUCH_QUESTION)
    if not text.strip():
        raise refuse(REASON_MISSING, "text")
    return answered(row, text=text.strip()[:LONGEST], by=by, at=at)
