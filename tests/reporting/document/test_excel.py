"""The workbook, opened again: numbers, formulas, notes, layout; recalculated by another program."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from prakan.domain.figures import Operation, State
from prakan.reporting.document import excel
from prakan.reporting.document.excel_parts.formats import number_format
from prakan.reporting.document.excel_parts.formulas import formula
from prakan.reporting.document.excel_parts.places import Place, Places, places, sheet_name
from prakan.reporting.document.model import Cell, Column, FigureRun, Paragraph, Report, Row, Run, Table

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""


@pytest.fixture(scope="session")
def file(written: Path) -> Path:
    return written / "report.xlsx"


@pytest.fixture(scope="session")
def formulas(file: Path) -> Workbook:
    return load_workbook(file)


@pytest.fixture(scope="session")
def values(file: Path) -> Workbook:
    return load_workbook(file, data_only=True)


def figure(code: str, value: str | None, **more: object) -> FigureRun:
    amount = None if value is None else Decimal(value)
    state = State.EMPTY if value is None else State.VALUE
    decimals = 0 if amount is None else -int(amount.as_tuple().exponent)
    return FigureRun(code, value or "", state, amount, decimals, **more)  # type: ignore[arg-type]


def book_of(sample: Report, *rows: tuple[Cell, ...]) -> Report:
    columns = tuple(Column(str(n), 1) for n in range(len(rows[0])))
    return replace(sample, blocks=(Table("t", "ตาราง", "", columns, tuple(Row(r) for r in rows)),))


def cell(*inlines: Run | FigureRun) -> Cell:
    return Cell((Paragraph(inlines),))


def test_every_table_has_its_sheet(formulas: Workbook, sample: Report) -> None:
    assert formulas.sheetnames == ["ปก", *(b.sheet for b in sample.blocks if isinstance(b, Table))]


def test_numbers_are_numbers_with_the_reports_decimals(values: Workbook) -> None:
    sheet = values["งบประมาณ"]
    assert (sheet["B4"].value, sheet["B4"].number_format) == (209.1708, "#,##0.0000")
    assert (sheet["D4"].value, sheet["D4"].number_format) == (1.23, "#,##0.00")
    assert (sheet["C8"].value, sheet["C8"].number_format) == (36.6917, '"≠ "#,##0.0000')


def test_computed_figures_are_formulas(formulas: Workbook) -> None:
    sheet = formulas["งบประมาณ"]
    assert sheet["B8"].value == "=SUM(B4:B7)"
    assert sheet["C8"].value == "=SUM(C4:C7)"
    assert sheet["D8"].value == "=C8/B8*100"
    assert sheet["D4"].value == "=C4/B4*100"


def test_a_mean_over_rows_with_headings_between_is_a_formula(formulas: Workbook, values: Workbook) -> None:
    last = values["ยุทธศาสตร์"].max_row
    assert formulas["ยุทธศาสตร์"].cell(last, 5).value == "=AVERAGE(E5:E9,E11:E15,E17:E21,E23:E26)"
    assert values["ยุทธศาสตร์"].cell(last, 5).value == 21.74


def test_a_figure_says_its_code(formulas: Workbook) -> None:
    assert formulas["งบประมาณ"]["B4"].comment.text.startswith("FY2567.budget.strategic.plan [")


def test_a_sheet_is_ready_to_print(formulas: Workbook) -> None:
    sheet = formulas["รายละเอียด"]
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet["A4"].font.name == "Sarabun"


def test_the_chart_is_drawn_from_the_cells(file: Path) -> None:
    with zipfile.ZipFile(file) as package:
        chart = package.read("xl/charts/chart1.xml").decode()
    assert "<c:f>งบประมาณ!$B$4:$B$7</c:f>" in chart
    assert "<c:f>งบประมาณ!$C$4:$C$7</c:f>" in chart


def test_the_nothings_differ(sample: Report, tmp_path: Path) -> None:
    runs = [FigureRun("x", "", s, None, 0) for s in (State.DASH, State.EMPTY, State.UNKNOWN)]
    excel.render(book_of(sample, tuple(cell(r) for r in runs)), tmp_path / "x.xlsx")
    row = load_workbook(tmp_path / "x.xlsx")["ตาราง"][4]
    assert [c.value for c in row] == ["–", None, "ไม่ทราบ"]
    assert row[1].border.left.style == "dashed"


def test_a_number_with_its_unit_stays_a_number(sample: Report, tmp_path: Path) -> None:
    excel.render(book_of(sample, (cell(figure("t", "1971"), Run(" แห่ง")),)), tmp_path / "x.xlsx")
    made = load_workbook(tmp_path / "x.xlsx")["ตาราง"]["A4"]
    assert (made.value, made.number_format) == (1971, '#,##0" แห่ง"')


def test_words_that_look_like_a_formula_stay_words(sample: Report, tmp_path: Path) -> None:
    excel.render(book_of(sample, (cell(Run("=1+1")),)), tmp_path / "x.xlsx")
    made = load_workbook(tmp_path / "x.xlsx")["ตาราง"]["A4"]
    assert (made.value, made.data_type) == ("=1+1", "s")


def test_a_formula_that_would_print_another_number_is_not_written(sample: Report) -> None:
    total = figure("total", "9", operation=Operation.SUM, inputs=("a", "b"))
    report = book_of(sample, (cell(figure("a", "2")), cell(figure("b", "5")), cell(total)))
    found = places(report.blocks, [])
    assert formula(total, found.figures["total"], found) == ""


def test_a_figure_printed_twice_points_at_its_first_place(sample: Report) -> None:
    report = book_of(sample, (cell(figure("a", "2")), cell(figure("a", "2"))))
    found = places(report.blocks, [])
    assert formula(figure("a", "2"), Place("ตาราง", 3, 1), found) == "=A4"


@pytest.mark.parametrize(
    ("operation", "value", "wanted"),
    [
        (Operation.SUM, "7", "=SUM(A4,C4)"),
        (Operation.MEAN, "3.5", "=AVERAGE(A4,C4)"),
        (Operation.COUNT, "2", "=COUNT(A4,C4)"),
        (Operation.RATIO, "40", "=A4/C4*100"),
        (Operation.MILLION, "0.000002", "=A4/1000000"),
        (Operation.LADDER, "2", "=A4"),
        (Operation.DIFFERENCE, "-3", "=A4-C4"),
    ],
)
def test_each_operation_has_its_formula(
    sample: Report, operation: Operation, value: str, wanted: str
) -> None:
    inputs = ("a",) if operation in (Operation.MILLION, Operation.LADDER) else ("a", "b")
    made = figure("r", value, operation=operation, inputs=inputs)
    report = book_of(sample, (cell(figure("a", "2")), cell(Run("–")), cell(figure("b", "5")), cell(made)))
    found = places(report.blocks, [])
    assert formula(made, found.figures["r"], found) == wanted


def test_a_mean_passes_over_inputs_without_a_number(sample: Report) -> None:
    made = figure("r", "2", operation=Operation.MEAN, inputs=("a", "b"))
    report = book_of(sample, (cell(figure("a", "2")), cell(figure("b", None)), cell(made)))
    found = places(report.blocks, [])
    assert formula(made, found.figures["r"], found) == "=AVERAGE(A4)"


def test_a_figure_whose_input_stands_nowhere_is_a_value() -> None:
    made = figure("r", "7", operation=Operation.SUM, inputs=("a", "elsewhere"))
    assert formula(made, Place("s", 0, 0), Places({}, {"r": Place("s", 0, 0)}, {"r": made})) == ""


def test_sheet_names_are_made_acceptable_and_unlike() -> None:
    assert sheet_name("[งบ]*?/ประมาณ", set()) == "งบ    ประมาณ"
    assert sheet_name("ก" * 40, {"ก" * 31}) == "ก" * 27 + " (2)"


def test_a_number_format_quotes_words() -> None:
    assert number_format(2, "ร้อยละ ", '"x"', contradicted=True) == '"≠ ร้อยละ "#,##0.00"”x”"'


def test_the_same_report_gives_the_same_bytes(sample: Report, file: Path, tmp_path: Path) -> None:
    excel.render(sample, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == file.read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed on this machine")
def test_another_program_computes_the_same_numbers(file: Path, values: Workbook, tmp_path: Path) -> None:
    profile = tmp_path / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(RECALCULATE)
    environment = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", environment, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True)
    computed = load_workbook(tmp_path / "report.xlsx", data_only=True)
    compared = 0
    for name in values.sheetnames:
        for row in values[name].iter_rows():
            for written in row:
                if isinstance(written.value, int | float):
                    other = computed[name][written.coordinate].value
                    assert abs(other - written.value) < 0.005, (name, written.coordinate)
                    compared += 1
    assert compared == 89
