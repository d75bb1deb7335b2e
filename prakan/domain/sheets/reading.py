"""Reading a received file into sheets of cells: by its content, never by its name."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

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
    """A sheet: its rows from line 1 and column A, its merged ranges, how many rows it has in all.

    ``rows`` may be the first ones only; then ``height`` tells how many there are.
    """

    name: str
    rows: list[list[object]]
    merges: tuple[Merge, ...] = ()
    height: int = 0

    @property
    def length(self) -> int:
        """Return how many rows the sheet has, read or not."""
        return max(self.height, len(self.rows))


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How a CSV file is written: its encoding and what parts its cells."""

    encoding: str
    delimiter: str


def read_sheets(
    path: Path, name: str, *, limit_rows: int | None = None, head: int | None = None
) -> list[Sheet]:
    """Return the sheets of an .xlsx or .csv file; with ``head`` only so many rows of each.

    Raises ``Refused``: IMPORT-001 neither of the two, 002 renamed, 003 too large, 004 more than
    ``limit_rows`` (default ``LIMIT_ROWS``).
    """
    most = limit_rows or LIMIT_ROWS
    size = path.stat().st_size
    if size > LIMIT_MB * MEGABYTE:
        raise refuse(FILE_TOO_LARGE, field="file", name=name, size=size // MEGABYTE, limit=LIMIT_MB)
    found = _told(path, name)
    sheets = _excel(path, name, head) if found == XLSX else [_csv(path, name, head)]
    for sheet in sheets:
        if sheet.length > most:
            values = {"sheet": sheet.name, "rows": sheet.length, "limit": most}
            raise refuse(TOO_MANY_ROWS, field="file", **values)
    return sheets


def stream_rows(path: Path, name: str, title: str) -> Iterator[list[object]]:
    """Yield the rows of one sheet (of a CSV file: all), from line 1 and column A, none of them kept.

    The file has been read by ``read_sheets`` before. Raises ``Refused``: IMPORT-001, 002.
    """
    if _told(path, name) != XLSX:
        content, form = _decoded(path, name)
        yield from csv.reader(io.StringIO(content, newline=""), delimiter=form.delimiter)
        return
    with zipfile.ZipFile(path) as package:
        broken = broken_cells(package)
    with path.open("rb") as content_, CalamineWorkbook.from_filelike(content_) as book:
        at = book.sheet_names.index(title)
        yield from _rows(book.get_sheet_by_index(at), broken[at])


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


def _excel(path: Path, name: str, head: int | None) -> list[Sheet]:
    try:
        with zipfile.ZipFile(path) as package:
            _check_unpacked(package, name)
            broken = broken_cells(package)
        with path.open("rb") as content, CalamineWorkbook.from_filelike(content) as book:
            return [
                _sheet(book, title, cells, head)
                for title, cells in zip(book.sheet_names, broken, strict=True)
            ]
    except (CalamineError, KeyError, ValueError, zipfile.BadZipFile):
        raise refuse(FILE_UNREADABLE, field="file", name=name) from None


def _check_unpacked(package: zipfile.ZipFile, name: str) -> None:
    size = sum(part.file_size for part in package.infolist())
    if size > LIMIT_UNPACKED_MB * MEGABYTE:
        values = {"name": name, "size": size // MEGABYTE, "limit": LIMIT_UNPACKED_MB}
        raise refuse(FILE_TOO_LARGE, field="file", **values)


def _sheet(book: CalamineWorkbook, title: str, broken: Cells, head: int | None) -> Sheet:
    sheet = book.get_sheet_by_name(title)
    height = sheet.end[0] + 1 if sheet.end else 0
    rows = list(islice(_rows(sheet, broken), head))
    return Sheet(title, rows, tuple(sheet.merged_cell_ranges or ()), height)


def _rows(sheet: CalamineSheet, broken: Cells) -> Iterator[list[object]]:
    """Yield the rows of a sheet from column A, with the errors that their broken cells show."""
    before: list[object] = [""] * (sheet.start[1] if sheet.start else 0)
    found: dict[int, list[tuple[int, str]]] = {}
    for (row, column), shown in broken.items():
        found.setdefault(row, []).append((column, shown))
    for number, filled in enumerate(sheet.iter_rows()):
        cells: list[object] = [*before, *filled]
        for column, shown in found.get(number, ()):
            if column < len(cells) and cells[column] == "":
                cells[column] = shown
        yield cells


def _csv(path: Path, name: str, head: int | None) -> Sheet:
    text, form = _decoded(path, name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=form.delimiter)
    rows: list[list[object]] = [list(row) for row in islice(reader, head)]
    return Sheet(path.stem, rows, (), len(rows) + sum(1 for _ in reader))


def _decoded(path: Path, name: str) -> tuple[str, CsvForm]:
    content = path.read_bytes()
    form = csv_form(content)
    if form is None:
        raise refuse(FILE_UNREADABLE, field="file", name=name)
    return content.decode(form.encoding), form


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
