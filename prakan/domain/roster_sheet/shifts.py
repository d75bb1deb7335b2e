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
    """Counts the cells of a line that do not look like their column; what repeats is looked at once."""

    def __init__(self, seen: Sequence[tuple[str, int]]) -> None:
        self._seen = [(column, TESTS[field], field in EVER_NEW, dict[str, bool]()) for field, column in seen]

    def misfits(self, texts: Sequence[str]) -> int:
        """Return how many filled cells of a line, as texts, do not look like their column."""
        found, width = 0, len(texts)
        for column, test, ever_new, known in self._seen:
            if column >= width or not (text := texts[column]):
                continue
            fits = test(text) if ever_new else known.get(text)
            if fits is None:
                fits = known[text] = test(text)
            found += not fits
        return found


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
