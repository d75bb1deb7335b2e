"""Made-up problems of any size over the real provinces and districts: for tests, benchmarks and trying out.

Nothing in them is a real institution or person. Shares, sizes and habits are assumptions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, exp, radians
from random import Random

from prakan.domain.places import District, districts, provinces, subdistricts
from prakan.domain.teams.model import (
    Assessor,
    Conflict,
    ConflictKind,
    Institution,
    LevelRule,
    Licence,
    Policy,
    Target,
)

WEEKS = 36
DEGREE = 111.0  # km
#: level -> how many of 4,220 institutions, as the agency's plan of fiscal year 2567 has them
SHARES = {"early_childhood": 1971, "basic": 2165, "vocational": 44, "international": 20, "higher": 20}
#: level -> how many of 1,100 assessors
PEOPLE = {"early_childhood": 378, "basic": 622, "vocational": 50, "higher": 50}
TOWNISH = ("vocational", "international", "higher")
KINDS = ("a", "b", "c")
FIELDS = ("management", "teaching", "measurement", "early", "technology", "research")
ENGLISH = frozenset({"en"})


def policy() -> Policy:
    """Return the policy of made-up problems: the defaults, and wider neighbourhoods for rare levels."""
    return Policy(levels={level: LevelRule(150, local_region=True) for level in TOWNISH})


@dataclass(frozen=True, slots=True)
class Made:
    """Records of a made-up problem."""

    institutions: tuple[Institution, ...]
    assessors: tuple[Assessor, ...]
    conflicts: tuple[Conflict, ...]


@cache
def _districts() -> tuple[District, ...]:
    return tuple(d for p in provinces() for d in districts(p.code))


@cache
def _weights() -> tuple[float, ...]:
    """Return how many people live in each district, by the number of its subdistricts."""
    return tuple(float(len(subdistricts(d.code))) ** 0.8 for d in _districts())


@cache
def _towns() -> tuple[float, ...]:
    return tuple(
        w * (5.0 if d.code.endswith("01") else 0.4) for d, w in zip(_districts(), _weights(), strict=True)
    )


def made(institutions: int, assessors: int, seed: int = 1) -> Made:
    """Return made-up records, the same for the same arguments."""
    dice = Random(seed)  # noqa: S311 (made-up records, nothing secret)
    schools = tuple(_institutions(institutions, dice))
    people, conflicts = _assessors(assessors, schools, dice)
    return Made(schools, tuple(people), tuple(conflicts))


def _split(total: int, shares: dict[str, int], rest: str) -> list[str]:
    whole = sum(shares.values())
    counts = {level: total * share // whole for level, share in shares.items()}
    counts[rest] += total - sum(counts.values())
    return [level for level, count in counts.items() for _ in range(count)]


def _near(place: District, km: float, dice: Random) -> tuple[float, float]:
    north = place.centre.latitude + dice.gauss(0, km) / DEGREE
    wide = DEGREE * cos(radians(place.centre.latitude))
    return round(north, 5), round(place.centre.longitude + dice.gauss(0, km) / wide, 5)


def _institutions(count: int, dice: Random) -> list[Institution]:
    levels = _split(count, SHARES, "basic")
    found = []
    for number, level in enumerate(levels):
        weights = _towns() if level in TOWNISH else _weights()
        place = dice.choices(_districts(), weights)[0]
        north, east = _near(place, 5.0, dice)
        days, seats = _size(level, dice)
        found.append(
            Institution(
                id=f"I{number:05d}",
                level=level,
                latitude=north,
                longitude=east,
                province=place.province.code,
                region=place.province.region,
                parent=_parent(level, place, number, dice),
                days=days,
                seats=seats,
                weeks=_window(dice),
                kind=dice.choice(KINDS),
                district=place.code,
                languages=ENGLISH if level == "international" else frozenset(),
            )
        )
    return found


def _size(level: str, dice: Random) -> tuple[int, int]:
    """Return days and seats of a visit."""
    if level == "early_childhood":
        return 1, 2
    if level != "basic":
        return 3, 5 if level == "higher" else 3
    pupils = exp(dice.gauss(4.9, 1.0))
    return (1, 2) if pupils < 120 else (2, 3) if pupils < 600 else (3, 3)


def _parent(level: str, place: District, number: int, dice: Random) -> str:
    draw = dice.random()
    if level == "early_childhood" and draw < 0.82:
        return f"local-{place.code}-{int(draw * 100) % 3}"
    if level == "basic" and draw < 0.80:
        return (
            f"area-{place.code[:2]}-{int(place.code[2:]) // 5}"
            if draw < 0.72
            else f"secondary-{place.code[:2]}"
        )
    return f"private-{number}"


def _window(dice: Random) -> int:
    weeks = 0
    for _ in range(dice.randint(1, 3)):
        length = dice.randint(3, 6)
        weeks |= ((1 << length) - 1) << dice.randrange(WEEKS - length + 1)
    return weeks


def _assessors(
    count: int, schools: Sequence[Institution], dice: Random
) -> tuple[list[Assessor], list[Conflict]]:
    people: list[Assessor] = []
    conflicts: list[Conflict] = []
    by_province: dict[str, list[Institution]] = {}
    for school in schools:
        by_province.setdefault(school.province, []).append(school)
    for number, level in enumerate(_split(count, PEOPLE, "basic")):
        place = dice.choices(_districts(), _towns())[0]
        status = dice.choices(("retired", "university", "serving", "free"), (45, 22, 22, 11))[0]
        person = _assessor(f"A{number:05d}", level, place, status, dice)
        people.append(person)
        conflicts += _interests(person, place, status, by_province.get(place.province.code, []), dice)
    return people, conflicts


def _assessor(of: str, level: str, place: District, status: str, dice: Random) -> Assessor:
    north, east = _near(place, 6.0, dice)
    novice = dice.random() < 0.30
    score = min(5.0, max(2.5, dice.gauss(4.1, 0.4) - (0.2 if novice else 0.0)))
    chair = not novice and score >= 3.7 and dice.random() < 0.68
    english = dice.random() < (0.22 if place.code[:2] in ("10", "12", "13", "20", "50", "83") else 0.06)
    english |= level == "higher" and dice.random() < 0.5
    held = {level}
    if level == "basic" and dice.random() < 0.22:
        held.add("early_childhood")
    if level == "early_childhood" and dice.random() < 0.12:
        held.add("basic")
    if "basic" in held and english:
        held.add("international")
    share = {"retired": 0.8, "serving": 0.45}.get(status, 0.62)
    weeks = sum(3 << week for week in range(0, WEEKS, 2) if dice.random() < share)
    most = round(dice.gauss(26, 6) * (0.65 if status == "serving" else 1.0))
    return Assessor(
        id=of,
        licences=tuple(Licence(name, chair=chair) for name in sorted(held)),
        latitude=north,
        longitude=east,
        province=place.province.code,
        region=place.province.region,
        weeks=weeks,
        most_days=min(40, max(8, most)),
        novice=novice,
        score=round(score, 2),
        kinds=frozenset({dice.choice(KINDS)}),
        languages=ENGLISH if english else frozenset(),
        employer=f"employer-{place.code[:2]}-{dice.randrange(6)}"
        if status in ("university", "serving")
        else "",
        district=place.code,
        expertise=frozenset(Random(of).sample(FIELDS, Random(of).choice((1, 1, 2)))),  # noqa: S311
    )


def _interests(
    person: Assessor, place: District, status: str, near: Sequence[Institution], dice: Random
) -> list[Conflict]:
    """Return a person's conflicts: the nearest people are often the conflicted ones."""
    found: list[Conflict] = []

    def add(target: Target, of: str, kind: ConflictKind) -> None:
        found.append(Conflict(person.id, target, of, kind))

    if status in ("retired", "serving"):
        area = f"area-{place.code[:2]}-{int(place.code[2:]) // 5}"
        add(Target.PARENT, area, ConflictKind.FORMER_STAFF)
        if dice.random() < 0.35:
            add(Target.PARENT, f"secondary-{place.code[:2]}", ConflictKind.FORMER_STAFF)
        if dice.random() < 0.5:
            add(Target.PARENT, f"local-{place.code}-{dice.randrange(3)}", ConflictKind.PARENT_AGENCY)
    close = sorted(near, key=lambda i: _apart(i, person))[:30]
    for school in dice.sample(close, min(len(close), 0 if person.novice else dice.randrange(7))):
        add(Target.INSTITUTION, school.id, ConflictKind.ASSESSED_BEFORE)
    if close and status in ("university", "serving"):
        add(Target.INSTITUTION, close[0].id, ConflictKind.EMPLOYER)
    return found


def _apart(one: Institution, person: Assessor) -> float:
    north = (one.latitude or 0.0) - (person.latitude or 0.0)
    return north**2 + ((one.longitude or 0.0) - (person.longitude or 0.0)) ** 2
