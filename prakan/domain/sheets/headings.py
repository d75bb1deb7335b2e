"""Headings: what each is called, and finding the row of them in a sheet that someone else laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from prakan.domain.numbers import cleaned
from prakan.domain.text import Text

CLOSE = 84  # of 100: "ชือรายการ" is still the heading of names
LOOK = 40  # rows that may stand above the headings
FEWEST = 2  # headings that make a row of headings
LONGEST = 60  # characters; longer words are a sentence, not a heading
NOISE = re.compile(r"[\s()\[\]{}/\\.,:;*\-–_'\"“”]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its field, its heading in exported files, and other words that mean it."""

    field: str
    name: Text
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand: lines (1-based, first and last), and the column (0-based) of each field."""

    first: int
    last: int
    columns: dict[str, int]
    texts: dict[int, str]  # column -> heading as written
    twice: tuple[tuple[int, int], ...] = ()  # columns that mean what an earlier one means
    unknown: dict[int, str] = field(default_factory=dict)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a heading without spaces, punctuation and capitals."""
    return NOISE.sub("", cleaned(text).lower())


class Vocabulary:
    """What the headings of one kind of sheet may be called."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        self.words: tuple[tuple[str, str], ...] = tuple(
            (plain(word), heading.field)
            for heading in headings
            for word in (heading.name.th, heading.name.en, *heading.others)
        )
        self.exact: dict[str, str] = dict(self.words)

    def meaning(self, text: str) -> tuple[float, str]:
        """Return how surely (of 100) a heading means which field; (0, "") when nothing is near."""
        word = plain(text)
        if not word or len(word) > LONGEST:
            return 0, ""
        if word in self.exact:
            return 100, self.exact[word]
        if len(word) < 4:
            return 0, ""  # too short to guess
        best = max((fuzz.ratio(word, known), name) for known, name in self.words)
        return best if best[0] >= CLOSE else (0, "")

    def find_header(self, rows: Sequence[Sequence[object]], needed: str = "") -> Header | None:
        """Return the best row of headings among the first rows, of one or two lines; None without one.

        ``needed`` names a field that a row of headings must have.
        """
        found = [h for h in self._candidates(rows[:LOOK]) if not needed or needed in h.columns]
        good = [header for header in found if len(header.columns) >= FEWEST]
        return max(good, key=lambda h: (len(h.columns), h.first - h.last, -h.first), default=None)

    def _candidates(self, rows: Sequence[Sequence[object]]) -> Iterator[Header]:
        for number, row in enumerate(rows):
            single = self._header(number + 1, number + 1, [(_word(cell),) for cell in row])
            yield single
            if number + 1 < len(rows) and not any(_is_value(cell) for cell in rows[number + 1]):
                double = self._header(number + 1, number + 2, pairs(row, rows[number + 1]))
                if len(double.columns) > len(single.columns):
                    yield double

    def _header(self, first: int, last: int, names: Sequence[tuple[str, ...]]) -> Header:
        scored = []
        for column, choices in enumerate(names):
            best = max((self.meaning(choice) for choice in choices if choice), default=(0, ""))
            scored.append((best[0], column, best[1]))
        columns: dict[str, int] = {}
        twice, unknown = [], {}
        for score, column, name in sorted(scored, key=lambda s: (-s[0], s[1])):
            if score and name not in columns:
                columns[name] = column
            elif score:
                twice.append((column, columns[name]))
            elif names[column] and names[column][0]:
                unknown[column] = names[column][0]
        texts = {column: " ".join(names[column][0].split()) for column in columns.values()}
        return Header(first, last, columns, texts, tuple(twice), unknown)


def _is_value(cell: object) -> bool:
    """Numbers and dates stand in rows of data, not in the second line of headings."""
    return isinstance(cell, (int, float, date)) or (isinstance(cell, str) and cleaned(cell).isdecimal())


def _word(cell: object) -> str:
    return cleaned(cell) if isinstance(cell, str) else ""


def pairs(top: Sequence[object], bottom: Sequence[object]) -> list[tuple[str, ...]]:
    """Return what each column of a header of two lines may be called: both together, the lower, the upper."""
    above = ""
    found: list[tuple[str, ...]] = []
    for column in range(max(len(top), len(bottom))):
        here = _word(top[column]) if column < len(top) else ""
        below = _word(bottom[column]) if column < len(bottom) else ""
        above = here or above  # a merged heading stands over the columns to its right
        found.append((f"{above} {below}", below, here) if below else (here,))
    return found
