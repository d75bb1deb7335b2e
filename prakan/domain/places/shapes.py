"""The outlines of the provinces for maps, as paths of SVG; scripts/province_shapes.py makes them.

A position falls on the drawing where its place is, so that one can be set on a map, and one that lies in
another province be noticed. The drawing is simple: borders are true to about two kilometres.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from prakan.domain.places.table import DATA

#: what a map made with the outlines must say (CC BY 3.0 IGO)
SOURCE = "Royal Thai Survey Department / OCHA, CC BY 3.0 IGO"
SLACK = 6.0  # units of the drawing, about ten kilometres: nearer to its province a position is not doubted
OFFSHORE = 48.0  # units, about eighty kilometres: no island of a province lies farther out
SQUARE = 4.0  # units
PIECE = re.compile(r"M(-?\d+) (-?\d+)l([^z]*)z")
NUMBER = re.compile(r"-?\d+")
Point = tuple[float, float]
Ring = tuple[Point, ...]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shapes:
    """A drawing so many units wide and high, and in it the path of each province by its code.

    ``west`` and ``north`` are the degrees at its upper left; a degree of longitude is ``across`` units wide,
    one of latitude ``down`` units high.
    """

    width: int
    height: int
    provinces: Mapping[str, str]
    west: float
    north: float
    across: float
    down: float

    def at(self, latitude: float, longitude: float) -> Point:
        """Return where a position (degrees, WGS 84) falls on the drawing."""
        return (longitude - self.west) * self.across, (self.north - latitude) * self.down


@cache
def province_shapes() -> Shapes:
    """Return the outlines of all provinces."""
    return Shapes(**json.loads((DATA / "province_shapes.json").read_text(encoding="utf-8")))


@cache
def rings(province: str) -> tuple[Ring, ...]:
    """Return the closed lines of a province; none for an unknown one."""
    return tuple(_rings(province_shapes().provinces.get(province, "")))


def _rings(path: str) -> Iterator[Ring]:
    for x, y, steps in PIECE.findall(path):
        at = [(float(x), float(y))]
        numbers = [float(n) for n in NUMBER.findall(steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            at.append((at[-1][0] + dx, at[-1][1] + dy))
        yield tuple(at)


@cache
def box(province: str) -> Box:
    """Return the left, upper, right and lower edge of a province; of the drawing for an unknown one."""
    points = [point for ring in rings(province) for point in ring]
    if not points:
        return 0, 0, province_shapes().width, province_shapes().height
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def province_at(latitude: float, longitude: float) -> str:
    """Return the code of the province that a position lies in by the outlines; "" at sea or abroad."""
    return _lies_in(*province_shapes().at(latitude, longitude))


def strayed(province: str, latitude: float, longitude: float) -> str:
    """Return the code of the other province in which a position lies, "" when it may be of this one.

    A position near the border, or on an island too small to be drawn, is not doubted. It is looked at as the
    middle of a square of about seven kilometres, so that a roster of many thousands asks each square once.
    """
    x, y = province_shapes().at(latitude, longitude)
    return _strayed(province, (x // SQUARE + 0.5) * SQUARE, (y // SQUARE + 0.5) * SQUARE)


def at_sea(province: str, latitude: float, longitude: float) -> bool:
    """Return whether a position lies in no province and too far out to be an island of this one.

    It is looked at by squares, as ``strayed`` does. Of an unknown province nothing is said.
    """
    x, y = province_shapes().at(latitude, longitude)
    return _at_sea(province, (x // SQUARE + 0.5) * SQUARE, (y // SQUARE + 0.5) * SQUARE)


@lru_cache(maxsize=65_536)
def _at_sea(province: str, x: float, y: float) -> bool:
    if not rings(province) or _inside(province, (x, y)) or _distance(province, (x, y)) <= OFFSHORE:
        return False
    return not _lies_in(x, y)


@lru_cache(maxsize=65_536)
def _strayed(province: str, x: float, y: float) -> str:
    if not rings(province) or _inside(province, (x, y)) or _distance(province, (x, y)) <= SLACK:
        return ""
    return _lies_in(x, y)


def _lies_in(x: float, y: float) -> str:
    return next((code for code in province_shapes().provinces if _inside(code, (x, y))), "")


def _edges(province: str) -> Iterator[tuple[Point, Point]]:
    for ring in rings(province):
        yield from zip(ring, (*ring[1:], ring[0]), strict=True)


def _inside(province: str, point: Point) -> bool:
    left, upper, right, lower = box(province)
    x, y = point
    if not (left <= x <= right and upper <= y <= lower):
        return False
    crossed = 0
    for (ax, ay), (bx, by) in _edges(province):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossed += 1
    return crossed % 2 == 1


def _distance(province: str, point: Point) -> float:
    """Return how far a point is from the border, in units of the drawing."""
    return min(_to_edge(point, a, b) for a, b in _edges(province))


def _to_edge(point: Point, a: Point, b: Point) -> float:
    (x, y), (ax, ay), (bx, by) = point, a, b
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = 0.0 if not length else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


@cache
def middle(province: str) -> Point:
    """Return the middle of the largest piece of a province, where its name stands; of the drawing without."""
    pieces = [(abs(_twice_area(ring)), ring) for ring in rings(province)]
    if not pieces:
        return province_shapes().width / 2, province_shapes().height / 2
    ring = max(pieces, key=lambda piece: piece[0])[1]
    return _centroid(ring)


def _twice_area(ring: Ring) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True))


def _centroid(ring: Ring) -> Point:
    area, x, y = _twice_area(ring), 0.0, 0.0
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = ax * by - bx * ay
        x, y = x + (ax + bx) * cross, y + (ay + by) * cross
    return x / (3 * area), y / (3 * area)
