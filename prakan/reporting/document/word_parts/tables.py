"""Tables in Word: header row repeated, short rows kept whole, groups across the table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from prakan.reporting.document.model import Align, Cell, Column, Paragraph, Row, RowKind, Table
from prakan.reporting.document.sections import SHORT_ROW, letters_per_line, lines
from prakan.reporting.document.word_parts.elements import bookmark, make, paragraph, text_run
from prakan.reporting.document.word_parts.text import TextWriter

ALIGN = {Align.START: "left", Align.END: "right", Align.CENTER: "center"}
SHADES = {RowKind.GROUP: "EEF1F5", RowKind.TOTAL: "F1F3F6"}
PORTRAIT, LANDSCAPE = 9412, 14798  # width of the text


class TableWriter:
    """Writes the tables of one document; ``width`` of its text, where that is not the report's own."""

    def __init__(self, text: TextWriter, numbers: count[int], width: int = 0) -> None:
        self.text = text
        self.numbers = numbers
        self.width = width

    def table(self, table: Table) -> Iterator[Element]:
        """Yield the caption, the table and the space after it."""
        if table.caption:
            yield paragraph("Caption", [text_run(table.caption)])
        yield self._grid(table)
        yield paragraph("TableSmall", [])

    def _grid(self, table: Table) -> Element:
        widths = column_widths(table, self.width)
        element = make(
            "w:tbl",
            make(
                "w:tblPr",
                make("w:tblStyle", val="ReportTable"),
                make("w:tblW", w=sum(widths), type="dxa"),
                make("w:tblLayout", type="fixed"),
                make("w:tblLook", firstRow=1, noHBand=1, noVBand=1),
                make("w:tblCaption", val=table.caption or table.sheet),
            ),
            make("w:tblGrid", *(make("w:gridCol", w=w) for w in widths)),
            self._header(table.columns, widths),
        )
        limits = letters_per_line(table)
        for row in table.rows:
            element.append(self._row(row, table.columns, widths, limits))
        return element

    def _header(self, columns: tuple[Column, ...], widths: list[int]) -> Element:
        row = make("w:tr", make("w:trPr", make("w:cantSplit"), make("w:tblHeader")))
        for column, width in zip(columns, widths, strict=True):
            title = column.title.replace(" (", "\n(")  # not every reader breaks Thai well in narrow cells
            content = paragraph("TableText", [text_run(title, bold=True)], align="center", keep_next=True)
            row.append(_cell([content], width, 1, "F1F3F6", middle=True))
        return row

    def _row(self, row: Row, columns: tuple[Column, ...], widths: list[int], limits: list[int]) -> Element:
        element = make(
            "w:tr", make("w:trPr", make("w:cantSplit")) if lines(row, limits) <= SHORT_ROW else None
        )
        at = 0
        for number, cell in enumerate(row.cells):
            align = cell.align or (columns[at].align if cell.span == 1 else Align.START)
            content = self._content(cell, row, align, row.depth * 160 if number == 0 else 0)
            if number == 0 and row.anchor:
                start, end = bookmark(f"ref_{row.anchor}", next(self.numbers))
                content[0].insert(1, start)
                content[0].append(end)
            width = sum(widths[at : at + cell.span])
            element.append(_cell(content, width, cell.span, SHADES.get(row.kind, "")))
            at += cell.span
        return element

    def _content(self, cell: Cell, row: Row, align: Align, indent: int) -> list[Element]:
        return [
            self.text.cell_paragraph(
                p,
                align="" if align is Align.START else ALIGN[align],
                indent=indent,
                bold=row.kind is not RowKind.BODY,
                keep_next=row.kind in (RowKind.GROUP, RowKind.SUBGROUP),
            )
            for p in cell.paragraphs or (Paragraph(()),)
        ]


def _cell(content: list[Element], width: int, span: int, shade: str, *, middle: bool = False) -> Element:
    properties = make(
        "w:tcPr",
        make("w:tcW", w=width, type="dxa"),
        make("w:gridSpan", val=span) if span > 1 else None,
        make("w:shd", val="clear", color="auto", fill=shade) if shade else None,
        make("w:vAlign", val="center") if middle else None,
    )
    return make("w:tc", properties, *content)


def column_widths(table: Table, width: int = 0) -> list[int]:
    """Return the widths of the columns; together they fill ``width``, or the report's own page, exactly."""
    total = width or (LANDSCAPE if table.landscape else PORTRAIT)
    shares = sum(c.share for c in table.columns)
    widths = [int(total * c.share / shares) for c in table.columns]
    widths[-1] += total - sum(widths)
    return widths
