"""What the budget is told of a list: its line, what of it stays paid."""

from __future__ import annotations

from django.db.models import Sum

from prakan.assessment.models import PaymentLine, PaymentList, PaymentPayee


def stays_paid(list_id: int) -> int:
    """Return what of a list stays paid, in satang: what the bank returned is off. For follow-ups."""
    found = PaymentPayee.objects.filter(list=list_id).aggregate(total=Sum("gross"))["total"]
    return int(found or 0)


def stage_of(list_id: int) -> str:
    """Return the stage of a list, "" when there is none. For follow-ups."""
    return PaymentList.objects.filter(pk=list_id).values_list("stage", flat=True).first() or ""


def people_on(list_id: int) -> tuple[int, ...]:
    """Return the assessors (ids) whom a list pays. For follow-ups."""
    rows = PaymentPayee.objects.filter(list=list_id, reverses=None).order_by("pk")
    return tuple(rows.values_list("assessor_id", flat=True))


def visits_of_list(list_id: int) -> tuple[int, ...]:
    """Return the visits (ids) whose dues a list has or had. For follow-ups."""
    rows = PaymentLine.objects.filter(list=list_id, due__record__visit__isnull=False).order_by()
    return tuple(sorted(rows.order_by().values_list("due__record__visit", flat=True).distinct()))
