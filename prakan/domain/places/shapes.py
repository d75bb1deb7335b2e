"""The outlines of the provinces for maps, as paths of SVG; scripts/province_shapes.py makes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from prakan.domain.places.table import DATA

#: what a map made with the outlines must say (CC BY 3.0 IGO)
SOURCE = "Royal Thai Survey Department / OCHA, CC BY 3.0 IGO"


@dataclass(frozen=True, slots=True)
class Shapes:
    """A drawing so many units wide and high, and in it the path of each province by its code."""

    width: int
    height: int
    provinces: Mapping[str, str]


@cache
def province_shapes() -> Shapes:
    """Return the outlines of all provinces."""
    return Shapes(**json.loads((DATA / "province_shapes.json").read_text(encoding="utf-8")))
