"""The plan as a tree: what it shows, how it is filtered, folded and opened."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from prakan.domain.institution_record import InstitutionRecord
from prakan.foundation.models import Person, Unit
from prakan.planning.models import PlanVersion
from prakan.registry.actions.seeding import MadeUp, seed
from tests.reporting.conftest import Year
from tests.web.reader import Page, Reader, words

QUERIES = 98


def refs(page: Page) -> list[str]:
    """Return the references of the rows that the tree shows."""
    return [row.get("id", "") for row in page.all("tr") if row.get("id")]


def cells(page: Page, ref: str) -> list[str]:
    """Return the words of a row's cells."""
    (row,) = page.all("tr", id=ref)
    return [words(cell) for cell in row if cell.tag == "td"]


def tabs(page: Page) -> list[str]:
    return [words(a) for a in page.one("nav", class_="pk-tabs").iter("a")]


ALL = ["O1", "O1.A1", "O1.A1.P1", "O1.A1.P1.1", "O1.A1.P1.2", "O1.A1.P2", "O1.A1.P3"]


def test_every_row_stands_in_printed_order(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/plan/")
    assert refs(page) == ALL
    assert page.heading == "แผนและงบประมาณ 2567"


def test_a_row_shows_target_progress_step_due_and_owner(officer: Person, year: Year) -> None:
    shown = cells(Reader(officer).open("/plan/"), "O1.A1.P3")
    assert shown[:4] == ["1", "ระบบ", "50.00", "– ไม่ใช้กับแถวนี้"]
    assert shown[4:] == ["ลงนามสัญญา", "ก.ย. 67", "โครงการ"]


def test_a_number_is_a_link_to_its_source(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/plan/")
    (row,) = page.all("tr", id="O1.A1.P1")
    assert [a.get("href") for a in row.iter("a") if "pk-fig" in a.get("class", "")] == [
        "/figures/FY2567.O1.A1.P1.target",
        "/figures/FY2567Q1.O1.A1.P1.progress",
    ]


def test_the_tabs_count_rows(officer: Person, owner: Person, year: Year, other_unit: Unit) -> None:
    assert tabs(Reader(officer).open("/plan/"))[:3] == [
        "ทั้งหมด 5",
        "ไม่มีตัวเลขความก้าวหน้า 1",
        "เกินกำหนด 0",
    ]
    assert tabs(Reader(owner).open("/plan/"))[4] == "ของหน่วยฉัน 7"


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"q": "ชื่อ O1.A1.P2"}, ["O1", "O1.A1", "O1.A1.P2"]),
        ({"band": "from80"}, ["O1", "O1.A1", "O1.A1.P1"]),
        ({"band": "below50"}, ["O1", "O1.A1", "O1.A1.P2"]),
        ({"due": "4"}, ["O1", "O1.A1", "O1.A1.P3"]),
        ({"unit": "-"}, []),
        ({"output": "O1"}, ALL),
        ({"tab": "overdue"}, []),
        ({"band": "nothing like it"}, ALL),
    ],
)
def test_a_filter_keeps_rows_and_those_above_them(
    officer: Person, year: Year, asked: dict[str, str], kept: list[str]
) -> None:
    assert refs(Reader(officer).open("/plan/", **asked)) == kept


def test_no_answer_offers_to_clear_the_filters(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/plan/", q="ไม่มีคำนี้")
    assert page.links()["ล้างตัวกรอง"] == "?"


def test_thai_digits_find_the_same_rows(officer: Person, year: Year) -> None:
    assert refs(Reader(officer).open("/plan/", q="p๓")) == ["O1", "O1.A1", "O1.A1.P3"]


def test_a_folded_row_hides_what_stands_under_it(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/plan/", shut="O1.A1.P1")
    assert refs(page) == [ref for ref in ALL if not ref.startswith("O1.A1.P1.")]
    (link,) = page.all("a", aria_expanded="false", role="button")
    assert link.get("href") == "?#O1.A1.P1"


def test_an_open_row_shows_the_sum_behind_its_target(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/plan/", open="O1.A1.P2")
    assert words(page.one("ul", class_="pk-sum")) == "100 เป้าหมาย = 40 early + 60 basic ลงตัว"


def test_a_sum_that_does_not_close_says_so(officer: Person, year: Year) -> None:
    year.rows["O1.A1.P1"].target = 45
    year.rows["O1.A1.P1"].save()
    shown = words(Reader(officer).open("/plan/", open="O1.A1.P1").one("ul", class_="pk-sum"))
    assert shown.endswith("ไม่ลงตัว รวมส่วนย่อยได้ 42 ขัดแย้ง")


def test_a_number_in_the_narrative_is_a_figure(officer: Person, year: Year) -> None:
    page = Reader(officer).open("/plan/", open="O1.A1.P1.2")
    (detail,) = page.all("tr", class_="pk-detail")
    assert [words(a) for a in detail.iter("a") if "pk-fig" in a.get("class", "")] == ["1,895"]


def test_an_overdue_row_says_so_in_words(officer: Person, year: Year) -> None:
    year.rows["O1.A1.P2"].due = date(2023, 12, 31)
    year.rows["O1.A1.P2"].save()
    page = Reader(officer).open("/plan/")
    assert cells(page, "O1.A1.P2")[5] == "ธ.ค. 66 เลยกำหนด"
    assert tabs(page)[2] == "เกินกำหนด 1"


def test_a_contradicted_row_leads_to_its_finding(officer: Person, year: Year) -> None:
    year.rows["O1.A1.P1"].target = 45
    year.rows["O1.A1.P1"].save()
    page = Reader(officer).open("/plan/", tab="doubt")
    assert refs(page) == ["O1", "O1.A1", "O1.A1.P1"]
    (row,) = page.all("tr", id="O1.A1.P1")
    (chip,) = [a for a in row.iter("a") if "pk-chip" in a.get("class", "")]
    assert chip.get("href", "").startswith("/findings/2567-1/")


def test_a_row_without_an_owner_shows_the_empty_box(officer: Person, year: Year) -> None:
    year.rows["O1.A1.P2"].owner = None
    year.rows["O1.A1.P2"].save()
    assert cells(Reader(officer).open("/plan/"), "O1.A1.P2")[6] == "ยังไม่ระบุเจ้าของ"


def test_english_leaves_no_thai_but_what_is_data(officer: Person, year: Year) -> None:
    page = Reader(officer, "en").open("/plan/")
    assert page.heading == "Plan and budget 2567"
    assert [words(th) for th in page.one("thead").iter("th")] == [
        "Output / activity / project / item", "Target", "Unit of count", "Progress %", "Spending %", "Step",
        "Due", "Owner",
    ]  # fmt: skip


def test_a_year_without_a_plan_teaches_how_to_start(officer: Person, auditor: Person) -> None:
    assert Reader(officer).open("/plan/").links()["เริ่มแผน หรือคัดลอกจากปีก่อน"] == "/plan/start/"
    assert "เริ่มแผน หรือคัดลอกจากปีก่อน" not in Reader(auditor).open("/plan/").links()


def test_another_version_shows_bare_numbers(officer: Person, year: Year) -> None:
    PlanVersion.objects.filter(pk=year.version.pk).update(stage="superseded")
    newer = PlanVersion.objects.create(
        year=2567, number=2, stage="approved", created_by=officer, created_at=year.now
    )
    assert refs(Reader(officer).open("/plan/")) == []
    page = Reader(officer).open("/plan/", version=str(year.version.pk))
    assert refs(page) == ALL
    assert [a for a in page.all("a") if "/figures/" in a.get("href", "")] == []
    assert newer.number == 2


@pytest.mark.parametrize("rows", [3, 30])
def test_the_number_of_queries_does_not_grow_with_the_plan(
    officer: Person, year: Year, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for n in range(4, rows + 4):
        year.row(f"O1.A1.P{n}", "O1.A1", "project", n)
        year.entry(f"O1.A1.P{n}", "10")
    reader = Reader(officer)
    reader.open("/plan/")
    with django_assert_num_queries(QUERIES):
        reader.open("/plan/")


def test_a_row_is_tied_to_the_registry_and_its_detail_shows_the_count(
    year: Year, officer: Person, now: datetime
) -> None:
    reader = Reader(officer)
    assert "ทะเบียนยังไม่มีข้อมูลให้นับ" in reader.open("/plan/rows/O1.A1.P1.1/count/").text
    made = [MadeUp(InstitutionRecord(name_th=f"โรงเรียนที่ {n}", kind="basic"), years=(2567,)) for n in (1, 2)]
    seed(made, listed_on=date(2023, 11, 1), why="ทดสอบ", at=now)
    reader.open("/plan/rows/O1.A1.P1.1/count/")
    sent = reader.client.post("/plan/rows/O1.A1.P1.1/count/", {"counters": ["registry.listed.basic"]})
    assert sent.status_code == 302
    assert "ทะเบียนนับได้ 2" in reader.open("/plan/", open="O1.A1.P1.1").text
    wrong = reader.client.post("/plan/rows/O1.A1.P1.1/count/", {"counters": ["registry.unheard"]})
    assert wrong.status_code == 422
