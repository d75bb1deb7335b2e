"""What follows the visits of a play: appeals, improvement, the programme, money, by the usual actions."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from prakan.assessment.actions.improvement.opening import install_follow_up
from prakan.assessment.models import (
    Case,
    CaseAppeal,
    CaseAppealSeat,
    CaseVerdict,
    ImprovementPlan,
    PaymentAccount,
    PaymentList,
    PaymentPayee,
    ResultsActivity,
    ResultsMember,
    TeamSeat,
)
from prakan.commands.simulating.aftermath import Aftermath, aftermath
from prakan.commands.simulating.chance import Chance
from prakan.commands.simulating.company import Company
from prakan.commands.simulating.licensing import renewed
from prakan.commands.simulating.paying import number_of
from prakan.commands.simulating.play import Play
from prakan.commands.simulating.shares import USUAL, Shares
from prakan.domain.cases.stages import CaseStage
from prakan.domain.payments import account_of
from prakan.domain.roles import Role
from prakan.foundation import audit
from prakan.foundation.models import AuditRow, Person
from prakan.planning.models import BudgetCategory, LedgerEntry
from prakan.registry.models import Licence
from tests.announced import announced
from tests.assessment.conftest import outsider
from tests.assessment.payments_world import drafted
from tests.assessment.results_world import published
from tests.assessment.team_world import hired
from tests.packs import install

pytestmark = pytest.mark.django_db

FOLLOW_UP = Path(__file__).parents[2] / "agencies" / "onesqa" / "follow-up.toml"
SURE = Shares(
    appeals=1.0, appeals_stay=("", "filed"), appeal_upheld=1.0, least_plans=2, plans_stay=("", "sent"),
    plan_objected=0, plan_returned=0, writes=1.0, progress=1.0, dropped=0, left_out=0, activity=1.0,
    enters=1.0, refused=0, changes=0, asks=0, bounces=0, least_bounces=1, weeks_of_a_list=1, parts=("first",),
)  # fmt: skip


def after(registrar: Person, secretary: Person, last: date, places: list[int]) -> Aftermath:
    """Return what follows for some institutions until a day."""
    with announced("person.change"):
        Person.objects.update(is_demo=True)
    company = Company(registrar, secretary, registrar, [registrar])
    return aftermath(company, Chance(1), 2567, places, last, SURE)


def licensed(by: Person, at: datetime) -> None:
    """Let every licence hold."""
    audit.record(step="assessor.edit", subject="assessor:0", by=by, at=at, after={})
    Licence.objects.update(ends=date(2099, 12, 31))


def weeks(played: Aftermath, first: date, count: int) -> None:
    """Let weeks pass from a Monday on."""
    for number in range(count):
        played.week(first + timedelta(weeks=number))


def test_one_appeal_is_settled_and_one_waits_one_plan_is_closed_and_one_waits(
    registrar: Person, secretary: Person, finance: Person, deputy: Person, now: datetime
) -> None:
    install(now)
    install_follow_up(tomllib.loads(FOLLOW_UP.read_text(encoding="utf-8")), at=now)
    hired(4, now)
    cases = published(registrar, now, cases=2, rest="fair")
    licensed(registrar, now)
    monday = now.date() + timedelta(days=7 - now.weekday())
    places = [one.institution_id for one in cases]
    played = after(registrar, secretary, monday + timedelta(weeks=9), places)
    weeks(played, monday, 7)
    appeals = CaseAppeal.objects.order_by("pk")
    assert [(one.stage, one.found) for one in appeals] == [("settled", "upheld"), ("filed", "")]
    verdicts = Counter(CaseVerdict.objects.values_list("case__number", flat=True))
    assert sorted(verdicts.values()) == [1, 2]
    assert CaseAppealSeat.objects.count() == 3
    plans = ImprovementPlan.objects.order_by("pk")
    assert sorted(one.stage for one in plans) == ["done", "sent"]
    members = ResultsMember.objects.order_by("pk")
    assert sorted(one.stage for one in members) == ["closed", "selected"]
    assert ResultsActivity.objects.count() == 0  # no centre is there
    assert sorted(Case.objects.filter(institution__in=places).values_list("stage", flat=True)) == [
        "appealed",
        "closed",
    ]
    assert not AuditRow.objects.filter(step="payment.make").exists()


def test_lists_are_paid_one_payment_comes_back_and_the_budget_knows(
    registrar: Person, secretary: Person, finance: Person, deputy: Person, now: datetime
) -> None:
    BudgetCategory.objects.create(code="strategic", name_th="ยุทธศาสตร์")
    cases = drafted(registrar, now)
    PaymentAccount.objects.all().delete()
    licensed(registrar, now)
    for seat in TeamSeat.objects.all():
        outsider(f"assessor-{seat.assessor_id}", Role.ASSESSOR, f"assessor:{seat.assessor_id}")
    monday = now.date() + timedelta(days=7 - now.weekday())
    places = [one.institution_id for one in cases]
    played = after(registrar, secretary, monday + timedelta(weeks=9), places)
    weeks(played, monday, 5)
    people = TeamSeat.objects.values("assessor").distinct().count()
    lists = [(one.stage, one.people_count) for one in PaymentList.objects.order_by("pk")]
    back = PaymentPayee.objects.exclude(reverses=None).count()
    assert (lists, back) == ([("paid", people), ("paid", 1)], 1)
    assert Counter(PaymentAccount.objects.values_list("stage", flat=True)) == {
        "confirmed": people,
        "replaced": 1,
    }
    spent = sum(one.amount * 100 for one in LedgerEntry.objects.filter(kind="disbursement"))
    assert spent == sum(one.gross for one in PaymentPayee.objects.all())
    assert PaymentList.objects.filter(approved_by=deputy, made_by=finance).count() == 2


def test_a_licence_that_ends_while_its_holder_is_at_work_goes_on_the_day_after(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    cases = drafted(registrar, now)
    audit.record(step="assessor.edit", subject="assessor:0", by=registrar, at=now, after={})
    Licence.objects.update(ends=now.date() + timedelta(days=3))
    everybody = set(TeamSeat.objects.filter(visit__cases__in=cases).values_list("assessor_id", flat=True))
    company = Company(registrar, secretary, registrar, [registrar])
    playing = Case.objects.filter(pk__in=[one.pk for one in cases])
    made = renewed(company, playing, now)
    after_it = Licence.objects.filter(renews__isnull=False)
    assert made == len(after_it) >= len(everybody) > 0
    assert {one.assessor_id for one in after_it} == everybody
    assert {one.starts for one in after_it} == {now.date() + timedelta(days=4)}
    assert renewed(company, playing, now) == 0


def test_made_up_numbers_begin_with_zeros_and_pass_the_checks_of_accounts() -> None:
    numbers = {number_of(pk, turn) for pk in (1, 99_999) for turn in (0, 9)}
    assert {account_of("006", one, "สมมติ").number for one in numbers} == numbers
    assert ({one[:3] for one in numbers}, len(numbers)) == ({"000"}, 4)


def test_shares_are_shares() -> None:
    given = [value for value in (getattr(USUAL, name) for name in Shares.__slots__) if type(value) is float]
    assert (len(given), all(0 <= one <= 1 for one in given)) == (18, True)


def test_a_play_that_is_begun_again_goes_on_after_the_last_week_it_played(
    registrar: Person, secretary: Person, now: datetime
) -> None:
    install(now)
    published(registrar, now)
    company, first = Company(registrar, secretary, registrar, [registrar]), date(2024, 1, 1)
    play = Play(company, Chance(1), 2567, [], date(2024, 3, 31), CaseStage.PUBLISHED, print)
    assert play._left_off(first) == first
    play._played(date(2024, 3, 4))
    play._played(date(2024, 3, 11))
    assert play._left_off(first) == date(2024, 3, 18)
    other = Play(company, Chance(1), 2568, [], date(2024, 3, 31), CaseStage.PUBLISHED, print)
    assert other._left_off(first) == first
