"""The report as plain JSON values for the Typst templates."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from prakan.domain.figures import State
from prakan.reporting.document import words
from prakan.reporting.document.marks import marks
from prakan.reporting.document.model import (
    Align,
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    FigureRun,
    Heading,
    Inline,
    Paragraph,
    Report,
    Row,
    RowKind,
    Run,
    Table,
)
from prakan.reporting.document.sections import SHORT_ROW, letters_per_line, lines
from prakan.reporting.document.signs import visible
from prakan.reporting.document.thai import pieces

Plain = dict[str, Any]
ALIGN = {Align.START: "left", Align.END: "right", Align.CENTER: "center"}
NOTICE = 230  # letters of the notice under every page
DIGIT, WIDE_DIGIT = 0.37, 0.47  # room (em) of a digit of a reference, of a Thai one
LINE = 40  # letters beyond which a word may break anywhere in running text


def front(report: Report) -> Plain:
    """Return what is not in the blocks: properties, cover, contents and footer."""
    properties, say = report.properties, report.language
    return {
        "title": visible(properties.get("title") or report.cover.title),
        "author": properties.get("author") or report.cover.agency,
        "subject": properties.get("subject", ""),
        "keywords": [k.strip() for k in properties.get("keywords", "").split(",") if k.strip()],
        "language": report.language,
        "region": "TH" if report.language == "th" else "GB",
        "cover": {
            "title": text(report.cover.title, 16),
            "agency": text(report.cover.agency),
            "period": text(report.cover.period),
            "notice": text(report.cover.notice),
        },
        "notice": footnote(report.cover.notice),
        "contents_title": text(report.contents_title),
        "footer": report.footer,
        "page_label": report.page_label,
        "digits": report.digits,
        "words": {
            "empty": words.EMPTY.say(say),
            "unknown": words.UNKNOWN.say(say),
            "contradicted": words.CONTRADICTED.say(say),
        },
        "legend_title": words.LEGEND.say(say),
        "legend": [{"mark": m, "meaning": text(words.MEANING[m].say(say))} for m in marks(report.blocks)],
    }


def footnote(notice: str) -> str:
    """Return a notice as it fits under every page; the cover has it in full."""
    line = " · ".join(part.strip() for part in notice.split("\n") if part.strip())
    if len(line) <= NOTICE:
        return line
    return f"{line[:NOTICE].rpartition(' ')[0] or line[:NOTICE]} …"


def text(value: str, limit: int = LINE) -> str | list[Any]:
    """Return words for the template: a string, ["w", free, kept, free, …], and 0 for a new line."""
    lines = [_line(line, limit) for line in visible(value).split("\n")]
    if len(lines) == 1:
        return lines[0] if isinstance(lines[0], str) else [lines[0]]
    return [item for line in lines for item in (line, 0)][:-1]


def _line(line: str, limit: int) -> str | list[str]:
    cut = pieces(line, limit)
    return cut[0] if len(cut) == 1 else ["w", *cut]


class Writer:
    """Turns the blocks of one report into plain values."""

    def __init__(self, report: Report, *, part: bool = False) -> None:
        self.base_url = report.base_url.rstrip("/")
        self.above: int | None = None if part else 0  # levels of headings that stand in earlier parts

    def block(self, block: Block) -> Plain:
        if isinstance(block, Heading):
            return self.heading(block)
        if isinstance(block, Paragraph):
            return {"kind": "paragraph", **self.paragraph(block, LINE)}
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Chart):
            return self.chart(block)
        return {"kind": "break"}

    def heading(self, heading: Heading) -> Plain:
        """Return a heading; ``tag`` is its level in a structure whose first heading is of level 1."""
        if self.above is None or heading.level <= self.above:
            self.above = heading.level - 1
        tag = heading.level - self.above
        return {"kind": "heading", "level": heading.level, "tag": tag, "text": text(heading.text)}

    def paragraph(self, paragraph: Paragraph, limit: int) -> Plain:
        return {
            "i": self.inlines(paragraph.inlines, limit),
            "style": paragraph.style,
            "indent": paragraph.indent,
        }

    def inlines(self, inlines: Iterable[Inline], limit: int = LINE) -> str | list[Any]:
        items: list[Any] = []
        for inline in inlines:
            if isinstance(inline, FigureRun):
                items.append(self.figure(inline))
                continue
            cut = text(inline.text, limit)
            found = [cut] if isinstance(cut, str) else cut
            items += [["b", found]] if inline.bold else found
        return items[0] if len(items) == 1 and isinstance(items[0], str) else items

    def figure(self, run: FigureRun) -> Plain:
        return {
            "t": visible(run.text),
            "s": run.state.value,
            "u": f"{self.base_url}/figures/{run.code}" if self.base_url else "",
            "r": run.printed_reference if run.state is State.VALUE else "",
            "x": run.contradicted,
            "b": run.bold,
        }

    def table(self, table: Table) -> Plain:
        limits = letters_per_line(table)
        return {
            "kind": "table",
            "caption": text(table.caption),
            "columns": [
                {"title": text(c.title, round(limit * 0.9)), "share": c.share, "align": ALIGN[c.align]}
                for c, limit in zip(table.columns, limits, strict=True)
            ],
            "rows": [self.row(r, table.columns, limits) for r in table.rows],
            "slot": slot(table),
        }

    def row(self, row: Row, columns: tuple[Column, ...], limits: list[int]) -> Plain:
        cells, at = [], 0
        for number, cell in enumerate(row.cells):
            limit = limits[at] if cell.span == 1 else LINE
            cells.append(self.cell(cell, columns[at], row.depth if number == 0 else 0, limit))
            at += cell.span
        return {
            "kind": row.kind.value,
            "bold": row.kind is not RowKind.BODY,
            "breakable": lines(row, limits) > SHORT_ROW,
            "cells": cells,
        }

    def cell(self, cell: Cell, column: Column, depth: int, limit: int) -> Plain:
        plain = [self.paragraph(p, max(limit - depth, 4)) for p in cell.paragraphs]
        align = cell.align or (column.align if cell.span == 1 else Align.START)
        return {
            "p": plain,
            "align": ALIGN[align],
            "plain": cell.span == 1 and align is column.align,
            "span": cell.span,
            "depth": depth,
        }

    def chart(self, chart: Chart) -> Plain:
        values = [f.value for b in chart.bars for f in (b.plan, b.spent) if f.value]
        top = max(values, default=Decimal(1))
        return {
            "kind": "chart",
            "title": text(chart.title),
            "description": chart.description,
            "plan_label": chart.plan_label,
            "spent_label": chart.spent_label,
            "bars": [self.bar(b, top) for b in chart.bars],
        }

    def bar(self, bar: Bar, top: Decimal) -> Plain:
        return {
            "label": text(bar.label, 18),
            "plan": self.inlines((bar.plan,)),
            "spent": self.inlines((bar.spent, Run(" ("), bar.percent, Run("%)"))),
            "plan_share": share(bar.plan, top),
            "spent_share": share(bar.spent, top),
        }


def share(figure: FigureRun, top: Decimal) -> float:
    """Return how much of the scale a bar takes, 0-1; nothing and negative values have no bar."""
    return float(max((figure.value or Decimal(0)) / top, Decimal(0)))


def slot(table: Table) -> float | None:
    """Return the width (em) kept for references beside numbers, so that digits stay in columns."""
    runs = [
        i for r in table.rows for c in r.cells for p in c.paragraphs for i in p.inlines
        if isinstance(i, FigureRun)
    ]  # fmt: skip
    longest = max((len(i.reference) for i in runs), default=0)
    width = WIDE_DIGIT if any(i.mark for i in runs) else DIGIT
    return width * (longest + 1.2) if longest else None
