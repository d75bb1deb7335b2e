"""A Thai report in Thai digits: numbers, dates and printed labels; codes and addresses stay as they are."""

from __future__ import annotations

import re
from dataclasses import replace

from prakan.reporting.document.model import (
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Cover,
    FigureRun,
    Heading,
    Inline,
    Paragraph,
    Report,
    Row,
    Run,
    Table,
)

ARABIC, THAI = "arabic", "thai"
DIGITS = (ARABIC, THAI)
FORMATS = frozenset({"docx", "pdf", "html"})  # Excel keeps numbers as numbers
TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
#: what stays: a stretch with a Latin letter (FY2567Q1.kpi.mean, O2.A7.P1, e-SAR), and a long bare number
KEPT = re.compile(r"[\w.:/#@?&=%+~-]*[A-Za-z][\w.:/#@?&=%+~-]*|(?<![\d,.])\d{8,}(?![\d,.])", re.ASCII)


def used(wish: str, language: str, ending: str) -> str:
    """Return the digits that a file is printed in: Thai ones only in a Thai document that is not Excel."""
    return THAI if wish == THAI and language == "th" and ending in FORMATS else ARABIC


def thai(text: str) -> str:
    """Return words with Thai digits, codes left alone."""
    found, at = [], 0
    for match in KEPT.finditer(text):
        found += [text[at : match.start()].translate(TO_THAI), match.group()]
        at = match.end()
    return "".join((*found, text[at:].translate(TO_THAI)))


def in_thai_digits(report: Report) -> Report:
    """Return the same report with every printed number in Thai digits."""
    cover = Cover(*(thai(words) for words in _cover(report.cover)))
    properties = {**report.properties, "title": thai(report.properties.get("title", ""))}
    return replace(
        report,
        cover=cover,
        contents_title=thai(report.contents_title),
        blocks=tuple(_block(block) for block in report.blocks),
        footer=thai(report.footer),
        properties=properties,
        digits=THAI,
    )


def _cover(cover: Cover) -> tuple[str, str, str, str]:
    return cover.title, cover.agency, cover.period, cover.notice


def _block(block: Block) -> Block:
    if isinstance(block, Heading):
        return replace(block, text=thai(block.text))
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Table):
        return _table(block)
    return _chart(block) if isinstance(block, Chart) else block


def _paragraph(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, inlines=tuple(_inline(inline) for inline in paragraph.inlines))


def _inline(inline: Inline) -> Inline:
    return replace(inline, text=thai(inline.text)) if isinstance(inline, Run) else _figure(inline)


def _figure(figure: FigureRun) -> FigureRun:
    return replace(figure, text=thai(figure.text), mark=figure.reference.translate(TO_THAI))


def _table(table: Table) -> Table:
    return replace(
        table,
        caption=thai(table.caption),
        columns=tuple(_column(column) for column in table.columns),
        rows=tuple(_row(row) for row in table.rows),
    )


def _column(column: Column) -> Column:
    return replace(column, title=thai(column.title))


def _row(row: Row) -> Row:
    return replace(row, cells=tuple(_cell(cell) for cell in row.cells))


def _cell(cell: Cell) -> Cell:
    return replace(cell, paragraphs=tuple(_paragraph(paragraph) for paragraph in cell.paragraphs))


def _chart(chart: Chart) -> Chart:
    words = ("title", "description", "plan_label", "spent_label")
    said = {name: thai(getattr(chart, name)) for name in words}
    return replace(chart, **said, bars=tuple(_bar(bar) for bar in chart.bars))


def _bar(bar: Bar) -> Bar:
    return Bar(thai(bar.label), *(_figure(figure) for figure in (bar.plan, bar.spent, bar.percent)))
