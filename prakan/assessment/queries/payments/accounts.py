"""Bank accounts as pages show them: masked, with what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from prakan.assessment.models import PaymentAccount
from prakan.assessment.queries.payments.ready import account_fault
from prakan.assessment.queries.payments.secret import opened
from prakan.assessment.queries.payments.tables import newest
from prakan.domain.payments import BANKS, AccountStage, mask
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_payments import NO_SUCH_ACCOUNT
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable

SHOWN = 200
WAITS, HELD, STANDS = "waits", "held", "stands"
SHOWS = (WAITS, HELD, STANDS)


@dataclass(frozen=True, slots=True)
class AccountView:
    """A bank account; ``number`` is masked. ``fault`` is why nothing is paid to it now."""

    id: int
    assessor: int
    assessor_number: str
    name: Text
    bank: Text
    number: str
    stage: str
    is_change: bool
    is_demo: bool
    entered_at: datetime
    confirmed_by: Text | None
    confirmed_at: datetime | None
    second_by: Text | None
    reason: str
    fault: Fault | None
    may_release: bool


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Accounts that wait, are held, or stand; ``counts`` by what is shown."""

    lines: tuple[AccountView, ...]
    counts: dict[str, int]
    show: str
    hold_days: int
    hold_confirmed: bool


def accounts(person: Person, show: str = WAITS) -> AccountPage:
    """Return accounts for finance, at most 200. Raises ``Refused`` (ACCESS-001)."""
    access.check(person, "bank.read")
    show = show if show in SHOWS else WAITS
    rules = newest()
    days = rules.rules.hold_days if rules else 0
    return AccountPage(
        lines=views_of(_shown(show, days).order_by("-entered_at", "-pk")[:SHOWN]),
        counts={one: _shown(one, days).count() for one in SHOWS},
        show=show,
        hold_days=days,
        hold_confirmed=bool(rules and "account" in rules.confirmed),
    )


def account(person: Person, account_id: int) -> AccountView:
    """Return one account, masked. Raises ``Refused``: ACCESS-001, PAY-023."""
    access.check(person, "bank.read")
    found = views_of(PaymentAccount.objects.filter(pk=account_id))
    if not found:
        raise refuse(NO_SUCH_ACCOUNT)
    return found[0]


def views_of(rows: QuerySet[PaymentAccount]) -> tuple[AccountView, ...]:
    """Return accounts as pages show them; what cannot be opened shows as such."""
    under, today = newest(), timezone.localdate()
    found = []
    for row in rows.select_related("assessor", "confirmed_by", "second_by"):
        bank, number = _told(row)
        stands = row.stage in (AccountStage.ENTERED, AccountStage.CONFIRMED)
        fault = account_fault(row, row.assessor.name, today, under) if stands and under else None
        found.append(
            AccountView(
                id=row.pk,
                assessor=row.assessor_id,
                assessor_number=row.assessor.number,
                name=row.assessor.name,
                bank=bank,
                number=number,
                stage=row.stage,
                is_change=row.is_change,
                is_demo=row.is_demo,
                entered_at=row.entered_at,
                confirmed_by=row.confirmed_by.name if row.confirmed_by else None,
                confirmed_at=row.confirmed_at,
                second_by=row.second_by.name if row.second_by else None,
                reason=row.reason,
                fault=fault,
                may_release=row.stage == AccountStage.CONFIRMED and fault is not None,
            )
        )
    return tuple(found)


def _told(row: PaymentAccount) -> tuple[Text, str]:
    try:
        told = opened(row)
    except Unreadable:
        return Text("เปิดไม่ได้", "cannot be opened"), "–"
    return BANKS.get(told.bank, Text(told.bank)), mask(told)


def _shown(show: str, days: int) -> QuerySet[PaymentAccount]:
    rows = PaymentAccount.objects.all()
    if show == WAITS:
        return rows.filter(stage=AccountStage.ENTERED)
    held = {"is_change": True, "second_at": None, "entered_at__gt": timezone.now() - timedelta(days=days)}
    confirmed = rows.filter(stage=AccountStage.CONFIRMED)
    return confirmed.filter(**held) if show == HELD else confirmed.exclude(pk__in=confirmed.filter(**held))
