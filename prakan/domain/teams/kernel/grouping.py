"""Which institutions may share a group."""

from __future__ import annotations

import numpy as np

from prakan.domain.teams.kernel.compiling import entry, inner, maker
from prakan.domain.teams.kernel.shapes import (
    IMPOSSIBLE,
    LEAST_WEEKS,
    MOST_DAYS,
    MOST_TOGETHER,
    NONE,
    REACH,
    TOGETHER,
    Array,
    Columns,
    Whole,
)
from prakan.domain.teams.kernel.tools import offer, weeks_in
from prakan.domain.teams.kernel.travel import between


@entry
def adjacent(i: int, j: int, c: Columns) -> bool:
    """Return whether two institutions may share a group, seen alone."""
    for at in range(c.near_count[i]):  # noqa: SIM110 (numba compiles no generator)
        if c.near[i, at] == j:
            return True
    return False


@inner
def may_join(members: Array, size: int, i: int, c: Columns) -> bool:
    """Return whether an institution may join a legal group."""
    if size >= c.rule[MOST_TOGETHER] or c.level[members[0]] != c.level[i]:
        return False
    days, window = c.days[i], c.window[i]
    for x in range(size):
        if not adjacent(i, members[x], c):
            return False
        days += c.days[members[x]]
        window &= c.window[members[x]]
    return days <= c.rule[MOST_DAYS] and weeks_in(window) >= c.rule[LEAST_WEEKS]


@maker
def legal_groups(c: Columns, room: int) -> tuple[Whole, Array, Array]:
    """Return how many legal groups there are, and the first ``room`` of them with their sizes.

    Institutions that pins hold are in none of them.
    """
    groups, sizes, found = np.full((room, TOGETHER), NONE, np.int32), np.zeros(room, np.int64), 0
    path, at = np.full(TOGETHER, NONE, np.int32), np.zeros(TOGETHER, np.int64)
    for i in range(len(c.days)):
        if c.fixed[i] != 0:
            continue
        path[0], size = i, 1
        at[1] = 0
        fresh = True
        while size > 0:
            if fresh:
                if found < room:
                    groups[found, :size] = path[:size]
                    sizes[found] = size
                found += 1
                fresh = False
            if size < TOGETHER and at[size] < c.near_count[i]:
                j = c.near[i, at[size]]
                at[size] += 1
                if j > path[size - 1] and may_join(path, size, j, c):
                    path[size] = j
                    size += 1
                    if size < TOGETHER:
                        at[size] = 0
                    fresh = True
            else:
                size -= 1
    return found, groups, sizes


@maker
def nearest(members: Array, count: int, c: Columns) -> Array:
    """Return for each of some institutions the nearest others of them within reach, -1 for none."""
    found = np.full((len(members), count), NONE, np.int32)
    reach, metres = c.rule[REACH], np.empty(count, np.int64)
    for x in range(len(members)):
        metres[:] = IMPOSSIBLE
        for y in range(len(members)):
            far = between(members[x], members[y], c) if x != y else IMPOSSIBLE
            if far <= reach:
                offer(count, far, members[y], metres, found[x])
    return found
