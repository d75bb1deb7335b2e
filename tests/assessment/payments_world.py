"""A visit that was made and recorded, its cases as far as the draft, rates of the agency's folder."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from pathlib import Path

from prakan.assessment.actions.payments.installing import install_fees
from prakan.assessment.actions.payments.raising import raise_dues
from prakan.assessment.models import Case, CaseMove, PaymentAccount, TeamVisit, TeamVisitRecord
from prakan.assessment.queries.payments.secret import locked, mark_of
from prakan.domain.payments import Account
from prakan.foundation.models import Person
from prakan.planning.models import BudgetCategory, LedgerEntry
from prakan.registry.models import Assessor
from tests.assessment.cases_world import opened
from tests.assessment.visits_world import confirmed

FILE = Path(__file__).parents[2] / "agencies" / "onesqa" / "fees.toml"
SAID = tomllib.loads(FILE.read_text(encoding="utf-8"))


def rates(now: datetime) -> None:
    """Install the rates of the agency's folder."""
    install_fees(SAID, at=now)


def reach(cases: list[Case], stage: str, now: datetime) -> None:
    """Let cases reach a stage, as the trail of their moves tells."""
    for case in cases:
        CaseMove.objects.create(case=case, step="case.visit", source=case.stage, target=stage, at=now)
        case.stage = stage
        case.save(update_fields=["stage"])


def recorded(
    visit: TeamVisit, by: Person, now: datetime, people: list[list[object]] | None = None
) -> TeamVisitRecord:
    """Save and return the record of a visit: everybody of the team was there."""
    seats = [[one.assessor_id, one.seat, None] for one in visit.seats.all()]
    return TeamVisitRecord.objects.create(
        plan=visit.plan,
        visit=visit,
        number=visit.number,
        level=visit.level,
        starts=visit.starts,
        ends=visit.ends,
        places=list(visit.stops.values_list("institution_id", flat=True)),
        people=seats if people is None else people,
        by=by,
        at=now,
    )


def visited(by: Person, now: datetime, visits: int = 1) -> tuple[list[TeamVisit], list[Case]]:
    """Save and return visits of two schools each that took place, with the cases of these schools."""
    rates(now)
    plan = confirmed(by, now, visits=visits)
    made = list(plan.visits.order_by("number"))
    for visit in made:
        recorded(visit, by, now)
    cases = opened(by, now, schools=0)
    for case in cases:
        case.visit = next(v for v in made if v.stops.filter(institution=case.institution_id).exists())
        case.save(update_fields=["visit"])
    return made, cases


def account(assessor: Assessor, by: Person, now: datetime, number: str = "") -> PaymentAccount:
    """Save and return a confirmed account of an assessor."""
    told = Account("006", number or f"{assessor.pk:010d}", "ชื่อบัญชี")
    return PaymentAccount.objects.create(
        assessor=assessor,
        locked=locked(told),
        mark=mark_of(told),
        stage="confirmed",
        entered_at=now - timedelta(days=30),
        confirmed_by=by,
        confirmed_at=now,
    )


def drafted(by: Person, now: datetime, visits: int = 1) -> list[Case]:
    """Return cases whose drafts are sent: dues raised, accounts of their people confirmed."""
    made, cases = visited(by, now, visits)
    reach(cases, "visited", now)
    reach(cases, "draft_sent", now)
    raise_dues(at=now)
    for visit in made:
        for seat in visit.seats.select_related("assessor"):
            account(seat.assessor, by, now)
    return cases


def budgeted(baht: int, year: int, at: datetime) -> None:
    """Let a category of the budget have so many baht."""
    category, _ = BudgetCategory.objects.get_or_create(code="strategic", defaults={"name_th": "ยุทธศาสตร์"})
    LedgerEntry.objects.create(
        year=year,
        category=category,
        kind="plan",
        amount=baht,
        date=at.date(),
        document_th="แผนทดสอบ",
        at=at,
    )
