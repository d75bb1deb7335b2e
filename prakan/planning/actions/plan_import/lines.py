"""Lines of a sheet as fields: merged cells filled, totals, notes and empty lines set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from prakan.domain.numbers import cleaned
from prakan.domain.plan_sheet.words import is_note, is_total
from prakan.domain.problems import Fault
from prakan.domain.problems_import import (
    FORMULA_WITHOUT_VALUE,
    MERGED_NAME,
    MERGED_TARGET,
    NOTE_SKIPPED,
    TOTAL_SKIPPED,
)
from prakan.domain.sheets.headings import Header
from prakan.domain.sheets.reading import Sheet

#: fields whose merged cells mean the same for every line they cover
SHARED = frozenset({"owner", "category", "strategy", "due", "kind", "parent", "unit_th", "unit_en", "ladder"})
ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")


@dataclass(slots=True)
class Line:
    """One line of data: its number in the file, the raw value of each field, faults found so far."""

    number: int
    values: dict[str, object]
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return a field as text, "" when it is empty or has no column."""
        value = self.values.get(name)
        return "" if value is None else cleaned(as_text(value))


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line set aside on purpose, and why."""

    number: int
    why: Fault


def as_text(value: object) -> str:
    """Return a cell as people see it: 1.0 is "1"."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def cell_name(header: Header, name: str, number: int) -> str:
    """Return the address of a field in a line ("C14"); only the line where the field has no column."""
    column = header.columns.get(name)
    return f"{get_column_letter(column + 1)}{number}" if column is not None else str(number)


def read_lines(sheet: Sheet, header: Header) -> tuple[list[Line], list[Skipped]]:
    """Return the lines under the headings, and those set aside."""
    covered = _covered(sheet, header)
    lines: list[Line] = []
    skipped: list[Skipped] = []
    for index in range(header.last, len(sheet.rows)):
        row, number = sheet.rows[index], index + 1
        filled = [cell for cell in row if cell not in (None, "") and str(cell).strip()]
        if not filled:
            continue
        if why := _aside(filled):
            skipped.append(Skipped(number, why))
            continue
        lines.append(_line(number, row, header, covered, sheet))
    return lines, skipped


def _aside(filled: Sequence[object]) -> Fault | None:
    first = cleaned(as_text(filled[0]))
    if is_total(first):
        return Fault(TOTAL_SKIPPED, {"given": first})
    if len(filled) == 1 and is_note(first):
        return Fault(NOTE_SKIPPED, {"given": first[:60]})
    return None


def _covered(sheet: Sheet, header: Header) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for each cell under a merge, the cell that holds its value; headings apart."""
    found = {}
    for (top, left), (bottom, right) in sheet.merges:
        if top >= header.last:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    found[row, column] = (top, left)
    return found


def _line(
    number: int,
    row: Sequence[object],
    header: Header,
    covered: dict[tuple[int, int], tuple[int, int]],
    sheet: Sheet,
) -> Line:
    line = Line(number, {})
    for name, column in header.columns.items():
        value = row[column] if column < len(row) else None
        holder = covered.get((number - 1, column))
        if holder and holder != (number - 1, column) and value in (None, ""):
            value = _merged(line, name, holder, sheet, cell_name(header, name, number))
        if isinstance(value, str) and value.strip() in ERRORS:
            fault = Fault(FORMULA_WITHOUT_VALUE, {"given": value.strip()}, cell_name(header, name, number))
            line.faults.append(fault)
            value = None
        line.values[name] = value
    return line


def _merged(line: Line, name: str, holder: tuple[int, int], sheet: Sheet, at: str) -> object:
    """Return what a merged cell means here: shared down for facts, sideways for names, else nothing."""
    row, column = holder
    same_line = row == line.number - 1
    if (same_line and name == "name_th") or (not same_line and name in SHARED):
        return sheet.rows[row][column]
    if name == "name_th":
        line.faults.append(Fault(MERGED_NAME, {"line": row + 1}, str(line.number)))
    if name == "target" and not same_line:
        line.notes.append(Fault(MERGED_TARGET, {"line": row + 1}, at))
    return None
