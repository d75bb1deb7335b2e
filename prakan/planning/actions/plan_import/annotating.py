"""Handing the sender's own file back: faulty cells coloured, a column that says what to mend."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet

from prakan.domain.media_types import ending_of
from prakan.domain.problems import Fault
from prakan.domain.sheets.reading import read_sheets
from prakan.domain.text import Text
from prakan.planning.actions.plan_import.views import LineView, Preview

WRONG = PatternFill("solid", fgColor="FFF4C7C3")
WORTH_A_LOOK = PatternFill("solid", fgColor="FFFDECB8")
PROBLEMS = Text("ปัญหาและวิธีแก้", "Problems and what to do")
WIDTH = 70


def annotate(*, preview: Preview, path: Path, out: Path, language: str = "th") -> Path:
    """Write the file at ``path`` to ``out`` (.xlsx) with its own formatting and the problems beside its rows.

    A CSV comes back as .xlsx too: only there a cell can be coloured.
    """
    book = _own(path) if ending_of(preview.name) == "xlsx" else _from_csv(path, preview.name)
    sheet: Worksheet = book[preview.sheet] if preview.sheet in book.sheetnames else book.worksheets[0]
    column = sheet.max_column + 1
    first, last = preview.header
    sheet.cell(last, column, PROBLEMS.say(language)).fill = WRONG
    sheet.column_dimensions[sheet.cell(1, column).column_letter].width = WIDTH
    for fault in preview.faults:
        _mark(sheet, fault, last, language)
    _say(sheet, last, column, [PROBLEMS.say(language), *(_words(f, language) for f in preview.faults)])
    for line in preview.lines:
        _line(sheet, line, column, language)
    for skipped in preview.skipped:
        _say(sheet, skipped.line, column, [_words(skipped.why, language)])
    book.active = book.worksheets.index(sheet)
    book.save(out)
    return out


def _own(path: Path) -> Workbook:
    with path.open("rb") as content:  # by its content: a stored file has no ending
        return load_workbook(content)


def _from_csv(path: Path, name: str) -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    received = read_sheets(path, name)[0]
    sheet.title = "CSV"
    for number, row in enumerate(received.rows, 1):
        for column, value in enumerate(row, 1):
            _put(sheet, number, column, str(value))
    return book


def _line(sheet: Worksheet, line: LineView, column: int, language: str) -> None:
    for fault in line.notes:
        _mark(sheet, fault, line.line, language, WORTH_A_LOOK)
    for fault in line.faults:
        _mark(sheet, fault, line.line, language)
    if line.faults or line.notes:
        _say(sheet, line.line, column, [_words(f, language) for f in (*line.faults, *line.notes)])


def _mark(sheet: Worksheet, fault: Fault, line: int, language: str, fill: PatternFill = WRONG) -> None:
    """Colour the cell that a fault is about; a fault of the whole line colours its first cell."""
    address = fault.field if fault.field and not fault.field.isdigit() else f"A{line}"
    letter, number = coordinate_from_string(address)
    cell = sheet[f"{letter}{number}"]
    cell.fill = fill
    if isinstance(cell, Cell):  # a merged cell takes no comment
        cell.comment = Comment(_words(fault, language), "Prakan", height=120, width=320)


def _say(sheet: Worksheet, line: int, column: int, words: list[str]) -> None:
    cell = _put(sheet, line, column, "\n".join(words))
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _put(sheet: Worksheet, line: int, column: int, text: str) -> Cell:
    """Write text as text: "=1+1" is no formula, and control characters cannot be kept."""
    cell: Cell = sheet.cell(line, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    return cell


def _words(fault: Fault, language: str) -> str:
    where = f"{fault.field}: " if fault.field and not fault.field.isdigit() else ""
    return f"{where}{fault.code} {fault.what(language)} → {fault.next_move(language)}"
