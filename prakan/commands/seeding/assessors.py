"""Made-up assessors: names, homes, employers, seats and days off, the same each time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from prakan.commands.seeding.contacts import NOBODYS
from prakan.commands.seeding.making import MADE_UP
from prakan.commands.seeding.people_words import AFTER, BEFORE, MEN, WOMEN
from prakan.domain.assessor_identity import Identity, check_digit
from prakan.domain.assessor_record import AssessorRecord
from prakan.domain.assessors import EXPERTISE_NAMES, OffReason, Seat, TieKind
from prakan.domain.places import Subdistrict, districts, provinces, subdistricts
from prakan.domain.text import Text
from prakan.registry.actions.assessor_seeding import MadeUpAssessor, MadeUpSeat, MadeUpTie

#: level -> kinds of institutions where its assessors come from
FROM_KINDS = {
    "early_childhood": ("child_centre",),
    "basic": ("basic",),
    "vocational": ("vocational",),
    "higher": ("higher",),
}
POSITIONS = {
    "child_centre": ("ครูผู้ดูแลเด็ก", "หัวหน้าศูนย์"),
    "basic": ("ครูชำนาญการพิเศษ", "ผู้อำนวยการโรงเรียน", "รองผู้อำนวยการโรงเรียน"),
    "vocational": ("ครูแผนกวิชา", "รองผู้อำนวยการวิทยาลัย"),
    "higher": ("อาจารย์", "รองคณบดี"),
}
CHAIRS, TRAINEES = 0.38, 0.12  # of all; the rest are members
RETIRED, IN_OFFICE, OUTSIDE = 0.45, 0.12, 0.06  # where the last post was, and who works in no place we know
CHAIRING = 3  # every third of those who sit on another level besides chairs there, too
SPEAKING = 0.12  # also assess in English
LOADS = (16, 18, 22, 26, 30, 36)  # institutions a year: enough for the year's list


@dataclass(frozen=True, slots=True)
class Group:
    """So many assessors of a level; ``extra`` of the chairs hold a seat in these levels besides."""

    level: str
    count: int
    extra: Mapping[str, int]


#: kind -> province -> institutions (ids): where somebody may have worked
Workplaces = Mapping[str, Mapping[str, Sequence[int]]]


def made_up_assessors(
    groups: Sequence[Group], places: Workplaces, *, today: date, seed: int
) -> Iterator[MadeUpAssessor]:
    """Yield assessors group by group; ``today`` is the day from which days off are counted."""
    chance = Random(seed)  # noqa: S311 - a demonstration that comes out the same each time
    number = 0
    for group in groups:
        left = dict(group.extra)
        for _ in range(group.count):
            number += 1
            yield _one(group.level, left, places, number, today, chance)


def _expertise(level: str, number: int) -> str:
    """Return what somebody knows best, one or two fields; chance of its own, so that nothing else changes."""
    chance = Random(f"{level}:{number}")  # noqa: S311 - made up
    known = chance.sample(list(EXPERTISE_NAMES), chance.choice((1, 1, 2)))
    return ",".join(code for code in EXPERTISE_NAMES if code in known)


def _one(
    level: str, left: dict[str, int], places: Workplaces, number: int, today: date, chance: Random
) -> MadeUpAssessor:
    home, (title, name) = chance.choice(_everywhere()), _name(chance)
    since = date(chance.randrange(2011, 2023), chance.randrange(1, 13), 1)
    seat = _seat(chance)
    seats = [MadeUpSeat(level, seat, since)]
    for further in [one for one, count in left.items() if count and seat == Seat.CHAIR]:
        held = Seat.MEMBER if left[further] % CHAIRING else Seat.CHAIR
        seats.append(MadeUpSeat(further, held, since + timedelta(days=730)))
        left[further] -= 1
        break
    speaks = "th,en" if chance.random() < SPEAKING or any(s.level == "international" for s in seats) else "th"
    record = AssessorRecord(
        title=title,
        name_th=name.th,
        name_en=name.en,
        languages=speaks,
        expertise=_expertise(level, number),
        **_home(home),
        max_load=chance.choice(LOADS) if chance.random() < 0.9 else None,
        joined_on=since,
    )
    return MadeUpAssessor(
        record,
        _identity(number, chance),
        tuple(seats),
        _ties(level, home, places, since, chance),
        _off(today, chance),
    )


@cache
def _everywhere() -> tuple[Subdistrict, ...]:
    return tuple(s for p in provinces() for d in districts(p.code) for s in subdistricts(d.code))


def _home(place: Subdistrict) -> dict[str, Any]:
    centre = place.district.centre
    return {
        "province": place.province.code,
        "district": place.district.code,
        "subdistrict": place.code,
        "postal_code": place.postal_code,
        "latitude": Decimal(str(round(centre.latitude, 6))),
        "longitude": Decimal(str(round(centre.longitude, 6))),
        "position_precision": "district",
        "position_source": MADE_UP,
    }


def _name(chance: Random) -> tuple[str, Text]:
    woman = chance.random() < 0.55
    (given, given_en), title = chance.choice(WOMEN if woman else MEN), "นาง" if woman else "นาย"
    if woman and chance.random() < 0.4:
        title = "นางสาว"
    (first, first_en), (last, last_en) = chance.choice(BEFORE), chance.choice(AFTER)
    return title, Text(f"{given} {first}{last}", f"{given_en} {first_en}{last_en}")


def _seat(chance: Random) -> Seat:
    lot = chance.random()
    return Seat.CHAIR if lot < CHAIRS else Seat.TRAINEE if lot < CHAIRS + TRAINEES else Seat.MEMBER


def _identity(number: int, chance: Random) -> Identity:
    """Return a private part of nobody: no national ID begins with 0, no country has the code 999."""
    twelve = f"0{number:011d}"
    born = date(chance.randrange(1955, 1985), chance.randrange(1, 13), chance.randrange(1, 29))
    return Identity(
        national_id=twelve + check_digit(twelve),
        birth_date=born.isoformat(),
        email=f"assessor{number:04d}@example.org",
        phone=f"{NOBODYS}{chance.randrange(10**7, 10**8)}",
        address=f"{chance.randrange(1, 400)} หมู่ {chance.randrange(1, 15)} ({MADE_UP})",
    )


def _ties(
    level: str, home: Subdistrict, places: Workplaces, since: date, chance: Random
) -> tuple[MadeUpTie, ...]:
    """Return an employer, most often of the home province, and sometimes an earlier one and a school."""
    kind = chance.choice(FROM_KINDS[level])
    near = places[kind].get(home.province.code) or [pk for ids in places[kind].values() for pk in ids]
    began = date(since.year - chance.randrange(8, 26), 5, 16)
    ended = date(chance.randrange(2017, 2024), 9, 30) if chance.random() < RETIRED else None
    found = [_post(kind, near, home, began, ended, chance)]
    if chance.random() < 0.3:
        before = date(began.year - chance.randrange(2, 9), 5, 16)
        until = began - timedelta(days=1)
        found.append(MadeUpTie("employed", institution=chance.choice(near), starts=before, ends=until))
    if places["higher"] and chance.random() < 0.25:
        anywhere = [pk for ids in places["higher"].values() for pk in ids]
        left = date(began.year - 10, 3, 31)
        found.append(MadeUpTie(TieKind.STUDIED, institution=chance.choice(anywhere), ends=left))
    return tuple(found)


def _post(
    kind: str, near: Sequence[int], home: Subdistrict, began: date, ended: date | None, chance: Random
) -> MadeUpTie:
    lot = chance.random()
    days: dict[str, Any] = {"starts": began, "ends": ended}
    if lot < OUTSIDE:
        return MadeUpTie(TieKind.EMPLOYED, name=f"ที่ปรึกษาอิสระ ({MADE_UP})", **days)
    if lot < OUTSIDE + IN_OFFICE and kind in ("basic", "child_centre"):
        agency = f"area-{home.province.code}"
        return MadeUpTie(TieKind.EMPLOYED, agency=agency, position="ศึกษานิเทศก์", **days)
    position = chance.choice(POSITIONS[kind])
    return MadeUpTie(TieKind.EMPLOYED, institution=chance.choice(near), position=position, **days)


def _off(today: date, chance: Random) -> tuple[tuple[date, date, str], ...]:
    """Return up to three weeks or so without visits in the months to come, none of them overlapping."""
    found, start = [], today + timedelta(days=chance.randrange(5, 60))
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
        last = start + timedelta(days=chance.choice((0, 4, 6, 13)))
        found.append((start, last, str(chance.choice(list(OffReason)))))
        start = last + timedelta(days=chance.randrange(10, 80))
    return tuple(found)
