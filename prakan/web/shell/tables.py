"""Lists as an Excel file to take away: a heading, then row after row; long ones in little memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

import xlsxwriter
from django.http import FileResponse

from prakan.domain.media_types import XLSX

Row = Sequence[str | int | Decimal]
MANY = 20_000  # from so many rows on a file is written row by row, in little memory


def excel(
    name: str,
    title: str,
    heads: Row,
    widths: Sequence[int],
    rows: Iterable[Row],
    note: str = "",
    second: tuple[str, Iterable[Row]] | None = None,
) -> FileResponse:
    """Return a workbook; texts are never taken for formulas. ``note`` stands below the rows.

    ``second`` is a sheet behind it: its title, and rows of words and values about the list.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "table.xlsx"
        _write(place, title, heads, widths, rows, note, second)
        return FileResponse(place.open("rb"), as_attachment=True, filename=name, content_type=XLSX)


def _write(
    place: Path,
    title: str,
    heads: Row,
    widths: Sequence[int],
    rows: Iterable[Row],
    note: str,
    second: tuple[str, Iterable[Row]] | None,
) -> None:
    further = iter(rows)
    first = list(islice(further, MANY))
    options = {
        "constant_memory": len(first) == MANY,  # else each text stands once in the file: much less work
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(place, options) as book:
        sheet, bold = book.add_worksheet(title[:31]), book.add_format({"bold": True})
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, heads, bold)
        last = 0
        for last, row in enumerate(chain(first, further), 1):
            sheet.write_row(last, 0, row)
        sheet.autofilter(0, 0, last, len(heads) - 1)
        if note:
            sheet.write(last + 2, 0, note)
        if second:
            about = book.add_worksheet(second[0][:31])
            about.set_column(0, 0, 40)
            about.set_column(1, 3, 20)
            for at, row in enumerate(second[1]):
                about.write_row(at, 0, row)
