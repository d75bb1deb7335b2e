"""Finding words in Thai and English texts: no spaces needed, digits and small marks do not matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
JOINERS = dict.fromkeys((0x2060, 0x200B, 0x200C, 0x200D, 0xFEFF))

EXACT, START, INSIDE, SCATTERED, NONE = 4, 3, 2, 1, 0


@lru_cache(maxsize=8192)  # every search looks through the same names
def folded(text: str) -> str:
    """Return a text for comparing: lower case, Arabic digits, single spaces, no invisible joiners."""
    plain = unicodedata.normalize("NFC", text).translate(JOINERS).translate(THAI_DIGITS)
    return " ".join(plain.casefold().split())


def closeness(asked: str, texts: Iterable[str]) -> int:
    """Return how well any of ``texts`` answers what was asked, 0 for not at all.

    4 the same, 3 begins with it, 2 holds it in one piece (spaces apart), 1 holds each of its words.
    """
    wanted = folded(asked)
    if not wanted:
        return NONE
    return max((_one(wanted, folded(text)) for text in texts if text), default=NONE)


def _one(wanted: str, text: str) -> int:
    if text == wanted:
        return EXACT
    close_wanted, close_text = wanted.replace(" ", ""), text.replace(" ", "")
    if close_text.startswith(close_wanted):
        return START
    if close_wanted in close_text:
        return INSIDE
    return SCATTERED if all(word in text for word in wanted.split()) else NONE
