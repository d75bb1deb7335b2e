"""Putting groups into a plan, taking them out, and what a plan costs."""

from __future__ import annotations

import numpy as np

from prakan.domain.teams.kernel.compiling import entry, inner
from prakan.domain.teams.kernel.people import again, fits, is_local, more_hard, more_load
from prakan.domain.teams.kernel.shapes import (
    CHAIR_FACTOR,
    FAIRNESS,
    HARD,
    KIND,
    LEAST_WEEKS,
    MIX,
    MOST_DAYS,
    MOST_NOVICES,
    NONE,
    PAIR,
    SCORE,
    SEATS,
    UNSERVED,
    Array,
    Columns,
    State,
    Whole,
)
from prakan.domain.teams.kernel.together import lack
from prakan.domain.teams.kernel.tools import listed, weeks_in
from prakan.domain.teams.kernel.travel import hardness, road, tour_cost, trip_cost


@inner
def _how_hard(a: int, members: Array, size: int, days: int, c: Columns) -> Whole:
    far = np.int64(0)
    for x in range(size):
        far = max(far, road(a, members[x], c))
    return hardness(far, days, c.rule)


@entry
def put(
    members: Array, size: int, team: Array, week: int, paid: int, c: Columns, s: State
) -> tuple[Whole, Whole]:
    """Add a group to the plan; return its place and what the plan costs more."""
    s.spares[0] -= 1
    g, days, cost = s.spare[s.spares[0]], np.int64(0), paid
    for x in range(size):
        s.members[g, x] = members[x]
        s.group_of[members[x]] = g
        days += c.days[members[x]]
    s.size[g], s.week[g], s.paid[g] = size, week, paid
    for q in range(SEATS):
        a = team[q]
        s.team[g, q] = a
        if a >= 0:
            cost += more_load(s.load[a], days, c.target[a], c.rule[FAIRNESS])
            s.load[a] += days
            tough = _how_hard(a, members, size, days, c)
            cost += more_hard(s.hard[a], tough, c.rule[HARD])
            s.hard[a] += tough
            s.tough[g, q] = tough
            s.busy[a] |= np.uint64(1) << np.uint64(week)
            s.trips[a, week] = g
    return g, cost


@entry
def drop(g: int, c: Columns, s: State) -> Whole:
    """Take a group out of the plan; return what the plan costs less."""
    cost, days = s.paid[g], np.int64(0)
    for x in range(s.size[g]):
        days += c.days[s.members[g, x]]
        s.group_of[s.members[g, x]] = NONE
    for q in range(SEATS):
        a = s.team[g, q]
        if a >= 0:
            s.load[a] -= days
            cost += more_load(s.load[a], days, c.target[a], c.rule[FAIRNESS])
            s.hard[a] -= s.tough[g, q]
            cost += more_hard(s.hard[a], s.tough[g, q], c.rule[HARD])
            s.busy[a] &= ~(np.uint64(1) << np.uint64(s.week[g]))
            s.trips[a, s.week[g]] = NONE
        s.team[g, q] = NONE
    s.size[g], s.week[g] = 0, NONE
    s.spare[s.spares[0]] = g
    s.spares[0] += 1
    return cost


@entry
def total_cost(c: Columns, s: State) -> Whole:
    """Return what a plan costs, fairness and penalties counted, in satang."""
    cost = np.int64(0)
    for g in range(len(s.size)):
        if s.size[g] > 0:
            cost += s.paid[g]
    for a in range(len(s.load)):
        cost += c.rule[FAIRNESS] * (s.load[a] - c.target[a]) * (s.load[a] - c.target[a])
        cost += c.rule[HARD] * s.hard[a] * s.hard[a]
    return cost


@entry
def reprice(c: Columns, s: State) -> None:
    """Write again what each group costs without fairness, and how hard its trip is, by these weights."""
    s.hard[:] = 0
    for g in range(len(s.size)):
        size, cost, days = s.size[g], np.int64(0), np.int64(0)
        members = s.members[g]
        if size == 0:
            continue
        for x in range(size):
            days += c.days[members[x]]
            cost += c.seats[members[x]] * c.rule[UNSERVED]
        if s.week[g] >= 0:
            cost, fields, seated = tour_cost(members, size, c), np.uint64(0), 0
            for q in range(SEATS):
                a = s.team[g, q]
                if a < 0:
                    continue
                far, strange = np.int64(0), np.int64(0)
                for x in range(size):
                    i = members[x]
                    far = max(far, road(a, i, c))
                    if (c.kinds[a] >> np.uint64(c.kind[i])) & np.uint64(1) == 0:
                        strange += c.days[i]
                    cost += again(a, i, c)
                fields |= c.expert[a]
                seated += 1
                s.tough[g, q] = hardness(far, days, c.rule)
                s.hard[a] += s.tough[g, q]
                unfit = strange * c.rule[KIND] + c.shortfall[a] * days * c.rule[SCORE] // 100
                cost += trip_cost(far, days, c.rule) + unfit * (c.rule[CHAIR_FACTOR] if q == 0 else 1)
                for z in range(q):
                    if s.team[g, z] >= 0 and listed(c.mate_start, c.mate, a, s.team[g, z]):
                        cost -= c.rule[PAIR]
            cost += c.rule[MIX] * lack(fields, seated)
        s.paid[g] = cost


@inner
def _legal(members: Array, size: int, team: Array, week: int, c: Columns, s: State) -> bool:
    """Return whether a group, team and week keep every rule beside what the plan holds already.

    That a group may be one is not asked of those that pins keep whole: it was before the pin was let in.
    """
    window, days, seats, people, novices, somebody = ~np.uint64(0), np.int64(0), np.int64(0), 0, 0, False
    for x in range(size):
        if s.group_of[members[x]] >= 0:
            return False
        window &= c.window[members[x]]
        days += c.days[members[x]]
        seats = max(seats, c.seats[members[x]])
    together = size > 1 and c.fixed[members[0]] == 0
    if together and (days > c.rule[MOST_DAYS] or weeks_in(window) < c.rule[LEAST_WEEKS]):
        return False
    level, bit = c.level[members[0]], np.uint64(1) << np.uint64(week)
    for q in range(SEATS):
        a = team[q]
        if a < 0:
            continue
        people += 1
        novices += 1 if c.novice[a] else 0
        if c.free[level, a] & ~s.busy[a] & window & bit == 0 or s.load[a] + days > c.most_days[a]:
            return False
        local = True
        for x in range(size):
            if not fits(a, members[x], c):
                return False
            local &= is_local(a, members[x], road(a, members[x], c), c)
        somebody |= local
        for z in range(q):
            if team[z] >= 0 and listed(c.clash_start, c.clash, a, team[z]):
                return False
    chair = c.chair[level, team[0]] and not c.novice[team[0]]
    return people == seats and chair and somebody and novices <= c.rule[MOST_NOVICES]


@entry
def restore(
    groups: Array, sizes: Array, teams: Array, weeks: Array, paid: Array, kept: Array, c: Columns, s: State
) -> None:
    """Put visits of an earlier plan into the plan, those that keep every rule; ``kept`` says which."""
    for k in range(len(sizes)):
        kept[k] = _legal(groups[k], sizes[k], teams[k], weeks[k], c, s)
        if kept[k]:
            put(groups[k], sizes[k], teams[k], weeks[k], paid[k], c, s)
