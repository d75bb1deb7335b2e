"""The outlines of provinces: one for each, inside the drawing, and light."""

from __future__ import annotations

import re

import pytest

from prakan.domain.places import districts, province, provinces
from prakan.domain.places.shapes import middle, province_at, province_shapes, strayed
from prakan.domain.places.table import DATA

EVERY = [d for p in provinces() for d in districts(p.code)]
STEP = re.compile(r"M(\d+) (\d+)l([-\d ]+)z")


def corners(path: str) -> list[tuple[int, int]]:
    found = []
    for x, y, steps in STEP.findall(path):
        at = (int(x), int(y))
        found.append(at)
        numbers = [int(n) for n in re.findall(r"-?\d+", steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            at = (at[0] + dx, at[1] + dy)
            found.append(at)
    return found


def test_every_province_has_an_outline_and_nothing_else_has() -> None:
    assert sorted(province_shapes().provinces) == sorted(p.code for p in provinces())


@pytest.mark.parametrize("code", [p.code for p in provinces()])
def test_an_outline_is_whole_and_inside_the_drawing(code: str) -> None:
    drawing = province_shapes()
    path = drawing.provinces[code]
    assert STEP.sub("", path) == ""
    points = corners(path)
    assert len(points) >= 4
    assert [p for p in points if not (0 <= p[0] <= drawing.width and 0 <= p[1] <= drawing.height)] == []


@pytest.mark.parametrize(("north", "south"), [("57", "10"), ("10", "80"), ("80", "95")])
def test_north_is_up(north: str, south: str) -> None:
    lowest = max(y for _, y in corners(province_shapes().provinces[north]))
    highest = min(y for _, y in corners(province_shapes().provinces[south]))
    assert province(north) is not None
    assert lowest < highest


def test_the_file_is_light() -> None:
    assert (DATA / "province_shapes.json").stat().st_size < 20_000


def test_the_middle_of_every_district_falls_into_its_province() -> None:
    out = [d.code for d in EVERY if strayed(d.province.code, d.centre.latitude, d.centre.longitude)]
    assert out == []
    sharp = [d.code for d in EVERY if province_at(d.centre.latitude, d.centre.longitude) != d.code[:2]]
    assert sharp == ["2008", "6611", "8202"]  # islands, and one at a border


@pytest.mark.parametrize(
    ("code", "latitude", "longitude", "there"),
    [
        ("50", 13.755, 100.498, "10"),  # a school of Chiang Mai in Bangkok
        ("10", 18.788, 98.985, "50"),
        ("84", 10.09, 99.83, ""),  # Ko Tao of Surat Thani is too small to be drawn
        ("10", 13.52, 100.43, ""),  # a few kilometres across the border
        ("", 13.755, 100.498, ""),
    ],
)
def test_a_position_in_another_province_is_noticed(
    code: str, latitude: float, longitude: float, there: str
) -> None:
    assert strayed(code, latitude, longitude) == there


@pytest.mark.parametrize("code", ["10", "40", "50", "83"])
def test_the_middle_of_a_province_lies_inside_it(code: str) -> None:
    drawing, (x, y) = province_shapes(), middle(code)
    assert province_at(drawing.north - y / drawing.down, x / drawing.across + drawing.west) == code
