"""Reading a received file into sheets of cells: by its content, never by its name."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from prakan.domain.media_types import CSV, ENDINGS, TEXT, XLSX, ending_of, tell
from prakan.domain.problems import refuse
from prakan.domain.problems_import import FILE_RENAMED, FILE_TOO_LARGE, FILE_UNREADABLE, TOO_MANY_ROWS
from prakan.domain.sheets.broken import Cells, broken_cells

MEGABYTE = 1024 * 1024
LIMIT_MB = 20  # as received
LIMIT_UNPACKED_MB = 300  # a small file can unpack to a huge one
LIMIT_ROWS = 50_000
DELIMITERS = (",", ";", "\t", "|")
LOOK = 200  # lines of a CSV file that tell what parts its cells
Merge = tuple[tuple[int, int], tuple[int, int]]  # first and last cell, (row, column), 0-based


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows from line 1 and column A, and its merged ranges."""

    name: str
    rows: list[list[object]]
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How a CSV file is written: its encoding and what parts its cells."""

    encoding: str
    delimiter: str


def read_sheets(path: Path, name: str, *, limit_rows: int | None = None) -> list[Sheet]:
    """Return the sheets of an .xlsx or .csv file.

    Raises ``Refused``: IMPORT-001 neither of the two, 002 renamed, 003 too large, 004 more than
    ``limit_rows`` (default ``LIMIT_ROWS``).
    """
    most = limit_rows or LIMIT_ROWS
    size = path.stat().st_size
    if size > LIMIT_MB * MEGABYTE:
        raise refuse(FILE_TOO_LARGE, field="file", name=name, size=size // MEGABYTE, limit=LIMIT_MB)
    found = _told(path, name)
    sheets = _excel(path, name) if found == XLSX else [_csv(path, name)]
    for sheet in sheets:
        if len(sheet.rows) > most:
            values = {"sheet": sheet.name, "rows": len(sheet.rows), "limit": most}
            raise refuse(TOO_MANY_ROWS, field="file", **values)
    return sheets


def _told(path: Path, name: str) -> str:
    with path.open("rb") as content:
        found = tell(content, ending_of(name))
    if found == TEXT and ending_of(name) == "txt":
        return CSV
    if found not in (XLSX, CSV):
        if ENDINGS.get(ending_of(name)) in (XLSX, CSV) and found:
            raise refuse(FILE_RENAMED, field="file", name=name, found=found)
        raise refuse(FILE_UNREADABLE, field="file", name=name)
    if ENDINGS.get(ending_of(name)) != found:
        raise refuse(FILE_RENAMED, field="file", name=name, found=found)
    return found


def _excel(path: Path, name: str) -> list[Sheet]:
    try:
        with zipfile.ZipFile(path) as package:
            _check_unpacked(package, name)
            broken = broken_cells(package)
        with path.open("rb") as content, CalamineWorkbook.from_filelike(content) as book:
            return [_sheet(book, title, cells) for title, cells in zip(book.sheet_names, broken, strict=True)]
    except (CalamineError, KeyError, ValueError, zipfile.BadZipFile):
        raise refuse(FILE_UNREADABLE, field="file", name=name) from None


def _check_unpacked(package: zipfile.ZipFile, name: str) -> None:
    size = sum(part.file_size for part in package.infolist())
    if size > LIMIT_UNPACKED_MB * MEGABYTE:
        values = {"name": name, "size": size // MEGABYTE, "limit": LIMIT_UNPACKED_MB}
        raise refuse(FILE_TOO_LARGE, field="file", **values)


def _sheet(book: CalamineWorkbook, title: str, broken: Cells) -> Sheet:
    sheet = book.get_sheet_by_name(title)
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for (row, column), shown in broken.items():
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            rows[row][column] = shown
    return Sheet(title, rows, tuple(sheet.merged_cell_ranges or ()))


def _csv(path: Path, name: str) -> Sheet:
    content = path.read_bytes()
    form = csv_form(content)
    if form is None:
        raise refuse(FILE_UNREADABLE, field="file", name=name)
    text = content.decode(form.encoding)
    rows: list[list[object]] = [
        list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=form.delimiter)
    ]
    return Sheet(path.stem, rows)


def csv_form(content: bytes) -> CsvForm | None:
    """Return how CSV is written; None for what no spreadsheet here writes.

    UTF-8 with or without a byte-order mark, or Windows-874 as older Thai spreadsheets do.
    """
    marked = content.startswith(codecs.BOM_UTF8)
    for encoding in ("utf-8-sig" if marked else "utf-8", "cp874"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return CsvForm(encoding, _delimiter(text))
    return None


def _delimiter(text: str) -> str:
    """Return what parts the cells: the sign that cuts most lines into equally many."""

    def evenness(delimiter: str) -> tuple[int, int]:
        rows = islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), LOOK)
        widths = Counter(len(row) for row in rows)
        width, lines = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1]), default=(0, 0))
        return (lines, width) if width > 1 else (0, 0)

    return max(DELIMITERS, key=evenness)
