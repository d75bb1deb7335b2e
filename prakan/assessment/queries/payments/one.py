"""One due with how it was reckoned, and one list with whom it pays: what opens behind every figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils import timezone

from prakan.assessment.models import PaymentDue, PaymentList, PaymentPayee
from prakan.assessment.queries.payments.payable import doubts, findings
from prakan.assessment.queries.payments.ready import (
    DueFilter,
    DueView,
    faults_of,
    look,
    open_dues,
    view_of,
)
from prakan.assessment.queries.payments.seen import seen
from prakan.assessment.queries.payments.tables import Rates, rates, rates_of
from prakan.domain.payments import ListStage
from prakan.domain.problems import CATALOGUE, Fault, refuse
from prakan.domain.problems_payments import NO_SUCH_DUE, NO_SUCH_LIST
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.queries.reach import assessors_of

PAGE = 100


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How a due was reckoned: rate (satang) times count, of which a share of a thousand."""

    rate: int
    per: str
    count: int
    share: int
    metres: int | None


@dataclass(frozen=True, slots=True)
class DueDetail:
    """A due with its derivation, the visit it comes from, and what became of it."""

    due: DueView
    at: datetime  # when it was raised
    reckoning: Reckoning
    rates: Rates
    visit: int
    starts: date
    ends: date
    list: int | None
    list_number: str
    list_stage: str
    cancelled: str  # why it was taken back, "" while it was not
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class PayeeView:
    """What a list pays one person, in satang; ``returned`` is why the bank gave it back."""

    id: int
    assessor: int
    number: str
    name: Text
    gross: int
    withheld: int
    net: int
    is_reversal: bool
    returned: str
    is_returned: bool


@dataclass(frozen=True, slots=True)
class ListView:
    """A payment list with a page of its people; ``faults`` say why it cannot be paid or funded now."""

    id: int
    number: str
    name: str
    year: int
    category: str
    ref: str
    stage: str
    rates: Rates
    gross: int
    withheld: int
    net: int
    returned: int  # gross of what the bank gave back
    dues: int
    people: int
    digest: str
    entry: int | None
    made_by: Text
    made_by_id: int
    made_at: datetime
    approved_by: Text | None
    approved_at: datetime | None
    paid_by: Text | None
    paid_on: date | None
    reference: str
    reason: str
    revision: int
    short: tuple[Fault, ...]
    faults: tuple[Fault, ...]
    findings: tuple[Fault, ...]  # what changed between approval and payment
    exported_at: datetime | None
    payees: tuple[PayeeView, ...]
    page: int
    pages: int


def due(person: Person, due_id: int) -> DueDetail:
    """Return one due; assessors see their own. Raises ``Refused``: ACCESS-001, PAY-017."""
    rows = PaymentDue.objects.filter(pk=due_id)
    if not access.can(person, "payment.read"):
        access.check(person, "payment.statement")
        rows = rows.filter(assessor__in=assessors_of(person))
    row = rows.select_related("table", "record", "list", "reversed_by").first()
    if row is None:
        raise refuse(NO_SUCH_DUE, due=due_id)
    back = getattr(row, "reversed_by", None)
    return DueDetail(
        due=view_of(seen(rows)[0], _fault(row)),
        at=row.at,
        reckoning=reckoning_of(row),
        rates=rates_of(row.table),
        visit=row.record.number,
        starts=row.record.starts,
        ends=row.record.ends,
        list=row.list_id,
        list_number=row.list.number if row.list else "",
        list_stage=row.list.stage if row.list else "",
        cancelled=back.reason if back else "",
        is_cancelled=back is not None,
    )


def reckoning_of(row: PaymentDue) -> Reckoning:
    """Return how a due was reckoned."""
    said = row.reckoned
    return Reckoning(said["rate"], said["per"], said["count"], said["share"], said.get("metres"))


def _fault(row: PaymentDue) -> Fault | None:
    """Return why a due is not ready; on no list, all that its person gets and owes is looked at together."""
    day, under = timezone.localdate(), rates()
    if row.list_id is None:
        theirs = open_dues(DueFilter(row.year, assessor=row.assessor_id)).order_by("pk")
        if found := [one.fault for one in look(theirs, day, under).refused if one.id == row.pk]:
            return found[0]
    return faults_of(seen(PaymentDue.objects.filter(pk=row.pk)), day, under, row.list_id).get(row.pk)


def payment_list(person: Person, list_id: int, page: int = 1) -> ListView:
    """Return one list; a dozen statements. Raises ``Refused``: ACCESS-001, PAY-001."""
    access.check(person, "payment.read")
    rows = PaymentList.objects.select_related("table", "made_by", "approved_by", "paid_by")
    row = rows.filter(pk=list_id).first()
    if row is None:
        raise refuse(NO_SUCH_LIST, list=list_id)
    people = PaymentPayee.objects.filter(list=row).order_by("pk")
    pages = max(1, -(-people.count() // PAGE))
    page = min(max(page, 1), pages)
    at_the_bank = row.stage == ListStage.APPROVED and row.exported_at is not None
    checked = row.stage in (ListStage.FUNDED, ListStage.APPROVED) and not at_the_bank
    return ListView(
        id=row.pk,
        number=row.number,
        name=row.name,
        year=row.year,
        category=row.category,
        ref=row.ref,
        stage=row.stage,
        rates=rates_of(row.table),
        gross=row.gross,
        withheld=row.withheld,
        net=row.net,
        returned=-(people.exclude(reverses=None).aggregate(n=Sum("gross"))["n"] or 0),
        dues=row.dues_count,
        people=row.people_count,
        digest=row.digest,
        entry=row.entry,
        made_by=row.made_by.name,
        made_by_id=row.made_by_id,
        made_at=row.made_at,
        approved_by=row.approved_by.name if row.approved_by else None,
        approved_at=row.approved_at,
        paid_by=row.paid_by.name if row.paid_by else None,
        paid_on=row.paid_on,
        reference=row.reference,
        reason=row.reason,
        revision=row.revision,
        short=_kept_faults(row.problem),
        faults=_doubts(row.pk, timezone.localdate()) if checked else (),
        findings=findings(row, timezone.now()) if at_the_bank else _kept_faults(row.findings),
        exported_at=row.exported_at,
        payees=_payees(people[(page - 1) * PAGE : page * PAGE]),
        page=page,
        pages=pages,
    )


@remembered
def _doubts(list_id: int, on: date) -> tuple[Fault, ...]:
    """Return what keeps a list from being paid today: all of its dues are looked at."""
    return doubts(PaymentList.objects.select_related("table").get(pk=list_id), timezone.now())


def every_payee(person: Person, list_id: int) -> tuple[PayeeView, ...]:
    """Return all people whom a list pays, for its files. Raises ``Refused``: ACCESS-001."""
    access.check(person, "payment.read")
    return _payees(PaymentPayee.objects.filter(list=list_id, reverses=None).order_by("pk"))


def _payees(rows: QuerySet[PaymentPayee]) -> tuple[PayeeView, ...]:
    found = []
    for row in rows.select_related("assessor", "returned_by"):
        back = getattr(row, "returned_by", None)
        found.append(
            PayeeView(
                id=row.pk,
                assessor=row.assessor_id,
                number=row.assessor.number,
                name=row.assessor.name,
                gross=row.gross,
                withheld=row.withheld,
                net=row.gross - row.withheld,
                is_reversal=row.reverses_id is not None,
                returned=back.reason if back else row.reason,
                is_returned=back is not None,
            )
        )
    return tuple(found)


def _kept_faults(said: list[Any]) -> tuple[Fault, ...]:
    return tuple(Fault(CATALOGUE[code], values) for code, values in said if code in CATALOGUE)
