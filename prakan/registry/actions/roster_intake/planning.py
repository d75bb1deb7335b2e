"""From a line of the file to what would be done about it, and back from the stored line to the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter

from prakan.domain.institution_record import InstitutionRecord, differences
from prakan.domain.kept_record import Change
from prakan.domain.problems import Fault
from prakan.domain.roster_sheet.headings import SCHEMES
from prakan.domain.roster_sheet.kept import kept
from prakan.domain.roster_sheet.matching import NOTHING, Found, Index, becomes, find, fresh, new_codes
from prakan.domain.roster_sheet.model import Line
from prakan.foundation.bulk import Json
from prakan.registry.models import RosterLine
from prakan.registry.queries.roster_index import records

Outcome = RosterLine.Outcome
NEW, CHANGED, UNCHANGED, REFUSED, ASIDE = (one.value for one in Outcome)
CODE = "code."
CODES = tuple((CODE + scheme, scheme) for scheme in SCHEMES.values())  # in the order in which lines read them
NOT_LOOKED_FOR = Found()
FILLS = frozenset({"ROSTER-040", "ROSTER-063"})  # what a person's choice settles or decides anew


class Planned(NamedTuple):
    """A line with what it was found to mean, the record it makes, and each change."""

    line: Line
    found: Found
    outcome: str
    after: InstitutionRecord  # what an institution of the registry becomes; of a new one see ``fresh``
    changes: tuple[Change, ...]
    codes: tuple[tuple[str, str, str], ...]  # scheme, before, after


class Kept(NamedTuple):
    """A planned line as it is kept for the preview; the names are those of the table's columns."""

    number: int
    outcome: str
    name: str
    institution_id: int | None
    values: dict[str, Any] | Json
    changes: list[list[str]]
    problems: list[list[Any]]
    candidates: list[int]
    key: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A kept line as it is read again to be written: its row, its decision."""

    pk: int
    number: int
    outcome: str
    institution_id: int | None
    values: dict[str, Any]
    changes: list[list[str]]
    choice: str


def plan(
    lines: Sequence[Line], index: Index, *, source: str, on: date, choices: Mapping[int, str] | None = None
) -> list[Planned]:
    """Return what each of some lines would do to the registry, in order."""
    found = [_found(line, index, (choices or {}).get(line.number, "")) for line in lines]
    known = records({f.institution for f in found if f.institution is not None and not f.faults})
    return [_planned(line, f, known, index, source, on) for line, f in zip(lines, found, strict=True)]


def _found(line: Line, index: Index, choice: str) -> Found:
    return NOT_LOOKED_FOR if line.faults or line.aside else find(line, index, choice)


def written(planned: Planned, source: str) -> InstitutionRecord:
    """Return the record that a line leaves in the registry."""
    return fresh(planned.line, source) if planned.outcome == NEW else planned.after


def _planned(
    line: Line,
    found: Found,
    known: Mapping[int, InstitutionRecord],
    index: Index,
    source: str,
    on: date,
) -> Planned:
    if line.aside:
        return Planned(line, found, ASIDE, NOTHING, (), ())
    if line.faults or found.faults:
        return Planned(line, found, REFUSED, NOTHING, (), ())
    if found.institution is None:
        codes = tuple([(scheme, "", value) for scheme, value in line.codes.items()])
        return Planned(line, found, NEW, NOTHING, (), codes)
    before = known[found.institution]
    after = becomes(line, before, source)
    changes = differences(before, after, on)
    held = {scheme: index.held.get((found.institution, scheme), "") for scheme in line.codes}
    codes = new_codes(line, held)
    outcome = CHANGED if changes or codes else UNCHANGED
    return Planned(line, found, outcome, after, changes, codes)


def as_kept(planned: Planned, fields: Mapping[str, int], key: str = "") -> Kept:
    """Return a planned line as it is kept for the preview; ``key`` is what a system calls it."""
    line, found = planned.line, planned.found
    codes = {CODE + scheme: value for scheme, value in line.codes.items()}
    return Kept(
        line.number,
        planned.outcome,
        line.name[:200],
        found.institution if planned.outcome != REFUSED else None,
        {**line.values, **codes},
        changes_of(planned),
        _problems(planned, fields),
        list(found.candidates),
        key,
    )


def _problems(planned: Planned, fields: Mapping[str, int]) -> list[list[Any]]:
    line, found = planned.line, planned.found
    if not (line.faults or line.notes or line.aside or found.faults or found.notes):
        return []
    faults = [(f, True) for f in (*line.faults, *found.faults)]
    notes = [(f, False) for f in (*line.notes, *found.notes, *([line.aside] if line.aside else []))]
    return [_problem(f, refuses, fields, line.number) for f, refuses in (*faults, *notes)]


def changes_of(planned: Planned) -> list[list[str]]:
    """Return [attribute, before, after] of everything that would change."""
    if planned.outcome == NEW:
        return []
    made = [[change.field, change.before, change.after] for change in planned.changes]
    return made + [[CODE + scheme, before, after] for scheme, before, after in planned.codes]


def _problem(fault: Fault, refuses: bool, fields: Mapping[str, int], number: int) -> list[Any]:
    values = kept(fault.values)
    if "side_en" in values:  # a shift names the column where it begins
        values["cell"] = f"{get_column_letter(int(values['cell']) + 1)}{number}"
    column = fields.get(fault.field)
    cell = f"{get_column_letter(column + 1)}{number}" if column is not None else ""
    return [fault.code, values, cell, refuses]


def line_of(row: Stored | RosterLine) -> Line:
    """Return a stored line as it was read; the faults of matching are found again."""
    values = row.values.copy()
    codes = {scheme: values.pop(name) for name, scheme in CODES if name in values}
    return Line(row.number, values, codes)


def same(row: Stored, planned: Planned) -> bool:
    """Return whether a line would still come out as it was shown."""
    return (
        row.outcome == planned.outcome
        and row.institution_id == planned.found.institution
        and row.changes == changes_of(planned)
    )


def counted(rows: Iterable[str]) -> dict[str, int]:
    """Return how many lines have which outcome."""
    found = dict.fromkeys((str(o) for o in Outcome), 0)
    for outcome in rows:
        found[str(outcome)] += 1
    return found
