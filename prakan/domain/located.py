"""What cannot be true of where something lies: places not within each other, positions astray."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from prakan.domain.places import province
from prakan.domain.places.shapes import strayed
from prakan.domain.problems import Fault
from prakan.domain.problems_registry import (
    OUTSIDE_THE_COUNTRY,
    OUTSIDE_THE_PROVINCE,
    PLACE_NOT_WITHIN,
    POSITION_HALF,
    POSITION_SWAPPED,
)
from prakan.domain.record_words import plain

#: a box around Thailand, degrees: a position outside it is a slip of the keyboard
SOUTH, NORTH, WEST, EAST = Decimal("5.5"), Decimal("20.6"), Decimal("97.2"), Decimal("105.8")


class Located(Protocol):
    """A record with a place (codes of domain/places) and a position (degrees)."""

    @property
    def province(self) -> str: ...
    @property
    def district(self) -> str: ...
    @property
    def subdistrict(self) -> str: ...
    @property
    def latitude(self) -> Decimal | None: ...
    @property
    def longitude(self) -> Decimal | None: ...


def place_faults(record: Located) -> list[Fault]:
    """Return the problem (REG-005) of a place that does not lie in the one above it."""
    pairs = (("district", "province"), ("subdistrict", "district"))
    return [
        Fault(PLACE_NOT_WITHIN, {"inner": inner, "outer": outer}, name)
        for name, above in pairs
        if (inner := getattr(record, name))
        and not ((outer := getattr(record, above)) and inner.startswith(outer))
    ]


def position_faults(record: Located) -> list[Fault]:
    """Return the problem of a position that is half, swapped or outside the country."""
    if record.latitude is None or record.longitude is None:
        half = (record.latitude is None) != (record.longitude is None)
        return [Fault(POSITION_HALF, {}, "latitude")] if half else []
    if _in_the_country(record.latitude, record.longitude):
        return []
    given = {"latitude": plain(record.latitude), "longitude": plain(record.longitude)}
    swapped = _in_the_country(record.longitude, record.latitude)
    return [Fault(POSITION_SWAPPED if swapped else OUTSIDE_THE_COUNTRY, given, "latitude")]


def _in_the_country(latitude: Decimal, longitude: Decimal) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def strayed_faults(record: Located) -> list[Fault]:
    """Return the problem of a new position that lies in another province; old ones stay as they are."""
    if record.latitude is None or record.longitude is None or position_faults(record):
        return []
    there = province(strayed(record.province, float(record.latitude), float(record.longitude)))
    own = province(record.province)
    if there is None or own is None:
        return []
    given = {"latitude": plain(record.latitude), "longitude": plain(record.longitude)}
    return [Fault(OUTSIDE_THE_PROVINCE, {**given, "there": there.name, "province": own.name}, "latitude")]
