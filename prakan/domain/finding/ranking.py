"""The order of answers: what answers best first, then open ones, then the order of the Thai dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice
from typing import NamedTuple

from rapidfuzz import fuzz, process

LEAST = 72.0  # of 100: one letter of six may be wrong, missing or too many
SHORTEST = 4  # letters from which a misspelling can be told from another word
MOST_NEAR = 20
LENGTHS = 3  # letters by which a misspelt name may be longer or shorter

KIND_BEHIND = re.compile("(?:international)?(?:school|college|university|childdevelopmentcentre)$")


class Answer(IntEnum):
    """How a candidate answers, the best first."""

    CODE = 0
    CODE_BEFORE = 1  # a code that it carried once
    SAME = 2  # the name itself
    BEGINS = 3
    INSIDE = 4  # a word in the name begins so
    SCATTERED = 5
    NAME_BEFORE = 6  # a name that it carried once
    PLACE = 7  # it lies there, or belongs to that agency
    NEAR = 8  # the name is spelt alike


class Lead(NamedTuple):
    """An institution that may be meant; ``distance`` of 100 is 0 for the same spelling."""

    answer: Answer
    distance: float
    id: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A lead with what decides between equal answers."""

    lead: Lead
    of_kind: bool  # it is what the question says it is, or the question does not say
    is_open: bool
    sort_key: str


def best(leads: Iterable[Lead]) -> dict[int, Lead]:
    """Return each institution's best lead, by its id."""
    found: dict[int, Lead] = {}
    for lead in leads:
        found[lead.id] = min(lead, found.get(lead.id, lead))
    return found


def ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates in the order of answers, the best first; the same on every database."""
    return tuple(sorted(candidates, key=_place))


def _place(one: Candidate) -> tuple[int, float, bool, bool, str, int]:
    lead = one.lead
    return lead.answer, lead.distance, not one.of_kind, not one.is_open, one.sort_key, lead.id


@dataclass(frozen=True, slots=True)
class Spellings:
    """What misspelt names are compared with: the spellings by length, and the names that each stands for."""

    by_length: Mapping[int, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, names: Iterable[str]) -> Spellings:
        """Return the spellings of names (letters); an English one stands without the word for its kind."""
        kept: dict[int, list[str]] = {}
        meant: dict[str, list[str]] = {}
        for name in sorted(set(names) - {""}):
            spelling = KIND_BEHIND.sub("", name) or name
            if spelling not in meant:
                kept.setdefault(len(spelling), []).append(spelling)
            meant.setdefault(spelling, []).append(name)
        return cls(
            {length: tuple(same) for length, same in kept.items()}, {s: tuple(n) for s, n in meant.items()}
        )

    def near(self, asked: str) -> dict[str, float]:
        """Return the names spelt like the one asked for and their distances: the twenty nearest spellings."""
        wanted = KIND_BEHIND.sub("", asked)
        if len(wanted) < SHORTEST:
            return {}
        lengths = range(len(wanted) - LENGTHS, len(wanted) + LENGTHS + 1)
        found = [
            (round(100 - score, 2), spelling)
            for length in lengths
            if (alike := self.by_length.get(length))
            for spelling, score, _ in process.extract(
                wanted, alike, scorer=fuzz.ratio, score_cutoff=LEAST, limit=MOST_NEAR
            )
        ]
        return self._names(sorted(found)[:MOST_NEAR])

    def holding(self, asked: str) -> dict[str, float]:
        """Return names that hold the letters asked for anywhere, the shortest first; at most twenty."""
        found = ((0.0, s) for length in sorted(self.by_length) for s in self.by_length[length] if asked in s)
        return self._names(islice(found, MOST_NEAR))

    def _names(self, found: Iterable[tuple[float, str]]) -> dict[str, float]:
        return {name: distance for distance, spelling in found for name in self.names[spelling]}
