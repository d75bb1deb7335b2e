"""Search in Thai: words for an index, groups of three letters, and near names for "did you mean"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files

from nlpo3 import load_dict, segment
from rapidfuzz import fuzz, process

from prakan.domain.numbers import arabic
from prakan.domain.thai_names import match_key
from prakan.domain.thai_text import clean

PIECES = re.compile(
    r"[^\W_\u0e2f\u0e46](?:[^\W_\u0e2f\u0e46]|[\u0e31-\u0e3a\u0e47-\u0e4e])*"
)  # between signs
EDGE = "\u0020"  # a name's beginning and end are letters of their own
DICTIONARY = "words"
NEAR = 70.0  # of 100: one letter of eight may be wrong, missing or too many


@dataclass(frozen=True, slots=True)
class Near:
    """A name near the one asked for: its place in the list given and how near, 100 for the same."""

    name: str
    at: int
    score: float


def search_words(text: str) -> tuple[str, ...]:
    """Return the words of a text for an index, in their order: Arabic digits, lower case, no signs.

    Thai puts no spaces between words: they are found by the longest words of a dictionary (newmm, as nlpO3
    does it). The first call loads the dictionary, about a tenth of a second.
    """
    _load()
    plain = arabic(clean(text)).casefold()
    return tuple(word for piece in PIECES.findall(plain) for word in segment(piece, DICTIONARY, safe=True))


def cut(text: str) -> list[str]:
    """Return a run of Thai letters as the words of the dictionary, as they stand: nothing is set right."""
    _load()
    return list(segment(text, DICTIONARY, safe=True))


@cache
def _load() -> None:
    """Load the words of PyThaiNLP's dictionary, which comes with it (CC0): nothing is fetched."""
    with as_file(files("pythainlp.corpus") / "words_th.txt") as words:
        load_dict(str(words), DICTIONARY)


@lru_cache(maxsize=131_072)
def trigrams(text: str) -> frozenset[str]:
    """Return the groups of three letters of a name's key: two names that share many are spelt alike."""
    key = f"{EDGE}{EDGE}{match_key(text)}{EDGE}"
    return frozenset(key[at : at + 3] for at in range(len(key) - 2)) if key.strip() else frozenset()


def similarity(first: str, second: str) -> float:
    """Return how alike two names are, 0 to 100, by their keys (see ``match_key``)."""
    one, other = match_key(first), match_key(second)
    return fuzz.ratio(one, other) if one and other else 0.0


def did_you_mean(
    asked: str, names: Sequence[str], *, limit: int = 5, least: float = NEAR
) -> tuple[Near, ...]:
    """Return the names nearest to the one asked for, the nearest first; none below ``least`` of 100."""
    wanted = match_key(asked)
    if not wanted:
        return ()
    keys = _keys(names)
    found = process.extract(wanted, keys, scorer=fuzz.ratio, limit=limit, score_cutoff=least)
    return tuple(Near(names[at], at, score) for _, score, at in found)


def _keys(names: Iterable[str]) -> list[str]:
    return [match_key(name) for name in names]
