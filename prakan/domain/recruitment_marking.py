"""The testing body's own file handed back: rows with problems coloured, and beside each what to do."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable
from pathlib import Path

from openpyxl.utils import get_column_letter

from prakan.domain.recruitment_results import ResultLine
from prakan.domain.sheets.colouring import Note, coloured
from prakan.domain.sheets.reading import stream_rows

HEADING = "ปัญหา / Problems"


def marked(
    *,
    path: Path,
    name: str,
    sheet: str,
    header_row: int,
    lines: Iterable[ResultLine],
    out: Path,
    language: str,
) -> Path:
    """Write the file at ``path`` with its problems to ``out``: Excel coloured, CSV with a column more."""
    told = {line.row: line for line in lines if line.faults}
    if zipfile.is_zipfile(path):
        return coloured(path=path, out=out, notes=_notes(told.values(), sheet, language))
    rows = [list(row) for row in stream_rows(path, name, sheet)]
    with out.open("w", encoding="utf-8-sig", newline="") as written:
        writer = csv.writer(written)
        for number, row in enumerate(rows, start=1):
            words = _words(told[number], language) if number in told else ""
            writer.writerow([*row, HEADING if number == header_row else words])
    return out


def _notes(lines: Iterable[ResultLine], sheet: str, language: str) -> Iterable[Note]:
    for line in lines:
        for fault in line.faults:
            column = get_column_letter(line.cells.get(fault.field, 0) + 1)
            words = f"{fault.code} {fault.what(language)} → {fault.next_move(language)}"
            yield Note(sheet, f"{column}{line.row}", words)


def _words(line: ResultLine, language: str) -> str:
    return " · ".join(f"{f.code} {f.what(language)} → {f.next_move(language)}" for f in line.faults)
