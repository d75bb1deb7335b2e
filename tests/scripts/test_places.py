"""Making the table of places: what is decided between sources, and where the centres come to lie."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.places import (
    Area,
    Disagreement,
    Polygons,
    centres,
    centroid,
    compared,
    decide,
    main,
    point_inside,
)

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
HORSESHOE = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (6.0, 9.0), (6.0, 3.0), (3.0, 3.0), (3.0, 9.0), (0.0, 9.0)]


@pytest.mark.parametrize(
    ("code", "field", "said", "decided"),
    [
        ("10", "name_th", ("กรุงเทพมหานคร", "กรุงเทพ", ""), "กรุงเทพมหานคร"),
        ("3305", "name_en", ("KhuKhan", "Khukhan", "Khukhan"), "Khukhan"),
        ("1406", "name_en", ("Bang Pa-in", "Bang Pa-In", ""), "Bang Pa-in"),
        ("160605", "postal", ("15110 15180", "15180", ""), "15180 15110"),
        ("110112", "postal", ("10280", "10270", ""), "10280"),
        ("450109", "name_th", ("ปอภาร (ปอพาน)", "ปอภาร", ""), "ปอภาร"),
    ],
)
def test_what_is_decided(code: str, field: str, said: tuple[str, str, str], decided: str) -> None:
    assert decide(code, field, said)[0] == decided


def test_only_what_differs_is_written_down() -> None:
    one = {"10": Area("ก", "A"), "1001": Area("ข", "B")}
    other = {"10": Area("ก", "A"), "1001": Area("ข", "b")}
    areas, found = compared((one, other, {}))
    assert areas == one
    assert found == [
        Disagreement("1001", "name_en", ("B", "b", ""), "B", "the list of the administration (DOPA)")
    ]


def test_the_centre_of_a_square() -> None:
    assert centroid(SQUARE) == (16.0, (2.0, 2.0))
    assert point_inside(SQUARE) == (2.0, 2.0)


def test_a_centre_lies_inside_a_bent_district() -> None:
    _, middle = centroid(HORSESHOE)
    assert middle == pytest.approx((4.5, 57 / 14))  # between the legs: outside
    x, y = point_inside(HORSESHOE)
    assert (x, y) == pytest.approx((1.5, 57 / 14))


def test_a_provinces_centre_is_that_of_its_middle_district() -> None:
    def moved(by: float) -> list[tuple[float, float]]:
        return [(x + by, y) for x, y in SQUARE]

    rings = {"6301": [moved(0)], "6302": [moved(4)], "6303": [moved(8)]}
    assert centres(rings)["63"] == (6.0, 2.0)


def test_shared_arcs_are_put_together() -> None:
    shape: dict[str, Any] = {"type": "Polygon", "arcs": [[0, ~1]], "properties": {"ADM2_PCODE": "TH6301"}}
    topology = {
        "transform": {"scale": [0.5, 0.5], "translate": [100.0, 10.0]},
        "arcs": [[[0, 0], [2, 0]], [[0, 0], [0, 2], [2, 0], [0, -2]]],
        "objects": {"layer": {"geometries": [shape]}},
    }
    ring = Polygons(topology).outer_rings()["6301"][0]
    assert ring == [(100.0, 10.0), (101.0, 10.0), (101.0, 11.0), (100.0, 11.0), (100.0, 10.0)]


def test_a_wrong_call_changes_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2
    assert "geothai" in capsys.readouterr().err
