"""The rows of an XLSForm with the cells that they stand in, so that a problem names its cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from prakan.domain.archives import harm
from prakan.domain.problems import refuse
from prakan.domain.problems_workshop import FORM_UNREADABLE

LARGEST = 5_000_000  # bytes of a form
MOST_ROWS, MOST_COLUMNS = 5_000, 60
SHEETS = ("survey", "choices", "settings")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet: what stands under each heading, and where."""

    sheet: str
    number: int  # 1-based
    values: Mapping[str, str]
    columns: Mapping[str, str]  # heading -> letter

    def cell(self, *heads: str) -> str:
        """Return "survey!C5", the cell under the first of some headings that the sheet has."""
        letter = next((self.columns[head] for head in heads if head in self.columns), "A")
        return f"{self.sheet}!{letter}{self.number}"

    def get(self, head: str) -> str:
        return self.values.get(head, "")


def read_lines(name: str, content: bytes) -> dict[str, list[Line]]:
    """Return the sheets of an XLSForm that are there, row by row; FRAME-080 when it is no Excel file."""
    if len(content) > LARGEST or harm(io.BytesIO(content)):
        raise refuse(FORM_UNREADABLE, "file", name=name)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return {title: _lines(title, book[title]) for title in SHEETS if title in book}
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        raise refuse(FORM_UNREADABLE, "file", name=name) from None


def _lines(title: str, sheet: Any) -> list[Line]:
    rows = sheet.iter_rows(values_only=True, max_row=MOST_ROWS, max_col=MOST_COLUMNS)
    heads = [str(cell or "").strip() for cell in next(rows, ())]
    columns = {head: get_column_letter(place) for place, head in enumerate(heads, 1) if head}
    found: list[Line] = []
    for number, row in enumerate(rows, 2):
        pairs = zip(heads, row, strict=False)
        values = {h: str(cell).strip() for h, cell in pairs if h and cell is not None}
        if any(values.values()):
            found.append(Line(title, number, values, columns))
    return found
