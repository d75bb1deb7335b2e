"""Cuts Thai text into pieces between which a line may break.

A typesetter that guesses words breaks names and compounds (สาก|ล, ก|พป); here the dictionary decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pythainlp.corpus import thai_words
from pythainlp.tokenize import syllable_tokenize, word_tokenize

MONTHS = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
UNITS = "แห่ง|คน|โครงการ|รายการ|กิจกรรม|เดือน|วัน|ครั้ง|ราย|เรื่อง|ฉบับ|ชุด|บาท|ล้านบาท|หน้า|ตัวชี้วัด"
BOUND = re.compile(
    rf"[พค]\.ศ\. ?\d{{4}}"  # a year and its era
    rf"|\d{{1,2}} (?:{MONTHS}) \d{{4}}|\d{{1,2}} (?:{MONTHS})"  # a day, its month and year
    rf"|\d[\d,.–-]* (?:{UNITS})(?![ก-๎])"  # a number and its unit
    r"|(?:[ก-ฮ]{1,5}\.)+"  # an abbreviation: สมศ., ก.พ.ร.
    r"|[\u0e01-\u0e3a\u0e40-\u0e4e]+(?: ?ๆ)?(?:(?<=ร้อยละ) \d(?:[\d.,–-]*\d)?)?"  # Thai letters
)
THAI = re.compile(r"[\u0e01-\u0e4e]")
MARKS = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
JOINS_LEFT = ("ๆ", " ๆ", "ฯ", "ฯลฯ")


def pieces(text: str, limit: int) -> list[str]:
    """Return the text as free, kept, free, kept, …: kept pieces never break, free ones break as usual.

    ``limit`` is how many letters fit on a line; longer words may break between syllables.
    Joining the pieces gives the text back unchanged.
    """
    found = [""]
    end = 0
    for match in BOUND.finditer(text):
        found[-1] += text[end : match.start()]
        end = match.end()
        if _is_words(match.group()):
            for word in _words(match.group(), limit):
                found += [word, ""]
        elif _letters(match.group()) <= limit:
            found += [match.group(), ""]
        else:
            found[-1] += match.group()
    found[-1] += text[end:]
    return found


def _is_words(stretch: str) -> bool:
    """Return whether a match is running Thai, and not a date, a number with its unit or an abbreviation."""
    return bool(THAI.match(stretch)) and "." not in stretch


def _words(stretch: str, limit: int) -> Iterator[str]:
    for word in _dictionary_words(stretch):
        if _letters(word) <= limit:
            yield word
        else:
            yield from _parts(word, limit)


@lru_cache(maxsize=20_000)
def _dictionary_words(stretch: str) -> tuple[str, ...]:
    """Return the words of a stretch of Thai letters; a mark or repetition sign stays with its word."""
    return _joined(word_tokenize(stretch, engine="newmm"))


@lru_cache(maxsize=2_000)
def _parts(word: str, limit: int) -> tuple[str, ...]:
    """Cut a word that is too long into the longest words that fit, and else into syllables."""
    syllables = _joined(syllable_tokenize(word, engine="dict"))
    found: list[str] = []
    at = 0
    while at < len(syllables):
        end = len(syllables)
        while end > at + 1 and not _fits("".join(syllables[at:end]), limit):
            end -= 1
        found.append("".join(syllables[at:end]))
        at = end
    return tuple(found)


def _fits(word: str, limit: int) -> bool:
    return _letters(word) <= limit and word in thai_words()


def _joined(words: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for word in words:
        if found and (word in JOINS_LEFT or word.isspace() or found[-1][-1].isspace() or MARKS.match(word)):
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


def _letters(word: str) -> int:
    """Count what takes up width: marks above and below do not."""
    return len(MARKS.sub("", word))
