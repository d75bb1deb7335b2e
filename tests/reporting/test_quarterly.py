"""The quarterly report as a model: what is printed, and that every figure is numbered."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.domain.problems import Refused
from prakan.foundation.models import Person, TextBlock
from prakan.reporting.actions import closings
from prakan.reporting.document.model import Cell, FigureRun, Paragraph, Report, Table
from prakan.reporting.document.quarterly import quarterly
from tests.reporting.conftest import Year


def words(cell: Cell) -> str:
    return " / ".join("".join(i.text for i in p.inlines) for p in cell.paragraphs)


def table(report: Report, key: str) -> Table:
    return next(b for b in report.blocks if isinstance(b, Table) and b.key == key)


def row(report: Report, key: str, first: str) -> list[str]:
    return next([words(c) for c in r.cells] for r in table(report, key).rows if words(r.cells[0]) == first)


def figures(report: Report) -> list[FigureRun]:
    cells = [c for b in report.blocks if isinstance(b, Table) for r in b.rows for c in r.cells]
    paragraphs = [p for c in cells for p in c.paragraphs] + [
        b for b in report.blocks if isinstance(b, Paragraph)
    ]
    return [i for p in paragraphs for i in p.inlines if isinstance(i, FigureRun)]


@pytest.fixture
def report(year: Year, officer: Person) -> Report:
    return quarterly(officer, 2567, 1, "th")


def test_the_detail_table_has_the_seven_columns_of_the_source(report: Report) -> None:
    assert [c.title for c in table(report, "detail").columns] == [
        "ผลผลิต/กิจกรรม",
        "เป้าหมาย 12 เดือน",
        "ผลการดำเนินงาน",
        "ผลการดำเนินงานเทียบเป้าหมาย",
        "ผลการใช้จ่ายงบประมาณเทียบเป้าหมายงบประมาณ",
        "การดำเนินงานต่อไป",
        "ปัญหา/อุปสรรค/ข้อเสนอแนะ",
    ]


def test_a_number_in_the_narrative_is_its_figure_and_other_numbers_are_words(report: Report) -> None:
    cells = next(r.cells for r in table(report, "detail").rows if words(r.cells[0]) == "ชื่อ O1.A1.P1.2")
    inlines = cells[2].paragraphs[0].inlines
    assert [(i.text, isinstance(i, FigureRun)) for i in inlines] == [
        ("เชิญแล้ว ", False), ("1,895", True), (" แห่ง จาก 2,000 แห่ง", False),
    ]  # fmt: skip


def test_the_budget_table_ends_in_its_total(report: Report) -> None:
    assert row(report, "budget", "รวม") == ["รวม", "218.2165", "3.9996", "1.83"]


def test_the_lead_carries_a_figure_that_staff_placed_in_the_text(report: Report) -> None:
    lead = next(b for b in report.blocks if isinstance(b, Paragraph) and b.inlines[0].text == "ใช้จ่าย ")
    assert [i.text for i in lead.inlines] == ["ใช้จ่าย ", "3.9996", " ล้านบาท ไตรมาส ", "1"]


def test_every_printed_figure_stands_in_the_annex_with_its_source(report: Report) -> None:
    annexed = {words(r.cells[0]) for r in table(report, "figures").rows}
    assert {f.reference for f in figures(report)} - {""} == annexed
    assert all(words(r.cells[-1]) for r in table(report, "figures").rows)


def test_rows_span_as_many_columns_as_their_table_has(report: Report) -> None:
    for block in report.blocks:
        if isinstance(block, Table):
            assert {sum(c.span for c in r.cells) for r in block.rows} <= {len(block.columns)}


def test_an_unknown_slot_in_a_text_is_refused_by_name(year: Year, officer: Person) -> None:
    TextBlock.objects.filter(key="intro").update(th="ปี {yaer}")
    with pytest.raises(Refused) as refused:
        quarterly(officer, 2567, 1, "th")
    assert refused.value.faults[0].code == "TEXT-010"
    assert "{yaer}" in refused.value.faults[0].what("en")


def test_english_is_complete(year: Year, officer: Person) -> None:
    english = quarterly(officer, 2567, 1, "en")
    assert english.cover.agency == "Test agency"
    assert [c.title for c in table(english, "budget").columns] == [
        "Budget category",
        "Budget",
        "Spent and committed",
        "Percent",
    ]


@pytest.mark.usefixtures("contradiction")
def test_a_doubted_figure_is_marked_and_the_finding_stands_in_the_annex(officer: Person) -> None:
    made = quarterly(officer, 2567, 1, "en")
    assert {f.code for f in figures(made) if f.contradicted} >= {"FY2567.O1.A1.P1.1.target"}
    assert words(table(made, "findings").rows[0].cells[0]) == "high"


def test_a_closed_quarter_gives_a_final_report_with_its_seal_and_signatures(
    year: Year, officer: Person, now: datetime
) -> None:
    assert quarterly(officer, 2567, 1, "en").draft
    closings.close(year=2567, quarter=1, by=officer, at=now)
    final = quarterly(officer, 2567, 1, "en")
    assert not final.draft
    signatures = [
        b for b in final.blocks if isinstance(b, Paragraph) and b.inlines[0].text.startswith("Step ")
    ]
    assert len(signatures) == 4
