"""Making outlines: borders inside a province vanish, shared borders stay shared."""

from __future__ import annotations

from typing import Any

from scripts.province_shapes import area, borders, chains, path, shapes, simpler


def district(province: str, code: str, *arcs: int) -> dict[str, Any]:
    names = {"ADM1_PCODE": f"TH{province}", "ADM2_PCODE": f"TH{code}"}
    return {"type": "Polygon", "arcs": [list(arcs)], "properties": names}


#: two districts of one province side by side, and a neighbour to the east
DISTRICTS = [district("10", "1001", 0, 1), district("10", "1002", ~1, 2, 3), district("11", "1101", ~2, 4)]


def test_only_borders_of_provinces_stay() -> None:
    assert borders(DISTRICTS) == {"10": [0, 2, 3], "11": [~2, 4]}


def test_arcs_close_to_rings() -> None:
    a, b, c, d = (0.0, 0.0), (1.0, 0.0), (5.0, 5.0), (6.0, 6.0)
    ends = {1: (a, b), 2: (b, a), 3: (c, d), 4: (d, c)}
    assert list(chains([1, 3, 2, 4], ends)) == [[1, 2], [3, 4]]


def test_small_corners_go_and_ends_stay() -> None:
    line = [(0.0, 0.0), (1.0, 0.1), (2.0, 0.0), (3.0, 9.0), (4.0, 0.0)]
    assert simpler(line, 1.0) == [(0.0, 0.0), (2.0, 0.0), (3.0, 9.0), (4.0, 0.0)]
    assert simpler(line, 0.0) == line
    assert simpler(line[::-1], 1.0) == simpler(line, 1.0)[::-1]


def test_a_path_tells_steps() -> None:
    assert path([[(10.2, 20.0), (15.0, 18.0), (12.0, 25.0), (10.2, 20.0)]]) == "M10 20l5-2-3 7z"


def test_a_ring_without_an_inside_has_no_area() -> None:
    assert area([(0.0, 0.0), (1.0, 1.0), (0.0, 0.0)]) == 0.0


def test_a_topology_becomes_a_drawing() -> None:
    arcs = [[[0, 0], [100, 0], [0, 100]], [[100, 100], [-100, 0], [0, -100]]]
    topology = {
        "transform": {"scale": [0.1, 0.1], "translate": [100.0, 10.0]},
        "arcs": arcs,
        "objects": {"layer": {"geometries": [district("10", "1001", 0, 1)]}},
    }
    made = shapes(topology)
    assert (made["height"], list(made["provinces"])) == (1000, ["10"])
    assert made["provinces"]["10"].startswith("M0 1000l")
