"""Where an institution stands: province, district and subdistrict, read to their codes together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from prakan.domain import places
from prakan.domain.problems import Fault
from prakan.domain.problems_places import (
    CELLS_SHIFTED,
    DISTRICT_MISSING,
    PROVINCE_MISSING,
    SUBDISTRICT_MISSING,
)

MISSING = (PROVINCE_MISSING, DISTRICT_MISSING, SUBDISTRICT_MISSING)
MOST = 3  # proposals named


@dataclass(frozen=True, slots=True)
class Where:
    """Codes of domain/places as far as they are certain, by level; what is wrong, which cells are empty.

    One address has one fault: what is wrong higher up is why the rest cannot be read.
    """

    codes: Mapping[str, str] = field(default_factory=dict)
    fault: Fault | None = None
    missing: tuple[Fault, ...] = ()


@lru_cache(maxsize=65536)
def where(province: str, district: str, subdistrict: str) -> Where:
    """Return the place that three cells name; the fault carries the likeliest places as its proposal."""
    reading = places.resolve(subdistrict, district, province)
    missing = tuple(f for f in reading.problems if f.problem in MISSING)
    wrong = [f for f in reading.problems if f.problem not in MISSING]
    first = next((f for f in wrong if f.problem is CELLS_SHIFTED), wrong[0] if wrong else None)
    proposal = "; ".join(places.full_name(p.place) for p in reading.proposals[:MOST])
    levels = (
        ("province", reading.province),
        ("district", reading.district),
        ("subdistrict", reading.subdistrict),
    )
    return Where(
        {level: place.code for level, place in levels if place},
        Fault(first.problem, {**first.values, "proposal": proposal}, first.field) if first else None,
        missing,
    )


@lru_cache(maxsize=16384)
def postal_codes(province: str, district: str, subdistrict: str) -> frozenset[str]:
    """Return the postal codes in use at a place, as near as it is known; none where it is not known."""
    if subdistrict:
        one = places.subdistrict(subdistrict)
        return frozenset(one.postal_codes) if one else frozenset()
    return frozenset(code for s in places.subdistricts(district) for code in s.postal_codes)
