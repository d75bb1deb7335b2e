"""Which dues are ready to be paid, and of each of the others exactly why it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from prakan.assessment.models import PaymentAccount, PaymentDue
from prakan.assessment.queries.payments.seen import SeenDue, seen
from prakan.assessment.queries.payments.tables import Rates, rates
from prakan.assessment.queries.team_licences import licensed_on
from prakan.domain.cases.stages import CaseStage
from prakan.domain.licences import LicenceFacts
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
    found = seen(rows)
    why = faults_of(found, on, under, on_list)
    if on_list is None:
        why |= _owing(found, why)
    views = [view_of(one, why.get(one.pk)) for one in found]
    good = tuple(one for one in views if one.fault is None)
    digest = digest_of_lines(Line(one.id, one.assessor, one.satang) for one in good)
    return Ready(good, tuple(one for one in views if one.fault is not None), digest)


def _owing(rows: Sequence[SeenDue], why: Collection[int]) -> dict[int, Fault]:
    good = [row for row in rows if row.pk not in why]
    short = owing(Line(row.pk, row.assessor_id, row.satang) for row in good)
    return {row.pk: Fault(OWES_BACK, {"name": row.person.name}) for row in good if row.assessor_id in short}


def faults_of(
    rows: Sequence[SeenDue], on: date, under: Rates, on_list: int | None = None
) -> dict[int, Fault]:
    """Return of dues that are not ready why, by id; two statements."""
    names = {row.assessor_id: row.person.name for row in rows}
    accounts, licences = accounts_of(names), _Licences(facts_of(names))
    of_accounts = {who: account_fault(accounts.get(who), name, on, under) for who, name in names.items()}
    found: dict[int, Fault] = {}
    for row in rows:
        fault = _of_the_due(row, on_list) or licences.fault(row) or of_accounts[row.assessor_id]
        if fault:
            found[row.pk] = fault
    return found


class _Licences:
    """Tells whether a licence was in force, once of each person and visit: several dues come of one."""

    def __init__(self, facts: Mapping[int, tuple[LicenceFacts, ...]]) -> None:
        self._facts, self._known = facts, dict[tuple[int, int], bool]()

    def fault(self, row: SeenDue) -> Fault | None:
        """Return why a due is not paid for want of a licence on the days of its visit; None when it is."""
        if row.reverses is not None:
            return None
        key, record = (row.assessor_id, row.record_id), row.record
        if key not in self._known:
            own = self._facts.get(row.assessor_id, ())
            self._known[key] = licensed_on(own, record.level, record.starts, record.ends)
        if self._known[key]:
            return None
        return Fault(LICENCE_ENDED, {"name": row.person.name, "day": record.starts})


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


def view_of(row: SeenDue, fault: Fault | None = None) -> DueView:
    """Return a due as a page shows it."""
    return DueView(
        id=row.pk,
        part=row.part,
        level=row.level,
        stage=row.stage,
        case=row.case,
        number=row.number,
        assessor=row.assessor_id,
        assessor_number=row.person.number,
        name=row.person.name,
        seat=row.seat,
        satang=row.satang,
        fault=fault,
        takes_back=row.reverses,
    )


def by_reason(views: Iterable[DueView]) -> dict[str, list[DueView]]:
    """Return refused dues by the code of why."""
    found: dict[str, list[DueView]] = defaultdict(list)
    for one in views:
        if one.fault is not None:
            found[one.fault.code].append(one)
    return found


def _of_the_due(row: SeenDue, on_list: int | None) -> Fault | None:
    if row.list is not None and row.list != on_list:
        return Fault(ON_A_LIST, {"number": row.list_number})
    takes_back, paired = row.reverses is not None, row.reverses is not None or row.reversed_by is not None
    if not takes_back and row.back_stage != ListStage.PAID and not row.was_there:
        return Fault(VISIT_CORRECTED, {"number": row.number, "name": row.person.name})
    other = row.first_stage if takes_back else row.back_stage
    if not may_be_listed(None, paired=paired, other=other):
        return Fault(NOT_PAID_NOW, {"number": row.number}) if takes_back else Fault(TAKEN_BACK)
    if not takes_back and row.case_stage == CaseStage.WITHDRAWN:
        return Fault(CASE_WITHDRAWN, {"number": row.case_number})
    return None
