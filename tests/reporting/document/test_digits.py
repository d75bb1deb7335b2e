"""A Thai report in Thai digits: what changes, what stays, in every format."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from prakan.reporting.document import page, pdf, word
from prakan.reporting.document.digits import in_thai_digits, thai, used
from prakan.reporting.document.marks import figures
from prakan.reporting.document.model import Report

ARABIC = re.compile(r"[0-9]")


@pytest.fixture(scope="session")
def thai_report(sample: Report) -> Report:
    return in_thai_digits(sample)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("31 ธันวาคม 2566", "๓๑ ธันวาคม ๒๕๖๖"),
        ("4,220 แห่ง ร้อยละ 10.83", "๔,๒๒๐ แห่ง ร้อยละ ๑๐.๘๓"),
        ("ไตรมาสที่ 1/2567", "ไตรมาสที่ ๑/๒๕๖๗"),
        ("ปี2567-2570", "ปี๒๕๖๗-๒๕๗๐"),
        ("โครงการที่ 1.2 (ต่อ)", "โครงการที่ ๑.๒ (ต่อ)"),
        ("FY2567Q1.budget.total.spent [17]", "FY2567Q1.budget.total.spent [๑๗]"),
        ("แถว O2.A7.P1.4 ของ 3", "แถว O2.A7.P1.4 ของ ๓"),
        ("https://prakan.example/figures/FY2567.O1", "https://prakan.example/figures/FY2567.O1"),
        ("นับ 5 แถว plan.rows_in_band #3e0c4421", "นับ ๕ แถว plan.rows_in_band #3e0c4421"),
        ("ผนึก 12345678", "ผนึก 12345678"),
        ("12,345,678 บาท", "๑๒,๓๔๕,๖๗๘ บาท"),
    ],
)
def test_numbers_and_dates_change_and_codes_stay(words: str, printed: str) -> None:
    assert thai(words) == printed


@pytest.mark.parametrize(
    ("language", "ending", "digits"),
    [("th", "pdf", "thai"), ("th", "xlsx", "arabic"), ("en", "pdf", "arabic"), ("th", "html", "thai")],
)
def test_only_thai_documents_that_are_not_excel_change(language: str, ending: str, digits: str) -> None:
    assert (used("thai", language, ending), used("arabic", language, ending)) == (digits, "arabic")


def test_figures_keep_their_codes_values_and_annex_numbers(sample: Report, thai_report: Report) -> None:
    before, after = (list(figures(report.blocks)) for report in (sample, thai_report))
    assert [(f.code, f.value, f.reference) for f in after] == [(f.code, f.value, f.reference) for f in before]
    assert [f.text for f in after] == [thai(f.text) for f in before]
    assert ARABIC.search("".join(f.text + f.mark for f in after)) is None


def test_the_pdf_counts_its_pages_in_thai_digits(
    thai_report: Report, tmp_path: Path, text_of: Callable[[Path], str]
) -> None:
    pdf.render(thai_report, tmp_path / "report.pdf")
    said = text_of(tmp_path / "report.pdf")
    assert re.findall(r"หน้า (\S+) จาก", said)[:2] == ["๒", "๓"]
    assert re.findall(r"[0-9]", re.sub(r"\S*[A-Za-z#]\S*", "", said)) == []


def test_a_long_pdf_is_set_in_parts_with_the_same_digits(
    thai_report: Report, tmp_path: Path, text_of: Callable[[Path], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "IN_ONE_GO", 1)
    pdf.render(thai_report, tmp_path / "report.pdf")
    said = text_of(tmp_path / "report.pdf")
    assert re.findall(r"หน้า (\S+) จาก", said)[:2] == ["๒", "๓"]
    assert re.findall(r"\. +([0-9]+)\n", said) == []


def test_word_counts_its_pages_in_thai_digits(thai_report: Report, tmp_path: Path) -> None:
    word.render(thai_report, tmp_path / "report.docx")
    opened = Document(str(tmp_path / "report.docx"))
    footer = opened.sections[0].footer._element.xml
    assert re.findall(r"(PAGE|NUMPAGES) \\\* ThaiArabic", footer) == ["PAGE", "NUMPAGES"]
    assert opened.element.body.xml.count('w:pgNumType w:fmt="thaiNumbers"') == len(opened.sections)
    texts = " ".join(t for p in opened.paragraphs for t in [p.text])
    assert re.findall(r"[0-9]", re.sub(r"\S*[A-Za-z#]\S*", "", texts)) == []


def test_the_web_page_gives_each_digit_of_a_column_the_same_room(sample: Report, thai_report: Report) -> None:
    shown = page.html(thai_report)
    assert shown.count('<span class="pk-td">') > 10
    assert 'class="pk-td"' not in page.html(sample)
    assert re.findall(r'data-ref="[^"]*[0-9]', shown) == []
    assert 'href="/figures/' in shown
