"""The cheapest team once more, in plain numpy: the twin against which the compiled loops are held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.columns import Ints
from prakan.domain.teams.kernel import Columns, State


@dataclass(frozen=True)
class People:
    """What every assessor would cost and count for in a group's team, satang; rows as in the columns.

    ``member`` and ``chairing`` count fairness and prices, ``as_member`` and ``as_chair`` do not. ``free`` are
    the weeks in which the person could come, 0 for people whom a rule keeps out.
    """

    as_member: Ints
    as_chair: Ints
    member: Ints
    chairing: Ints
    chair: NDArray[np.bool_]
    local: NDArray[np.bool_]
    new: NDArray[np.bool_]
    free: NDArray[np.uint64]
    metres: Ints


def people(members: Sequence[int], c: Columns, state: State, prices: Ints) -> People:
    """Return all assessors as they look to a group in the plan as it is."""
    level, days = int(c.level[members[0]]), int(c.days[list(members)].sum())
    metres = np.stack([_road(i, c) for i in members])
    strange = sum(((c.kinds >> np.uint64(c.kind[i])) & np.uint64(1) == 0) * c.days[i] for i in members)
    trip = _trip(metres.max(0), days, c.rule) + sum(_again(i, c) for i in members)
    unfit = strange * c.rule[kernel.KIND] + c.shortfall * days * c.rule[kernel.SCORE] // 100
    over = state.load - c.target
    more = c.rule[kernel.FAIRNESS] * ((over + days) ** 2 - over**2) + prices * days
    hard = _hardness(metres.max(0), days, c.rule)
    more = more + c.rule[kernel.HARD] * ((state.hard + hard) ** 2 - state.hard**2)
    chair = c.chair[level] & ~c.novice
    as_member, as_chair = trip + unfit, trip + unfit * c.rule[kernel.CHAIR_FACTOR]
    local = np.logical_and.reduce([_local(i, row, c) for i, row in zip(members, metres, strict=True)])
    free = c.free[level] & ~state.busy
    for i in members:
        free = free & c.window[i]
        free = np.where(fits(i, c), free, np.uint64(0))
    free = np.where(state.load + days <= c.most_days, free, np.uint64(0))
    return People(
        as_member, as_chair, as_member + more, as_chair + more, chair, local, c.novice, free, metres.max(0)
    )


def _road(i: int, c: Columns) -> Ints:
    apart = c.home - c.place[i]
    straight = np.sqrt((apart * apart).sum(1).astype(np.float64)).astype(np.int64)
    metres: Ints = straight * c.rule[kernel.ROAD] // 100
    if len(c.table) and c.district[i] >= 0:
        known = np.where(c.home_district >= 0, c.table[c.home_district, c.district[i]], kernel.NONE)
        metres = np.where(known >= 0, known, metres)
    return metres


def _trip(metres: Ints, days: int, rule: Ints) -> Ints:
    both = 2 * metres * rule[kernel.PER_KM] // 1000
    nights = days - 1 + (metres > rule[kernel.FAR])
    least = np.minimum(both * days, both + nights * rule[kernel.NIGHT])
    cost: Ints = rule[kernel.TRIP] + np.minimum(least, rule[kernel.FLIGHT] + days * rule[kernel.NIGHT])
    return cost


def _hardness(metres: Ints, days: int, rule: Ints) -> Ints:
    both, far = 2 * metres * rule[kernel.PER_KM] // 1000, (metres > rule[kernel.FAR]).astype(np.int64)
    staying, flying = (
        both + (days - 1 + far) * rule[kernel.NIGHT],
        rule[kernel.FLIGHT] + days * rule[kernel.NIGHT],
    )
    driven = np.where(staying < both * days, days - 1 + far, far)
    hard: Ints = np.where(flying < np.minimum(both * days, staying), days + 1, driven)
    return hard


def _again(i: int, c: Columns) -> Ints:
    at = np.arange(len(c.most_days)) if c.rule[kernel.AGAIN] else np.zeros(len(c.most_days), np.int64)
    known = (c.known[i][at >> 6] >> (at & 63).astype(np.uint64)) & np.uint64(1) != 0
    cost: Ints = np.where(known, c.rule[kernel.AGAIN], 0)
    return cost


def _local(i: int, metres: Ints, c: Columns) -> NDArray[np.bool_]:
    local = (c.home_province == c.province[i]) | (metres <= c.local_metres[c.level[i]])
    region = (c.home_region == c.region[i]) if c.local_region[c.level[i]] else np.zeros(len(metres), np.bool_)
    both: NDArray[np.bool_] = local | region
    return both


def fits(i: int, c: Columns) -> NDArray[np.bool_]:
    """Return which people licence, language and conflicts let assess an institution."""
    at = np.arange(len(c.most_days))
    fits: NDArray[np.bool_] = (c.eligible[i][at >> 6] >> (at & 63).astype(np.uint64)) & np.uint64(1) != 0
    return fits


def cheapest(members: Sequence[int], c: Columns, state: State, prices: Ints) -> int | None:
    """Return the least price of a team, tour counted, by trying every one; None when there is none.

    For small problems only. Clashes and preferred pairs count, pins that name people do not.
    """
    found = people(members, c, state, prices)
    seats = int(c.seats[list(members)].max())
    best: int | None = None
    for week in range(kernel.WEEKS):
        here = np.flatnonzero((found.free >> np.uint64(week)) & np.uint64(1)).tolist()
        for chair, others in _teams(here, found, seats, c):
            cost = int(found.chairing[chair] + found.member[others].sum()) + bonds([chair, *others], c)
            best = cost if best is None else min(best, cost)
    row = np.full(kernel.TOGETHER, kernel.NONE, np.int32)
    row[: len(members)] = members
    return None if best is None else best + int(kernel.tour_cost(row, len(members), c))


def _teams(here: list[int], found: People, seats: int, c: Columns) -> Iterator[tuple[int, list[int]]]:
    """Yield every legal team of some people: the chair and the others."""
    for chair in (a for a in here if found.chair[a]):
        for others in combinations([a for a in here if a != chair], seats - 1):
            team = [chair, *others]
            novices = sum(bool(found.new[a]) for a in team)
            if novices <= c.rule[kernel.MOST_NOVICES] and found.local[team].any() and not clashing(team, c):
                yield chair, list(others)


def _listed(start: Ints, other: NDArray[np.int32], a: int) -> set[int]:
    return set(other[start[a] : start[a + 1]].tolist())


def clashing(team: Sequence[int], c: Columns) -> bool:
    """Return whether two people of a team may not sit together."""
    return any(_listed(c.clash_start, c.clash, a) & set(team) for a in team)


def bonds(team: Sequence[int], c: Columns) -> int:
    """Return what a team costs for being these together: expertise it lacks, less preferred pairs; satang."""
    pairs = sum(len(_listed(c.mate_start, c.mate, a) & set(team)) for a in team)
    fields = int(np.bitwise_or.reduce(c.expert[list(team)]))
    lack = max(0, len(team) - fields.bit_count())
    return lack * int(c.rule[kernel.MIX]) - pairs // 2 * int(c.rule[kernel.PAIR])
