"""Whether two institutions may be one: named reasons, each with a weight; a person decides."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from prakan.domain.text import Text

NEAR = 88.0  # of 100: one letter of eight or nine
ALIKE = 75.0  # enough when both stand in one place
METRES = 150.0
LEAST = 50  # a pair below it is not proposed
ONE_DEGREE = 111_320.0  # metres of a degree of latitude
NUMBER = re.compile(r"\d+")


class Reason(StrEnum):
    """Why two institutions may be one."""

    SAME_CODE = "same_code"
    SAME_NAME = "same_name"
    NEAR_NAME = "near_name"
    SAME_POSITION = "same_position"


REASON_NAMES: dict[Reason, Text] = {
    Reason.SAME_CODE: Text("แห่งหนึ่งเคยมีรหัสเดียวกับอีกแห่ง", "One has carried a code of the other"),
    Reason.SAME_NAME: Text("ชื่อเดียวกันในตำบลเดียวกัน", "The same name in one subdistrict"),
    Reason.NEAR_NAME: Text(
        "ชื่อใกล้กันมากในตำบลเดียวกัน หรือในอำเภอเดียวกันเมื่อไม่ทราบตำบล",
        "Names spelt alike in one subdistrict, or one district where it is unknown",
    ),
    Reason.SAME_POSITION: Text("ชื่อคล้ายกันและอยู่ห่างกันไม่เกิน 150 เมตร", "Similar names within 150 metres"),
}
WEIGHTS: dict[Reason, int] = {
    Reason.SAME_CODE: 60,
    Reason.SAME_NAME: 70,
    Reason.NEAR_NAME: 50,
    Reason.SAME_POSITION: 50,
}


class Profile(NamedTuple):
    """What is compared: ``name`` is the key of the name, ``codes`` all that it has ever carried."""

    id: int
    name: str
    kind: str
    district: str
    subdistrict: str
    position: tuple[float, float] | None  # degrees north and east
    codes: frozenset[str]


class Pair(NamedTuple):
    """Two institutions that may be one, the one with the lower number first; ``score`` of 100."""

    first: int
    second: int
    score: int
    reasons: tuple[Reason, ...]


def reasons(one: Profile, other: Profile) -> tuple[Reason, ...]:
    """Return why two may be one, the weightiest first. Kinds that differ leave only a shared code.

    A centre for children beside the school of the same name is nothing strange; neither are "เทศบาล 1" and
    "เทศบาล 2".
    """
    found = list(_reasons(one, other))
    return tuple(sorted(found, key=lambda reason: -WEIGHTS[reason]))


def _reasons(one: Profile, other: Profile) -> Iterator[Reason]:
    if one.codes & other.codes:
        yield Reason.SAME_CODE
    if one.kind != other.kind or NUMBER.findall(one.name) != NUMBER.findall(other.name):
        return
    alike = fuzz.ratio(one.name, other.name) if one.name and other.name else 0.0
    if one.name == other.name and one.subdistrict == other.subdistrict != "":
        yield Reason.SAME_NAME
    elif alike >= NEAR and one.district == other.district != "" and not _apart(one, other):
        yield Reason.NEAR_NAME
    if alike >= ALIKE and one.position and other.position and metres(one.position, other.position) <= METRES:
        yield Reason.SAME_POSITION


def _apart(one: Profile, other: Profile) -> bool:
    """Return whether two are known to lie in two subdistricts: many villages have like names."""
    return bool(one.subdistrict and other.subdistrict) and one.subdistrict != other.subdistrict


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two near places in metres, the earth taken as flat between them."""
    north = (one[0] - other[0]) * ONE_DEGREE
    east = (one[1] - other[1]) * ONE_DEGREE * math.cos(math.radians(one[0]))
    return math.hypot(north, east)


def pairs(fresh: Iterable[Profile], all_near: Iterable[Profile]) -> tuple[Pair, ...]:
    """Return the pairs worth a person's look, each with at least one of ``fresh`` in it.

    Compared are those of one district and those that share a code, never everything with everything.
    """
    known = {profile.id: profile for profile in (*all_near, *fresh)}
    wanted = {profile.id for profile in fresh}
    asked = {
        (min(a, b), max(a, b))
        for block in _blocks(known.values())
        for a, b in combinations(block, 2)
        if a in wanted or b in wanted
    }
    judged = ((first, second, reasons(known[first], known[second])) for first, second in sorted(asked))
    scored = (
        Pair(first, second, min(100, sum(WEIGHTS[r] for r in why)), why) for first, second, why in judged
    )
    return tuple(pair for pair in scored if pair.score >= LEAST)


def _blocks(profiles: Iterable[Profile]) -> Iterator[list[int]]:
    blocks: dict[str, list[int]] = {}
    for profile in profiles:
        for key in (f"district {profile.district}", *(f"code {code}" for code in profile.codes)):
            blocks.setdefault(key, []).append(profile.id)
    return (ids for key, ids in blocks.items() if len(ids) > 1 and key != "district ")
