"""Make the table of places, and what its sources disagree on, from the sources.

python scripts/places.py GEOGRAPHY_JSON_FOLDER DISTRICTS_TOPOJSON

The codes and names come from the package geothai (of requirements-dev.txt); the folder holds
provinces.json, districts.json and subdistricts.json of thailand-geography-json; the last file holds the
polygons of the districts. docs/reference/places.md tells where they are from and what was decided.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geothai
from geothai.abolished import abolished_areas

DATA = Path(__file__).resolve().parents[1] / "prakan" / "domain" / "places" / "data"
BANGKOK = "10"
#: provinces by region as the Royal Society's gazetteer has them: 9 + 20 + 22 + 7 + 5 + 14 = 77
REGIONS = {
    "north": "50 51 52 53 54 55 56 57 58",
    "northeast": "30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49",
    "central": "10 11 12 13 14 15 16 17 18 19 26 60 61 62 64 65 66 67 72 73 74 75",
    "east": "20 21 22 23 24 25 27",
    "west": "63 70 71 76 77",
    "south": "80 81 82 83 84 85 86 90 91 92 93 94 95 96",
}
REGION_OF = {code: region for region, codes in REGIONS.items() for code in codes.split()}
#: what a person decided against the first source, with the reason
DECIDED = {
    ("450109", "name_th"): ("ปอภาร", "the second spelling in brackets is read as another name, not printed"),
}
#: the list of abolished codes also holds registry offices of municipalities and branches: no places
REGISTRY_OFFICE = re.compile("เทศบาล|สาขา")
INNER_CAPITAL = re.compile(r"(?<=[a-z])[A-Z]")

Point = tuple[float, float]
Ring = list[Point]


@dataclass(frozen=True)
class Area:
    """What one source says of one place."""

    name_th: str
    name_en: str
    postal: str = ""


@dataclass(frozen=True)
class Disagreement:
    """One field of one place that not all sources write alike, and what the table holds."""

    code: str
    field: str
    said: tuple[str, str, str]  # geothai, geography-json, polygons
    decided: str
    rule: str


def from_geothai() -> dict[str, Area]:
    """Return the areas of the package; in its list the districts of Bangkok carry the word for the level."""
    found = {p.code: Area(p.name_th, p.name_en) for p in geothai.provinces()}
    for code in list(found):
        for d in geothai.districts(code):
            name = d.name_th.removeprefix("เขต") if code == BANGKOK else d.name_th
            found[d.code] = Area(name, d.name_en)
            for s in geothai.subdistricts(d.code):
                found[s.code] = Area(s.name_th, s.name_en, " ".join(s.postal_codes))
    return found


def from_geography_json(folder: Path) -> dict[str, Area]:
    """Return the areas of thailand-geography-json."""
    found = {}
    for level in ("province", "district", "subdistrict"):
        for path in folder.glob(f"*{level}s.json"):
            if level == "district" and "subdistrict" in path.name:
                continue
            for row in json.loads(path.read_text(encoding="utf-8")):
                postal = str(row["postalCode"]) if level == "subdistrict" else ""
                names = row[f"{level}NameTh"].strip(), row[f"{level}NameEn"].strip()
                found[str(row[f"{level}Code"])] = Area(*names, postal)
    return found


def from_polygons(geometries: Iterable[dict[str, Any]]) -> dict[str, Area]:
    """Return the provinces and districts that the polygons name."""
    found = {}
    for said in (g["properties"] for g in geometries):
        found[said["ADM1_PCODE"][2:]] = Area(said["ADM1_TH"], said["ADM1_EN"])
        found[said["ADM2_PCODE"][2:]] = Area(said["ADM2_TH"], said["ADM2_EN"])
    return found


def decide(code: str, field: str, said: tuple[str, str, str]) -> tuple[str, str]:
    """Return what the table holds and the rule that decided it."""
    if (code, field) in DECIDED:
        return DECIDED[code, field]
    first, second, _ = said
    if field == "name_en" and INNER_CAPITAL.search(first):
        return INNER_CAPITAL.sub(lambda m: m.group().lower(), first), "no capital letter inside a word"
    if field == "postal":
        codes = first.split()
        if second in codes:
            return " ".join([second, *(c for c in codes if c != second)]), "all codes; the usual one first"
        return first, "the list of the post office"
    return first, "the list of the administration (DOPA)"


def compared(
    sources: tuple[dict[str, Area], ...],
) -> tuple[dict[str, Area], list[Disagreement]]:
    """Return the areas as decided, and every field that the sources write differently or that was changed."""
    decided, found = {}, []
    for code in sorted(sources[0], key=lambda c: (len(c), c)):
        fields = {}
        for field in ("name_th", "name_en", "postal"):
            said = tuple(getattr(s[code], field) if code in s else "" for s in sources)
            three = (said[0], said[1], said[2])
            fields[field], rule = decide(code, field, three)
            if len({*filter(None, said), fields[field]}) > 1:
                found.append(Disagreement(code, field, three, fields[field], rule))
        decided[code] = Area(**fields)
    return decided, found


class Polygons:
    """The districts' polygons of a TopoJSON file: arcs are shared, quantised and stored as differences."""

    def __init__(self, topology: dict[str, Any]) -> None:
        scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs = [list(self._absolute(arc, scale, shift)) for arc in topology["arcs"]]
        (self.layer,) = topology["objects"].values()

    @staticmethod
    def _absolute(arc: list[list[int]], scale: list[float], shift: list[float]) -> Iterator[Point]:
        x = y = 0
        for dx, dy in arc:
            x, y = x + dx, y + dy
            yield x * scale[0] + shift[0], y * scale[1] + shift[1]

    def outer_rings(self) -> dict[str, list[Ring]]:
        """Return the outer rings of every district by its code."""
        found: dict[str, list[Ring]] = {}
        for shape in self.layer["geometries"]:
            parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            found[shape["properties"]["ADM2_PCODE"][2:]] = [self._ring(part[0]) for part in parts]
        return found

    def _ring(self, numbers: list[int]) -> Ring:
        ring: Ring = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            ring.extend(arc[1:] if ring else arc)
        return ring


def centroid(ring: Ring) -> tuple[float, Point]:
    """Return a ring's area (square degrees) and its centre of mass, by the shoelace formula."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return abs(area) / 2, (x / (3 * area), y / (3 * area))


def inside_at(ring: Ring, y: float) -> list[float]:
    """Return where a ring crosses a parallel, from west to east."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sorted(
        ax + (y - ay) * (bx - ax) / (by - ay) for (ax, ay), (bx, by) in pairs if (ay > y) != (by > y)
    )


def point_inside(ring: Ring) -> Point:
    """Return the centre of mass; where that lies outside, the middle of the widest part on its parallel."""
    _, (x, y) = centroid(ring)
    crossings = inside_at(ring, y)
    spans = list(zip(crossings[::2], crossings[1::2], strict=True))
    if any(west <= x <= east for west, east in spans):
        return x, y
    west, east = max(spans, key=lambda span: span[1] - span[0])
    return (west + east) / 2, y


def centres(rings: dict[str, list[Ring]]) -> dict[str, Point]:
    """Return a point inside each district's largest part; a province has that of its middle district."""
    found = {code: point_inside(max(parts, key=lambda r: centroid(r)[0])) for code, parts in rings.items()}
    for province in {code[:2] for code in rings}:
        weighed = [centroid(r) for code, parts in rings.items() if code[:2] == province for r in parts]
        total = sum(area for area, _ in weighed)
        x, y = (sum(area * point[i] for area, point in weighed) / total for i in (0, 1))
        near = min(
            (point for code, point in found.items() if code[:2] == province and len(code) == 4),
            key=lambda p: (p[0] - x) ** 2 + (p[1] - y) ** 2,
        )
        found[province] = near
    return found


def write(name: str, heads: str, rows: Iterable[Iterable[str]]) -> None:
    """Write one data file: a line of headings, tabs between the fields."""
    lines = [heads.replace(" ", "\t"), *("\t".join(row) for row in rows)]
    (DATA / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_places(areas: dict[str, Area], points: dict[str, Point]) -> None:
    """Write the three tables."""

    def of(length: int) -> Iterator[tuple[str, Area]]:
        return ((code, area) for code, area in areas.items() if len(code) == length)

    def at(code: str) -> tuple[str, str]:
        return f"{points[code][1]:.3f}", f"{points[code][0]:.3f}"

    heads = "code name_th name_en"
    write(
        "provinces",
        f"{heads} region latitude longitude",
        ((c, a.name_th, a.name_en, REGION_OF[c], *at(c)) for c, a in of(2)),
    )
    write("districts", f"{heads} latitude longitude", ((c, a.name_th, a.name_en, *at(c)) for c, a in of(4)))
    write("subdistricts", f"{heads} postal_codes", ((c, a.name_th, a.name_en, a.postal) for c, a in of(6)))


def write_abolished() -> None:
    """Write the districts and subdistricts whose codes are no longer in use."""
    write(
        "abolished",
        "code name_th abolished_on successors basis",
        (
            (a.code, a.name_th, a.abolished_on, " ".join(a.successors), a.successors_basis or "")
            for a in abolished_areas()
            if not REGISTRY_OFFICE.search(a.name_th)
        ),
    )


def main(arguments: list[str]) -> int:
    """Write the files; 2 for a wrong call."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    polygons = Polygons(json.loads(Path(arguments[1]).read_text(encoding="utf-8")))
    sources = (
        from_geothai(),
        from_geography_json(Path(arguments[0])),
        from_polygons(polygons.layer["geometries"]),
    )
    areas, found = compared(sources)
    DATA.mkdir(parents=True, exist_ok=True)
    write_places(areas, centres(polygons.outer_rings()))
    write_abolished()
    heads = "code field geothai geography_json polygons decided rule"
    write("disagreements", heads, ((d.code, d.field, *d.said, d.decided, d.rule) for d in found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
