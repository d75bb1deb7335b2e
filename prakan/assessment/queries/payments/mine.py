"""An assessor's own statement: what is due, paid and withheld in a year, their account, their requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from prakan.assessment.models import PaymentAccount, PaymentDue, PaymentPayee, PaymentQuestion
from prakan.assessment.queries.payments.accounts import AccountView, views_of
from prakan.assessment.queries.payments.board import QuestionView, question_of
from prakan.assessment.queries.payments.one import Reckoning, reckoning_of
from prakan.assessment.queries.payments.tables import Rates, newest
from prakan.domain.calendar import fiscal_year_of
from prakan.domain.payments import ListStage
from prakan.domain.problems import refuse
from prakan.domain.problems_payments import NOT_REGISTERED
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import Assessor
from prakan.registry.queries.reach import assessors_of


@dataclass(frozen=True, slots=True)
class OwnDue:
    """A due of one's own; ``stage`` is that of the list that holds it, "" while none does."""

    id: int
    part: str
    level: str
    case: int | None
    number: str
    name: Text | None  # of the institution, of a case
    starts: date
    satang: int
    reckoning: Reckoning
    stage: str
    paid_on: date | None
    cancelled: str
    is_cancelled: bool
    to_deduct: int  # satang that were paid, taken back since, and not deducted yet


@dataclass(frozen=True, slots=True)
class OwnPayment:
    """What a list paid or the bank returned, in satang."""

    number: str
    on: date
    reference: str
    gross: int
    withheld: int
    net: int
    is_return: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A year of one assessor; sums in satang, of what is alive and of what was paid in the year."""

    assessor: int
    number: str
    name: Text
    year: int
    years: tuple[int, ...]
    dues: tuple[OwnDue, ...]
    payments: tuple[OwnPayment, ...]
    account: AccountView | None
    refused: AccountView | None
    questions: tuple[QuestionView, ...]
    rates: Rates | None

    @property
    def due(self) -> int:
        return sum(one.satang for one in self.dues if not one.is_cancelled)

    @property
    def to_deduct(self) -> int:
        return sum(one.to_deduct for one in self.dues)

    @property
    def waiting(self) -> int:
        return sum(one.satang for one in self.dues if not one.is_cancelled and one.paid_on is None)

    @property
    def settled(self) -> int:
        """Return what is paid of the year's dues, whenever the bank paid it."""
        return self.due - self.waiting

    @property
    def paid(self) -> int:
        return sum(one.gross for one in self.payments)

    @property
    def withheld(self) -> int:
        return sum(one.withheld for one in self.payments)

    @property
    def net(self) -> int:
        return sum(one.net for one in self.payments)


def statement(person: Person, year: int | None = None) -> Statement:
    """Return one's own statement of a fiscal year, the latest without one; eleven statements.

    Raises ``Refused``: ACCESS-001, PAY-030 when the person is no assessor of the register.
    """
    access.check(person, "payment.statement")
    who = Assessor.objects.filter(pk__in=assessors_of(person)).order_by("pk").first()
    if who is None:
        raise refuse(NOT_REGISTERED)
    owed = PaymentDue.objects.filter(assessor=who).order_by().values_list("year", flat=True).distinct()
    paid = PaymentPayee.objects.filter(assessor=who, list__stage=ListStage.PAID).order_by()
    days = paid.values_list("list__paid_on", flat=True).distinct()
    due = set(owed)
    years = tuple(sorted({*due, *(fiscal_year_of(day) for day in days if day)}, reverse=True))
    year = year if year in years else max(due or years, default=0)
    accounts = views_of(
        PaymentAccount.objects.filter(assessor=who).exclude(stage="replaced").order_by("-pk")[:1]
    )
    last = accounts[0] if accounts else None
    asked = PaymentQuestion.objects.filter(assessor=who).select_related("assessor")
    return Statement(
        assessor=who.pk,
        number=who.number,
        name=who.name,
        year=year,
        years=years,
        dues=_dues(who, year),
        payments=_payments(who, year),
        account=last if last and last.stage != "refused" else None,
        refused=last if last and last.stage == "refused" else None,
        questions=tuple(question_of(row) for row in asked.order_by("-pk")[:20]),
        rates=newest(),
    )


def _dues(who: Assessor, year: int) -> tuple[OwnDue, ...]:
    rows = PaymentDue.objects.filter(assessor=who, year=year, reverses=None)
    found = rows.select_related("case__institution", "record", "list", "reversed_by__list").order_by(
        "record__starts", "pk"
    )
    return tuple(_own(row) for row in found)


def _own(row: PaymentDue) -> OwnDue:
    back = getattr(row, "reversed_by", None)
    return OwnDue(
        id=row.pk,
        part=row.part,
        level=row.level,
        case=row.case_id,
        number=row.case.number if row.case else str(row.record.number),
        name=row.case.institution.name if row.case else None,
        starts=row.record.starts,
        satang=row.satang,
        reckoning=reckoning_of(row),
        stage=row.list.stage if row.list else "",
        paid_on=row.list.paid_on if row.list else None,
        cancelled=back.reason if back else "",
        is_cancelled=back is not None,
        to_deduct=row.satang if back and _is_paid(row) and not _is_paid(back) else 0,
    )


def _is_paid(row: PaymentDue) -> bool:
    return row.list is not None and row.list.stage == ListStage.PAID


def _payments(who: Assessor, year: int) -> tuple[OwnPayment, ...]:
    rows = PaymentPayee.objects.filter(Q(assessor=who), list__stage=ListStage.PAID).select_related("list")
    return tuple(
        OwnPayment(
            number=row.list.number,
            on=row.list.paid_on,
            reference=row.list.reference,
            gross=row.gross,
            withheld=row.withheld,
            net=row.gross - row.withheld,
            is_return=row.reverses_id is not None,
        )
        for row in rows.order_by("list__paid_on", "pk")
        if row.list.paid_on and fiscal_year_of(row.list.paid_on) == (year or fiscal_year_of(row.list.paid_on))
    )
