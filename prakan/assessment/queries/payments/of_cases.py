"""What cases cost: payments that figures of spending open to, and the money of one case."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet, Sum

from prakan.assessment.models import Case, PaymentDue
from prakan.assessment.queries.cases.reach import case_reach
from prakan.domain.payments import ListStage
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class CasePayment:
    """What one case cost, in satang: of its own dues, without the travel of trips that served several."""

    case: int
    number: str
    name: Text
    level: str
    due: int
    paid: int


@dataclass(frozen=True, slots=True)
class CaseCost:
    """The money of one case: its instalments, and the travel of its trip that others may share."""

    due: int
    paid: int
    travel: int
    shared_by: int  # cases that the trip served


def payments_of_cases(
    person: Person, year: int, *, on: date | None = None, level: str = "", cases: Collection[int] = ()
) -> tuple[CasePayment, ...]:
    """Return what each case of a fiscal year cost that has a due; paid counts lists paid up to a day.

    What was paid and taken back later counts as paid until it is deducted.

    For finance, those who approve, and auditors. One statement. Raises ``Refused`` (ACCESS-001).
    """
    access.check(person, "payment.read")
    rows = _dues().filter(year=year, case__isnull=False)
    if level:
        rows = rows.filter(level=level)
    if cases:
        rows = rows.filter(case__in=cases)
    found = rows.order_by("case__number").values("case", "case__number", "level")
    found = found.annotate(
        th=F("case__institution__name_th"),
        en=F("case__institution__name_en"),
        due=Sum("satang"),
        paid=Sum("satang", filter=_paid(on)),
    )
    return tuple(
        CasePayment(
            case=row["case"],
            number=row["case__number"],
            name=Text(row["th"], row["en"]),
            level=row["level"],
            due=row["due"],
            paid=row["paid"] or 0,
        )
        for row in found
        if row["due"] or row["paid"]
    )


def cost_of_case(person: Person, case_id: int) -> CaseCost | None:
    """Return what a case cost; None for whom money is not to read, or while nothing is due."""
    if not access.can(person, "payment.read"):
        return None
    case = Case.objects.filter(case_reach(person), pk=case_id).first()
    if case is None:
        return None
    sums = _dues().filter(case=case).aggregate(due=Sum("satang"), paid=Sum("satang", filter=_paid(None)))
    trip = (
        _dues().filter(case=None, record__visit=case.visit_id) if case.visit_id else PaymentDue.objects.none()
    )
    travel = trip.aggregate(total=Sum("satang"))["total"] or 0
    if not sums["due"] and not travel:
        return None
    shared = Case.objects.filter(visit=case.visit_id).count() if case.visit_id else 1
    return CaseCost(sums["due"] or 0, sums["paid"] or 0, travel, shared)


def _dues() -> QuerySet[PaymentDue]:
    """Return all dues: one that was taken back and what takes it back come to nothing together."""
    return PaymentDue.objects.all()


def _paid(on: date | None) -> Q:
    paid = Q(list__stage=ListStage.PAID)
    return paid & Q(list__paid_on__lte=on) if on else paid
