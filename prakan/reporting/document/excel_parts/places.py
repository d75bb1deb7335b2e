"""Where each figure stands in the workbook, so that formulas can point at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from prakan.domain.figures import State
from prakan.reporting.document.model import Block, Cell, Chart, FigureRun, Run, Table

FIRST_ROW = 3  # below caption, period and header
LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
AFFIX = 24  # letters of words around a number that still fit its number format


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a sheet; row and column count from zero."""

    sheet: str
    row: int
    column: int

    def seen_from(self, sheet: str) -> str:
        """Return the reference as written in a formula on ``sheet``."""
        cell = xl_rowcol_to_cell(self.row, self.column)
        return cell if sheet == self.sheet else f"{quote_sheetname(self.sheet)}!{cell}"


@dataclass(frozen=True, slots=True)
class Number:
    """A cell that is a figure, perhaps with a few words around it ("1,971 แห่ง")."""

    figure: FigureRun
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Places:
    """The sheets of a workbook and the first cell in which each figure stands as a number."""

    names: dict[int, str] = field(default_factory=dict)  # of tables, by their order
    figures: dict[str, Place] = field(default_factory=dict)
    values: dict[str, FigureRun] = field(default_factory=dict)
    nothings: set[str] = field(default_factory=set)  # figures that stand there without a number


def places(blocks: Iterable[Block], taken: Iterable[str]) -> Places:
    """Return the sheets' names and every figure's place; a table makes a sheet."""
    found = Places()
    used = {name.casefold() for name in taken}
    for number, table in enumerate(t for t in blocks if isinstance(t, Table)):
        name = sheet_name(table.sheet or table.caption or table.key, used)
        used.add(name.casefold())
        found.names[number] = name
        for row, column, cell in cells(table):
            held = number_of(cell)
            if held and held.figure.value is None:
                found.nothings.add(held.figure.code)
            elif held and held.figure.code not in found.figures:
                found.figures[held.figure.code] = Place(name, row, column)
                found.values[held.figure.code] = held.figure
    return found


def cells(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Yield each cell with its row and column on the sheet."""
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row.cells:
            yield FIRST_ROW + number, column, cell
            column += cell.span


def number_of(cell: Cell) -> Number | None:
    """Return the figure a cell consists of; None when the cell says more than a figure and its unit."""
    if len(cell.paragraphs) != 1:
        return None
    figures = [i for i in cell.paragraphs[0].inlines if isinstance(i, FigureRun)]
    if len(figures) != 1:
        return None
    at = cell.paragraphs[0].inlines.index(figures[0])
    before = "".join(i.text for i in cell.paragraphs[0].inlines[:at] if isinstance(i, Run))
    after = "".join(i.text for i in cell.paragraphs[0].inlines[at + 1 :] if isinstance(i, Run))
    if len(before) + len(after) > AFFIX or "\n" in before + after:
        return None
    return (
        Number(figures[0], before, after) if figures[0].state is State.VALUE or not before + after else None
    )


def sheet_name(wanted: str, used: set[str]) -> str:
    """Return a name that Excel accepts and no other sheet has."""
    name = FORBIDDEN.sub(" ", wanted).strip()[:LONGEST_NAME] or "Sheet"
    number = 2
    while name.casefold() in used:
        ending = f" ({number})"
        name = FORBIDDEN.sub(" ", wanted).strip()[: LONGEST_NAME - len(ending)] + ending
        number += 1
    return name


def chart_columns(chart: Chart, found: Places) -> tuple[list[Place], list[Place]] | None:
    """Return the cells of a chart's plan and spent bars; None unless each is one stretch of one column."""
    stretches = []
    for figures in ([b.plan for b in chart.bars], [b.spent for b in chart.bars]):
        if not figures or any(f.code not in found.figures for f in figures):
            return None
        stretch = [found.figures[f.code] for f in figures]
        first = stretch[0]
        if stretch != [Place(first.sheet, first.row + n, first.column) for n in range(len(stretch))]:
            return None
        stretches.append(stretch)
    plan, spent = stretches
    same = plan[0].sheet == spent[0].sheet and plan[0].row == spent[0].row and plan[0].column > 0
    return (plan, spent) if same else None
