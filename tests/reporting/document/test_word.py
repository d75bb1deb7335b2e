"""The Word file, opened again: styles, fields, links, fonts, sections."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from docx import Document
from docx.oxml.ns import qn

from prakan.reporting.document import word
from prakan.reporting.document.model import Heading, Report, Table
from prakan.reporting.document.word_parts.package import obfuscated


@pytest.fixture(scope="session")
def file(written: Path) -> Path:
    return written / "report.docx"


@pytest.fixture(scope="session")
def opened(file: Path) -> Document:
    return Document(str(file))


def test_headings_are_real_headings(opened: Document, sample: Report) -> None:
    found = [(p.style.name, p.text) for p in opened.paragraphs if p.style.name.startswith("Heading")]
    assert found == [(f"Heading {b.level}", b.text) for b in sample.blocks if isinstance(b, Heading)]


def test_the_contents_are_a_field_that_is_not_empty(opened: Document, sample: Report) -> None:
    codes = [e.text.strip() for e in opened.element.iter(qn("w:instrText"))]
    assert r'TOC \o "1-3" \h \z \u' in codes
    entries = [p.text.strip() for p in opened.paragraphs if p.style.name.startswith("toc")]
    assert entries == [b.text for b in sample.blocks if isinstance(b, Heading)]
    assert opened.settings.element.find(qn("w:updateFields")).get(qn("w:val")) == "true"


def test_thai_is_set_in_sarabun_with_complex_script_sizes(opened: Document) -> None:
    defaults = opened.styles.element.find(qn("w:docDefaults"))
    assert defaults.find(f".//{qn('w:rFonts')}").get(qn("w:cs")) == "Sarabun"
    assert defaults.find(f".//{qn('w:lang')}").get(qn("w:bidi")) == "th-TH"
    for style in opened.styles.element.iter(qn("w:rPr")):
        size = style.find(qn("w:sz"))
        assert size is None or style.find(qn("w:szCs")).get(qn("w:val")) == size.get(qn("w:val"))
        assert (style.find(qn("w:b")) is None) == (style.find(qn("w:bCs")) is None)
    for number in (1, 2, 3):
        heading = opened.styles[f"Heading {number}"].element
        assert heading.find(f".//{qn('w:lang')}").get(qn("w:bidi")) == "th-TH"


def test_every_table_repeats_its_header_and_keeps_short_rows(opened: Document, sample: Report) -> None:
    tables = [b for b in sample.blocks if isinstance(b, Table)]
    assert len(opened.tables) == len(tables)
    for made, table in zip(opened.tables, tables, strict=True):
        rows = made._tbl.findall(qn("w:tr"))
        assert len(rows) == len(table.rows) + 1
        marks = [r.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for r in rows]
        assert marks == [True, *([False] * len(table.rows))]
        assert made.style.name == "Report Table"


def test_the_wide_table_stands_on_landscape_pages(opened: Document) -> None:
    sizes = [(s.page_width > s.page_height) for s in opened.sections]
    assert sizes == [False, False, True, False]


def test_the_footer_counts_the_pages(opened: Document, sample: Report) -> None:
    for section in opened.sections:
        footer = section.footer._element
        assert [e.text.strip() for e in footer.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
        assert section.footer.paragraphs[0].text == f"{sample.footer}\tหน้า 1 จาก 1"


def test_figures_link_to_their_source_and_to_the_annex(opened: Document) -> None:
    links = {r.target_ref for r in opened.part.rels.values() if r.is_external}
    assert "http://127.0.0.1:8000/figures/FY2567.budget.total.plan" in links
    anchors = {h.get(qn("w:anchor")) for h in opened.element.iter(qn("w:hyperlink"))} - {None}
    bookmarks = {b.get(qn("w:name")) for b in opened.element.iter(qn("w:bookmarkStart"))}
    assert anchors - bookmarks == set()
    assert "ref_3" in anchors


def test_the_chart_is_a_picture_with_words(opened: Document) -> None:
    (picture,) = opened.element.iter(qn("wp:docPr"))
    assert picture.get("descr") == "แผนภูมิแท่งสี่หมวด แผนสูงสุดคืองบตามแผนยุทธศาสตร์ 209.1708 ล้านบาท"


def test_a_contradicted_figure_is_marked(opened: Document) -> None:
    paragraph = next(p for p in opened.paragraphs if p.text.startswith("ปีงบประมาณ พ.ศ. 2567 มี"))
    assert paragraph.text.startswith("ปีงบประมาณ พ.ศ. 2567 มีแผนการดำเนินงานทั้งสิ้น ≠\u00a036[1] โครงการ")


def test_the_font_is_inside_and_can_be_read_back(file: Path) -> None:
    with zipfile.ZipFile(file) as package:
        table = package.read("word/fontTable.xml").decode()
        key = re.findall(r'embedRegular r:id="\w+" w:fontKey="\{([\w-]+)\}"', table)[0]
        font = package.read("word/fonts/font1.odttf")
    mask = bytes.fromhex(key.replace("-", ""))[::-1] * 2
    original = bytes(a ^ b for a, b in zip(font[:32], mask, strict=True)) + font[32:]
    assert original == (Path(word.__file__).parent / "fonts" / "Sarabun-Regular.ttf").read_bytes()


def test_hiding_a_font_twice_gives_it_back() -> None:
    key = UUID(int=7)
    assert obfuscated(obfuscated(b"x" * 40, key), key) == b"x" * 40


def test_properties_are_the_reports(opened: Document, sample: Report) -> None:
    core = opened.core_properties
    assert (core.title, core.author) == (sample.properties["title"], sample.cover.agency)
    assert core.created.isoformat() == "2024-01-08T10:20:00+00:00"


def test_the_same_report_gives_the_same_bytes(sample: Report, file: Path, tmp_path: Path) -> None:
    word.render(sample, tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == file.read_bytes()


def test_without_an_address_figures_still_lead_to_the_annex(sample: Report, tmp_path: Path) -> None:
    word.render(replace(sample, base_url=""), tmp_path / "plain.docx")
    opened = Document(str(tmp_path / "plain.docx"))
    assert [r for r in opened.part.rels.values() if r.is_external] == []
    assert "ref_3" in {h.get(qn("w:anchor")) for h in opened.element.iter(qn("w:hyperlink"))}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed on this machine")
def test_libreoffice_shows_it_in_sarabun(
    file: Path, tmp_path: Path, said: Callable[..., str], text_of: Callable[[Path], str]
) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True)
    pages = text_of(tmp_path / "report.pdf").split("\f")[:-1]
    assert "หน้า 2 จาก" in pages[1]
    fonts = said("pdffonts", tmp_path / "report.pdf").splitlines()[2:]
    assert {line.split()[0].split("+")[1] for line in fonts} == {"Sarabun-Regular", "Sarabun-Bold"}
    assert [p for p in pages if not p.strip()] == []
