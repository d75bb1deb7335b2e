"""The sender's own workbook with its refused answers coloured, and beside each what to do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

from prakan.domain.problems import Fault
from prakan.domain.sars.returned import Line, Outcome
from prakan.domain.sars.workbook import KEY
from prakan.domain.text import Text

WRONG, DOUBTFUL = "FFF4C7C3", "FFFDECB8"
TWO_TEXTS = Text(
    "มีผู้แก้ข้อนี้ในระบบหลังดาวน์โหลดไฟล์: {before}",
    "Somebody changed this in the system after the file was downloaded: {before}",
)
COLUMN = KEY + 2  # 1-based: the first after the hidden one
WIDTH = 70


def marked(*, lines: Iterable[Line], path: Path, out: Path, language: str = "th") -> Path:
    """Write the workbook at ``path`` to ``out`` with its problems marked."""
    with path.open("rb") as content:  # by its content: a stored file has no ending
        book = load_workbook(content)
    for line in lines:
        words = _words(line, language)
        if words and line.sheet in book.sheetnames:
            _mark(book[line.sheet], line, words)
    book.save(out)
    return out


def _words(line: Line, language: str) -> str:
    if line.fault:
        return said(line.fault, language)
    if line.outcome is Outcome.CLASH:
        return TWO_TEXTS.with_values(before=line.before).say(language)
    return ""


def said(fault: Fault, language: str) -> str:
    """Return a problem on one line."""
    return f"{fault.code} {fault.what(language)} → {fault.next_move(language)}"


def _mark(sheet: Worksheet, line: Line, words: str) -> None:
    colour = WRONG if line.fault else DOUBTFUL
    cell = sheet[line.cell]
    cell.fill = PatternFill("solid", fgColor=colour)
    plain = ILLEGAL_CHARACTERS_RE.sub("", words)
    if isinstance(cell, Cell):  # a merged cell takes no comment
        cell.comment = Comment(plain[:1000], "Prakan", height=120, width=320)
        cell.protection = Protection(locked=False)
    told: Cell = sheet.cell(line.row, COLUMN)
    told.value, told.data_type = plain, "s"
    told.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions[told.column_letter].width = WIDTH
