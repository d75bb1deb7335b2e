"""Make the light outlines of the provinces that maps are drawn from.

python scripts/province_shapes.py DISTRICTS_TOPOJSON

A border of a province is where only one district of it lies. Neighbours share borders: each is made simpler
once (Visvalingam and Whyatt 1993) and no gap opens. docs/reference/third-party-data.md names the source.
"""

from __future__ import annotations

import heapq
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))  # the modules beside this one

from places import DATA, Point, Polygons, Ring, centroid

HEIGHT = 1000  # units of the drawing from the northernmost to the southernmost point
SMALLEST = 7.0  # square units of a corner that is still seen
ISLAND = 10.0  # square units of an island that is still drawn
Numbers = list[int]


def borders(geometries: list[dict[str, Any]]) -> dict[str, Numbers]:
    """Return by province the arcs that only one of its districts has, as that one runs them."""
    used: dict[str, Counter[int]] = {}
    for shape in geometries:
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        counter = used.setdefault(shape["properties"]["ADM1_PCODE"][2:], Counter())
        counter.update(number for part in parts for ring in part for number in ring)
    return {code: [n for n in found if ~n not in found] for code, found in used.items()}


def simpler(line: Ring, smallest: float) -> Ring:
    """Return a line without the corners whose triangles are small; both ends stay."""
    before, after = [i - 1 for i in range(len(line))], [i + 1 for i in range(len(line))]
    sizes = {i: corner(line[i - 1], line[i], line[i + 1]) for i in range(1, len(line) - 1)}
    heap = [(size, i) for i, size in sizes.items()]
    heapq.heapify(heap)
    while heap and heap[0][0] < smallest:
        size, i = heapq.heappop(heap)
        if sizes.get(i) != size:
            continue
        del sizes[i]
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            if j in sizes:
                sizes[j] = max(size, corner(line[before[j]], line[j], line[after[j]]))
                heapq.heappush(heap, (sizes[j], j))
    return [point for i, point in enumerate(line) if i in sizes or i in (0, len(line) - 1)]


def corner(a: Point, b: Point, c: Point) -> float:
    """Return the area of a triangle."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


class Drawing:
    """The country on a flat sheet: degrees become units, north is up, proportions are those of its middle."""

    def __init__(self, arcs: list[Ring]) -> None:
        xs, ys = zip(*(point for arc in arcs for point in arc), strict=True)
        self.west, self.north = min(xs), max(ys)
        self.unit = HEIGHT / (self.north - min(ys))
        self.squeeze = math.cos(math.radians((self.north + min(ys)) / 2))
        self.width = math.ceil((max(xs) - self.west) * self.squeeze * self.unit)

    def at(self, point: Point) -> Point:
        return (point[0] - self.west) * self.squeeze * self.unit, (self.north - point[1]) * self.unit


def chains(numbers: Numbers, ends: dict[int, tuple[Point, Point]]) -> Iterator[Numbers]:
    """Yield the rings that arcs close: each arc begins where the one before it ends."""
    starts: dict[Point, Numbers] = {}
    for number in numbers:
        starts.setdefault(ends[number][0], []).append(number)
    while starts:
        first = next(iter(starts))
        ring, at = [], first
        while at in starts:
            number = starts[at].pop()
            if not starts[at]:
                del starts[at]
            ring.append(number)
            at = ends[number][1]
            if at == first:
                break
        yield ring


def path(rings: list[Ring]) -> str:
    """Return rings as a path of SVG in whole units, each step told from the last."""
    words = []
    for ring in rings:
        points = [(round(x), round(y)) for x, y in ring]
        steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in zip(points, points[1:], strict=False)]
        words.append(f"M{points[0][0]} {points[0][1]}l")
        words.append(" ".join(f"{x} {y}" for x, y in steps[:-1] if (x, y) != (0, 0)).replace(" -", "-"))
        words.append("z")
    return "".join(words)


def shapes(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the size of the drawing and the path of each province by its code."""
    polygons = Polygons(topology)
    sheet = Drawing(polygons.arcs)
    drawn = [simpler([sheet.at(p) for p in arc], SMALLEST) for arc in polygons.arcs]
    found = {}
    for code, numbers in sorted(borders(polygons.layer["geometries"]).items()):
        lines = {n: drawn[n] if n >= 0 else drawn[~n][::-1] for n in numbers}
        ends = {n: (line[0], line[-1]) for n, line in lines.items()}
        rings = [[p for n in ring for p in lines[n]] for ring in chains(numbers, ends)]
        rings.sort(key=lambda ring: -area(ring))
        found[code] = path([ring for i, ring in enumerate(rings) if i == 0 or area(ring) >= ISLAND])
    degrees = {
        "west": sheet.west,
        "north": sheet.north,
        "across": sheet.squeeze * sheet.unit,
        "down": sheet.unit,
    }
    return {"width": sheet.width, "height": HEIGHT, **degrees, "provinces": found}


def area(ring: Ring) -> float:
    """Return the area of a ring; 0 for one that has collapsed."""
    try:
        return centroid(ring)[0]
    except ZeroDivisionError:
        return 0.0


def main(arguments: list[str]) -> int:
    """Write the file; 2 for a wrong call."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    found = shapes(json.loads(Path(arguments[0]).read_text(encoding="utf-8")))
    text = json.dumps(found, indent=0, separators=(",", ":"))
    (DATA / "province_shapes.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
