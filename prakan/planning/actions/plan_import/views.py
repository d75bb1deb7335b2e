"""What an import would do, shown before it is done: line by line, with every fault."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from prakan.domain.problems import Fault


class Outcome(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Change:
    """A field before and after, as text."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of the file: its letter, its heading as written, the field it was taken for ("" for none)."""

    letter: str
    heading: str
    field: str


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the file; a fault's field is the cell it is about ("C14")."""

    line: int
    outcome: Outcome
    ref: str
    parent: str
    kind: str
    code: str
    name: str
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]  # worth a look, in nobody's way


@dataclass(frozen=True, slots=True)
class SkippedView:
    """A line set aside on purpose, and why."""

    line: int
    why: Fault


@dataclass(frozen=True, slots=True)
class AbsentView:
    """A row of the plan that the file does not have; it stays unless its removal is asked for.

    One with rows under it that the file does have cannot be removed.
    """

    ref: str
    code: str
    name: str
    removable: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do to a draft; ``digest`` tells whether that is still so when it is confirmed."""

    name: str
    sheet: str
    version_id: int
    year: int
    header: tuple[int, int]  # first and last line of the headings
    columns: tuple[ColumnView, ...]
    lines: tuple[LineView, ...]
    skipped: tuple[SkippedView, ...]
    absent: tuple[AbsentView, ...]
    faults: tuple[Fault, ...]  # of the file as a whole

    @property
    def counts(self) -> dict[str, int]:
        """Return how many lines have which outcome."""
        found = Counter(line.outcome for line in self.lines)
        return {outcome.value: found[outcome] for outcome in Outcome}

    @property
    def removable(self) -> tuple[AbsentView, ...]:
        """Return the rows that may be removed because the file does not have them."""
        return tuple(row for row in self.absent if row.removable)

    @property
    def ok(self) -> bool:
        """Whether all of it can be imported."""
        return not self.faults and not any(line.faults for line in self.lines)

    @property
    def digest(self) -> str:
        """Return the sha256 (hex) of what would be done."""
        said = [
            [v.line, v.outcome, v.ref, v.parent, v.name, [[c.field, c.before, c.after] for c in v.changes]]
            for v in self.lines
        ]
        gone = [row.ref for row in self.absent if row.removable]
        content = json.dumps([self.version_id, said, gone], ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()
