"""A window on the drawing of the provinces: around what it shows, moved, enlarged, written in an address."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prakan.domain.places.shapes import Box, Point, box, province_shapes

WIDE, TALL = 1.46, 0.86  # width by height of the two formats a window has
EDGE = 0.07  # of the longer side, kept free around what is shown
NARROWEST = 14.0  # units of the drawing, about 24 km: the outlines are not finer
WIDEST = 1600.0
STEP = 1.6  # a zoom shows so many times less or more
SLIDE = 0.3  # of a side, by which a window is moved


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the drawing by its middle and width, in units of the drawing; tall or wide."""

    x: float
    y: float
    width: float
    tall: bool = False

    @property
    def height(self) -> float:
        return self.width / (TALL if self.tall else WIDE)

    @property
    def edges(self) -> Box:
        """Return the left, upper, right and lower edge."""
        half, tall = self.width / 2, self.height / 2
        return self.x - half, self.y - tall, self.x + half, self.y + tall

    @property
    def word(self) -> str:
        """Return the window as it stands in an address."""
        return f"{self.x:.1f},{self.y:.1f},{self.width:.1f}" + (",t" if self.tall else "")

    def zoomed(self, closer: bool) -> Window:
        """Return the window closer to its middle, or farther from it."""
        return self._sized(self.width / STEP if closer else self.width * STEP)

    def moved(self, right: int, down: int) -> Window:
        """Return the window moved by so many steps to the right and down; its middle stays on the drawing."""
        drawing = province_shapes()
        x = min(max(self.x + right * SLIDE * self.width, 0.0), float(drawing.width))
        y = min(max(self.y + down * SLIDE * self.height, 0.0), float(drawing.height))
        return Window(x, y, self.width, self.tall)

    def _sized(self, width: float) -> Window:
        return Window(self.x, self.y, min(max(width, NARROWEST), WIDEST), self.tall)

    def holds(self, point: Point) -> bool:
        """Return whether a point of the drawing lies inside."""
        left, upper, right, lower = self.edges
        return left <= point[0] <= right and upper <= point[1] <= lower

    def share(self, point: Point) -> Point:
        """Return where a point lies, in percent of the width from the left and of the height from above."""
        left, upper, _right, _lower = self.edges
        return (point[0] - left) * 100 / self.width, (point[1] - upper) * 100 / self.height

    def provinces(self) -> Iterator[str]:
        """Yield the codes of the provinces that show."""
        left, upper, right, lower = self.edges
        for code in province_shapes().provinces:
            a, b, c, d = box(code)
            if a < right and c > left and b < lower and d > upper:
                yield code


def whole() -> Window:
    """Return the window of the whole country."""
    drawing = province_shapes()
    return _around((0.0, 0.0, float(drawing.width), float(drawing.height)))


def around_provinces(codes: Iterable[str]) -> Window:
    """Return the window around some provinces; the whole country for none."""
    boxes = [box(code) for code in codes if code in province_shapes().provinces]
    return _around(_joined(boxes)) if boxes else whole()


def around_points(points: Iterable[Point], least: float = NARROWEST) -> Window:
    """Return the window around some points of the drawing, at least so wide; the whole country for none."""
    found = _around(_joined([(x, y, x, y) for x, y in points] or [whole().edges]))
    return found if found.width >= least else Window(found.x, found.y, least, False)


def read(word: str) -> Window | None:
    """Return the window that an address asks for; None when it names none that can be shown."""
    parts = word.split(",")
    tall = parts[-1] == "t"
    try:
        x, y, width = (float(part) for part in (parts[:-1] if tall else parts))
    except ValueError:
        return None
    if not all(map(math.isfinite, (x, y, width))):
        return None
    return Window(x, y, 1.0, tall).moved(0, 0)._sized(width)


def _joined(boxes: Iterable[Box]) -> Box:
    left, upper, right, lower = zip(*boxes, strict=True)
    return min(left), min(upper), max(right), max(lower)


def _around(inside: Box) -> Window:
    left, upper, right, lower = inside
    across, down = right - left, lower - upper
    tall, edge = across < down * 0.9, max(across, down) * EDGE
    shape = TALL if tall else WIDE
    width = max(across + 2 * edge, (down + 2 * edge) * shape, NARROWEST)
    return Window((left + right) / 2, (upper + lower) / 2, width, tall)
