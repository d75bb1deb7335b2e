"""Words of names for an index: where a reader may begin to type, as keys that every database sorts alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from prakan.domain.numbers import arabic
from prakan.domain.thai_names import bare, match_key
from prakan.domain.thai_order import OTHER, WEIGHTS, as_sounded
from prakan.domain.thai_search import search_words
from prakan.domain.thai_text import clean

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
    return bare(arabic(clean(text)).casefold())


@lru_cache(maxsize=16_384)
def key_of(text: str) -> str:
    """Return the key of letters: a text that begins with others has a key that begins with theirs.

    Two characters of 0-9 and a-f a letter, eight for letters of other scripts. A vowel written before its
    consonant stands after it, as in the dictionary, so one at the end is left out until its consonant comes.
    """
    return as_sounded(text.rstrip(LEAD_VOWELS)).translate(WEIGHT_OF)[:LONGEST]


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
    return frozenset(_in_order(name_th, name_en))


@lru_cache(maxsize=8192)
def _in_order(name_th: str, name_en: str) -> tuple[Term, ...]:
    thai = _keys_within(name_th, match_key(name_th))
    english = _keys_within(name_en, letters(name_en)) if name_en else []
    keys = dict.fromkeys((*thai[1:], *english[1:]), False)
    keys |= dict.fromkeys((*thai[:1], *english[:1]), True)
    keys.pop("", None)
    return tuple([Term(key, keys[key]) for key in sorted(keys)])


Names = tuple[str, str]  # Thai, English


def all_terms(now: Names, before: Sequence[Names]) -> dict[Term, bool]:
    """Return the terms of names carried now and before: term -> whether only a former name has it.

    Those of now in the order of their keys, then those of before.
    """
    found = dict.fromkeys(_in_order(*now), False)
    if not before:
        return found
    held = {term.key for term in found}
    past = {term for names in before for term in terms_of(*names) if term.key not in held}
    begins = {term.key for term in past if term.first}
    return found | {term: True for term in sorted(past) if term.first or term.key not in begins}


def _keys_within(name: str, whole: str) -> list[str]:
    """Return the key of the whole name (its letters), then of each word but the first with what follows it.

    Too short a rest has none.
    """
    words = [_bare_word(word) for word in search_words(name)]
    told = "".join(words)  # with the word for its kind, which the whole has not
    starts = [at for at in accumulate(map(len, words[:-1])) if len(told) - at >= NEAREST]
    if not told.endswith(whole):  # in another order, or shortened
        return [key_of(whole), *_keys_from(told, starts)]
    return _keys_from(told, [len(told) - len(whole), *starts])


def _keys_from(text: str, starts: Sequence[int]) -> list[str]:
    """Return ``key_of(text[at:])`` for each start; nearly always a piece of one key of the whole."""
    stripped = text.rstrip(LEAD_VOWELS)
    key = as_sounded(stripped).translate(WEIGHT_OF)
    if len(key) != 2 * len(stripped):  # a letter of another script, which is longer
        return [key_of(text[at:]) for at in starts]
    return [
        key_of(text[at:]) if at and text[at - 1] in LEAD_VOWELS else key[2 * at : 2 * at + LONGEST]
        for at in starts
    ]


@lru_cache(maxsize=16_384)  # a country's names are made of some thousand words
def _bare_word(word: str) -> str:
    return bare(word)
