"""Two versions of a report compared word by word; Thai words are those of the dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from prakan.domain.thai_search import cut

RUNS = re.compile("[\u0e00-\u0e7f]+|[^\\W\u0e00-\u0e7f]+|\\s+|[^\\w\\s]")


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text and what became of it."""

    change: Change
    text: str


def words(text: str) -> list[str]:
    """Return a text as words, spaces and signs; put together they are the text again."""
    return [word for run in RUNS.findall(text) for word in _inside(run)]


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """Return a text before and after as pieces: those removed stand before those added."""
    old, new = words(before), words(after)
    pieces: list[Piece] = []
    for name, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if name == "equal":
            pieces.append(Piece(Change.SAME, "".join(old[a:b])))
            continue
        pieces += [Piece(Change.REMOVED, "".join(old[a:b]))] if b > a else []
        pieces += [Piece(Change.ADDED, "".join(new[c:d]))] if d > c else []
    return tuple(pieces)


def changed(before: Mapping[str, str], after: Mapping[str, str], keys: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of the sections that differ, in the order given."""
    return tuple(key for key in keys if before.get(key, "") != after.get(key, ""))


def _inside(run: str) -> list[str]:
    if not "\u0e00" <= run[0] <= "\u0e7f":
        return [run]
    found = cut(run)
    return found if "".join(found) == run else [run]
