"""The received file laid out for reading: its sheet, its rows, the columns as they were confirmed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from openpyxl.utils import get_column_letter

from prakan.domain.contact_points import MASKS
from prakan.domain.problems import refuse
from prakan.domain.problems_roster import EMPTY_ROSTER, NOT_A_ROSTER
from prakan.domain.roster_sheet.columns import HEAD, Column, Layout, recognise
from prakan.domain.roster_sheet.headings import CONTACT, PERSONAL
from prakan.domain.sheets.reading import Sheet, read_sheets, stream_rows
from prakan.foundation.queries.files import open_file
from prakan.registry.models import RosterIntake

LIMIT_ROWS = 100_000
LIMIT_BYTES = 20 * 1024 * 1024


@contextmanager
def received(intake: RosterIntake) -> Iterator[Path]:
    """Lay the stored file out under a path of its own for as long as it is read."""
    opened = open_file(intake.by, intake.file_id)
    with opened.content as content, tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"received{Path(opened.file.name).suffix.lower()}"
        with place.open("wb") as copy:
            shutil.copyfileobj(content, copy)
        yield place


def layout_of(intake: RosterIntake) -> tuple[Layout, int]:
    """Return how the file is laid out and how many rows its sheet has.

    Raises ``Refused``: IMPORT-001 to 004, ROSTER-001 without a column of names, ROSTER-002 without lines.
    """
    with received(intake) as path:
        sheets = read_sheets(path, intake.file.name, limit_rows=LIMIT_ROWS, head=HEAD)
    layout = recognise(sheets)
    if layout is None:
        raise refuse(NOT_A_ROSTER, "file", name=intake.file.name)
    rows = _named(sheets, layout.sheet).length
    if rows <= layout.last:
        raise refuse(EMPTY_ROSTER, "file")
    return layout, rows


def rows_of(intake: RosterIntake) -> Iterator[list[object]]:
    """Yield the rows of the sheet that was recognised, one after another."""
    with received(intake) as path:
        yield from stream_rows(path, intake.file.name, intake.layout["sheet"])


def _named(sheets: list[Sheet], name: str) -> Sheet:
    """A CSV file has one sheet, named by wherever it was laid out."""
    return next((sheet for sheet in sheets if sheet.name == name), sheets[0])


def as_json(layout: Layout) -> dict[str, object]:
    """Return a layout as it is kept with the intake."""
    return {
        "sheet": layout.sheet,
        "first": layout.first,
        "last": layout.last,
        "fingerprint": layout.fingerprint,
        "columns": [
            {
                "index": column.index,
                "letter": get_column_letter(column.index + 1),
                "heading": column.heading,
                "samples": _samples(column),
                "field": column.field,
                "score": column.guess.score if column.guess else None,
                "by_heading": column.guess.heading if column.guess else None,
                "by_content": column.guess.content if column.guess else None,
            }
            for column in layout.columns
        ],
    }


def _samples(column: Column) -> list[str]:
    """Return cells as they are shown to whoever confirms the column; data about people stays masked."""
    if column.field not in PERSONAL:
        return list(column.samples)
    return list(map(MASKS[CONTACT.get(column.field, "phone")], column.samples))


def columns_of(fields: Mapping[str, str]) -> dict[str, int]:
    """Return field -> column from what is kept: column (as text) -> field."""
    return {field: int(column) for column, field in fields.items() if field}
