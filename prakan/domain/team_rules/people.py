"""Which weeks an assessor's licences, seats and days off leave, level by level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from prakan.domain.assessors import Seat
from prakan.domain.licences import VALID, LicenceFacts, state_on
from prakan.domain.teams.model import Licence, Weeks
from prakan.domain.teams.weeks import Year


@dataclass(frozen=True, slots=True)
class Span:
    """A seat held on a level from a day to a day; None is open."""

    level: str
    seat: str
    starts: date
    ends: date | None


def covered(licence: LicenceFacts, year: Year, assume: bool = False) -> Weeks:
    """Return the weeks in which a licence is in force on every day from Monday to Friday.

    With ``assume``, one that ends while the plan runs counts as if it were renewed; one that is suspended or
    revoked never does.
    """
    if assume and licence.ends is not None and licence.ends >= year.monday(0):
        licence = replace(licence, ends=None)
    weeks = year.within(licence.starts, licence.ends)
    if not licence.events:
        return weeks
    return sum(1 << w for w in range(year.count) if weeks >> w & 1 and _whole(licence, year.monday(w)))


def _whole(licence: LicenceFacts, monday: date) -> bool:
    return all(state_on(licence, monday + timedelta(days=day)) in VALID for day in range(5))


def licensed_weeks(licences: Iterable[LicenceFacts], year: Year, assume: bool = False) -> dict[str, Weeks]:
    """Return by level the weeks for which any licence is in force throughout; levels without one left out.

    ``assume`` as in ``covered``.
    """
    found: dict[str, Weeks] = {}
    for one in licences:
        if weeks := covered(one, year, assume):
            found[one.level] = found.get(one.level, 0) | weeks
    return found


def in_teams(
    licensed: dict[str, Weeks], seats: Iterable[Span], year: Year
) -> tuple[tuple[Licence, ...], bool]:
    """Return what somebody may do in teams by level, and whether they are a novice everywhere.

    Who is a trainee on each level with a licence counts as a novice; where somebody is a trainee who sits
    fully on another level, that level is not used.
    """
    held: list[tuple[str, Weeks, str]] = [
        (one.level, weeks, one.seat)
        for one in seats
        if (weeks := licensed.get(one.level, 0) & year.within(one.starts, one.ends))
    ]
    novice = bool(held) and all(seat == Seat.TRAINEE for _, _, seat in held)
    used = [one for one in held if novice or one[2] != Seat.TRAINEE]
    return tuple(Licence(level, weeks, seat == Seat.CHAIR) for level, weeks, seat in used), novice


def away(off: Iterable[tuple[date, date]], year: Year) -> Weeks:
    """Return the weeks that have a day off, Monday to Friday."""
    weeks = 0
    for first, last in off:
        weeks |= year.touched(first, last)
    return weeks
