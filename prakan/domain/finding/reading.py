"""What a question may mean: a name, one in a place or under an agency, words, a place, a code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prakan.domain.finding.terms import NEAREST, letters
from prakan.domain.numbers import DIGITS
from prakan.domain.places.index import (
    district_names,
    districts_by_name,
    province_names,
    subdistrict_names,
    subdistricts_by_name,
)
from prakan.domain.places.spelling import loose_key, split_levels
from prakan.domain.thai_names import PREFIXES, READ_PREFIX, match_key
from prakan.domain.thai_text import clean

MOST_PIECES = 6
CODE_FROM = 3  # digits before a number is looked for among codes
CODE_SIGNS = re.compile(r"[\s.\-/]")
#: short words of names as people write them, at the beginning of a piece
SHORT_WORDS = (
    (
        re.compile(
            r"(?:^|(?<=[\s.]))(รร|ศพด|วท|วอศ|วก|วสช|วษท|กศน|สกร)\.?(?=\s|[\u0e01-\u0e2e\u0e40-\u0e44])"
        ),
        r"\1.",
    ),
    (re.compile(r"(?:^|(?<=[\s.]))บ\.\s*"), "บ้าน"),
    (re.compile(r"(?:^|(?<=[\s.]))อบ\.\s*|^อบ\s+"), "อนุบาล"),
    (re.compile(r"(?:^|(?<=[\s.]))ช\.\s*(?=[\u0e01-\u0e2e\u0e40-\u0e44]{2})"), "ชุมชน"),
    (re.compile(r"(?:^|(?<=[\s.]))ท\.\s*(?=\d)"), "เทศบาล"),
    (re.compile(r"(?:^|(?<=[\s.]))ว\.(?=[\u0e01-\u0e2e\u0e40-\u0e44]{3})"), "วัด"),
)
MARKED = re.compile(r"(?:^|(?<=\s))(?:ต\.|ตำบล|แขวง|อ\.|อำเภอ|เขต|จ\.|จังหวัด)")
DISTRICT, SUBDISTRICT = 4, 6  # digits of their codes
#: words that say what an institution is and nothing of its name
KIND_WORDS = tuple(letters(prefix.word) for prefix in PREFIXES)


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a question; all that it gives must hold.

    ``names`` are letters with which a name, or a word in it, begins; ``places`` codes of which any will do;
    ``agency`` the code of a parent agency; ``code`` digits with which a code begins. A guess is tried only
    when nothing else answers.
    """

    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    agency: str = ""
    code: str = ""
    guess: bool = False


def readings(asked: str, agencies: Mapping[str, str]) -> tuple[Reading, ...]:
    """Return what a question may mean, the nearest meaning first; nothing for less than two letters.

    ``agencies`` holds the code of each parent agency by the letters of its names, short and long.
    """
    text = clean(asked).translate(DIGITS)
    return tuple(dict.fromkeys(_readings(text, agencies)))


def _readings(text: str, agencies: Mapping[str, str]) -> Iterator[Reading]:
    digits = CODE_SIGNS.sub("", text)
    if digits.isdecimal() and len(digits) >= CODE_FROM:
        yield Reading(code=digits)
    full = spelt_out(text)
    whole = name_key(full)
    if len(whole) >= NEAREST and not any(kind.startswith(whole) for kind in KIND_WORDS):
        yield Reading((whole,))
    pieces = full.split()[:MOST_PIECES]
    yield from _within(text, pieces, agencies)
    if names := _names(pieces):
        yield Reading(names)
    yield from _joined(whole)


def spelt_out(text: str) -> str:
    """Return a question with the short words of names written out: "รร.บ.หนองบัว" is "รร.บ้านหนองบัว"."""
    for pattern, word in SHORT_WORDS:
        text = pattern.sub(word, text)
    return text


def name_key(words: str) -> str:
    """Return the key of a name or its beginning; a word for the kind alone leaves what it adds to names."""
    for pattern, prefix in READ_PREFIX:
        if pattern.fullmatch(words.casefold()):
            return prefix.key
    return match_key(words)


def _names(pieces: list[str]) -> tuple[str, ...]:
    """Return words that all stand in a name, the longest first; none when there is only one."""
    keys = [key for piece in pieces if len(key := name_key(piece)) >= NEAREST]
    return tuple(sorted(keys, key=lambda key: (-len(key), key))) if len(keys) > 1 else ()


def _within(text: str, pieces: list[str], agencies: Mapping[str, str]) -> Iterator[Reading]:
    """Yield readings in which the beginning or the end of a question is a place or an agency."""
    if marked := _marked(text):
        yield marked
    for at in range(len(pieces)):
        for name, other in ((pieces[:at], pieces[at:]), (pieces[at + 1 :], pieces[: at + 1])):
            yield from _scoped(name_key(" ".join(name)), " ".join(other), agencies)


def _scoped(name: str, words: str, agencies: Mapping[str, str]) -> Iterator[Reading]:
    names = (name,) if len(name) >= NEAREST else ()
    if agency := agencies.get(letters(words)):
        yield Reading(names, agency=agency)
    elif places := places_named(words):
        yield Reading(names, places, guess=len(places[0]) > DISTRICT)
    elif names and (begun := _begun(words)):
        yield Reading(names, begun, guess=True)


def _marked(text: str) -> Reading | None:
    """Return the reading of a question that says "อ." or "จังหวัด" before a place; None without a place."""
    found = MARKED.search(text)
    if found is None:
        return None
    inner: tuple[str, ...] = ()
    levels = split_levels(text[found.start() :])
    for name in filter(None, (levels.get("province"), levels.get("district"), levels.get("subdistrict"))):
        inner = _inside(name, inner)
        if not inner:
            return None
    name = name_key(spelt_out(text[: found.start()]).strip())
    return Reading((name,) if len(name) >= NEAREST else (), inner) if inner else None


def places_named(words: str) -> tuple[str, ...]:
    """Return the codes of the places that words name whole: provinces, else districts, else subdistricts.

    "เมือง ขอนแก่น" and "ขอนแก่น เมือง" are one district.
    """
    pieces = words.split()
    for inner, outer in ((pieces[:-1], pieces[-1:]), (pieces[1:], pieces[:1])):
        if inner and (around := _named("".join(outer))) and (both := _inside("".join(inner), around)):
            return both
    return _named("".join(pieces))


def _begun(words: str) -> tuple[str, ...]:
    """Return the provinces whose names begin with words: somebody is still typing."""
    key = loose_key(words)
    if len(key) <= NEAREST or key.isdecimal():
        return ()
    known = province_names().loose
    return tuple(sorted({place.code for name in known if name.startswith(key) for place in known[name]}))


def _named(name: str) -> tuple[str, ...]:
    if not name or name.isdecimal():
        return ()
    if found := province_names().of(name):
        return tuple(place.code for place in found)
    if districts := districts_by_name().get(loose_key(name)):
        return tuple(place.code for place in districts)
    return tuple(place.code for place in subdistricts_by_name(name))


def _inside(name: str, around: tuple[str, ...]) -> tuple[str, ...]:
    """Return the places of a name inside others; anywhere when there are no others."""
    if not around:
        return _named(name)
    narrow = (district_names, subdistrict_names)
    found = (
        p for code in around if len(code) < SUBDISTRICT for p in narrow[len(code) // 2 - 1](code).of(name)
    )
    return tuple(place.code for place in found) or tuple(
        code for code in _named(name) if any(code.startswith(outer) and code != outer for outer in around)
    )


def _joined(whole: str) -> Iterator[Reading]:
    """Yield the readings of a name with a place right after it, without a space."""
    for at in range(len(whole) - NEAREST, NEAREST - 1, -1):
        if places := _place_by_key(whole[at:]):
            yield Reading((whole[:at],), places, guess=True)


def _place_by_key(key: str) -> tuple[str, ...]:
    if key.isdecimal():
        return ()
    if found := province_names().loose.get(key):
        return tuple(place.code for place in found)
    return tuple(place.code for place in districts_by_name().get(key, ()))
