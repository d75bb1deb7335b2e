"""What a trip owes each person of its team, to the satang: the same trip owes the same for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prakan.domain.fees.model import PER_MILLE, FaultyFees, Fees, Part, Per, Rate, Withholding

METRES = 1000


@dataclass(frozen=True, slots=True)
class Trip:
    """What counts of one person's trip: seat, level, institutions with their days, metres by road."""

    level: str
    seat: str
    days: Mapping[str, int]  # institution -> days of its visit
    metres: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """One payment: what for, of which institution ("": of the whole trip), how it was reckoned, in satang."""

    part: Part
    institution: str
    satang: int
    rate: Rate
    count: int  # of what the rate is per: institutions, days, trips, whole kilometres
    share: int  # of a thousand


def owed(fees: Fees, trip: Trip) -> tuple[Due, ...]:
    """Return every payment of a trip: instalments of each institution, then travel.

    Instalments add up to the honorarium to the satang: the last one takes what rounding left. Kilometres
    begun count whole. Raises ``FaultyFees`` where no rate holds for the level and seat.
    """
    rate = fees.honorarium(trip.level, trip.seat)
    if rate is None:
        raise FaultyFees(f"no rate for {trip.level} {trip.seat}")
    lines = [due for name in trip.days for due in _instalments(fees, rate, trip, name)]
    return (*lines, *(_travel(one, trip) for one in fees.travel if _count(one, trip, "")))


def withheld(satang: int, rule: Withholding) -> int:
    """Return the tax withheld of a payment in satang, half up; nothing below the least amount."""
    return 0 if satang < rule.least else (satang * rule.share + PER_MILLE // 2) // PER_MILLE


def _instalments(fees: Fees, rate: Rate, trip: Trip, name: str) -> list[Due]:
    count = _count(rate, trip, name)
    whole, left, found = rate.satang * count, rate.satang * count, []
    for place, one in enumerate(fees.instalments, 1):
        part = left if place == len(fees.instalments) else whole * one.share // PER_MILLE
        found.append(Due(one.part, name, part, rate, count, one.share))
        left -= part
    return found


def _travel(rate: Rate, trip: Trip) -> Due:
    count = _count(rate, trip, "")
    return Due(Part.TRAVEL, "", rate.satang * count, rate, count, PER_MILLE)


def _count(rate: Rate, trip: Trip, name: str) -> int:
    if rate.per is Per.KILOMETRE:
        return -(-trip.metres // METRES)
    if rate.per is Per.DAY:
        return trip.days[name] if name else sum(trip.days.values())
    return len(trip.days) if rate.per is Per.INSTITUTION and not name else 1
