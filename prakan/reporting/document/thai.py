"""Cuts Thai text into pieces between which a line may break.

A typesetter that guesses words breaks names and compounds (สาก|ล, ก|พป); here the dictionary decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from math import log

from pythainlp.corpus import thai_syllables, thai_words
from pythainlp.corpus.ttc import unigram_word_freqs

MONTHS = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
UNITS = "แห่ง|คน|โครงการ|รายการ|กิจกรรม|เดือน|วัน|ครั้ง|ราย|เรื่อง|ฉบับ|ชุด|บาท|ล้านบาท|หน้า|ตัวชี้วัด"
BOUND = re.compile(
    rf"[พค]\.ศ\. ?\d{{4}}"  # a year and its era
    rf"|\d{{1,2}} (?:{MONTHS}) \d{{4}}|\d{{1,2}} (?:{MONTHS})"  # a day, its month and year
    rf"|\d[\d,.–-]* (?:{UNITS})(?![ก-๎])"  # a number and its unit
    r"|(?:[ก-ฮ]{1,5}\.)+"  # an abbreviation: สมศ., ก.พ.ร.
    r"|ฯลฯ"
    r"|(?<![ก-๎])[ก-ฮ]{2,5}(?![ก-๎])"  # bare consonants: กพอ, สมศ
    r"|[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e]+(?:ฯลฯ|ฯ| ?ๆ|(?<=ร้อยละ) \d(?:[\d.,–-]*\d)?)?"  # running Thai
)
THAI = re.compile(r"[\u0e01-\u0e4e]")
MARKS = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
ABBREVIATION = re.compile(r"ฯ|[ก-ฮ]{2,5}$|[ก-ฮ]{1,5}\.")
TAIL = re.compile(r"(?:ฯลฯ|ฯ| ?ๆ| \d.*)$")
NEVER_FIRST = re.compile(r"[\u0e30-\u0e3a\u0e45-\u0e4e]")  # a vowel or mark that follows its consonant
NEVER_LAST = "เแโใไ"  # a vowel before its consonant
LONGEST = 24  # letters of the longest entry worth trying
KNOWN, LONE_LETTER, UNKNOWN = 1000, 2500, 3000  # what a word, a lone letter, an unknown cluster cost
RARE = 20  # what a word costs more for each factor e by which it is rarer


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
        elif letters(match.group()) <= limit:
            found += [match.group(), ""]
        else:
            found[-1] += match.group()
    found[-1] += text[end:]
    return found


def _is_words(stretch: str) -> bool:
    """Return whether a match is running Thai, and not a date, a number with its unit or an abbreviation."""
    return bool(THAI.match(stretch)) and not ABBREVIATION.match(stretch)


def _words(stretch: str, limit: int) -> Iterator[str]:
    for word in _dictionary_words(stretch):
        if letters(word) <= limit:
            yield word
        else:
            yield from _parts(word, limit)


@lru_cache(maxsize=20_000)
def _dictionary_words(stretch: str) -> tuple[str, ...]:
    """Return the words of a stretch; a sign of repetition or omission, or a number, stays with its word."""
    tail = TAIL.search(stretch)
    words = segment(stretch[: tail.start()] if tail else stretch, _word_prices())
    return (*words[:-1], words[-1] + tail.group()) if tail and words else words or (stretch,)


@cache
def _word_prices() -> dict[str, int]:
    """Return what each word of the dictionary costs: all about the same, rare ones a little more."""
    seen = unigram_word_freqs()
    return {w: _price(w) + int(RARE * (14 - log(seen.get(w, 0) + 1))) for w in thai_words()}


@cache
def _syllable_prices() -> dict[str, int]:
    return {s: _price(s) for s in thai_syllables()}


def _price(word: str) -> int:
    return KNOWN if len(word) > 1 else LONE_LETTER


def segment(stretch: str, prices: Mapping[str, int]) -> tuple[str, ...]:
    """Cut a stretch of Thai letters into the fewest and commonest words; unknown letters stay together.

    Maximal matching over a mapping: the library's own tokenizer needs ten times the time and memory to start.
    """
    size = len(stretch)
    edges = [at for at in range(size + 1) if _is_edge(stretch, at)]
    cost = {size: 0}
    following: dict[int, tuple[int, bool]] = {}
    for start in reversed(edges[:-1]):
        ends = [e for e in edges if start < e <= start + LONGEST] or [size]
        options = [(cost[e] + prices[w], -e, True) for e in ends if (w := stretch[start:e]) in prices]
        options.append((cost[ends[0]] + UNKNOWN, -ends[0], False))
        price, end, is_known = min(options)
        cost[start], following[start] = price, (-end, is_known)
    return _walk(stretch, following)


def _is_edge(stretch: str, at: int) -> bool:
    """Return whether a word may end and another begin here."""
    if at in (0, len(stretch)):
        return True
    return not (NEVER_FIRST.match(stretch[at]) or stretch[at - 1] in NEVER_LAST)


def _walk(stretch: str, following: dict[int, tuple[int, bool]]) -> tuple[str, ...]:
    found: list[str] = []
    at, joins = 0, False
    while at < len(stretch):
        end, is_known = following[at]
        if joins and not is_known:
            found[-1] += stretch[at:end]
        else:
            found.append(stretch[at:end])
        at, joins = end, not is_known
    return tuple(found)


@lru_cache(maxsize=2_000)
def _parts(word: str, limit: int) -> tuple[str, ...]:
    """Cut a word that is too long into the longest words that fit, and else into syllables."""
    syllables = segment(word, _syllable_prices())
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
    return letters(word) <= limit and word in _word_prices()


def letters(word: str) -> int:
    """Count what takes up width: marks above and below do not."""
    return len(MARKS.sub("", word))
