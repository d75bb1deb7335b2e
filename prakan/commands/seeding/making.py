"""Institutions that do not exist, the same for the same number: kind by kind, spread over the country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from random import Random

from prakan.commands.seeding.contacts import contacts_of
from prakan.commands.seeding.words import COLLEGES, ENDINGS, FIRST, INVENTED, SECOND
from prakan.domain.institution_record import InstitutionRecord
from prakan.domain.institutions import Kind
from prakan.domain.places import Subdistrict, districts, provinces, subdistricts
from prakan.domain.text import Text
from prakan.registry.actions.seeding import MadeUp

BANGKOK = "10"
MADE_UP = "ข้อมูลสมมติ"
SIZES = ((120, "small"), (600, "medium"), (1500, "large"), (10**9, "extra_large"))
#: kind -> (parent agency, weight); "area" is the area office of the province
PARENTS: dict[Kind, tuple[tuple[str, int], ...]] = {
    Kind.CHILD_CENTRE: (("สถ.", 85), ("area", 10), ("พม.", 5)),
    Kind.BASIC: (("area", 82), ("สช.", 11), ("สถ.", 7)),
    Kind.VOCATIONAL: (("สอศ.", 55), ("สช.", 45)),
    Kind.INTERNATIONAL: (("สช.", 1),),
    Kind.HIGHER: (("อว.", 1),),
    Kind.NON_FORMAL: (("สกร.", 1),),
    Kind.WELFARE: (("สพฐ.", 1),),
    Kind.BORDER_PATROL: (("สพฐ.", 1),),
}
#: kind -> (fewest, most) learners, and the classes taught
BODIES: dict[Kind, tuple[int, int, str]] = {
    Kind.CHILD_CENTRE: (12, 140, "เตรียมอนุบาล"),
    Kind.BASIC: (25, 900, ""),
    Kind.VOCATIONAL: (150, 2800, "ปวช.-ปวส."),
    Kind.INTERNATIONAL: (90, 1400, "Year 1-13"),
    Kind.HIGHER: (400, 9000, "ปริญญาตรี-เอก"),
    Kind.NON_FORMAL: (80, 900, "ประถมศึกษา-มัธยมศึกษา"),
    Kind.WELFARE: (120, 700, "ป.1-ม.6"),
    Kind.BORDER_PATROL: (40, 220, "อ.2-ป.6"),
}
#: classes taught by ten schools of basic education, one after the other; eight have a kindergarten
CLASSES = (*("อ.2-ป.6",) * 4, *("อ.1-ป.6",) * 2, *("อ.2-ม.3",) * 2, "ป.1-ป.6", "ป.1-ม.3")
SECONDARY = ("วิทยา", "พิทยาคม", "วิทยาคาร")  # how names of secondary schools end


@dataclass(frozen=True, slots=True)
class Wanted:
    """So many institutions of a kind, listed for these fiscal years (B.E.)."""

    kind: Kind
    count: int
    years: tuple[int, ...] = ()


def made_up(wanted: list[Wanted], *, start: int = 1, seed: int = 2567) -> Iterator[MadeUp]:
    """Yield institutions in the wanted numbers; ``start`` is the first running number of their codes."""
    chance = Random(seed + start)  # noqa: S311 - a demonstration that comes out the same each time
    number = start
    for wish in wanted:
        for _ in range(wish.count):
            yield _one(wish, chance, number)
            number += 1


def area_offices() -> list[dict[str, object]]:
    """Return one made-up area office a province, under the office of basic education."""
    return [
        {
            "code": f"area-{p.code}",
            "kind": "area_office",
            "name_th": f"สำนักงานเขตพื้นที่การศึกษา{p.name.th} ({MADE_UP})",
            "name_en": f"{p.name.en} Education Service Area (made up)",
            "short_th": f"สพท.{p.name.th}",
            "short_en": f"{p.name.en} ESA",
            "parent": "สพฐ.",
            "confirmed": False,
        }
        for p in provinces()
    ]


@cache
def _everywhere() -> tuple[Subdistrict, ...]:
    return tuple(s for p in provinces() for d in districts(p.code) for s in subdistricts(d.code))


def _one(wish: Wanted, chance: Random, number: int) -> MadeUp:
    place = chance.choice(_everywhere())
    name = NAMES[wish.kind](chance, place)
    fewest, most, grades = BODIES[wish.kind]
    learners = round(fewest * (most / fewest) ** chance.random())
    centre = place.district.centre
    record = InstitutionRecord(
        name_th=name.th,
        name_en=name.en,
        kind=wish.kind,
        grades=grades or _classes(name, number),
        size=next(size for limit, size in SIZES if learners <= limit),
        learners=learners,
        agency=_parent(wish.kind, place, chance),
        province=place.province.code,
        district=place.district.code,
        subdistrict=place.code,
        postal_code=place.postal_code,
        latitude=_near(centre.latitude, chance),
        longitude=_near(centre.longitude, chance),
        position_precision="exact",
        position_source=MADE_UP,
    )
    return MadeUp(record, _codes(wish.kind, place, number), wish.years, contacts_of(number))


def _classes(name: Text, number: int) -> str:
    """Return the classes of a school of basic education, primary unless its name says otherwise."""
    return "ม.1-ม.6" if name.th.endswith(SECONDARY) else CLASSES[number % len(CLASSES)]


def _near(degrees: float, chance: Random) -> Decimal:
    return Decimal(str(round(degrees + chance.uniform(-0.06, 0.06), 6)))


def _parent(kind: Kind, place: Subdistrict, chance: Random) -> str:
    if place.province.code == BANGKOK and kind in (Kind.CHILD_CENTRE, Kind.BASIC):
        return "กทม."
    codes, weights = zip(*PARENTS[kind], strict=True)
    chosen: str = chance.choices(codes, weights)[0]
    return f"area-{place.province.code}" if chosen == "area" else chosen


def _codes(kind: Kind, place: Subdistrict, number: int) -> dict[str, str]:
    province = place.province.code
    codes = {"agency": f"{number:06d}", "school10": f"10{province}{number:06d}"}
    return codes | ({"smis8": f"{province}{number:06d}"} if kind is Kind.BASIC else {})


def _village(chance: Random) -> Text:
    (first, first_en), (second, second_en) = chance.choice(FIRST), chance.choice(SECOND)
    return Text(first + second, f"{first_en} {second_en}")


def _basic(chance: Random, place: Subdistrict) -> Text:
    village = _village(chance)
    shape = chance.random()
    if shape < 0.62:
        return Text(f"โรงเรียนบ้าน{village.th}", f"Ban {village.en} School")
    if shape < 0.8:
        return Text(f"โรงเรียนวัด{village.th}", f"Wat {village.en} School")
    if shape < 0.85:
        return Text(f"โรงเรียนชุมชนบ้าน{village.th}", f"Chumchon Ban {village.en} School")
    ending, ending_en = chance.choice(ENDINGS)
    return Text(f"โรงเรียน{village.th}{ending}", f"{village.en} {ending_en} School")


def _child_centre(chance: Random, place: Subdistrict) -> Text:
    village = _village(chance)
    if chance.random() < 0.2:
        return Text(f"ศูนย์พัฒนาเด็กเล็กวัด{village.th}", f"Wat {village.en} Child Development Centre")
    return Text(f"ศูนย์พัฒนาเด็กเล็กบ้าน{village.th}", f"Ban {village.en} Child Development Centre")


def _college(chance: Random, place: Subdistrict) -> Text:
    (word, word_en), (kind, kind_en) = chance.choice(INVENTED), chance.choice(COLLEGES)
    village = _village(chance)
    return Text(f"วิทยาลัย{kind}{word} {village.th}", f"{word_en} {village.en} {kind_en} College")


def _international(chance: Random, place: Subdistrict) -> Text:
    (word, word_en), village = chance.choice(INVENTED), _village(chance)
    return Text(f"โรงเรียนนานาชาติ{word} {village.th}", f"{word_en} {village.en} International School")


def _university(chance: Random, place: Subdistrict) -> Text:
    (word, word_en), village = chance.choice(INVENTED), _village(chance)
    return Text(f"มหาวิทยาลัย{word} {village.th}", f"{word_en} {village.en} University")


def _non_formal(chance: Random, place: Subdistrict) -> Text:
    village = _village(chance)
    return Text(f"ศูนย์ส่งเสริมการเรียนรู้{village.th}", f"{village.en} Learning Centre")


def _welfare(chance: Random, place: Subdistrict) -> Text:
    (word, word_en) = chance.choice(INVENTED)
    return Text(f"โรงเรียนศึกษาสงเคราะห์{word}", f"{word_en} Welfare School")


def _border(chance: Random, place: Subdistrict) -> Text:
    village = _village(chance)
    return Text(f"โรงเรียนตำรวจตระเวนชายแดนบ้าน{village.th}", f"Ban {village.en} Border Patrol Police School")


NAMES = {
    Kind.BASIC: _basic,
    Kind.CHILD_CENTRE: _child_centre,
    Kind.VOCATIONAL: _college,
    Kind.INTERNATIONAL: _international,
    Kind.HIGHER: _university,
    Kind.NON_FORMAL: _non_formal,
    Kind.WELFARE: _welfare,
    Kind.BORDER_PATROL: _border,
}
