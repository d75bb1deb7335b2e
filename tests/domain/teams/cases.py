"""Small made-up problems around Khon Kaen: schools, people, and ways to change one thing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from prakan.domain.teams.model import (
    ALL_WEEKS,
    Assessor,
    Conflict,
    ConflictKind,
    Institution,
    LevelRule,
    Licence,
    Pin,
    Policy,
    Target,
    Weights,
)
from prakan.domain.teams.problem import Problem

NORTH, EAST = 16.43, 102.83  # the town of Khon Kaen
#: province -> a town in it; they are some 110 km apart
TOWNS = {"40": (NORTH, EAST), "41": (17.41, 102.79)}
KHON_KAEN, UDON_THANI = "40", "41"
TEN_WEEKS = (1 << 10) - 1
CHAIR = (Licence("basic", chair=True),)
MEMBER = (Licence("basic"),)


def school(number: int, **changed: object) -> Institution:
    """Return a basic school for two people and one day, a few km from the others."""
    plain = Institution(
        f"S{number:02d}", "basic", NORTH + number * 0.02, EAST, KHON_KAEN, "northeast", "", 1, 2, TEN_WEEKS
    )
    return replace(plain, **{"parent": f"P{number}", **changed})


def person(number: int, **changed: object) -> Assessor:
    """Return somebody who may chair and be a member at basic schools."""
    plain = Assessor(
        f"A{number:02d}", CHAIR, NORTH, EAST + number * 0.02, KHON_KAEN, "northeast", TEN_WEEKS, 20
    )
    return replace(plain, **changed)


@st.composite
def places(draw: st.DrawFn) -> dict[str, object]:
    """Draw a place near one of the two towns."""
    province = draw(st.sampled_from(list(TOWNS)))
    north, east = TOWNS[province]
    at = {
        "latitude": north + draw(st.integers(-15, 15)) / 100,
        "longitude": east + draw(st.integers(-15, 15)) / 100,
    }
    return {"province": province, **at}


#: what would leave most people and schools out: drawn for some problems only
HARDSHIPS = {
    "licences": st.sampled_from([("basic",), ("basic", "higher"), ("higher",), ()]),
    "valid": st.sampled_from([ALL_WEEKS, 0b1111, 0]),
    "weeks": st.integers(0, TEN_WEEKS),
    "most_days": st.integers(0, 9),
    "languages": st.sampled_from([frozenset[str](), frozenset({"en"})]),
    "level": st.sampled_from(["basic", "basic", "higher"]),
}
EASE: dict[str, st.SearchStrategy] = {
    "licences": st.just(("basic", "higher")),
    "valid": st.just(ALL_WEEKS),
    "weeks": st.sampled_from([TEN_WEEKS, 0b1110111]),
    "most_days": st.sampled_from([4, 20]),
    "languages": st.just(frozenset({"en"})),
    "level": st.just("basic"),
}


@st.composite
def schools(draw: st.DrawFn, most: int, life: dict[str, st.SearchStrategy]) -> list[Institution]:
    """Draw schools near two towns, with their own weeks, days and sizes."""
    return [
        school(
            number,
            level=draw(life["level"]),
            **draw(places()),
            days=draw(st.integers(1, 3)),
            seats=draw(st.integers(2, 4)),
            weeks=draw(st.integers(1, TEN_WEEKS)),
            kind=draw(st.sampled_from(["", "a", "b"])),
            parent=draw(st.sampled_from(["P1", "P2", "P3"])),
            languages=draw(st.sampled_from([frozenset[str](), frozenset({"en"})])),
            district=draw(st.sampled_from(["", "4001", "4002"])),
        )
        for number in range(draw(st.integers(1, most)))
    ]


@st.composite
def crowd(draw: st.DrawFn, most: int, life: dict[str, st.SearchStrategy]) -> list[Assessor]:
    """Draw people near two towns, with faults of their own."""
    return [
        person(
            number,
            licences=tuple(
                Licence(level, draw(life["valid"]), draw(st.booleans())) for level in draw(life["licences"])
            ),
            **draw(places()),
            weeks=draw(life["weeks"]),
            most_days=draw(life["most_days"]),
            novice=draw(st.sampled_from([False, False, True])),
            score=draw(st.sampled_from([3.0, 4.0, 4.55, 5.0])),
            kinds=draw(st.sampled_from([frozenset[str](), frozenset({"a"})])),
            languages=draw(life["languages"]),
            employer=draw(st.sampled_from(["", "", "E1"])),
            district=draw(st.sampled_from(["", "4001", "4003"])),
            assessed=draw(st.sampled_from([frozenset[str](), frozenset({"S00", "S99"})])),
            expertise=draw(st.sampled_from([frozenset[str](), frozenset({"x"}), frozenset({"y", "z"})])),
            assessed_parents=draw(st.sampled_from([frozenset[str](), frozenset({"P2", ""})])),
        )
        for number in range(draw(st.integers(most // 2, most)))
    ]


@st.composite
def problems(draw: st.DrawFn, most_schools: int = 7, most_people: int = 9) -> Problem:
    """Draw a whole problem: conflicts, pins that may contradict, pairs, a district table, odd weights."""
    life = draw(st.sampled_from([EASE, EASE, HARDSHIPS]))
    visited, people = draw(schools(most_schools, life)), draw(crowd(most_people, life))
    one = st.sampled_from([a.id for a in people])
    of = st.sampled_from([*(i.id for i in visited), "P1", "P2", *(a.id for a in people)])
    conflicts = [
        Conflict(draw(one), draw(st.sampled_from(list(Target))), draw(of), ConflictKind.DECLARED)
        for _ in range(draw(st.integers(0, 4)))
    ]
    here = st.sampled_from([i.id for i in visited])
    pins = [
        Pin((draw(here),), draw(st.one_of(st.just(""), one)), (), draw(st.sampled_from([None, 0, 3])))
        for _ in range(draw(st.integers(0, 2)))
    ]
    weights = Weights(
        fairness=draw(st.sampled_from([0, 1500, 200_000])),
        km=draw(st.sampled_from([0, 400])),
        night=draw(st.sampled_from([90_000, 500])),
        hard=draw(st.sampled_from([0, 3000, 150_000])),
        mix=draw(st.sampled_from([0, 10_000, 400_000])),
        again=draw(st.sampled_from([0, 40_000, -90_000])),
    )
    policy = Policy(
        weights=weights,
        levels={"basic": LevelRule(draw(st.sampled_from([0, 10, 60])))},
        most_novices=draw(st.integers(0, 2)),
    )
    table = {("4001", "4002"): 12, ("4001", "4003"): 80} if draw(st.booleans()) else {}
    pairs = [(draw(one), draw(one)) for _ in range(draw(st.integers(0, 2)))]
    return Problem.from_records(visited, people, conflicts, policy, pins, pairs, table)
