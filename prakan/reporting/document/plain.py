"""The report as plain JSON values for the Typst templates."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from prakan.domain.figures import State
from prakan.reporting.document import words
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
from prakan.reporting.document.sections import sections

Plain = dict[str, Any]
ALIGN = {Align.START: "left", Align.END: "right", Align.CENTER: "center"}
SHORT_ROW = 220  # letters in the longest cell; rows up to this are kept on one page


def as_plain(report: Report) -> Plain:
    """Return everything the template needs, words already in pieces that may break at their edges only."""
    writer = Writer(report)
    properties = report.properties
    return {
        "title": properties.get("title") or report.cover.title,
        "author": properties.get("author") or report.cover.agency,
        "subject": properties.get("subject", ""),
        "keywords": [k.strip() for k in properties.get("keywords", "").split(",") if k.strip()],
        "language": report.language,
        "region": "TH" if report.language == "th" else "GB",
        "cover": {
            "title": writer.text(report.cover.title),
            "agency": writer.text(report.cover.agency),
            "period": writer.text(report.cover.period),
            "notice": writer.text(report.cover.notice),
        },
        "notice": report.cover.notice,
        "contents_title": writer.text(report.contents_title),
        "footer": report.footer,
        "page_label": report.page_label,
        "words": {
            "empty": words.EMPTY.say(report.language),
            "unknown": words.UNKNOWN.say(report.language),
            "contradicted": words.CONTRADICTED.say(report.language),
        },
        "sections": [
            {"landscape": s.landscape, "blocks": [writer.block(b) for b in s.blocks]}
            for s in sections(report.blocks)
        ],
    }


class Writer:
    """Turns the parts of one report into plain values."""

    def __init__(self, report: Report) -> None:
        self.base_url = report.base_url.rstrip("/")
        self.anchors = {
            row.anchor for b in report.blocks if isinstance(b, Table) for row in b.rows if row.anchor
        }

    def block(self, block: Block) -> Plain:
        if isinstance(block, Heading):
            return {"kind": "heading", "level": block.level, "text": self.text(block.text)}
        if isinstance(block, Paragraph):
            return {"kind": "paragraph", **self.paragraph(block)}
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Chart):
            return self.chart(block)
        return {"kind": "break"}

    def paragraph(self, paragraph: Paragraph) -> Plain:
        return {"i": self.inlines(paragraph.inlines), "style": paragraph.style, "indent": paragraph.indent}

    def inlines(self, inlines: Iterable[Inline]) -> str | list[Any]:
        items: list[Any] = []
        for inline in inlines:
            if isinstance(inline, FigureRun):
                items.append(self.figure(inline))
            else:
                items.extend(self.run(inline))
        return items[0] if len(items) == 1 and isinstance(items[0], str) else items

    def run(self, run: Run) -> list[Any]:
        items = self.text(run.text)
        pieces: list[Any] = [items] if isinstance(items, str) else items
        return [["b", pieces]] if run.bold else pieces

    def text(self, text: str) -> str | list[Any]:
        """Return words with line breaks as 0; a plain string where nothing needs marking."""
        if "\n" not in text:
            return text
        items: list[Any] = []
        for line in text.split("\n"):
            items += [line, 0]
        return items[:-1]

    def figure(self, run: FigureRun) -> Plain:
        return {
            "t": run.text,
            "s": run.state.value,
            "u": f"{self.base_url}/figures/{run.code}" if self.base_url else "",
            "r": run.reference if run.state is State.VALUE else "",
            "a": run.reference in self.anchors,
            "x": run.contradicted,
            "b": run.bold,
        }

    def table(self, table: Table) -> Plain:
        return {
            "kind": "table",
            "caption": self.text(table.caption),
            "columns": [{"title": self.text(c.title), "share": c.share} for c in table.columns],
            "rows": [self.row(r, table.columns) for r in table.rows],
            "slot": slot(table),
        }

    def row(self, row: Row, columns: tuple[Column, ...]) -> Plain:
        cells, at = [], 0
        for number, cell in enumerate(row.cells):
            cells.append(self.cell(cell, columns[at], row.depth if number == 0 else 0))
            at += cell.span
        longest = max(
            (sum(len(i.text) for p in c.paragraphs for i in p.inlines) for c in row.cells), default=0
        )
        return {
            "kind": row.kind.value,
            "bold": row.kind is not RowKind.BODY,
            "breakable": longest > SHORT_ROW,
            "anchor": row.anchor,
            "cells": cells,
        }

    def cell(self, cell: Cell, column: Column, depth: int) -> Plain:
        plain = [self.paragraph(p) for p in cell.paragraphs]
        simple = len(plain) == 1 and isinstance(plain[0]["i"], str) and plain[0]["style"] == "body"
        return {
            "p": plain[0]["i"] if simple and not plain[0]["indent"] else plain,
            "align": ALIGN[cell.align or (column.align if cell.span == 1 else Align.START)],
            "span": cell.span,
            "depth": depth,
        }

    def chart(self, chart: Chart) -> Plain:
        top = max((b.plan.value or Decimal(0) for b in chart.bars), default=Decimal(0)) or Decimal(1)
        return {
            "kind": "chart",
            "title": self.text(chart.title),
            "description": chart.description,
            "plan_label": chart.plan_label,
            "spent_label": chart.spent_label,
            "bars": [self.bar(b, top) for b in chart.bars],
        }

    def bar(self, bar: Bar, top: Decimal) -> Plain:
        return {
            "label": self.text(bar.label),
            "plan": self.inlines((bar.plan,)),
            "spent": self.inlines((bar.spent, Run("  ("), bar.percent, Run("%)"))),
            "plan_share": float((bar.plan.value or Decimal(0)) / top),
            "spent_share": float((bar.spent.value or Decimal(0)) / top),
        }


def slot(table: Table) -> float | None:
    """Return the width in em kept for references beside numbers, so that the digits of a column stay aligned."""
    longest = max(
        (len(i.reference) for r in table.rows for c in r.cells for p in c.paragraphs for i in p.inlines
         if isinstance(i, FigureRun)), default=0,
    )  # fmt: skip
    return 0.37 * (longest + 1.2) if longest else None
