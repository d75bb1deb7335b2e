"""A small workbook handed back: cells coloured in any of its sheets, and words beside their rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

from prakan.domain.sheets.marking import DOUBTFUL, ILLEGAL, WIDTH, WRONG

LONGEST = 1000  # characters of a comment on a cell


@dataclass(frozen=True, slots=True)
class Note:
    """What to say of a cell ("C14") of a sheet; ``wrong`` ones are red, others yellow."""

    sheet: str
    cell: str
    words: str
    wrong: bool = True


def coloured(*, path: Path, out: Path, notes: Iterable[Note]) -> Path:
    """Write the workbook at ``path`` to ``out`` with its notes, each also in the first free column."""
    with path.open("rb") as content:  # by its content: a stored file has no ending
        book = load_workbook(content)
    columns = {sheet.title: sheet.max_column + 1 for sheet in book.worksheets}
    for note in notes:
        if note.sheet in columns:
            _mark(book[note.sheet], note, columns[note.sheet])
    book.save(out)
    return out


def _mark(sheet: Worksheet, note: Note, column: int) -> None:
    cell = sheet[note.cell]
    cell.fill = PatternFill("solid", fgColor=WRONG if note.wrong else DOUBTFUL)
    plain = ILLEGAL.sub("", note.words)
    if isinstance(cell, Cell):  # a merged cell takes no comment
        cell.comment = Comment(plain[:LONGEST], "Prakan", height=120, width=320)
        cell.protection = Protection(locked=False)
    beside: Cell = sheet.cell(cell.row, column)
    beside.value = f"{beside.value}\n{plain}" if beside.value else plain
    beside.data_type = "s"
    beside.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions[beside.column_letter].width = WIDTH
