"""The web page: links, states, outline, nothing unescaped."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from prakan.domain.figures import State
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
from prakan.reporting.document.page import Entry, html, outline, render

VOID = {"br", "meta", "rect", "path"}


class Tree(HTMLParser):
    """Checks that tags close in order; collects ids, classes and links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.styled: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {k: v or "" for k, v in attrs}
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.styled += [tag] if "style" in given else []
        if tag == "a":
            self.links.append((given["href"], given.get("data-ref", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


@pytest.fixture(scope="session")
def preview(sample: Report) -> str:
    return html(sample)


def paragraph(sample: Report, *inlines: Run | FigureRun) -> str:
    return html(replace(sample, blocks=(Paragraph(inlines),)))


def test_the_preview_is_one_well_formed_article(preview: str) -> None:
    tree = Tree(preview)
    assert preview.startswith('<article class="pk-a4" lang="th">')
    assert len(tree.ids) == len(set(tree.ids))
    assert tree.styled == []  # the content security policy forbids style attributes


def test_a_figure_opens_its_source(preview: str) -> None:
    assert ("/figures/FY2567.budget.total.plan", "3") in Tree(preview).links
    assert ('<a class="pk-fig" href="/figures/FY2567.O2.A5.P1.target" data-ref="2">4,220</a>') in preview


def test_a_contradicted_figure_is_marked_and_said(preview: str) -> None:
    assert (
        '<a class="pk-fig pk-fig--x" href="/figures/FY2567.projects" data-ref="1">36'
        '<span class="pk-sr"> (ขัดแย้ง)</span></a>'
    ) in preview


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        (State.DASH, '<span class="pk-dash" title="ไม่ใช้กับแถวนี้"><span aria-hidden="true">–</span>'
                     '<span class="pk-sr">ไม่ใช้กับแถวนี้</span></span>'),
        (State.EMPTY, '<span class="pk-empty" title="ยังไม่กรอก"><span class="pk-sr">ยังไม่กรอก</span></span>'),
        (State.UNKNOWN, '<span class="pk-unk">ไม่ทราบ</span>'),
    ],
)  # fmt: skip
def test_each_nothing_looks_and_reads_differently(sample: Report, state: State, wanted: str) -> None:
    assert wanted in paragraph(sample, FigureRun("x", "", state, None, 0))


def test_what_people_wrote_is_escaped(sample: Report) -> None:
    odd = '<script>alert("1")</script>'
    made = paragraph(sample, Run(odd), FigureRun('"><b>', odd, State.VALUE, None, 0, reference='"'))
    assert "<script" not in made
    assert '"><b>' not in made
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;" in made


def test_the_outline_leads_to_the_headings(sample: Report, preview: str) -> None:
    entries = outline(sample)
    assert entries[1] == Entry(2, "s2", "1.1 ผลการดำเนินงานตามเป้าหมาย")
    assert [e.anchor for e in entries if e.anchor not in Tree(preview).ids] == []
    assert len(entries) == len([b for b in sample.blocks if isinstance(b, Heading)])


def test_tables_have_header_cells_and_groups(sample: Report) -> None:
    row = Row((Cell((Paragraph((Run("กลุ่ม"),)),), span=2),))
    table = Table("t", "t", "ชื่อ", (Column("ก", 1), Column("ข", 1)), (row,), landscape=True)
    made = html(replace(sample, blocks=(table,)))
    assert '<caption>ชื่อ</caption><thead><tr><th scope="col">ก</th><th scope="col">ข</th></tr></thead>' in made
    assert '<div class="pk-scroll pk-wide" role="region" aria-label="ชื่อ" tabindex="0">' in made
    assert '<td colspan="2">กลุ่ม</td>' in made


def test_the_file_stands_alone(written: Path) -> None:
    made = (written / "report.html").read_text(encoding="utf-8")
    tree = Tree(made)
    assert made.startswith('<!doctype html><html lang="th">')
    assert made.count("data:font/ttf;base64,") == 2
    assert "<link" not in made
    assert "<script" not in made
    assert ("http://127.0.0.1:8000/figures/FY2567.budget.total.plan", "3") in tree.links


def test_without_an_address_the_file_leads_to_its_annex(sample: Report, tmp_path: Path) -> None:
    render(replace(sample, base_url=""), tmp_path / "report.html")
    tree = Tree((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert ("#ref-3", "3") in tree.links
    assert [link for link, _ in tree.links if link.startswith("#") and link[1:] not in tree.ids] == []
