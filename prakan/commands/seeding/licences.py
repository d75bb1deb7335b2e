"""Made-up licences: every seat but a trainee's has one, and as many as the report says wait for renewal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from prakan.domain.assessors import Seat
from prakan.registry.actions.assessor_seeding import MadeUpAssessor
from prakan.registry.actions.licence_install import MadeUpLicence

TERM = 3  # years, as in the agency's folder
EXPIRED = 0.02  # of those that do not wait for renewal: somebody must have let it run out
LATER = 190  # days from today at least until the others end


def made_up_licences(
    people: Iterable[tuple[int, MadeUpAssessor]],
    renewals: Sequence[Mapping[str, Any]],
    today: date,
    seed: int,
) -> list[MadeUpLicence]:
    """Return a licence for every level in which somebody sits as chair or member.

    Of each level as many as ``renewals`` say end on the board's day, moved on until it lies ahead.
    """
    chance = Random(seed)  # noqa: S311 - a demonstration that comes out the same each time
    due = {
        level: [ahead(record["board_on"], today) for record in renewals for _ in range(record.get(level, 0))]
        for level in dict.fromkeys(name for record in renewals for name in record if name != "board_on")
    }
    return [
        MadeUpLicence(pk, seat.level, _starts(due.get(seat.level, []), today, chance))
        for pk, person in people
        for seat in person.seats
        if seat.seat != Seat.TRAINEE
    ]


def _starts(due: list[date], today: date, chance: Random) -> date:
    """Return the first day of a licence: of one that waits for renewal, that has run out, or any other."""
    if due:
        return _back(due.pop())
    if chance.random() < EXPIRED:
        return _back(today - timedelta(days=chance.randrange(1, 300)))
    return _back(today + timedelta(days=chance.randrange(LATER, 365 * TERM - 1)))


def ahead(day: date, today: date) -> date:
    """Return a day of the report in the first year in which it still lies ahead."""
    year = today.year if day.replace(year=today.year) > today else today.year + 1
    return day.replace(year=year)


def _back(ends: date) -> date:
    """Return the first day of the term that ends on a day."""
    begun = ends + timedelta(days=1)
    return begun.replace(year=begun.year - TERM, day=min(begun.day, 28))
