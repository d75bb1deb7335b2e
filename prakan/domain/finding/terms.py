"""Words of names for an index: where a reader may begin to type, as keys that every database sorts alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from prakan.domain.numbers import DIGITS
from prakan.domain.thai_names import NOT_A_LETTER, ONE_OF_TWO, match_key
from prakan.domain.thai_order import LEAD_VOWEL, OTHER, WEIGHTS
from prakan.domain.thai_search import search_words
from prakan.domain.thai_text import clean, without_tones

LONGEST = 120  # characters of a key: sixty letters
LEAD_VOWELS = "\u0e40\u0e41\u0e42\u0e43\u0e44"
ABOVE_ALL = "g"  # sorts after every character of a key
NEAREST = 2  # letters that a reader types before anything is looked for


class Term(NamedTuple):
    """A place in a name from which a reader may type: the key of the rest; ``first`` is the beginning."""

    key: str
    first: bool


def letters(text: str) -> str:
    """Return the letters of a text that count in searching: lower case, no tone marks, spaces and signs."""
    return _bare(clean(text).translate(DIGITS).casefold())


def _bare(plain: str) -> str:
    return without_tones(NOT_A_LETTER.sub("", plain).translate(ONE_OF_TWO))


@lru_cache(maxsize=16_384)
def key_of(text: str) -> str:
    """Return the key of letters: a text that begins with others has a key that begins with theirs.

    Two characters of 0-9 and a-f a letter, eight for letters of other scripts. A vowel written before its
    consonant stands after it, as in the dictionary, so one at the end is left out until its consonant comes.
    """
    whole = LEAD_VOWEL.sub(r"\2\1", text.rstrip(LEAD_VOWELS))
    return whole.translate(WEIGHT_OF)[:LONGEST]


class Weights(dict[int, str]):
    """What each letter is in a key; one of another script is worked out when it comes."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        digit = f"2{letter}" if letter.isascii() and letter.isdigit() else ""
        self[code] = weight = digit or WEIGHTS.get(letter) or f"{OTHER}{code:06x}"
        return weight


WEIGHT_OF = Weights()


def terms_of(name_th: str, name_en: str = "") -> frozenset[Term]:
    """Return the terms of an institution's names: the whole names, and each word with what follows it."""
    thai, english = match_key(name_th), letters(name_en)
    first = {key_of(name) for name in (thai, english) if name}
    rest = {key_of(tail) for name in (name_th, name_en) for tail in _tails(name)}
    return frozenset(
        {*(Term(key, True) for key in first), *(Term(key, False) for key in rest - first)} - EMPTY
    )


Names = tuple[str, str]  # Thai, English


def all_terms(now: Names, before: Sequence[Names]) -> dict[Term, bool]:
    """Return the terms of names carried now and before: term -> whether only a former name has it."""
    found = dict.fromkeys(terms_of(*now), False)
    if not before:
        return found
    held = {term.key for term in found}
    past = {term for names in before for term in terms_of(*names) if term.key not in held}
    begins = {term.key for term in past if term.first}
    return found | {term: True for term in past if term.first or term.key not in begins}


EMPTY = frozenset({Term("", True), Term("", False)})


@lru_cache(maxsize=8192)
def _tails(name: str) -> tuple[str, ...]:
    words = [_bare(word) for word in search_words(name)]
    tails = ("".join(words[at:]) for at in range(1, len(words)))
    return tuple(tail for tail in tails if len(tail) >= NEAREST)
