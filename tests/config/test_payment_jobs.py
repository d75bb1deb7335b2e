"""Payment lists and the budget: what is committed, paid and returned is the same in both."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db.models import Sum
from django.utils import timezone

from prakan.assessment.actions.payments.lists import approve, ask_again, cancel, make_list
from prakan.assessment.actions.payments.paying import bounce, pay
from prakan.assessment.models import PaymentLine, PaymentList, PaymentPayee
from prakan.assessment.queries.payments.of_cases import payments_of_cases
from prakan.assessment.queries.payments.ready import DueFilter, ready
from prakan.assessment.queries.worked import tallied, tallies
from prakan.config.payment_jobs import FOLLOW_UPS
from prakan.foundation.actions.outbox import Jobs, plan, work_off
from prakan.foundation.models import FollowUp, Person
from prakan.planning.models import LedgerEntry
from tests.assessment.payments_world import budgeted, drafted
from tests.assessment.team_world import YEAR

pytestmark = pytest.mark.django_db
JOBS = Jobs(follow_ups=FOLLOW_UPS, every=())
ALL = DueFilter(YEAR)


def worked(at: datetime) -> None:
    plan(JOBS, at=at)
    work_off(JOBS, at=at)
    assert not FollowUp.objects.filter(done_at=None).exists()


def ledger() -> dict[str, Decimal]:
    rows = (
        LedgerEntry.objects.exclude(kind="plan").order_by().values_list("kind").annotate(total=Sum("amount"))
    )
    return {kind: total for kind, total in rows if total}


def made(by: Person, now: datetime) -> PaymentList:
    digest = ready(by, ALL, now.date()).digest
    row = make_list(wanted=ALL, digest=digest, year=YEAR, category="strategic", by=by, at=now)
    worked(now)
    row.refresh_from_db()
    return row


def test_a_list_is_funded_paid_and_partly_returned_and_the_ledger_says_the_same(
    registrar: Person, finance: Person, director: Person, now: datetime
) -> None:
    drafted(registrar, now)
    budgeted(1, YEAR, now)
    row = made(finance, now)
    assert (row.stage, row.problem[0][0], ledger()) == ("short", "BUDG-017", {})
    budgeted(100_000, YEAR, now)
    ask_again(list_id=row.pk, by=finance, at=now)
    worked(now)
    row.refresh_from_db()
    whole = Decimal(row.gross) / 100
    assert (row.stage, ledger()) == ("funded", {"commitment": whole})
    approve(list_id=row.pk, by=director, at=now)
    pay(list_id=row.pk, on=now.date(), reference="B-1", by=finance, at=now)
    worked(now)
    assert ledger() == {"disbursement": whole}
    assert row.gross == sum(PaymentLine.objects.values_list("satang", flat=True))
    payee = PaymentPayee.objects.filter(list=row).first()
    assert payee is not None
    bounce(list_id=row.pk, payee_id=payee.pk, reason="บัญชีปิด", by=finance, at=now)
    worked(now)
    stays = sum(PaymentPayee.objects.filter(list=row).values_list("gross", flat=True))
    assert (stays, ledger()) == (row.gross - payee.gross, {"disbursement": Decimal(stays) / 100})
    day = timezone.localdate(now)
    (tally,) = (one for one in tallies(finance, YEAR, day) if one.counter == "payments.paid")
    assert (tally.value, tallies(finance, YEAR, day - timedelta(days=1))) == (stays, ())
    told = {"year": str(YEAR), "level": tally.of, "as_of": day.isoformat()}
    assert [(one.subject, one.satang) for one in tallied(finance, tally.counter, told, ())] == [
        (f"payment_list:{row.pk}", stays)
    ]
    paid = payments_of_cases(finance, YEAR)
    assert sum(one.paid for one in paid) < stays  # travel is of no case


def test_a_cancelled_list_gives_its_money_back_once(
    registrar: Person, finance: Person, now: datetime
) -> None:
    drafted(registrar, now)
    budgeted(100_000, YEAR, now)
    row = made(finance, now)
    assert row.stage == "funded"
    cancel(list_id=row.pk, reason="ทำผิด", by=finance, at=now)
    worked(now)
    assert ledger() == {}
    assert made(finance, now).number == f"PAY-{YEAR}-0002"
