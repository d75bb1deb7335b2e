"""The table of places: read from the files beside it when first asked for, and kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from prakan.domain.places.model import Abolished, Centre, District, Province, Subdistrict
from prakan.domain.text import Text

DATA = Path(__file__).parent / "data"


def rows(name: str) -> Iterator[list[str]]:
    """Yield the lines of a data file, cut at the tabs, without the line of headings."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines[1:])


@cache
def _provinces() -> dict[str, Province]:
    return {
        code: Province(code, Text(th, en), region, Centre(float(lat), float(lon)))
        for code, th, en, region, lat, lon in rows("provinces")
    }


@cache
def _districts() -> dict[str, District]:
    known = _provinces()
    return {
        code: District(code, Text(th, en), known[code[:2]], Centre(float(lat), float(lon)))
        for code, th, en, lat, lon in rows("districts")
    }


@cache
def _districts_of() -> dict[str, tuple[District, ...]]:
    found: dict[str, list[District]] = {}
    for place in _districts().values():
        found.setdefault(place.code[:2], []).append(place)
    return {code: tuple(places) for code, places in found.items()}


@cache
def subdistrict_rows() -> dict[str, list[list[str]]]:
    """Return the lines of the subdistricts by district code: records are only made for those asked for."""
    found: dict[str, list[list[str]]] = {}
    for row in rows("subdistricts"):
        found.setdefault(row[0][:4], []).append(row)
    return found


@cache
def _subdistricts_of(district_code: str) -> dict[str, Subdistrict]:
    parent = _districts().get(district_code)
    if parent is None:
        return {}
    return {
        code: Subdistrict(code, Text(th, en), parent, postal.split()[0], tuple(postal.split()))
        for code, th, en, postal in subdistrict_rows()[district_code]
    }


@cache
def abolished() -> dict[str, Abolished]:
    """Return the districts and subdistricts that were abolished, by their former code."""
    return {
        code: Abolished(code, name, on, tuple(successors.split()), basis)
        for code, name, on, successors, basis in rows("abolished")
    }


def province(code: str) -> Province | None:
    """Return a province by its two-digit code, None when no province has it."""
    return _provinces().get(code)


def district(code: str) -> District | None:
    """Return a district by its four-digit code, None when no district has it."""
    return _districts().get(code)


def subdistrict(code: str) -> Subdistrict | None:
    """Return a subdistrict by its six-digit code, None when no subdistrict has it."""
    return _subdistricts_of(code[:4]).get(code)


def provinces() -> tuple[Province, ...]:
    """Return all 77 provinces in the order of their codes."""
    return tuple(_provinces().values())


def districts(province_code: str) -> tuple[District, ...]:
    """Return the districts of a province in the order of their codes; none for an unknown province."""
    return _districts_of().get(province_code, ())


def subdistricts(district_code: str) -> tuple[Subdistrict, ...]:
    """Return the subdistricts of a district in the order of their codes; none for an unknown district."""
    return tuple(_subdistricts_of(district_code).values())
