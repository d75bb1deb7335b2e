"""The best team and week of a group in the plan as it is."""

from __future__ import annotations

import numpy as np

from prakan.domain.teams.kernel.compiling import entry, inner
from prakan.domain.teams.kernel.people import consider, demand, gather, terms
from prakan.domain.teams.kernel.placing import put
from prakan.domain.teams.kernel.shapes import (
    AGAIN,
    ALL,
    CHANGE_WEEK,
    IMPOSSIBLE,
    LONGEST,
    NONE,
    PAIR,
    PROVEN,
    REQUIRED,
    STAY_WEEK,
    WEEKS,
    Array,
    Columns,
    Desk,
    State,
    Whole,
)
from prakan.domain.teams.kernel.together import bonds, choose
from prakan.domain.teams.kernel.tools import copy, lowest, offer
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
def _demanded(members: Array, size: int, c: Columns) -> bool:
    """Return whether pins demand people for a group."""
    for x in range(size):  # noqa: SIM110 (numba compiles no generator)
        if c.wish_start[members[x]] < c.wish_start[members[x] + 1]:
            return True
    return False


@inner
def _among(members: Array, size: int, count: int, c: Columns, desk: Desk) -> tuple[Whole, Whole]:
    """Return the least price of a team of the people on the desk, and its week."""
    demanded = demand(members, size, count, c, desk) if count >= desk.pay[1] else NONE
    if demanded < 0:
        return np.int64(IMPOSSIBLE), NONE
    best, week = _best_week(count, desk.pay[1], c, desk)
    desk.least[0] += demanded * REQUIRED
    return best + demanded * REQUIRED, week


@inner
def _widen(
    best: int, members: Array, size: int, window: Whole, count: int, c: Columns, s: State, desk: Desk
) -> Whole:
    """Write on the desk who is no candidate but could be in a team for less than ``best``; return how many.

    Such a person costs no less than ``outside`` and the own price; the others are the cheapest there are.
    """
    level, days, seats, outside = desk.pay[2], desk.pay[0], desk.pay[1], np.int64(0)
    for x in range(size):
        outside = max(outside, c.outside[members[x], days])
    if outside >= IMPOSSIBLE:
        return count
    outside += (size - 1) * min(0, c.rule[AGAIN])
    first, last, cheap = c.holder_start[level], c.holder_start[level + 1], desk.value[0]
    cheap[:] = IMPOSSIBLE
    for j in range(count):
        offer(seats - 1, desk.member[j], j, cheap, desk.slot[0])
    for at in range(first, last):
        a = c.holders[at]
        if desk.stamp[a] != desk.stamped[0]:
            offer(seats - 1, outside + days * desk.price[a], NONE, cheap, desk.slot[0])
    most = best + c.rule[PAIR] * (seats * (seats - 1) // 2 if len(c.mate) > 0 else 0)
    for q in range(seats - 1):
        most -= cheap[q]
    for at in range(first, last):
        a = c.holders[at]
        if desk.stamp[a] != desk.stamped[0] and outside + days * desk.price[a] < most:
            after = consider(a, members, size, window, count, c, s, desk)
            if after > count and desk.member[count] < most:
                count = after
    return count


@inner
def insert(members: Array, size: int, look: int, c: Columns, s: State, desk: Desk) -> tuple[Whole, Whole]:
    """Return the least price of serving a group in the present plan, and the week, -1 when it cannot be.

    The price counts fairness, ``desk.price`` and changes; ``desk.team`` gets the people, chair first, and
    ``desk.paid`` the cost without them. Not served, both are the penalty.
    """
    window = terms(members, size, c, desk)
    seats, penalty = desk.pay[1], desk.pay[3]
    desk.team[:] = NONE
    desk.exact[0], desk.least[0] = 1, IMPOSSIBLE
    everyone = look == ALL or (look == PROVEN and (_demanded(members, size, c) or desk.pay[0] > LONGEST))
    count = gather(members, size, window, everyone, c, s, desk)
    best, week = _among(members, size, count, c, desk)
    if look == PROVEN and not everyone:
        wider = _widen(min(best, penalty), members, size, window, count, c, s, desk)
        if wider > count:
            desk.exact[0], desk.least[0] = 1, IMPOSSIBLE
            best, week = _among(members, size, wider, c, desk)
    if week < 0 or best > REQUIRED // 2:
        desk.paid[0] = penalty
        return penalty, NONE
    tour = tour_cost(members, size, c)
    paid = tour + bonds(desk.best, seats, c, desk)
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
    look: int,
    keep: bool,
    cost: Array,
    week: Array,
    team: Array,
    c: Columns,
    s: State,
    desk: Desk,
) -> None:
    """Find the best team and week of groups, in an order; with ``keep`` each is put into the plan at once.

    Writes for each group its price, week and team, at the group's own place. The price is no more than the
    penalty, nor than any team costs, even where looking for a cheaper one was given up.
    """
    for k in order:
        price, at = insert(groups[k], sizes[k], look, c, s, desk)
        if desk.exact[0] == 0:
            price = min(price, desk.least[0])
        cost[k], week[k] = min(price, desk.pay[3]), at
        copy(desk.team, team[k])
        if keep:
            put(groups[k], sizes[k], desk.team, at, desk.paid[0], c, s)
