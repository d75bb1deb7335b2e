"""Who may assess a group, and what each would cost as member and as chair."""

from __future__ import annotations

import numpy as np

from prakan.domain.teams.kernel.compiling import inner, maker
from prakan.domain.teams.kernel.shapes import (
    AGAIN,
    CHAIR_FACTOR,
    CHANGE_SEAT,
    FAIRNESS,
    HARD,
    IMPOSSIBLE,
    KIND,
    LONGEST,
    NONE,
    REQUIRED,
    SCORE,
    SEATS,
    UNSERVED,
    Array,
    Columns,
    Desk,
    State,
    Whole,
)
from prakan.domain.teams.kernel.tools import offer
from prakan.domain.teams.kernel.travel import hardness, road, trip_cost


@inner
def is_local(a: int, i: int, metres: int, c: Columns) -> bool:
    """Return whether a person counts as local to an institution, so many metres away."""
    level = c.level[i]
    if c.home_province[a] == c.province[i] or metres <= c.local_metres[level]:
        return True
    return c.local_region[level] and c.home_region[a] == c.region[i]


@inner
def fits(a: int, i: int, c: Columns) -> bool:
    """Return whether licence, language and conflicts let a person assess an institution."""
    return (c.eligible[i, a >> 6] >> np.uint64(a & 63)) & np.uint64(1) != 0


@inner
def more_load(load: int, days: int, target: int, weight: int) -> Whole:
    """Return what fairness costs when a load of ``load`` days grows by ``days``."""
    over = load - target
    return weight * ((over + days) * (over + days) - over * over)


@inner
def more_hard(before: int, more: int, weight: int) -> Whole:
    """Return what sharing hard trips costs when somebody's nights away grow from ``before`` by ``more``."""
    return weight * more * (2 * before + more)


@inner
def again(a: int, i: int, c: Columns) -> Whole:
    """Return what it costs that somebody comes to an institution, if they were there or at its parent."""
    if c.rule[AGAIN] != 0 and (c.known[i, a >> 6] >> np.uint64(a & 63)) & np.uint64(1) != 0:
        return np.int64(c.rule[AGAIN])
    return np.int64(0)


@inner
def terms(members: Array, size: int, c: Columns, desk: Desk) -> Whole:
    """Write days, seats, level and penalty of a group; return its common weeks."""
    window = ~np.uint64(0)
    desk.pay[:] = 0
    for x in range(size):
        i = members[x]
        window &= c.window[i]
        desk.pay[0] += c.days[i]
        desk.pay[1] = max(desk.pay[1], c.seats[i])
        desk.pay[3] += c.seats[i] * c.rule[UNSERVED]
    desk.pay[2] = c.level[members[0]]
    return window


@inner
def consider(
    a: int, members: Array, size: int, window: Whole, at: int, c: Columns, s: State, desk: Desk
) -> Whole:
    """Write a person's costs at place ``at`` of the desk if the rules let them in; return the next place."""
    if desk.stamp[a] == desk.stamped[0]:
        return at
    desk.stamp[a] = desk.stamped[0]
    days, level = desk.pay[0], desk.pay[2]
    weeks = c.free[level, a] & ~s.busy[a] & window
    if weeks == 0 or s.load[a] + days > c.most_days[a]:
        return at
    for x in range(size):
        if not fits(a, members[x], c):
            return at
    far, local, strange, trip = np.int64(0), True, np.int64(0), np.int64(0)
    for x in range(size):
        i = members[x]
        metres = road(a, i, c)
        far = max(far, metres)
        local &= is_local(a, i, metres, c)
        if (c.kinds[a] >> np.uint64(c.kind[i])) & np.uint64(1) == 0:
            strange += c.days[i]
        trip += again(a, i, c)
    trip += trip_cost(far, days, c.rule)
    unfit = strange * c.rule[KIND] + c.shortfall[a] * days * c.rule[SCORE] // 100
    extra = more_load(s.load[a], days, c.target[a], c.rule[FAIRNESS]) + desk.price[a] * days
    tough = hardness(far, days, c.rule)
    extra += more_hard(s.hard[a], tough, c.rule[HARD]) + desk.toll[a] * tough
    chair = c.chair[level, a] and not c.novice[a]
    desk.who[at], desk.free[at], desk.local[at], desk.new[at] = a, weeks, local, c.novice[a]
    desk.as_member[at] = trip + unfit
    desk.as_chair[at] = trip + unfit * c.rule[CHAIR_FACTOR]
    changed_member, changed_chair = _changes(a, desk)
    desk.member[at] = desk.as_member[at] + extra + changed_member
    desk.chairing[at] = desk.as_chair[at] + extra + changed_chair if chair else IMPOSSIBLE
    return at + 1


@inner
def _changes(a: int, desk: Desk) -> tuple[Whole, Whole]:
    """Return what taking a person as member and as chair costs for not being who sat there before."""
    change = desk.stay[CHANGE_SEAT]
    if change == 0:
        return 0, 0
    for q in range(SEATS):
        if desk.stay[q] == a:
            return (change // 2, 0) if q == 0 else (0, change // 2)
    return change, change


@inner
def gather(
    members: Array, size: int, window: Whole, everyone: bool, c: Columns, s: State, desk: Desk
) -> Whole:
    """Write the people who may assess all of a group on the desk; return how many."""
    desk.stamped[0] += 1
    count = 0
    if everyone:
        level = desk.pay[2]
        for at in range(c.holder_start[level], c.holder_start[level + 1]):
            count = consider(c.holders[at], members, size, window, count, c, s, desk)
        return count
    for x in range(size):
        for a in c.candidates[members[x]]:
            if a < 0:
                break
            count = consider(a, members, size, window, count, c, s, desk)
        for at in range(c.wish_start[members[x]], c.wish_start[members[x] + 1]):
            count = consider(c.wish[at], members, size, window, count, c, s, desk)
    return count


@inner
def charge(j: int, amount: int, desk: Desk) -> None:
    """Make a person on the desk dearer by ``amount`` satang, as member and as chair."""
    desk.member[j] += amount
    if desk.chairing[j] < IMPOSSIBLE:
        desk.chairing[j] += amount


@inner
def demand(members: Array, size: int, count: int, c: Columns, desk: Desk) -> Whole:
    """Make the people whom pins demand cheaper than any other; return how many, or -1 if one cannot come."""
    demanded = 0
    for x in range(size):
        for at in range(c.wish_start[members[x]], c.wish_start[members[x] + 1]):
            found = NONE
            for j in range(count):
                if desk.who[j] == c.wish[at]:
                    found = j
                elif c.wish_chair[at]:
                    desk.chairing[j] = IMPOSSIBLE
            if found < 0 or (c.wish_chair[at] and desk.chairing[found] >= IMPOSSIBLE):
                return NONE
            if desk.member[found] > -REQUIRED // 2:
                demanded += 1
                charge(found, -REQUIRED, desk)
    return demanded


@maker
def find_candidates(count: int, c: Columns, s: State, desk: Desk) -> Array:
    """Return up to ``count`` people for each institution: the cheapest, also as chairs, and locals."""
    found = np.full((len(c.days), count), NONE, np.int32)
    lengths = (count // 2, count // 4, count - count // 2 - count // 4)
    costs, who, one = np.empty((3, count), np.int64), np.empty((3, count), np.int32), np.empty(1, np.int32)
    for i in range(len(c.days)):
        one[0] = i
        window = terms(one, 1, c, desk)
        people = gather(one, 1, window, True, c, s, desk)
        costs[:] = IMPOSSIBLE
        who[:] = NONE
        for j in range(people):
            offer(lengths[0], desk.as_member[j], desk.who[j], costs[0], who[0])
            if desk.chairing[j] < IMPOSSIBLE:
                offer(lengths[1], desk.as_chair[j], desk.who[j], costs[1], who[1])
            if desk.local[j]:
                offer(lengths[2], desk.as_member[j], desk.who[j], costs[2], who[2])
        desk.stamped[0] += 1
        at = 0
        for row in range(3):
            for q in range(lengths[row]):
                a = who[row, q]
                if a >= 0 and desk.stamp[a] != desk.stamped[0]:
                    desk.stamp[a] = desk.stamped[0]
                    found[i, at] = a
                    at += 1
    return found


@maker
def beyond(c: Columns, s: State, desk: Desk) -> Array:
    """Return for each institution what anybody who is no candidate costs at least on trips of 0 to 8 days.

    In satang, as a member of a team that goes nowhere else; prices and fairness apart.
    """
    least, one = np.full((len(c.days), LONGEST + 1), IMPOSSIBLE, np.int64), np.empty(1, np.int32)
    for i in range(len(c.days)):
        one[0] = i
        window = terms(one, 1, c, desk)
        desk.stamped[0] += 1
        for a in c.candidates[i]:
            if a >= 0:
                desk.stamp[a] = desk.stamped[0]
        for at in range(c.holder_start[c.level[i]], c.holder_start[c.level[i] + 1]):
            if consider(c.holders[at], one, 1, window, 0, c, s, desk) == 1:
                metres = road(c.holders[at], i, c)
                unfit = desk.as_member[0] - trip_cost(metres, c.days[i], c.rule)
                for days in range(c.days[i], LONGEST + 1):
                    least[i, days] = min(least[i, days], trip_cost(metres, days, c.rule) + unfit)
    return least


@maker
def eligibility(level: Array, free: Array, languages: Array, spoken: Array, pairs: Array) -> Array:
    """Return the bits of who may assess what: a licence, every language, none of the conflicting pairs."""
    people = free.shape[1]
    bits = np.zeros((len(level), (people + 63) // 64), np.uint64)
    for i in range(len(level)):
        for a in range(people):
            if free[level[i], a] != 0 and languages[i] & ~spoken[a] == 0:
                bits[i, a >> 6] |= np.uint64(1) << np.uint64(a & 63)
    for k in range(len(pairs)):
        i, a = pairs[k, 0], pairs[k, 1]
        bits[i, a >> 6] &= ~(np.uint64(1) << np.uint64(a & 63))
    return bits
