"""How people write the names of places: words for the level, short forms, several levels in one cell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from prakan.domain.numbers import arabic, nothing
from prakan.domain.thai_text import clean, without_tones

Level = Literal["subdistrict", "district", "province"]
LEVELS: tuple[Level, ...] = ("subdistrict", "district", "province")

#: the words before a name. A single letter counts only with its full stop or a space, for "อ" begins many
#: names; most words count only at the beginning, for "สามตำบล" and "สนามชัยเขต" are names
WORDS: dict[Level, tuple[str, str]] = {
    "subdistrict": (r"ตำบล|แขวง|ต(?:\.|(?=\s))", ""),
    "district": (r"กิ่ง\s?อ\.|เขต|อ(?:\.|(?=\s))|(?:amphoe|khet)\s", r"กิ่ง\s?อำเภอ|อำเภอ"),
    "province": (r"จ\.?ว\.|จ(?:\.(?!ป\.)|(?=\s))|changwat\s", "จังหวัด"),
}
BEGINNING = r"(?:^|(?<=[\s)/,]))"
MARKER = re.compile(
    "|".join(
        f"(?P<{level}>{BEGINNING}(?:{first}){f'|{anywhere}' if anywhere else ''})"
        for level, (first, anywhere) in WORDS.items()
    ),
    re.IGNORECASE,
)
NOT_A_LETTER = re.compile(r"[^\w\u0e31-\u0e3a\u0e47-\u0e4e]|[_\u0e2f]")
ENGLISH_TAIL = re.compile(r"(?<=\w)\s(?:province|district|subdistrict|sub-district)$")
LOOSE = " ,;/-"

#: short names of provinces in common use, without tone marks
SHORT_PROVINCES = {"กทม": "10", "กรุงเทพ": "10", "กท": "10", "อยุธยา": "14", "โคราช": "30", "ayutthaya": "14"}
CAPITAL = "เมือง"


@lru_cache(maxsize=65_536)
def split_levels(text: str) -> dict[Level, str]:
    """Return the names in a cell by the level that the word before each says; "" for one without such a word.

    "ต.ระแหง อ.เมือง จ.ตาก" gives all three; "ระแหง" gives nothing, for the column must tell.
    """
    tidy = clean(text)
    marks = list(MARKER.finditer(tidy))
    found: dict[Level, str] = {}
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        level = _level(mark)
        name = tidy[mark.end() : after.start() if after else None].strip(LOOSE)
        found.setdefault(level, name)
    return found


def _level(mark: re.Match[str]) -> Level:
    return next(level for level in LEVELS if mark[level] is not None)


def bare(text: str, level: Level) -> str:
    """Return a cell's name without the word for its level; "" for an empty cell, a dash or "ไม่ทราบ"."""
    if nothing(text) is not None:
        return ""
    told = split_levels(text)
    if told:
        return told.get(level) or _unmarked(text)
    tidy = clean(text)  # no word for a level in it
    return tidy if tidy == text or nothing(tidy) is None else ""


def _unmarked(text: str) -> str:
    tidy = clean(text)
    if nothing(tidy) is not None:
        return ""
    mark = MARKER.search(tidy)
    return tidy if mark is None else tidy[: mark.start()].strip(LOOSE)


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """Return the key of a bare name: Arabic digits, lower case, no spaces and signs. Tone marks stay."""
    plain = ENGLISH_TAIL.sub("", arabic(clean(name)).casefold())
    return NOT_A_LETTER.sub("", plain)


def loose_key(name: str) -> str:
    """Return the key without the marks that typists leave out."""
    return without_tones(key(name))
