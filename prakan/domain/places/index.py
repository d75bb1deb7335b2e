"""Names of places by key: made once, when the first address is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from prakan.domain.places.model import Abolished, District, Province, Subdistrict
from prakan.domain.places.spelling import CAPITAL, SHORT_PROVINCES, key, loose_key
from prakan.domain.places.table import (
    abolished,
    district,
    districts,
    province,
    provinces,
    subdistrict,
    subdistrict_rows,
    subdistricts,
)

P = TypeVar("P", Province, District, Subdistrict)
BANGKOK = "10"
#: second spellings that the official list itself gives in brackets
SECOND_SPELLINGS = {"450109": "ปอพาน"}


@dataclass(frozen=True, slots=True)
class Names(Generic[P]):
    """The places of one area by key, once with tone marks and once without."""

    exact: Mapping[str, tuple[P, ...]]
    loose: Mapping[str, tuple[P, ...]]

    def of(self, name: str) -> tuple[P, ...]:
        """Return the places that a bare name means: spelt so, or so but for marks left out."""
        typed = key(name)
        return self.exact.get(typed) or tuple(
            place for place in self.loose.get(loose_key(name), ()) if _only_left_out(typed, place)
        )


def _only_left_out(typed: str, place: Province | District | Subdistrict) -> bool:
    """Return whether a key is a spelling of a place with marks left out, none wrong and none added."""
    return any(_inside(typed, key(spelling)) for spelling in spellings(place))


def _inside(few: str, many: str) -> bool:
    rest = iter(many)
    return all(character in rest for character in few)


def spellings(place: Province | District | Subdistrict) -> tuple[str, ...]:
    """Return the ways to write one place's name that are not mistakes."""
    names = [place.name.th, place.name.en, place.code]
    if isinstance(place, Province):
        names += [short for short, code in SHORT_PROVINCES.items() if code == place.code]
    elif isinstance(place, District):
        names += _capital(place)
    else:
        names += [SECOND_SPELLINGS[place.code]] if place.code in SECOND_SPELLINGS else []
    return tuple(names)


@cache
def loose_spellings(code: str) -> tuple[str, ...]:
    """Return the keys, without tone marks, of every way to write the name of the place with a code."""
    place = province(code) or district(code) or subdistrict(code)
    return tuple({loose_key(spelling) for spelling in spellings(place)}) if place else ()


def _capital(place: District) -> list[str]:
    """Return what people write for the district of a province's town: "เมือง", "Mueang", "เมืองอยุธยา"."""
    if not place.code.endswith("01") or place.code.startswith(BANGKOK):
        return []
    of = [place.province.name.th, *(s for s, code in SHORT_PROVINCES.items() if code == place.province.code)]
    return [CAPITAL, "Mueang", "Muang", *(f"{CAPITAL}{name}" for name in of)]


def _names(places: Iterable[P]) -> Names[P]:
    exact: dict[str, list[P]] = {}
    loose: dict[str, list[P]] = {}
    for place in places:
        for spelling in {key(s) for s in spellings(place)}:
            exact.setdefault(spelling, []).append(place)
        for spelling in {loose_key(s) for s in spellings(place)}:
            loose.setdefault(spelling, []).append(place)
    return Names(_fixed(exact), _fixed(loose))


def _fixed(found: dict[str, list[P]]) -> dict[str, tuple[P, ...]]:
    return {name: tuple(places) for name, places in found.items()}


@cache
def province_names() -> Names[Province]:
    """Return all provinces by name."""
    return _names(provinces())


@cache
def district_names(province_code: str) -> Names[District]:
    """Return the districts of a province by name."""
    return _names(districts(province_code))


@cache
def subdistrict_names(district_code: str) -> Names[Subdistrict]:
    """Return the subdistricts of a district by name."""
    return _names(subdistricts(district_code))


@cache
def districts_by_name() -> Mapping[str, tuple[District, ...]]:
    """Return the districts of the whole country by the key of their Thai name without tone marks."""
    found: dict[str, list[District]] = {}
    for area in provinces():
        for place in districts(area.code):
            found.setdefault(loose_key(place.name.th), []).append(place)
    return {name: tuple(places) for name, places in found.items()}


@cache
def _subdistrict_codes() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for rows in subdistrict_rows().values():
        for code, name, *_ in rows:
            found.setdefault(loose_key(name), []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


def subdistricts_by_name(name: str) -> tuple[Subdistrict, ...]:
    """Return the subdistricts of the whole country with a name, whatever its tone marks."""
    codes = _subdistrict_codes().get(loose_key(name), ())
    return tuple(place for code in codes for place in subdistricts(code[:4]) if place.code == code)


@cache
def _abolished_by_name() -> Mapping[tuple[int, str], tuple[Abolished, ...]]:
    found: dict[tuple[int, str], list[Abolished]] = {}
    for place in abolished().values():
        bare = place.name.removeprefix("กิ่งอำเภอ").removeprefix("เขต")
        found.setdefault((len(place.code), loose_key(bare)), []).append(place)
    return {name: tuple(places) for name, places in found.items()}


def abolished_districts(name: str, area: Province) -> tuple[Abolished, ...]:
    """Return the former districts of a province with a name."""
    return tuple(a for a in _abolished_by_name().get((4, loose_key(name)), ()) if a.code[:2] == area.code)


def abolished_subdistricts(name: str, area: District) -> tuple[Abolished, ...]:
    """Return the former subdistricts of a district with a name."""
    return tuple(a for a in _abolished_by_name().get((6, loose_key(name)), ()) if a.code[:4] == area.code)
