"""The parts of targets in a file: read beside what is stored, and written when they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prakan.domain.plan_sheet.parts import COLUMNS, SheetPart, read_parts, with_keys, write_parts
from prakan.domain.sheets.headings import Header
from prakan.planning.actions.plan_import.lines import Line, as_text, cell_name
from prakan.planning.actions.plan_import.views import Change
from prakan.planning.models import PlanRow, PlanVersion, TargetPart

FIELDS = ("key", "role", "label_th", "label_en", "value", "unit_th", "unit_en")
BATCH = 500


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one row: before and after."""

    before: tuple[SheetPart, ...]
    after: tuple[SheetPart, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return each column that differs, by the lines of its cell that do."""
        return tuple(change for name, role in COLUMNS.items() if (change := self._change(name, role)))

    def _change(self, name: str, role: str) -> Change | None:
        old, new = (
            write_parts(part for part in parts if part.role == role) for parts in (self.before, self.after)
        )
        if old == new:
            return None
        lines, others = old.split("\n"), new.split("\n")
        gone = "\n".join(line for line in lines if line not in others)
        come = "\n".join(line for line in others if line not in lines)
        return Change(name, gone, come) if gone != come else Change(name, old, new)  # only the order differs


def stored_parts(version: PlanVersion) -> Mapping[int, tuple[SheetPart, ...]]:
    """Return the parts of every row of a version, by the row's id."""
    found: dict[int, list[SheetPart]] = defaultdict(list)
    for part in TargetPart.objects.filter(row__version=version).order_by("row_id", "position"):
        found[part.row_id].append(SheetPart(**{name: getattr(part, name) for name in FIELDS}))
    return {row: tuple(parts) for row, parts in found.items()}


def given_parts(line: Line, header: Header, before: tuple[SheetPart, ...], *, whole: bool) -> Parts:
    """Return a row's parts as a line gives them; faults go to the line.

    A role without a column stays as it is; so does one with an empty cell, unless the line is ``whole``.
    """
    after: list[SheetPart] = []
    for column, role in COLUMNS.items():
        stored = tuple(part for part in before if part.role == role)
        value = line.values.get(column)
        text = "" if value is None else as_text(value).strip()
        if column not in header.columns or not (text or whole):
            after += stored
            continue
        place = cell_name(header, column, line.number)
        parts, faults = read_parts(text, role, place)
        keyed, twice = with_keys(parts, before, place)
        line.faults += [*faults, *twice]
        after += keyed
    return Parts(before, tuple(after))


def save_parts(rows: Iterable[tuple[PlanRow, Parts]]) -> None:
    """Write the parts of rows in which they differ, replacing those before."""
    differing = [(row, parts.after) for row, parts in rows if parts.changes]
    TargetPart.objects.filter(row__in=[row for row, _ in differing]).delete()
    TargetPart.objects.bulk_create(
        [
            TargetPart(row=row, position=n, **{name: getattr(part, name) for name in FIELDS})
            for row, parts in differing
            for n, part in enumerate(parts)
        ],
        batch_size=BATCH,
    )
