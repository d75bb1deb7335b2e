"""Thai dictionary order as a key that every database sorts alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from prakan.domain.numbers import arabic
from prakan.domain.thai_text import clean

LEAD_VOWEL = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")  # written before its consonant, sorted after it
MAX_DIGITS = 12
NUMBERS = re.compile(r"(\d+)")

#: order of the letters after numbers: consonants, vowels, Latin (CLDR, language th). Each has two hexadecimal
#: digits, so that sorting needs no rules of a language; 00 ends the letters.
LETTERS = (
    *map(chr, range(0x0E01, 0x0E2F)),
    *map(chr, range(0x0E30, 0x0E3A)),
    *map(chr, range(0x0E40, 0x0E45)),
    *"\u0e4d\u0e3a",
    *"abcdefghijklmnopqrstuvwxyz",
)
WEIGHTS = {letter: f"{at:02x}" for at, letter in enumerate(LETTERS, 0x30)}
WEIGHTS["\u0e45"] = WEIGHTS["\u0e32"]  # LAKKHANGYAO is a longer SARA AA
SIGNS = frozenset("\u0e2f\u0e46")  # PAIYANNOI and MAIYAMOK count as signs
OTHER = "f0"  # letters of other scripts stand last, by their code points
#: marks count only between words that are otherwise equal, the first difference deciding
MARKS = {mark: str(at) for at, mark in enumerate("\u0e4e\u0e4c\u0e47\u0e48\u0e49\u0e4a\u0e4b", 2)}
NO_MARK = "1"


class Letters(dict[int, str]):
    """What each character is in the first part of a key; other scripts as they come."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        counts = character.isalpha() and character not in SIGNS
        self[code] = weight = WEIGHTS.get(character) or (f"{OTHER}{code:06x}" if counts else "")
        return weight


class Marks(dict[int, str]):
    """What each character is in the second part of a key: a mark, or none for a letter."""

    def __missing__(self, code: int) -> str:
        self[code] = mark = MARKS.get(chr(code)) or (NO_MARK if LETTER_OF[code] else "")
        return mark


LETTER_OF = Letters({ord(mark): "" for mark in MARKS})
MARK_OF = Marks()


def as_sounded(text: str) -> str:
    """Return text with every vowel that is written before its consonant after it."""
    parts = LEAD_VOWEL.split(text)  # between, vowel, consonant, between, …
    parts[1::3], parts[2::3] = parts[2::3], parts[1::3]
    return "".join(parts)


@lru_cache(maxsize=8192)  # asked for several times while a line is at hand
def sort_key(text: str) -> str:
    """Return the key by which texts stand in the order of the Thai dictionary.

    A vowel written before its consonant sorts after it; tone marks decide between otherwise equal words;
    spaces and signs do not count; numbers stand by their values. The key holds 0-9 and a-f only, two for each
    letter: SQLite, PostgreSQL of any locale and other engines sort it alike.
    """
    plain = arabic(clean(text)).casefold()
    letters: list[str] = []
    marks: list[str] = []
    for piece in NUMBERS.split(as_sounded(plain)):
        if piece.isdecimal():
            letters.append(_number(piece))
            marks.append(NO_MARK)
        else:
            letters.append(piece.translate(LETTER_OF))
            marks.append(piece.translate(MARK_OF))
    seconds = "".join(marks).rstrip(NO_MARK)
    return "".join(letters) + (f"00{seconds}" if seconds else "")


def _number(digits: str) -> str:
    """Return the weight of a number: first how long it is, then its digits."""
    digits = "".join(str(unicodedata.decimal(d)) for d in digits).lstrip("0") or "0"
    return f"{0x10 + min(len(digits), MAX_DIGITS):02x}" + "".join(f"2{d}" for d in digits)
