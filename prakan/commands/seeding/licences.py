"""Made-up licences: every seat but a trainee's has one; some were renewed, some wait for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from prakan.domain.assessors import Seat
from prakan.domain.licences import end_of_term
from prakan.registry.actions.assessor_seeding import MadeUpAssessor
from prakan.registry.actions.licence_install import MadeUpLicence

TERM = 3  # years, as in the agency's folder
EXPIRED = 0.02  # of those of whom nothing is said: somebody must have let it run out
LATER = 190  # days from today at least until the others end: whenever it is loaded, the agency has assessors
Terms = tuple[date, ...]


def made_up_licences(
    people: Iterable[tuple[int, MadeUpAssessor]],
    renewals: Sequence[Mapping[str, Any]],
    waiting: Sequence[Mapping[str, Any]],
    today: date,
    seed: int,
) -> list[MadeUpLicence]:
    """Return licences for every level in which somebody sits as chair or member.

    Of each level as many as ``waiting`` says end soon; as many as ``renewals`` says ended on the board's day
    and were renewed since, so that they hold today.
    """
    chance = Random(seed)  # noqa: S311 - a demonstration that comes out the same each time
    named: dict[str, list[Terms]] = defaultdict(list)
    for record in renewals:
        for level in levels_of(record):
            named[level] += [_renewed(record["board_on"], today)] * record[level]
    for record in waiting:
        for level in levels_of(record):
            named[level] += [(_back(due_on(record, today)),)] * record[level]
    return [
        MadeUpLicence(pk, seat.level, _terms(named[seat.level], today, chance))
        for pk, person in people
        for seat in person.seats
        if seat.seat != Seat.TRAINEE
    ]


def levels_of(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the levels of which a record of the folder says how many."""
    return tuple(name for name in record if name not in ("board_on", "ends_in"))


def due_on(record: Mapping[str, Any], today: date) -> date:
    """Return the day on which licences that wait end: so many days from today, or a little less."""
    return end_of_term(_back(today + timedelta(days=record["ends_in"])), TERM)


def _terms(named: list[Terms], today: date, chance: Random) -> Terms:
    """Return the first day of each term of somebody: as the folder says, run out, or any other."""
    if named:
        return named.pop()
    if chance.random() < EXPIRED:
        return (_back(today - timedelta(days=chance.randrange(1, 300))),)
    return (_back(today + timedelta(days=chance.randrange(LATER, 365 * TERM - 1))),)


def _renewed(board_on: date, today: date) -> Terms:
    """Return the terms of a licence that ended on a board's day, and was renewed until it holds for long."""
    terms = [_back(board_on), board_on + timedelta(days=1)]
    while end_of_term(terms[-1], TERM) < today + timedelta(days=LATER):
        terms.append(end_of_term(terms[-1], TERM) + timedelta(days=1))
    return tuple(terms)


def _back(ends: date) -> date:
    """Return the first day of the term that ends on a day."""
    begun = ends + timedelta(days=1)
    return begun.replace(year=begun.year - TERM, day=min(begun.day, 28))
