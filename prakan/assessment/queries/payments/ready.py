"""Which dues are ready to be paid, and of each of the others exactly why it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import PaymentAccount, PaymentDue
from prakan.assessment.queries.payments.tables import Rates, rates
from prakan.assessment.queries.team_licences import licensed_on
from prakan.domain.cases.stages import CaseStage
from prakan.domain.payments import (
    AccountStage,
    Line,
    ListStage,
    digest_of_lines,
    may_be_listed,
    owing,
)
from prakan.domain.problems import Fault
from prakan.domain.problems_payments import (
    CASE_WITHDRAWN,
    CHANGED_LATELY,
    LICENCE_ENDED,
    NO_ACCOUNT,
    NOT_CONFIRMED,
    NOT_PAID_NOW,
    ON_A_LIST,
    OWES_BACK,
    TAKEN_BACK,
    VISIT_CORRECTED,
)
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.queries.licences import facts_of


@dataclass(frozen=True, slots=True)
class DueFilter:
    """Which dues: of a fiscal year of cases, level, part, stage that raised them; "" means any."""

    year: int
    level: str = ""
    part: str = ""
    stage: str = ""
    assessor: int | None = None


@dataclass(frozen=True, slots=True)
class DueView:
    """A due with whose it is; ``fault`` is why it is not ready, None when it is.

    One that takes back what was paid is negative and says which (id).
    """

    id: int
    part: str
    level: str
    stage: str
    case: int | None
    number: str  # of the case, or of the visit
    assessor: int
    assessor_number: str
    name: Text
    seat: str
    satang: int
    at: datetime
    fault: Fault | None = None
    takes_back: int | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """Dues that are ready with their digest, and those that are not with why."""

    ready: tuple[DueView, ...]
    refused: tuple[DueView, ...]
    digest: str

    @property
    def satang(self) -> int:
        return sum(one.satang for one in self.ready)

    @property
    def people(self) -> int:
        return len({one.assessor for one in self.ready})


#: as ``domain/payments/settling.may_be_listed`` says it of one due
ALONE = Q(reverses=None, reversed_by=None)
HALF = Q(reversed_by__list__stage=ListStage.PAID) | Q(reverses__list__stage=ListStage.PAID)


def open_dues(wanted: DueFilter) -> QuerySet[PaymentDue]:
    """Return dues that are on no list: as owed, or half of a pair whose other half was paid.

    With those asked for comes whatever their people have to give back of the year: it is owed on any list.
    """
    rows = PaymentDue.objects.filter(ALONE | HALF, year=wanted.year, list=None)
    exact = {"level": wanted.level, "part": wanted.part, "stage": wanted.stage, "assessor": wanted.assessor}
    asked = Q(**{name: value for name, value in exact.items() if value})
    if not asked:
        return rows
    theirs = rows.filter(asked).order_by().values("assessor")
    return rows.filter(asked | Q(reverses__isnull=False, assessor__in=theirs))


def ready(person: Person, wanted: DueFilter, on: date | None = None) -> Ready:
    """Return what of a choice is ready on a day, for finance and those who approve; six statements.

    Raises ``Refused``: ACCESS-001, PAY-018.
    """
    access.check(person, "payment.read")
    day = on or timezone.localdate()
    if wanted == DueFilter(year=wanted.year):
        return _of_the_year(wanted.year, day)
    return look(open_dues(wanted).order_by("pk"), day, rates())


@remembered
def _of_the_year(year: int, on: date) -> Ready:
    return look(open_dues(DueFilter(year=year)).order_by("pk"), on, rates())


def look(rows: QuerySet[PaymentDue], on: date, under: Rates, *, on_list: int | None = None) -> Ready:
    """Return which of some dues are ready on a day under the rules that count now.

    Whoever has more to give back than to get waits with all of it. ``on_list``: those of this list (id) are
    looked at as if they were on none.
    """
    found = list(rows.select_related(*SEEN_WITH).only(*READ))
    why = faults_of(found, on, under, on_list)
    if on_list is None:
        why |= _owing(found, why)
    views = [view_of(one, why.get(one.pk)) for one in found]
    good = tuple(one for one in views if one.fault is None)
    digest = digest_of_lines(Line(one.id, one.assessor, one.satang) for one in good)
    return Ready(good, tuple(one for one in views if one.fault is not None), digest)


#: of what is looked at: thousands of rows, so no more than is asked of them
READ = (
    "part", "level", "stage", "seat", "satang", "at",
    "case__number", "case__stage",
    "record__number", "record__level", "record__starts", "record__ends", "record__people",
    "record__took_place",
    "assessor__number", "assessor__title", "assessor__name_th", "assessor__name_en",
    "list__number", "list__stage",
    "reversed_by__list__stage", "reversed_by__reverses", "reverses__list__stage",
)  # fmt: skip
SEEN_WITH = ("case", "record", "assessor", "list", "reversed_by__list", "reverses__list")


def _owing(rows: Sequence[PaymentDue], why: Collection[int]) -> dict[int, Fault]:
    good = [row for row in rows if row.pk not in why]
    short = owing(Line(row.pk, row.assessor_id, row.satang) for row in good)
    return {row.pk: Fault(OWES_BACK, {"name": row.assessor.name}) for row in good if row.assessor_id in short}


def faults_of(
    rows: Sequence[PaymentDue], on: date, under: Rates, on_list: int | None = None
) -> dict[int, Fault]:
    """Return of dues that are not ready why, by id; two statements and those of the licences."""
    people = {row.assessor_id for row in rows}
    accounts = accounts_of(people)
    facts = facts_of(people)
    found: dict[int, Fault] = {}
    for row in rows:
        account = accounts.get(row.assessor_id)
        licensed = row.reverses_id is not None or licensed_on(
            facts.get(row.assessor_id, ()), row.record.level, row.record.starts, row.record.ends
        )
        fault = _of_the_due(row, on_list) or (None if licensed else _unlicensed(row))
        if fault := fault or account_fault(account, row.assessor.name, on, under):
            found[row.pk] = fault
    return found


def accounts_of(people: Collection[int]) -> dict[int, PaymentAccount]:
    """Return the account that stands for each assessor (id), confirmed or not."""
    wanted, found = sorted(people), dict[int, PaymentAccount]()
    standing = (AccountStage.ENTERED, AccountStage.CONFIRMED)
    for start in range(0, len(wanted), 5000):
        part = wanted[start : start + 5000]
        for row in PaymentAccount.objects.filter(assessor__in=part, stage__in=standing):
            found[row.assessor_id] = row
    return found


def account_fault(account: PaymentAccount | None, name: Text, on: date, under: Rates) -> Fault | None:
    """Return why nothing is paid to an account on a day; None when it may be."""
    if account is None:
        return Fault(NO_ACCOUNT, {"name": name})
    if account.stage != AccountStage.CONFIRMED:
        return Fault(NOT_CONFIRMED, {"name": name})
    if account.is_change and account.second_at is None:
        day, days = timezone.localdate(account.entered_at), under.rules.hold_days
        if on < day + timedelta(days=days):
            return Fault(CHANGED_LATELY, {"name": name, "day": day, "days": days})
    return None


def view_of(row: PaymentDue, fault: Fault | None = None) -> DueView:
    """Return a due as a page shows it; its case, record and assessor are there."""
    return DueView(
        id=row.pk,
        part=row.part,
        level=row.level,
        stage=row.stage,
        case=row.case_id,
        number=_number(row),
        assessor=row.assessor_id,
        assessor_number=row.assessor.number,
        name=row.assessor.name,
        seat=row.seat,
        satang=row.satang,
        at=row.at,
        fault=fault,
        takes_back=row.reverses_id,
    )


def by_reason(views: Iterable[DueView]) -> dict[str, list[DueView]]:
    """Return refused dues by the code of why."""
    found: dict[str, list[DueView]] = defaultdict(list)
    for one in views:
        if one.fault is not None:
            found[one.fault.code].append(one)
    return found


def _of_the_due(row: PaymentDue, on_list: int | None) -> Fault | None:
    if row.list is not None and row.list_id != on_list:
        return Fault(ON_A_LIST, {"number": row.list.number})
    back = getattr(row, "reversed_by", None)
    other = row.reverses or back
    if row.reverses is None and _stage(back) != ListStage.PAID and not _was_there(row):
        return Fault(VISIT_CORRECTED, {"number": _number(row), "name": row.assessor.name})
    if not may_be_listed(None, paired=other is not None, other=_stage(other)):
        return Fault(TAKEN_BACK) if row.reverses is None else Fault(NOT_PAID_NOW, {"number": _number(row)})
    if row.reverses is None and row.case is not None and row.case.stage == CaseStage.WITHDRAWN:
        return Fault(CASE_WITHDRAWN, {"number": row.case.number})
    return None


def _was_there(row: PaymentDue) -> bool:
    """Return whether the record of the visit as it stands has the person in the seat of the due."""
    made = row.record
    return made.took_place and [row.assessor_id, row.seat] in [[int(one[0]), one[1]] for one in made.people]


def _number(row: PaymentDue) -> str:
    return row.case.number if row.case else str(row.record.number)


def _stage(row: PaymentDue | None) -> str | None:
    return row.list.stage if row is not None and row.list is not None else None


def _unlicensed(row: PaymentDue) -> Fault:
    return Fault(LICENCE_ENDED, {"name": row.assessor.name, "day": row.record.starts})
