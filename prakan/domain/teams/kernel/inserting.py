"""The best team and week of a group in the plan as it is."""

from __future__ import annotations

import numpy as np

from prakan.domain.teams.kernel.compiling import entry, inner
from prakan.domain.teams.kernel.people import demand, gather, terms
from prakan.domain.teams.kernel.placing import put
from prakan.domain.teams.kernel.shapes import (
    CHANGE_WEEK,
    IMPOSSIBLE,
    NONE,
    PAIR,
    REQUIRED,
    STAY_WEEK,
    WEEKS,
    Array,
    Columns,
    Desk,
    State,
    Whole,
)
from prakan.domain.teams.kernel.team import choose, pairs
from prakan.domain.teams.kernel.tools import copy, lowest
from prakan.domain.teams.kernel.travel import tour_cost


@inner
def _common(slots: Array, seats: int, desk: Desk) -> Whole:
    weeks = ~np.uint64(0)
    for q in range(seats):
        weeks &= desk.free[slots[q]]
    return weeks


@inner
def _best_week(count: int, seats: int, c: Columns, desk: Desk) -> tuple[Whole, Whole]:
    """Return the least price of a team and its week; the team's slots into ``best``.

    First the cheapest team whatever its weeks: if it has a common one, no other team is cheaper.
    """
    stay, change = desk.stay[STAY_WEEK], desk.stay[CHANGE_WEEK]
    for j in range(count):
        desk.use[j] = True
    cost = choose(count, seats, c, desk)
    if cost >= IMPOSSIBLE and desk.exact[0] == 1:
        return np.int64(IMPOSSIBLE), NONE
    if cost < IMPOSSIBLE:
        common = _common(desk.chosen, seats, desk)
        if change > 0 and stay >= 0:
            common &= np.uint64(1) << np.uint64(stay)
        if common != 0:
            copy(desk.chosen, desk.best)
            return cost, lowest(common)
    best, week, union, floor = np.int64(IMPOSSIBLE), NONE, np.uint64(0), cost
    for j in range(count):
        union |= desk.free[j]
    for w in range(WEEKS):
        if (union >> np.uint64(w)) & np.uint64(1) == 0:
            continue
        for j in range(count):
            desk.use[j] = (desk.free[j] >> np.uint64(w)) & np.uint64(1) != 0
        moved = 0 if w == stay else change
        cost = choose(count, seats, c, desk) + moved
        if cost < best:
            best, week = cost, w
            copy(desk.chosen, desk.best)
            if best == floor:
                break
    return best, week


@inner
def insert(
    members: Array, size: int, everyone: bool, c: Columns, s: State, desk: Desk
) -> tuple[Whole, Whole]:
    """Return the least price of serving a group in the present plan, and the week, -1 when it cannot be.

    The price counts fairness, ``desk.price`` and changes; ``desk.team`` gets the people, chair first, and
    ``desk.paid`` the cost without them. Not served, both are the penalty.
    """
    window = terms(members, size, c, desk)
    seats, penalty, week, best = desk.pay[1], desk.pay[3], NONE, np.int64(IMPOSSIBLE)
    desk.team[:] = NONE
    desk.exact[0] = 1
    count = gather(members, size, window, everyone, c, s, desk)
    demanded = demand(members, size, count, c, desk) if count >= seats else NONE
    if demanded >= 0:
        best, week = _best_week(count, seats, c, desk)
        best += demanded * REQUIRED
    if week < 0 or best > REQUIRED // 2:
        desk.paid[0] = penalty
        return penalty, NONE
    tour = tour_cost(members, size, c)
    paid = tour - c.rule[PAIR] * pairs(desk.best, seats, c, desk)
    for q in range(seats):
        j = desk.best[q]
        desk.team[q] = desk.who[j]
        paid += desk.as_chair[j] if q == 0 else desk.as_member[j]
    desk.paid[0] = paid
    return best + tour, week


@entry
def serve(
    groups: Array,
    sizes: Array,
    order: Array,
    everyone: bool,
    keep: bool,
    cost: Array,
    week: Array,
    team: Array,
    c: Columns,
    s: State,
    desk: Desk,
) -> None:
    """Find the best team and week of groups, in an order; with ``keep`` each is put into the plan at once.

    Writes for each group its price (no more than the penalty), week and team, at the group's own place.
    """
    for k in order:
        price, at = insert(groups[k], sizes[k], everyone, c, s, desk)
        cost[k], week[k] = min(price, desk.pay[3]), at
        copy(desk.team, team[k])
        if keep:
            put(groups[k], sizes[k], desk.team, at, desk.paid[0], c, s)
