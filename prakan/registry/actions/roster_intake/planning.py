"""From a line of the file to what would be done about it, and back from the stored line to the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter

from prakan.domain.institution_record import Change, InstitutionRecord, differences
from prakan.domain.problems import Fault
from prakan.domain.roster_sheet.kept import kept
from prakan.domain.roster_sheet.matching import Found, Index, becomes, find, new_codes
from prakan.domain.roster_sheet.model import Line
from prakan.registry.models import RosterIntake, RosterLine
from prakan.registry.queries.roster_index import records

Outcome = RosterLine.Outcome
CODE = "code."
FILLS = frozenset({"ROSTER-040"})  # faults that a person's choice settles


@dataclass(frozen=True, slots=True)
class Planned:
    """A line with what it was found to mean, the record it makes, and each change."""

    line: Line
    found: Found
    outcome: str
    after: InstitutionRecord
    changes: tuple[Change, ...]
    codes: tuple[tuple[str, str, str], ...]  # scheme, before, after


def plan(
    lines: Sequence[Line], index: Index, *, source: str, on: date, choices: Mapping[int, str] | None = None
) -> list[Planned]:
    """Return what each of some lines would do to the registry, in order."""
    found = [_found(line, index, (choices or {}).get(line.number, "")) for line in lines]
    known = records({f.institution for f in found if f.institution is not None and not f.faults})
    return [_planned(line, f, known, index, source, on) for line, f in zip(lines, found, strict=True)]


def _found(line: Line, index: Index, choice: str) -> Found:
    return Found() if line.faults or line.aside else find(line, index, choice)


def _planned(
    line: Line,
    found: Found,
    known: Mapping[int, InstitutionRecord],
    index: Index,
    source: str,
    on: date,
) -> Planned:
    if line.aside:
        return Planned(line, found, Outcome.ASIDE, InstitutionRecord(), (), ())
    if line.faults or found.faults:
        return Planned(line, found, Outcome.REFUSED, InstitutionRecord(), (), ())
    if found.institution is None:
        after = becomes(line, InstitutionRecord(), source)
        codes = tuple((scheme, "", value) for scheme, value in line.codes.items())
        return Planned(line, found, Outcome.NEW, after, (), codes)
    before = known[found.institution]
    after = becomes(line, before, source)
    changes = differences(before, after, on)
    held = {scheme: index.held.get((found.institution, scheme), "") for scheme in line.codes}
    codes = new_codes(line, held)
    outcome = Outcome.CHANGED if changes or codes else Outcome.UNCHANGED
    return Planned(line, found, outcome, after, changes, codes)


def as_row(intake: RosterIntake, planned: Planned, fields: Mapping[str, int]) -> RosterLine:
    """Return a planned line as it is kept for the preview."""
    line = planned.line
    faults = [(f, True) for f in (*line.faults, *planned.found.faults)]
    notes = [(f, False) for f in (*line.notes, *planned.found.notes, *([line.aside] if line.aside else []))]
    return RosterLine(
        intake=intake,
        number=line.number,
        outcome=planned.outcome,
        name=line.name[:200],
        institution_id=planned.found.institution if planned.outcome != Outcome.REFUSED else None,
        values={**line.values, **{CODE + scheme: value for scheme, value in line.codes.items()}},
        changes=changes_of(planned),
        problems=[_problem(f, refuses, fields, line.number) for f, refuses in (*faults, *notes)],
        candidates=list(planned.found.candidates),
    )


def changes_of(planned: Planned) -> list[list[str]]:
    """Return [attribute, before, after] of everything that would change."""
    made = [[change.field, change.before, change.after] for change in planned.changes]
    return made + [
        [CODE + s, before, after] for s, before, after in planned.codes if planned.outcome != Outcome.NEW
    ]


def _problem(fault: Fault, refuses: bool, fields: Mapping[str, int], number: int) -> list[Any]:
    values = kept(fault.values)
    if "side_en" in values:  # a shift names the column where it begins
        values["cell"] = f"{get_column_letter(int(values['cell']) + 1)}{number}"
    column = fields.get(fault.field)
    cell = f"{get_column_letter(column + 1)}{number}" if column is not None else ""
    return [fault.code, values, cell, refuses]


def line_of(row: RosterLine) -> Line:
    """Return a stored line as it was read; the faults of matching are found again."""
    values = {name: value for name, value in row.values.items() if not name.startswith(CODE)}
    codes = {name.removeprefix(CODE): value for name, value in row.values.items() if name.startswith(CODE)}
    return Line(row.number, values, codes)


def same(row: RosterLine, planned: Planned) -> bool:
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
