"""The board of payments: what is due by part and level, what became of it, lists, requests to answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, Sum
from django.utils import timezone

from prakan.assessment.models import PaymentAccount, PaymentDue, PaymentList, PaymentQuestion
from prakan.assessment.queries.payments.ready import DueFilter, DueView, Ready, ready
from prakan.assessment.queries.payments.tables import Rates, newest
from prakan.domain.payments import AccountStage, ListStage, QuestionStage
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered

PAGE = 50
NOT_READY, READY = "held", "ready"


@dataclass(frozen=True, slots=True)
class Cell:
    """How many dues there are and what they come to in satang; of these, what is paid."""

    count: int = 0
    satang: int = 0
    paid: int = 0


@dataclass(frozen=True, slots=True)
class ListLine:
    """A payment list in a list of them; amounts in satang."""

    id: int
    number: str
    name: str
    stage: str
    people: int
    dues: int
    gross: int
    net: int
    made_by: Text
    made_at: datetime


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A request for correction; ``due`` is the id of what it is about."""

    id: int
    assessor: int
    name: Text
    due: int | None
    text: str
    stage: str
    answer: str
    at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class PaymentBoard:
    """Payments of the cases of a fiscal year; ``cells`` by (part, level), ``found`` what was asked for."""

    year: int
    years: tuple[int, ...]
    rates: Rates | None
    cells: Mapping[tuple[str, str], Cell]
    found: Ready | None
    show: str
    lines: tuple[DueView, ...]
    total: int
    number: int
    pages: int
    lists: tuple[ListLine, ...]
    questions: tuple[QuestionView, ...]
    accounts_waiting: int

    def at(self, part: str = "", level: str = "") -> Cell:
        """Return the sum over parts or levels; "" any."""
        cells = [c for (p, lv), c in self.cells.items() if part in ("", p) and level in ("", lv)]
        return Cell(sum(c.count for c in cells), sum(c.satang for c in cells), sum(c.paid for c in cells))


def board(person: Person, wanted: DueFilter, show: str = "", number: int = 1) -> PaymentBoard:
    """Return the board of a fiscal year with the dues that answer a choice, ready or held.

    ``show`` "": those that are ready, unless all that there is is held. For finance and those who approve.
    Raises ``Refused`` (ACCESS-001).
    """
    access.check(person, "payment.read")
    under = newest()
    found = ready(person, wanted) if under else None
    if show not in (READY, NOT_READY):
        show = NOT_READY if found and found.refused and not found.ready else READY
    some = () if found is None else found.refused if show == NOT_READY else found.ready
    pages = max(1, -(-len(some) // PAGE))
    number = min(max(number, 1), pages)
    return PaymentBoard(
        year=wanted.year,
        years=_years(),
        rates=under,
        cells=_cells(wanted.year),
        found=found,
        show=show,
        lines=some[(number - 1) * PAGE : number * PAGE],
        total=len(some),
        number=number,
        pages=pages,
        lists=_lists(),
        questions=questions(person),
        accounts_waiting=PaymentAccount.objects.filter(stage=AccountStage.ENTERED).count(),
    )


@remembered
def _years() -> tuple[int, ...]:
    return tuple(PaymentDue.objects.order_by("-year").values_list("year", flat=True).distinct())


def latest_year(person: Person) -> int | None:
    """Return the latest fiscal year that has dues; None when there are none."""
    access.check(person, "payment.read")
    return next(iter(_years()), None)


def questions(person: Person) -> tuple[QuestionView, ...]:
    """Return requests for correction that wait for an answer. Raises ``Refused`` (ACCESS-001)."""
    access.check(person, "payment.read")
    rows = PaymentQuestion.objects.filter(stage=QuestionStage.OPEN).select_related("assessor")
    return tuple(question_of(row) for row in rows.order_by("at"))


def question_of(row: PaymentQuestion) -> QuestionView:
    """Return a request as pages show it."""
    return QuestionView(
        id=row.pk,
        assessor=row.assessor_id,
        name=row.assessor.name,
        due=row.due_id,
        text=row.text,
        stage=row.stage,
        answer=row.answer,
        at=row.at,
        answered_at=row.answered_at,
    )


@remembered
def _cells(year: int) -> dict[tuple[str, str], Cell]:
    counted = PaymentDue.objects.filter(year=year).order_by().values("part", "level", "list__stage")
    alive = Count("pk", filter=Q(reverses=None, reversed_by=None))  # a taken back pair comes to nothing
    found: dict[tuple[str, str], Cell] = defaultdict(Cell)
    for row in counted.annotate(n=alive, satang=Sum("satang")):
        cell = found[row["part"], row["level"]]
        paid = row["satang"] if row["list__stage"] == ListStage.PAID else 0
        found[row["part"], row["level"]] = Cell(
            cell.count + row["n"], cell.satang + row["satang"], cell.paid + paid
        )
    return dict(found)


@remembered
def _lists() -> tuple[ListLine, ...]:
    rows = PaymentList.objects.select_related("made_by").order_by("-pk")[:PAGE]
    return tuple(
        ListLine(
            id=row.pk,
            number=row.number,
            name=row.name,
            stage=row.stage,
            people=row.people_count,
            dues=row.dues_count,
            gross=row.gross,
            net=row.net,
            made_by=row.made_by.name,
            made_at=timezone.localtime(row.made_at),
        )
        for row in rows
    )
