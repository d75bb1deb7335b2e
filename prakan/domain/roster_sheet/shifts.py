"""Lines whose cells slid into the next column: told by what the cells look like, never by one cell alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prakan.domain.roster_sheet.content import EVER_NEW, TESTS, as_text, looks_like

#: columns whose content is particular enough to witness a shift
WITNESSES = frozenset(
    {"name_th", "school10", "smis8", "ministry", "province", "district", "subdistrict", "postal_code",
     "latitude", "longitude", "kind", "learners", "size", "agency"}
) & set(TESTS)  # fmt: skip
LEAST_MISFITS = 2  # one strange cell is a slip, two may be a shift
LEAST_GAIN = 2  # witnesses that must fit better elsewhere


@dataclass(frozen=True, slots=True)
class Shift:
    """From a column (0-based) on, cells stand ``by`` columns too far right (1) or left (-1)."""

    column: int
    by: int
    true: dict[str, str]  # field -> what its cell would hold


def witnesses(fields: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return the fields that can witness a shift with their columns, from left to right."""
    return tuple(sorted(((f, c) for f, c in fields.items() if f in WITNESSES), key=lambda pair: pair[1]))


class Witness:
    """Tells lines with cells that do not look like their column; what repeats is looked at once.

    Asked last are the columns that differ from line to line: most lines are told before.
    """

    def __init__(self, seen: Sequence[tuple[str, int]]) -> None:
        self._known = [(column, TESTS[f], dict[str, bool]()) for f, column in seen if f not in EVER_NEW]
        self._new = [(column, TESTS[f]) for f, column in sorted(seen, key=_dearest_last) if f in EVER_NEW]

    def strange(self, texts: Sequence[str]) -> bool:
        """Return whether ``LEAST_MISFITS`` filled cells of a line, as texts, do not look the part."""
        found, width = 0, len(texts)
        for column, test, known in self._known:
            if column < width and (text := texts[column]):
                fits = known.get(text)
                if fits is None:
                    fits = known[text] = test(text)
                found += not fits
        for left, (column, test) in zip(range(len(self._new), 0, -1), self._new, strict=True):
            if found + left < LEAST_MISFITS:  # whatever the rest looks like
                return False
            found += column < width and bool(text := texts[column]) and not test(text)
        return found >= LEAST_MISFITS


def _dearest_last(seen: tuple[str, int]) -> bool:
    return seen[0] == "name_th"


def find_shift(row: Sequence[object], seen: Sequence[tuple[str, int]]) -> Shift | None:
    """Return the shift that makes most cells fit, None when moving helps too little.

    Only asked where at least ``LEAST_MISFITS`` cells look strange.
    """
    here = _fits(row, seen, 0, 0)
    tries = [
        (_fits(row, seen, column, by), -index, column, by)
        for by in (1, -1)
        for index, (_, column) in enumerate(seen)
        if _free(row, column, by)
    ]
    best = max(tries, default=None)
    if best is None or best[0] < here + LEAST_GAIN:
        return None
    _, _, column, by = best
    true = {f: _at(row, c + by if c >= column else c) for f, c in seen}
    return Shift(column, by, true)


def _free(row: Sequence[object], column: int, by: int) -> bool:
    """A shift to the left has swallowed the cell before it: that one must not fit where it stands."""
    return by > 0 or column + by >= 0


def _fits(row: Sequence[object], seen: Sequence[tuple[str, int]], start: int, by: int) -> int:
    moved = ((field, _at(row, column + by if column >= start else column)) for field, column in seen)
    return sum(bool(text) and looks_like(field, text) for field, text in moved)


def _at(row: Sequence[object], column: int) -> str:
    return as_text(row[column]) if 0 <= column < len(row) else ""
