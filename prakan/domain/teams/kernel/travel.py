"""Ways and what they cost: by road, as one person's trip, as a group's tour."""

from __future__ import annotations

import math

import numpy as np

from prakan.domain.teams.kernel.compiling import entry, inner
from prakan.domain.teams.kernel.shapes import (
    FAR,
    FLIGHT,
    IMPOSSIBLE,
    NIGHT,
    PER_KM,
    ROAD,
    TRIP,
    Array,
    Columns,
    Whole,
)


@inner
def road(a: int, i: int, c: Columns) -> Whole:
    """Return metres by road from an assessor's home to an institution."""
    if c.table.shape[0] > 0:
        d, e = c.home_district[a], c.district[i]
        if d >= 0 and e >= 0 and c.table[d, e] >= 0:
            return np.int64(c.table[d, e])
    return _straight(c.home[a], c.place[i], c.rule[ROAD])


@entry
def between(i: int, j: int, c: Columns) -> Whole:
    """Return metres by road between two institutions."""
    if c.table.shape[0] > 0:
        d, e = c.district[i], c.district[j]
        if d >= 0 and e >= 0 and d != e and c.table[d, e] >= 0:
            return np.int64(c.table[d, e])
    return _straight(c.place[i], c.place[j], c.rule[ROAD])


@inner
def _straight(p: Array, q: Array, percent: int) -> Whole:
    x, y, z = p[0] - q[0], p[1] - q[1], p[2] - q[2]
    return np.int64(math.sqrt(np.float64(x * x + y * y + z * z))) * percent // 100


@inner
def trip_cost(metres: int, days: int, rule: Array) -> Whole:
    """Return satang of one person's trip: daily there and back, staying, or flying, whichever is least."""
    there_and_back = 2 * metres * rule[PER_KM] // 1000
    nights = days - 1 + (1 if metres > rule[FAR] else 0)
    least = min(there_and_back * days, there_and_back + nights * rule[NIGHT])
    return rule[TRIP] + min(least, rule[FLIGHT] + days * rule[NIGHT])


@inner
def hardness(metres: int, days: int, rule: Array) -> Whole:
    """Return how hard one person's trip is: its nights, a flight one more; 1 for a day far away."""
    there_and_back = 2 * metres * rule[PER_KM] // 1000
    far = 1 if metres > rule[FAR] else 0
    nights = days - 1 + far
    daily, staying = there_and_back * days, there_and_back + nights * rule[NIGHT]
    if rule[FLIGHT] + days * rule[NIGHT] < min(daily, staying):
        return days + 1
    return nights if staying < daily else far


@entry
def tour_cost(members: Array, size: int, c: Columns) -> Whole:
    """Return satang of the shortest way through a group's institutions, from one end to the other."""
    best = np.int64(0) if size == 1 else np.int64(IMPOSSIBLE)
    if size == 2:
        best = between(members[0], members[1], c)
    elif size == 3:
        x, y = between(members[0], members[1], c), between(members[0], members[2], c)
        z = between(members[1], members[2], c)
        best = x + y + z - max(x, max(y, z))
    elif size == 4:
        for a in range(4):
            for b in range(4):
                for d in range(4):
                    if a != b and a != d and b != d:
                        e = 6 - a - b - d
                        way = between(members[a], members[b], c) + between(members[b], members[d], c)
                        best = min(best, way + between(members[d], members[e], c))
    return best * c.rule[PER_KM] // 1000
