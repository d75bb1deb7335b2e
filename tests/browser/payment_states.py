"""Payments in a year of their own: dues open and held, lists at each stage, accounts that wait, a request."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from prakan.assessment.actions.cases.opening import open_cases
from prakan.assessment.actions.payments import accounts, asking, lists, paying
from prakan.assessment.actions.payments.raising import raise_dues
from prakan.assessment.models import Case, CaseMove, PaymentAccount, PaymentList, TeamPlan
from prakan.assessment.queries.cases.opening import openable
from prakan.assessment.queries.payments.ready import DueFilter, ready
from prakan.domain.problems import Fault
from prakan.domain.problems_budget import LINE_SHORT
from prakan.domain.roles import Role
from prakan.domain.team_rules import to_json, usual_rules
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, Institution, Licence, Listing
from tests.assessment.payments_world import account, recorded
from tests.assessment.visits_world import MONDAY, add_visit, counts

YEAR = 2575  # nobody else lists for it
SHORT = Fault(LINE_SHORT, {"left": "1.00", "amount": "2.00", "missing": "1.00"})


def payments(at: datetime) -> Iterator[str]:
    """Leave a list short, one to approve, one to pay, one paid, and return where to look."""
    officer, finance, director = (
        Person.objects.get(grants__role=role, is_demo=True)
        for role in (Role.ASSESSMENT_OFFICER, Role.FINANCE_OFFICER, Role.DIRECTOR)
    )
    self = Person.objects.get(username="assessor")
    own = Assessor.objects.get(pk=int(self.grants.get().scope.removeprefix("assessor:")))
    people = [own, *Assessor.objects.exclude(pk=own.pk).order_by("pk")[4:7]]
    cases = _visited(people, officer, at)
    _reach(cases[:2], "draft_sent", at)
    told = {"by": finance, "at": at}
    paid, to_pay = (_made(DueFilter(YEAR, part="first", assessor=one.pk), finance, at) for one in people[:2])
    to_approve = _made(DueFilter(YEAR, part="travel", assessor=people[1].pk), finance, at)
    for row in (paid, to_pay, to_approve):
        lists.fund(list_id=row.pk, entry=1, at=at)
    for row in (paid, to_pay):
        lists.approve(list_id=row.pk, by=director, at=at)
    paying.pay(list_id=paid.pk, on=localdate(at), reference="B-1 (สมมติ)", **told)
    _reach(cases[:1], "certified", at)
    short = _made(DueFilter(YEAR, part="second"), finance, at)
    lists.fall_short(list_id=short.pk, faults=[SHORT], at=at)
    _reach(cases[2:], "draft_sent", at)
    asking.ask(text="ระยะทางไม่ถูกต้อง (สมมติ)", by=self, at=at)
    changed = accounts.enter(
        assessor_id=own.pk, bank="006", number="1112223334", holder="ชื่อสมมติ", by=self, at=at
    )
    PaymentAccount.objects.filter(assessor=people[2]).update(is_change=True, entered_at=at)
    yield from (
        f"/payments/?year={YEAR}",
        f"/payments/?year={YEAR}&show=held",
        f"/payments/make/?year={YEAR}",
    )
    yield from (f"/payments/{row.pk}/" for row in (short, to_approve, to_pay, paid))
    yield from (f"/payments/{to_approve.pk}/{step}/" for step in ("approve", "send-back"))
    yield f"/payments/{to_pay.pk}/pay/"
    yield f"/payments/{paid.pk}/payees/{paid.payees.order_by('pk')[0].pk}/returned/"
    yield from (
        "/payments/accounts/",
        "/payments/accounts/?show=held",
        f"/payments/accounts/{changed.pk}/refuse/",
        f"/payments/accounts/{changed.pk}/release/",
    )
    yield f"/payments/cases/?year={YEAR}"


def _made(wanted: DueFilter, by: Person, at: datetime) -> PaymentList:
    digest = ready(by, wanted, localdate(at)).digest
    return lists.make_list(wanted=wanted, digest=digest, year=2567, category="strategic", by=by, at=at)


def _visited(people: list[Assessor], by: Person, at: datetime) -> list[Case]:
    """Return cases of two visits that were made, their people licensed and with confirmed accounts."""
    told = {"by": by, "at": at, "confirmed_by": by, "confirmed_at": at, "counts": counts(2)}
    rules = to_json(usual_rules())
    plan = TeamPlan.objects.create(
        year=YEAR, name="แผนสมมติ", stage="confirmed", policy=rules, starts_on=MONDAY, weeks=8, steps=1, **told
    )
    places = list(Institution.objects.filter(kind="basic").order_by("pk")[6:10])
    for place in places:
        Listing.objects.create(institution=place, year=YEAR, kind=place.kind, on=localdate(at), at=at)
    open_cases(year=YEAR, digest=openable(by, YEAR).digest, by=by, at=at)
    for number in (1, 2):
        some = [one.pk for one in places[2 * number - 2 : 2 * number]]
        visit = add_visit(plan, number, "basic", some, people[2 * number - 2 : 2 * number])
        recorded(visit, by, at)
        Case.objects.filter(year=YEAR, institution__in=some).update(visit=visit)
    for one in people:
        Licence.objects.create(
            assessor=one,
            level="basic",
            number=f"S-{one.pk}",
            starts=date(2020, 1, 1),
            resolution="สมมติ",
            at=at,
        )
        account(one, by, at - timedelta(days=9))
    return list(Case.objects.filter(year=YEAR).order_by("visit", "pk"))


def _reach(cases: list[Case], stage: str, at: datetime) -> None:
    for case in cases:
        for target in ("visited", stage):
            CaseMove.objects.create(case=case, step="case.visit", source=case.stage, target=target, at=at)
        Case.objects.filter(pk=case.pk).update(stage=stage)
    raise_dues(at=at, cases=[case.pk for case in cases])
