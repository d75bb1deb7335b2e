"""The PDF: exact text, fonts inside, tags, links, page numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from prakan.domain.figures import State
from prakan.reporting.document import pdf
from prakan.reporting.document.model import (
    Cell,
    Column,
    FigureRun,
    Heading,
    Paragraph,
    Report,
    Row,
    Run,
    Table,
)
from prakan.reporting.document.typesetting import can_draw, printable

Reader = Callable[[Path], str]
Teller = Callable[..., str]


@pytest.fixture(scope="session")
def file(written: Path) -> Path:
    return written / "report.pdf"


def one_cell(sample: Report, *paragraphs: Paragraph) -> Report:
    table = Table("t", "t", "", (Column("ช่อง", 1),), (Row((Cell(paragraphs),)),))
    return replace(sample, blocks=(Heading("หัวข้อ", 1), table))


def test_thai_text_can_be_searched_and_copied(file: Path, text_of: Reader) -> None:
    words = re.sub(r"\s+", "", text_of(file))
    for said in (
        "รายงานผลการดำเนินงานและผลการใช้จ่ายงบประมาณ",
        "ระดับการศึกษาขั้นพื้นฐาน",
        "ประชุมคณะอนุกรรมการกลั่นกรองคุณสมบัติผู้ประเมินภายนอก",
        "ศูนย์พัฒนาเด็กในสังกัดองค์กรปกครองส่วนท้องถิ่นพบว่าผู้ใช้ร้อยละ92",
        "น้ำหนักคะแนนของแบบทดสอบ",
    ):
        assert said.replace(" ", "") in words


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_every_thai_syllable_reads_as_it_was_written(
    sample: Report, tmp_path: Path, text_of: Reader, weight: str
) -> None:
    consonants = [chr(c) for c in range(0x0E01, 0x0E2F) if chr(c) not in "ฤฦ"]
    marks = [v + t for v in ("", *"ัิีึืุู") for t in ("", *"่้๊๋์")]
    syllables = [c + m + "น" for c in consonants for m in marks]
    lines = [Paragraph((Run(f" {s} ", weight == "bold"),)) for s in syllables]
    pdf.render(one_cell(sample, *lines), tmp_path / "syllables.pdf")
    read = text_of(tmp_path / "syllables.pdf").split()
    assert [s for s in syllables if s not in set(read)] == []


def test_only_sarabun_is_used_and_it_is_inside(file: Path, said: Teller) -> None:
    fonts = [line.split() for line in said("pdffonts", file).splitlines()[2:]]
    assert {f[0].split("+")[1] for f in fonts} == {"Sarabun-Regular", "Sarabun-SemiBold", "Sarabun-Bold"}
    assert {tuple(f[-5:-2]) for f in fonts} == {("yes", "yes", "yes")}  # embedded, subset, with text


def test_the_file_says_what_it_is(file: Path, said: Teller, sample: Report) -> None:
    info = dict(line.split(":", 1) for line in said("pdfinfo", file).splitlines())
    assert info["Title"].strip() == sample.properties["title"]
    assert info["Author"].strip() == sample.cover.agency
    assert info["Tagged"].strip() == "yes"
    assert info["Page size"].strip().endswith("(A4)")
    metadata = said("pdfinfo", "-meta", file)
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert b"/Lang(th-TH)" in file.read_bytes()


def test_headings_and_header_cells_are_tagged(file: Path, said: Teller) -> None:
    tags = said("pdfinfo", "-struct", file)
    found = {
        tag for tag in ("H1", "H2", "TOC", "Table", "THead", "TH", "Figure", "Link") if f" {tag}" in tags
    }
    assert found == {"H1", "H2", "TOC", "Table", "THead", "TH", "Figure", "Link"}


def test_every_page_but_the_cover_counts_itself(file: Path, text_of: Reader) -> None:
    pages = text_of(file).split("\f")[:-1]
    numbers = [re.findall(r"หน้า (\d+) จาก (\d+)", p) for p in pages]
    assert numbers == [[], *([(str(n), str(len(pages)))] for n in range(2, len(pages) + 1))]


def test_the_contents_name_the_page_of_every_heading(file: Path, text_of: Reader, sample: Report) -> None:
    pages = text_of(file).split("\f")
    contents = dict(re.findall(r"^ *(\S.*?)(?: \.)+ +(\d+)$", pages[1], re.MULTILINE))
    headings = [b.text for b in sample.blocks if isinstance(b, Heading)]
    assert list(contents) == headings
    assert [h for h in headings if h not in pages[int(contents[h]) - 1]] == []


def test_the_wide_table_turns_its_pages_and_repeats_its_header(
    file: Path, said: Teller, text_of: Reader
) -> None:
    sizes = re.findall(r"Page +(\d+) size: +([\d.]+) x", said("pdfinfo", "-f", "1", "-l", "99", file))
    wide = [int(number) for number, width in sizes if float(width) > 800]
    assert wide == list(range(4, 4 + len(wide)))
    pages = text_of(file).split("\f")
    assert [n for n in wide if "การดำเนินงานต่อไป" not in pages[n - 1]] == []
    assert [n for n in wide if "กิจกรรมที่" not in pages[n - 1]] == []  # the group's heading too


def test_figures_link_to_their_source(file: Path, said: Teller) -> None:
    assert "http://127.0.0.1:8000/figures/FY2567.budget.total.plan" in said("pdfinfo", "-url", file)


def test_without_an_address_no_figure_is_a_link(sample: Report, tmp_path: Path, said: Teller) -> None:
    pdf.render(replace(sample, base_url=""), tmp_path / "report.pdf")
    assert "http" not in said("pdfinfo", "-url", tmp_path / "report.pdf")


def test_the_four_states_differ_in_print(
    sample: Report, tmp_path: Path, text_of: Reader, said: Teller
) -> None:
    states = [FigureRun("x", "", s, None, 0) for s in (State.DASH, State.EMPTY, State.UNKNOWN)]
    lines = [Paragraph((Run(f"{n}:"), run, Run(":"))) for n, run in enumerate(states)]
    pdf.render(one_cell(sample, *lines), tmp_path / "states.pdf")
    text = text_of(tmp_path / "states.pdf")
    assert re.findall(r"(\d): *(\S*?) *:", text) == [("0", "–"), ("1", ""), ("2", "ไม่ทราบ")]
    assert b"0E220E310E070E440E210E480E010E230E2D0E01" in (tmp_path / "states.pdf").read_bytes()  # ยังไม่กรอก


def test_the_same_report_gives_the_same_bytes(sample: Report, file: Path, tmp_path: Path) -> None:
    pdf.render(sample, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == file.read_bytes()


def test_a_sign_that_no_font_has_is_named_and_not_lost(
    sample: Report, tmp_path: Path, text_of: Reader
) -> None:
    pdf.render(one_cell(sample, Paragraph((Run("ดี 😀 แล้ว\x01"),))), tmp_path / "odd.pdf")
    assert "ดี [U+1F600] แล้ว" in text_of(tmp_path / "odd.pdf")


def test_usual_signs_are_drawn() -> None:
    assert printable("ก ≠ – “ ✓ →") == "ก ≠ – “ ✓ →"
    assert not can_draw("😀")


def test_markup_in_words_stays_words(sample: Report, tmp_path: Path, text_of: Reader) -> None:
    odd = r"#strong[x] $y$ @z <b> \ \u{41} *k* _l_ `m` = n"
    pdf.render(one_cell(sample, Paragraph((Run(odd),))), tmp_path / "odd.pdf")
    assert odd in text_of(tmp_path / "odd.pdf")


def test_the_english_report_is_english(english: Report, tmp_path: Path, text_of: Reader) -> None:
    pdf.render(english, tmp_path / "en.pdf")
    text = text_of(tmp_path / "en.pdf")
    assert "Page 2 of" in text
    assert re.findall("[ก-๛]+", text) == []
    assert b"/Lang(en-GB)" in (tmp_path / "en.pdf").read_bytes()


def test_a_report_that_begins_below_the_first_level_keeps_its_levels(
    sample: Report, tmp_path: Path, said: Teller
) -> None:
    blocks = (Heading("สอง", 2), Heading("สาม", 3), Heading("หนึ่ง", 1))
    pdf.render(replace(sample, blocks=blocks), tmp_path / "levels.pdf")
    tags = said("pdfinfo", "-struct", tmp_path / "levels.pdf")
    assert re.findall(r"^ +H(\d) ", tags, re.MULTILINE) == ["1", "2", "3", "1"]  # the contents' own first
