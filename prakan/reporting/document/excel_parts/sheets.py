"""A table as a sheet: numbers as numbers, formulas, notes with the figures' codes."""

from __future__ import annotations

from math import ceil
from typing import Any

from prakan.domain.figures import State
from prakan.reporting.document import words
from prakan.reporting.document.excel_parts.formats import HEAD, INK3, SUNKEN, WARN, Formats, number_format
from prakan.reporting.document.excel_parts.formulas import formula
from prakan.reporting.document.excel_parts.places import FIRST_ROW, Number, Place, Places, number_of
from prakan.reporting.document.model import Align, Cell, Column, FigureRun, Report, Row, RowKind, Run, Table
from prakan.reporting.document.signs import visible
from prakan.reporting.document.thai import letters

WIDE, NARROW = 150.0, 96.0  # letters across a landscape and a portrait sheet
LONGEST_TEXT = 32_000  # letters that a cell holds
LETTERS_PER_WIDTH, LINE_HEIGHT, TALLEST = 1.1, 16.0, 409.0
ALIGN = {Align.START: "left", Align.END: "right", Align.CENTER: "center"}
FILLS = {RowKind.GROUP: SUNKEN, RowKind.TOTAL: HEAD}


class SheetWriter:
    """Writes tables row by row, so that no more than a row is held."""

    def __init__(self, report: Report, formats: Formats, found: Places) -> None:
        self.report, self.formats, self.found = report, formats, found
        self.base_url = report.base_url.rstrip("/")
        self.unknown = words.UNKNOWN.say(report.language)

    def write(self, sheet: Any, table: Table) -> None:
        """Write a table: caption, period, header, rows."""
        widths = column_widths(table)
        for number, width in enumerate(widths):
            sheet.set_column(number, number, width)
        sheet.write_string(0, 0, table.caption or table.sheet, self.formats.get(bold=True, font_size=12))
        sheet.write_string(1, 0, self.report.cover.period, self.formats.get(font_color=INK3))
        titles = [c.title for c in table.columns]
        sheet.set_row(FIRST_ROW - 1, height(titles, [1] * len(titles), widths))
        for number, column in enumerate(table.columns):
            sheet.write_string(FIRST_ROW - 1, number, column.title, self.formats.head())
        for number, row in enumerate(table.rows):
            self._row(sheet, FIRST_ROW + number, row, table.columns, widths)
        sheet.freeze_panes(FIRST_ROW, 0)
        sheet.repeat_rows(FIRST_ROW - 1)
        if table.rows and all(len(r.cells) == len(table.columns) for r in table.rows):
            sheet.autofilter(FIRST_ROW - 1, 0, FIRST_ROW + len(table.rows) - 1, len(table.columns) - 1)

    def _row(self, sheet: Any, at: int, row: Row, columns: tuple[Column, ...], widths: list[float]) -> None:
        texts = [plain(c, self.unknown) for c in row.cells]
        sheet.set_row(at, height(texts, [c.span for c in row.cells], widths))
        column = 0
        for number, cell in enumerate(row.cells):
            align = cell.align or (columns[column].align if cell.span == 1 else Align.START)
            look: dict[str, Any] = {"align": ALIGN[align]}
            if row.kind is not RowKind.BODY:
                look["bold"] = True
            if row.kind in FILLS:
                look["bg_color"] = FILLS[row.kind]
            if number == 0 and row.depth and align is Align.START:
                look["indent"] = min(row.depth, 15)
            self._cell(sheet, at, column, cell, look)
            column += cell.span

    def _cell(self, sheet: Any, row: int, column: int, cell: Cell, look: dict[str, Any]) -> None:
        held = number_of(cell)
        if cell.span > 1:
            sheet.merge_range(row, column, row, column + cell.span - 1, "", self.formats.cell(**look))
            if held is None:
                sheet.write_string(row, column, plain(cell, self.unknown), self.formats.cell(**look))
                return
        if held is not None:
            self._figure(sheet, row, column, held, look)
            return
        text = plain(cell, self.unknown)
        if text:
            sheet.write_string(row, column, text, self.formats.cell(**look))
        else:
            sheet.write_blank(row, column, None, self.formats.cell(**look))

    def _figure(self, sheet: Any, row: int, column: int, held: Number, look: dict[str, Any]) -> None:
        figure = held.figure
        if figure.bold:
            look["bold"] = True
        if figure.value is None:
            self._nothing(sheet, row, column, figure, look)
            return
        if figure.contradicted:
            look["font_color"] = WARN
        look["num_format"] = number_format(
            figure.decimals, held.before, held.after, contradicted=figure.contradicted
        )
        self._number(sheet, row, column, figure, self.formats.cell(**look))
        if figure.code:
            sheet.write_comment(row, column, note(figure), {"x_scale": 1.6, "y_scale": 0.5, "font_size": 9})

    def _number(self, sheet: Any, row: int, column: int, figure: FigureRun, look: Any) -> None:
        text = formula(figure, Place(sheet.get_name(), row, column), self.found)
        value = float(figure.value or 0)
        if text:
            sheet.write_formula(row, column, text, look, value)
        else:
            sheet.write_number(row, column, value, look)

    def _nothing(self, sheet: Any, row: int, column: int, figure: FigureRun, look: dict[str, Any]) -> None:
        if figure.state is State.EMPTY:
            sheet.write_blank(row, column, None, self.formats.cell(**{**look, "border": 3}))
            return
        text = "–" if figure.state is State.DASH else self.unknown
        sheet.write_string(row, column, text, self.formats.cell(**{**look, "font_color": INK3}))


def column_widths(table: Table) -> list[float]:
    """Return the columns' widths in letters."""
    shares = sum(c.share for c in table.columns)
    return [max((WIDE if table.landscape else NARROW) * c.share / shares, 6.0) for c in table.columns]


def height(texts: list[str], spans: list[int], widths: list[float]) -> float:
    """Return the height (points) in which a row's texts fit; not every program works it out itself."""
    at, lines = 0, 1
    for text, span in zip(texts, spans, strict=True):
        room = sum(widths[at : at + span]) * LETTERS_PER_WIDTH
        lines = max(lines, sum(ceil(max(letters(line), 1) / room) for line in text.split("\n")))
        at += span
    return min(lines * LINE_HEIGHT + 3, TALLEST)


def note(figure: FigureRun) -> str:
    """Return what the note of a figure's cell says: its code and its number in the annex."""
    return f"{figure.code} [{figure.reference}]" if figure.reference else figure.code


def plain(cell: Cell, unknown: str) -> str:
    """Return a cell as text, a line per paragraph."""
    lines = ("".join(_say(i, unknown) for i in p.inlines) for p in cell.paragraphs)
    return visible("\n".join(lines))[:LONGEST_TEXT]


def _say(inline: Run | FigureRun, unknown: str) -> str:
    if isinstance(inline, Run):
        return inline.text
    if inline.state is State.UNKNOWN:
        return unknown
    if inline.state is State.DASH:
        return "–"
    return f"≠ {inline.text}" if inline.contradicted else inline.text
