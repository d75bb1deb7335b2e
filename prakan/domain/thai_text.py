"""Thai text as people type it, set right: one spelling of each letter, nothing unseen."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from prakan.domain.numbers import SPACES, UNSEEN

ABOVE, BELOW, MARKS = "\u0e31\u0e34-\u0e37\u0e47\u0e4d", "\u0e38-\u0e3a", "\u0e48-\u0e4c\u0e4e"
NIKHAHIT_AA = re.compile(f"\u0e4d([{MARKS}]*)\u0e32")  # SARA AM typed as two characters, a tone mark between
MARK_BEFORE_VOWEL = re.compile(f"([{MARKS}]+)([{ABOVE}{BELOW}]+)")
REPEATED = re.compile(f"([{ABOVE}{BELOW}{MARKS}\u0e30\u0e32\u0e33])\\1+")
AM_AND_MARK = re.compile(f"\u0e33([{MARKS}])")  # a tone mark typed after SARA AM stands before it
TWO_SARA_E = "\u0e40\u0e40"
#: private characters of old Windows fonts, as copied from PDF files: shifted marks, letters without a foot
OLD_FONTS = dict(
    zip(
        range(0xF700, 0xF71B),
        "\u0e10\u0e34\u0e35\u0e36\u0e37"
        + "\u0e48\u0e49\u0e4a\u0e4b\u0e4c" * 2
        + "\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
BRACES = dict.fromkeys(map(ord, "{}[]<>|"), " ")  # left over from wikis and templates; nobody's name has them
QUOTES = dict.fromkeys(map(ord, "“”„‟«»″❝❞"), '"') | dict.fromkeys(map(ord, "‘’‚‛′`´"), "'")
CHARACTERS = UNSEEN | SPACES | OLD_FONTS | BRACES | QUOTES
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
MANY_SPACES = re.compile(r"\s+")
LOOSE_ENDS = " ,;'*_"
#: what a text that is as it was meant does not have: most names of a roster need no cleaning
UNSEEMLY = re.escape("".join(map(chr, CHARACTERS)))
UNCLEAN = re.compile(
    f'[{UNSEEMLY}\x00-\x1f\x7f\ufffd"()\u0e4d]|{TWO_SARA_E}|\\s\\s|^[{LOOSE_ENDS}]'
    f"|[{LOOSE_ENDS}]\\Z|[{MARKS}][{ABOVE}{BELOW}]|\u0e33[{MARKS}]"
    f"|([{ABOVE}{BELOW}{MARKS}\u0e30\u0e32\u0e33])\\1|[^\\S ]"
)
QUOTED = re.compile(r'"((?:[^"]|"")*)"')  # a file's own quoting, left by whoever cut it
TWO_QUOTES = re.compile('"{2,}')

TONES = re.compile("[\u0e47-\u0e4e]+")  # MAITAIKHU to YAMAKKAN: what typists leave out


@lru_cache(maxsize=8192)  # a roster says the same districts line after line
def clean(text: str) -> str:
    """Return text as it was meant: one spelling of each letter, nothing unseen, no stray braces or ends.

    Marks typed twice or in the wrong order are set right, SARA AM is one character, two SARA E are SARA AE,
    private characters of old fonts are letters, spaces of any kind are one space. Letters are not guessed.
    """
    if not UNCLEAN.search(text) and unicodedata.is_normalized("NFC", text):
        return text
    tidy = CONTROL.sub("", text).translate(CHARACTERS)
    tidy = unicodedata.normalize("NFC", tidy)
    previous = ""
    while tidy != previous:  # setting one mark right may bring two equal ones together
        previous, tidy = tidy, _marks_set_right(tidy)
    tidy = _without_loose_quotes(MANY_SPACES.sub(" ", tidy).strip(LOOSE_ENDS))
    return _without_loose_brackets(tidy)


def _marks_set_right(text: str) -> str:
    text = text.replace(TWO_SARA_E, "\u0e41")
    text = MARK_BEFORE_VOWEL.sub(r"\2\1", text)
    text = NIKHAHIT_AA.sub("\\1\u0e33", text)
    text = AM_AND_MARK.sub("\\1\u0e33", text)
    return REPEATED.sub(r"\1", text)


def _without_loose_quotes(text: str) -> str:
    """Return text without quotation marks that stand alone or around the whole."""
    while whole := QUOTED.fullmatch(text):
        text = whole[1].replace('""', '"').strip(LOOSE_ENDS)
    text = TWO_QUOTES.sub('"', text)
    return text if text.count('"') % 2 == 0 else _spaced(text, '"')


def _without_loose_brackets(text: str) -> str:
    return text if text.count("(") == text.count(")") else _spaced(text, "()")


def _spaced(text: str, signs: str) -> str:
    return MANY_SPACES.sub(" ", text.translate(str.maketrans(signs, " " * len(signs)))).strip(LOOSE_ENDS)


def without_tones(text: str) -> str:
    """Return text without the marks that typists leave out: tone marks, MAITAIKHU, THANTHAKHAT."""
    return TONES.sub("", text)
