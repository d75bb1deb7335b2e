"""The budget page: categories, the ledger that only grows, proposals decided by the director."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from prakan.foundation.models import Person
from prakan.planning.models import BudgetCategory, LedgerEntry, SpendingTarget
from tests.reporting.conftest import Year
from tests.web.reader import Page, Reader, words

QUERIES = 54
SPENT = {
    "category": "strategic", "kind": "commitment", "amount": "๑,๐๐๐,๐๐๐", "date": "๙ ม.ค. ๒๕๖๗",
    "document_th": "สัญญา 1/2567",
}  # fmt: skip


def problems(page: Page) -> list[str]:
    return [words(code) for code in page.one("ul", class_="pk-problems").iter("code")]


def test_categories_add_up_and_what_the_source_does_not_split_is_unknown(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/budget/")
    foot = [words(td) for td in page.one("tfoot").iter("td")]
    assert foot == [
        "218.2165", "0.0000", "0.0000", "218.2165", "ไม่ทราบ", "ไม่ทราบ", "3.9996", "3.9996", "1.83",
    ]  # fmt: skip


def test_a_spending_target_nobody_set_is_to_be_confirmed(finance: Person, year: Year) -> None:
    reader = Reader(finance)
    assert "รอยืนยัน" in reader.open("/budget/").text
    assert problems(reader.send("/budget/target/", status=422, quarter="1", percent="120")) == ["BUDG-014"]
    reader.send("/budget/target/", quarter="1", percent="๓๒", source_th="มติคณะรัฐมนตรี")
    assert SpendingTarget.objects.get().percent == Decimal(32)
    assert "32.00" in reader.open("/budget/").text


def test_an_entry_is_recorded_from_thai_digits_and_a_thai_date(finance: Person, year: Year) -> None:
    page = Reader(finance).send("/budget/record/", **SPENT)
    assert words(page.one("p", class_="pk-said")) == "บันทึกแล้ว 1,000,000.00 บาท ลงวันที่ 9 มกราคม 2567"
    made = LedgerEntry.objects.get(kind="commitment")
    assert (made.amount, made.date) == (Decimal(1_000_000), date(2024, 1, 9))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"amount": "-5"}, "amount"),
        ({"amount": "ล้าน"}, "amount"),
        ({"date": "ต้นปี"}, "date"),
        ({"date": "9 ม.ค. 2570"}, "date"),
        ({"document_th": ""}, "document_th"),
        ({"ref": "O9.A9"}, "ref"),
        ({"category": "none"}, "category"),
        ({"kind": "gift"}, "kind"),
    ],
)
def test_a_wrong_field_is_named_and_the_rest_kept(
    finance: Person, year: Year, typed: dict[str, str], field: str
) -> None:
    page = Reader(finance).send("/budget/record/", status=422, **{**SPENT, "document_en": "Kept", **typed})
    (link,) = list(page.one("ul", class_="pk-problems").iter("a"))
    assert link.get("href") == f"#id_{field}"
    assert page.one("input", name="document_en").get("value") == "Kept"


def test_a_commitment_is_paid_in_part_and_an_entry_reversed(finance: Person, year: Year) -> None:
    reader = Reader(finance)
    reader.send("/budget/record/", **SPENT)
    made = LedgerEntry.objects.get(kind="commitment")
    pay = {"date": "2024-02-01", "document_th": "ฎีกา 7", "document_en": ""}
    assert (
        len(problems(reader.send(f"/budget/entries/{made.pk}/pay/", status=422, amount="2000000", **pay)))
        == 1
    )
    reader.send(f"/budget/entries/{made.pk}/pay/", amount="400000", **pay)
    paid = LedgerEntry.objects.get(kind="disbursement")
    assert paid.amount == Decimal(400_000)
    at = f"/budget/entries/{paid.pk}/reverse/"
    assert len(problems(reader.send(at, status=422, date="", document_th=""))) == 2
    reader.send(at, date="2024-02-02", document_th="บันทึกผิดหมวด")
    assert LedgerEntry.objects.get(reverses=paid).amount == Decimal(-400_000)


def test_a_transfer_counts_once_another_person_approves(
    finance: Person, director: Person, year: Year
) -> None:
    asked = {"amount": "1000", "date": "2024-01-09", "document_th": "บันทึก 3"}
    reader = Reader(finance)
    same = reader.send("/budget/transfer/", status=422, from_category="fund", to_category="fund", **asked)
    assert len(problems(same)) == 1
    page = reader.send("/budget/transfer/", from_category="fund", to_category="strategic", **asked)
    assert "ข้อเสนอที่รอผู้อำนวยการ" in page.text
    group = LedgerEntry.objects.filter(kind="transfer")[0].group
    Reader(director).send(f"/budget/proposals/{group}/approve/")
    assert set(LedgerEntry.objects.filter(group=group).values_list("stage", flat=True)) == {"approved"}
    again = Reader(director).send(f"/budget/proposals/{group}/approve/", status=422)
    assert "STAGE-001" in again.text


def test_a_proposal_is_turned_down_with_a_reason(finance: Person, director: Person, year: Year) -> None:
    Reader(finance).send(
        "/budget/carry-forward/", category="fund", amount="500", date="2023-10-02", document_th="กันเงิน"
    )
    group = LedgerEntry.objects.get(kind="carry_forward").group
    at = f"/budget/proposals/{group}/reject/"
    assert problems(Reader(director).send(at, status=422, reason="")) == ["PLAN-007"]
    Reader(director).send(at, reason="ยังไม่ครบเอกสาร")
    assert LedgerEntry.objects.get(group=group).stage == "rejected"


def test_only_finance_writes(officer: Person, year: Year) -> None:
    assert "/budget/record/" not in Reader(officer).open("/budget/").links().values()
    Reader(officer).open("/budget/record/", status=403)


def test_an_empty_ledger_teaches(officer: Person) -> None:
    assert "บัญชียังว่าง" in Reader(officer).open("/budget/").text


def test_the_ledger_is_filtered_by_category(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/budget/", category="fund")
    shown = [words(cell) for row in page.all("tr") if row.get("id") for cell in list(row)[1:2]]
    assert shown == ["งบ fund", "งบ fund"]


@pytest.mark.parametrize("rows", [3, 30])
def test_the_number_of_queries_does_not_grow_with_the_ledger(
    finance: Person, year: Year, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    fund = BudgetCategory.objects.get(code="fund")
    for n in range(rows):
        LedgerEntry.objects.create(
            year=2567, category=fund, kind="commitment", amount=n + 1, date=date(2023, 11, 1),
            document_th=f"สัญญา {n}", by=finance, at=year.now,
        )  # fmt: skip
    reader = Reader(finance)
    reader.open("/budget/")
    with django_assert_num_queries(QUERIES):
        reader.open("/budget/")
