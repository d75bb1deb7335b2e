"""Money is recorded in an append-only ledger; moved only under approval; counted once."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.domain.text import Text
from prakan.foundation.models import AuditRow, Person, RoleGrant
from prakan.planning.actions import budget as money
from prakan.planning.actions.budget import payments
from prakan.planning.models import BudgetCategory, LedgerEntry, PlanVersion
from prakan.planning.queries.budget import CategoryView, budget
from tests.refusals import codes

YEAR_END = date(2024, 9, 30)


@pytest.fixture
def support(db: None) -> BudgetCategory:
    """The category of operational support."""
    return BudgetCategory.objects.create(code="support", name_th="งบสนับสนุน", name_en="Support", position=2)


@pytest.fixture
def planned(
    strategic: BudgetCategory, support: BudgetCategory, finance: Person, now: datetime
) -> LedgerEntry:
    """One million baht planned for the strategic category."""
    return put(finance, now, "plan", "1,000,000")


def put(by: Person, at: datetime, kind: str, amount: object, **given: object) -> LedgerEntry:
    values = {"category": "strategic", "date": "1 ต.ค. 2566", "document_th": "แผน", **given}
    return money.record(year=2567, kind=kind, amount=amount, by=by, at=at, **values)


def seen(person: Person, code: str = "strategic", as_of: date = YEAR_END) -> CategoryView:
    return budget(person, 2567, as_of).category(code)


def test_plan_commitment_and_payment_are_kept_apart(
    planned: LedgerEntry, finance: Person, now: datetime
) -> None:
    put(finance, now, "commitment", "200000.50", date="2023-11-01")
    put(finance, now, "disbursement", 50_000, date="2023-12-01")
    put(finance, now, "unsplit", Decimal("9.50"), date="2023-12-31")
    found = seen(finance)
    assert (found.budget, found.commitment, found.disbursement, found.unsplit) == (
        1_000_000,
        Decimal("200000.50"),
        50_000,
        Decimal("9.50"),
    )
    assert found.spent == Decimal("250010.00")
    assert found.ids["plan"] == (planned.pk,)
    assert seen(finance, as_of=date(2023, 11, 30)).spent == Decimal("200000.50")


def test_every_fault_of_an_entry_is_told_at_once(
    strategic: BudgetCategory, draft: PlanVersion, finance: Person, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        put(
            finance, now, "plan", "-5",
            category="x", ref="O9", date="1 ต.ค. 2567", document_th=" ",
        )  # fmt: skip
    assert codes(refused) == [
        ("BUDG-002", "category"),
        ("BUDG-003", "ref"),
        ("BUDG-001", "amount"),
        ("BUDG-004", "date"),
        ("BUDG-006", "document_th"),
    ]
    with pytest.raises(Refused) as refused:
        put(finance, now, "plan", "0", date="เมื่อวาน")
    assert codes(refused) == [("BUDG-001", "amount"), ("BUDG-005", "date")]
    with pytest.raises(Refused) as refused:
        put(finance, now, "transfer", 5)
    assert codes(refused) == [("BUDG-007", "kind")]
    assert LedgerEntry.objects.count() == 0


def test_only_finance_records_money(planned: LedgerEntry, officer: Person, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        put(officer, now, "plan", 5)
    assert codes(refused) == [("ACCESS-001", "")]


def test_an_entry_is_never_changed_or_removed(planned: LedgerEntry) -> None:
    planned.amount = Decimal(5)
    for change in (
        planned.save,
        planned.delete,
        LedgerEntry.objects.all().delete,
        lambda: LedgerEntry.objects.update(amount=5),
        lambda: planned.save(update_fields=["stage", "amount"]),
    ):
        with pytest.raises(TypeError):
            change()
    assert LedgerEntry.objects.get().amount == 1_000_000


def test_a_mistake_is_reversed_once(planned: LedgerEntry, finance: Person, now: datetime) -> None:
    given = {"entry_id": planned.pk, "reason_th": "บันทึกผิด", "date": "2023-10-02", "by": finance, "at": now}
    reversal = money.reverse(**given)
    assert (reversal.amount, reversal.reverses_id, seen(finance).budget) == (-1_000_000, planned.pk, 0)
    assert [e.reversed_by for e in budget(finance, 2567, YEAR_END).entries] == [reversal.pk, None]
    for entry in (planned, reversal):
        with pytest.raises(Refused) as refused:
            money.reverse(**{**given, "entry_id": entry.pk})
        assert codes(refused) == [("BUDG-009", "")]


def test_what_a_payment_list_asked_for_is_changed_by_that_list_alone(
    planned: LedgerEntry, finance: Person, now: datetime
) -> None:
    key, said = "PAY-2567-0001", Text("รายการจ่ายเงิน", "Payment list")
    told = {"key": key, "on": date(2023, 11, 1), "document": said, "by": finance, "at": now}
    asked = payments.commit(year=2567, category="strategic", satang=30_000, **told)
    by_hand = {"date": "2024-01-05", "by": finance, "at": now}
    with pytest.raises(Refused) as refused:
        money.pay(entry_id=asked, amount="300", document_th="ฎีกา 1", **by_hand)
    assert codes(refused) == [("BUDG-019", "")]
    with pytest.raises(Refused) as refused:
        money.reverse(entry_id=asked, reason_th="บันทึกผิด", **by_hand)
    assert codes(refused) == [("BUDG-019", "")]
    paid = payments.disburse(**told)
    with pytest.raises(Refused) as refused:
        money.reverse(entry_id=paid, reason_th="บันทึกผิด", **by_hand)
    assert codes(refused) == [("BUDG-019", "")]
    assert (seen(finance).commitment, seen(finance).disbursement) == (0, 300)


def test_paying_on_a_commitment_counts_the_money_once(
    planned: LedgerEntry, finance: Person, now: datetime
) -> None:
    committed = put(finance, now, "commitment", 300)
    given = {"date": "2024-01-05", "document_th": "ฎีกา 1", "by": finance, "at": now}
    paid = money.pay(entry_id=committed.pk, amount="120", **given)
    found = seen(finance)
    assert (found.commitment, found.disbursement, found.spent) == (180, 120, 300)
    rest = LedgerEntry.objects.get(group=paid.group, amount=180)
    money.pay(entry_id=rest.pk, amount=180, **given)
    assert (seen(finance).commitment, seen(finance).disbursement) == (0, 300)
    with pytest.raises(Refused) as refused:
        money.pay(entry_id=committed.pk, amount=1, **given)
    assert codes(refused) == [("BUDG-009", "")]


def test_more_than_is_committed_is_not_paid(planned: LedgerEntry, finance: Person, now: datetime) -> None:
    committed = put(finance, now, "commitment", 300)
    given = {"date": "2024-01-05", "document_th": "ฎีกา", "by": finance, "at": now}
    with pytest.raises(Refused) as refused:
        money.pay(entry_id=committed.pk, amount="300.01", **given)
    assert codes(refused) == [("BUDG-013", "amount")]
    with pytest.raises(Refused) as refused:
        money.pay(entry_id=planned.pk, amount=1, **given)
    assert codes(refused) == [("BUDG-009", "")]


def transfer(by: Person, at: datetime, amount: object, **given: object) -> str:
    values = {"from_category": "strategic", "to_category": "support", "date": "2024-01-05", **given}
    return money.propose_transfer(year=2567, amount=amount, document_th="บันทึก 1", by=by, at=at, **values)


def test_a_transfer_counts_only_once_the_director_approves_it(
    planned: LedgerEntry, finance: Person, director: Person, now: datetime
) -> None:
    group = transfer(finance, now, "250,000")
    assert seen(finance).budget == 1_000_000
    money.approve_transfer(group=group, by=director, at=now)
    assert (seen(finance).budget, seen(finance).transferred) == (750_000, -250_000)
    assert (seen(finance, "support").budget, seen(finance, "support").transferred) == (250_000, 250_000)
    entries = budget(finance, 2567, YEAR_END).entries
    assert {(e.stage, e.approved_by) for e in entries if e.group} == {("approved", director.name)}
    with pytest.raises(Refused) as refused:
        money.approve(group=group, by=director, at=now)
    assert codes(refused) == [("STAGE-001", "")]


def test_a_rejected_transfer_never_counts(
    planned: LedgerEntry, finance: Person, director: Person, now: datetime
) -> None:
    group = transfer(finance, now, 5)
    with pytest.raises(Refused) as refused:
        money.reject(group=group, reason=" ", by=director, at=now)
    assert codes(refused) == [("PLAN-007", "reason")]
    money.reject(group=group, reason="ยังไม่จำเป็น", by=director, at=now)
    assert seen(finance).budget == 1_000_000
    assert AuditRow.objects.order_by("-id")[0].after["reason"] == "ยังไม่จำเป็น"


def test_a_transfer_is_refused_without_money_target_or_second_person(
    planned: LedgerEntry, finance: Person, director: Person, now: datetime
) -> None:
    put(finance, now, "commitment", 900_000)
    with pytest.raises(Refused) as refused:
        transfer(finance, now, "100000.01")
    assert refused.value.faults[0].what("en") == (
        "The category has 100,000.00 baht left, less than the 100,000.01 to be moved"
    )
    with pytest.raises(Refused) as refused:
        transfer(finance, now, 5, to_category="strategic")
    assert codes(refused) == [("BUDG-011", "to_category")]
    with pytest.raises(Refused) as refused:
        transfer(finance, now, 5, to_category="x", from_ref="O9")
    assert codes(refused) == [("BUDG-003", "from_ref"), ("BUDG-002", "to_category")]
    RoleGrant.objects.create(person=director, role=Role.FINANCE_OFFICER)
    group = transfer(director, now, 5)
    with pytest.raises(Refused) as refused:
        money.approve(group=group, by=director, at=now)
    assert codes(refused) == [("BUDG-012", "")]
    with pytest.raises(Refused) as refused:
        money.approve(group=group, by=finance, at=now)
    assert codes(refused) == [("ACCESS-001", "")]


def test_money_spent_meanwhile_is_not_moved(
    planned: LedgerEntry, finance: Person, director: Person, now: datetime
) -> None:
    group = transfer(finance, now, 600_000)
    put(finance, now, "commitment", 500_000)
    with pytest.raises(Refused) as refused:
        money.approve(group=group, by=director, at=now)
    assert codes(refused) == [("BUDG-010", "")]
    assert {e.stage for e in LedgerEntry.objects.filter(group=group)} == {"proposed"}


def test_money_of_the_year_before_is_carried_forward_under_approval(
    planned: LedgerEntry, finance: Person, director: Person, now: datetime
) -> None:
    group = money.carry_forward(
        year=2567,
        category="support",
        amount="75000",
        date="2023-10-01",
        document_th="กันเงิน",
        by=finance,
        at=now,
    )
    assert seen(finance, "support").budget == 0
    money.approve(group=group, by=director, at=now)
    assert (seen(finance, "support").carried, seen(finance, "support").budget) == (75_000, 75_000)


def test_spending_targets_are_data_of_a_year(finance: Person, now: datetime) -> None:
    given = {"year": 2567, "by": finance, "at": now, "source_th": "มติ"}
    money.set_spending_target(quarter=1, percent="๓๒", **given)
    money.set_spending_target(quarter=1, percent=33, **given)
    money.set_spending_target(quarter=1, percent=20, expense_type="investment", **given)
    targets = budget(finance, 2567, YEAR_END).targets
    assert [(t.quarter, t.expense_type, t.percent) for t in targets] == [
        (1, "all", 33),
        (1, "investment", 20),
    ]
    with pytest.raises(Refused) as refused:
        money.set_spending_target(quarter=1, percent="-", **given)
    assert codes(refused) == [("BUDG-014", "percent")]
    with pytest.raises(Refused) as refused:
        money.set_spending_target(quarter=5, percent=1, **given)
    assert codes(refused) == [("PROG-004", "quarter")]


def test_a_category_has_a_code_and_a_name(strategic: BudgetCategory, finance: Person, now: datetime) -> None:
    made = money.add_category(code="fund", name_th="กองทุน", name_en="Fund", by=finance, at=now)
    assert (made.code, made.position) == ("fund", 2)
    with pytest.raises(Refused) as refused:
        money.add_category(code="Strategic ", name_th="", name_en="", by=finance, at=now)
    assert codes(refused) == [("BUDG-015", "code"), ("STRAT-003", "name_th")]


def test_the_money_of_one_row_makes_its_line(
    planned: LedgerEntry, draft: PlanVersion, finance: Person, now: datetime
) -> None:
    put(finance, now, "plan", 40, ref="O1.A1.P1")
    put(finance, now, "disbursement", 10, ref="O1.A1.P1")
    lines = budget(finance, 2567, YEAR_END).lines
    assert [(x.ref, x.category, x.budget, x.spent) for x in lines] == [("O1.A1.P1", "strategic", 40, 10)]
    assert seen(finance).budget == 1_000_040


def test_a_category_is_renamed_and_the_second_of_two_editors_is_told(
    strategic: BudgetCategory, officer: Person, now: datetime
) -> None:
    given = {"code": "strategic", "by": officer, "at": now}
    money.edit_category(name_th=" งบใหม่ ", name_en="New", revision=0, **given)
    strategic.refresh_from_db()
    assert (strategic.name_th, strategic.name_en, strategic.revision) == ("งบใหม่", "New", 1)
    with pytest.raises(Refused) as refused:
        money.edit_category(name_th="อีกชื่อ", name_en="", revision=0, **given)
    assert refused.value.faults[0].what("en") == "Someone else saved this item before you at 09.00"
    with pytest.raises(Refused) as refused:
        money.edit_category(name_th="", name_en="ก" * 201, revision=1, **given)
    assert codes(refused) == [("STRAT-003", "name_th"), ("PLAN-029", "name_en")]
    assert AuditRow.objects.filter(step="category.edit", subject="category:strategic").count() == 1


def test_a_category_goes_only_while_nothing_uses_it(
    draft: PlanVersion, officer: Person, owner: Person, now: datetime
) -> None:
    money.add_category(code="spare", name_th="สำรอง", name_en="", by=officer, at=now)
    assert money.remove_category(code="spare", by=officer, at=now) == "spare"
    with pytest.raises(Refused) as refused:
        money.remove_category(code="strategic", by=officer, at=now)
    assert refused.value.faults[0].what("en") == (
        "The category งบยุทธศาสตร์ cannot be removed: 0 ledger entries and 1 rows of plans use it"
    )
    with pytest.raises(Refused) as refused:
        money.remove_category(code="strategic", by=owner, at=now)
    assert codes(refused) == [("ACCESS-001", "")]
    assert list(BudgetCategory.objects.values_list("code", flat=True)) == ["strategic"]
