"""The cheapest team when it also counts what its people are to each other: preferred pairs, expertise."""

from __future__ import annotations

import numpy as np

from prakan.domain.teams.kernel.compiling import inner
from prakan.domain.teams.kernel.shapes import (
    IMPOSSIBLE,
    MIX,
    MOST_NOVICES,
    PAIR,
    TRIES,
    Array,
    Columns,
    Desk,
    Whole,
)
from prakan.domain.teams.kernel.team import allowed
from prakan.domain.teams.kernel.tools import listed, offer, weeks_in


@inner
def lack(fields: Whole, seats: int) -> Whole:
    """Return how many people of a team are more than the different fields of expertise in it."""
    return max(0, seats - weeks_in(fields))


@inner
def bonds(slots: Array, seats: int, c: Columns, desk: Desk) -> Whole:
    """Return what a team costs for being these together: expertise it lacks, less preferred pairs."""
    cost, fields = np.int64(0), np.uint64(0)
    if c.rule[MIX] > 0:
        for x in range(seats):
            fields |= c.expert[desk.who[slots[x]]]
        cost += c.rule[MIX] * lack(fields, seats)
    if len(c.mate) > 0:
        for x in range(seats):
            for y in range(x + 1, seats):
                if listed(c.mate_start, c.mate, desk.who[slots[x]], desk.who[slots[y]]):
                    cost -= c.rule[PAIR]
    return cost


@inner
def _hoped(count: int, seats: int, c: Columns, desk: Desk) -> Whole:
    """Return how much preferred pairs could save a team at most."""
    found = 0
    if len(c.mate) > 0:
        for x in range(count):
            if desk.use[x] and c.mate_start[desk.who[x]] < c.mate_start[desk.who[x] + 1]:
                for y in range(x + 1, count):
                    if desk.use[y] and listed(c.mate_start, c.mate, desk.who[x], desk.who[y]):
                        found += 1
    return c.rule[PAIR] * min(found, seats * (seats - 1) // 2)


@inner
def _sorted_in(j: int, cost: int, length: int, costs: Array, order: Array) -> Whole:
    """Put a slot into a list by its cost; return how long the list is now."""
    at = length
    while at > 0 and costs[order[at - 1]] > cost:
        order[at] = order[at - 1]
        at -= 1
    order[at] = j
    return length + 1


@inner
def _line_up(count: int, seats: int, most: int, desk: Desk) -> tuple[Whole, Whole]:
    """Write who could be in a team for less than ``most``, the cheapest first; return how many, as what."""
    cheap, chair = desk.value[0], np.int64(IMPOSSIBLE)
    cheap[:] = IMPOSSIBLE
    for j in range(count):
        if desk.use[j]:
            offer(seats - 1, desk.member[j], j, cheap, desk.slot[0])
            chair = min(chair, desk.chairing[j])
    others = np.int64(0)
    for q in range(seats - 1):
        others += cheap[q]
    members, chairs, last = 0, 0, cheap[seats - 2]
    for j in range(count):
        if desk.use[j]:
            if chair + others - last + desk.member[j] < most:
                members = _sorted_in(j, desk.member[j], members, desk.member, desk.order)
            if desk.chairing[j] + others < most:
                chairs = _sorted_in(j, desk.chairing[j], chairs, desk.chairing, desk.heads)
    return members, chairs


@inner
def _at_least(at: int, chair: int, wanted: int, members: int, desk: Desk) -> Whole:
    """Return what ``wanted`` members from a place of ``order`` on cost at least."""
    cost = np.int64(0)
    while wanted > 0 and at < members:
        if desk.order[at] != chair:
            cost += desk.member[desk.order[at]]
            wanted -= 1
        at += 1
    return cost if wanted == 0 else np.int64(IMPOSSIBLE)


@inner
def _may_sit(taken: int, chair: int, j: int, c: Columns, desk: Desk) -> bool:
    """Return whether a person may sit with the chair and those taken, novices counted."""
    new = 1 if desk.new[j] else 0
    if listed(c.clash_start, c.clash, desk.who[j], desk.who[chair]):
        return False
    for q in range(taken):
        new += 1 if desk.new[desk.pick[q]] else 0
        if listed(c.clash_start, c.clash, desk.who[j], desk.who[desk.pick[q]]):
            return False
    return new <= c.rule[MOST_NOVICES]


@inner
def _whole(chair: int, seats: int, best: int, c: Columns, desk: Desk) -> Whole:
    """Return the cost of a team just taken if it is legal and less than ``best``, else ``best``."""
    desk.out[0] = chair
    local = desk.local[chair]
    for q in range(seats - 1):
        desk.out[q + 1] = desk.pick[q]
        local |= desk.local[desk.pick[q]]
    cost = desk.part[seats - 1] + bonds(desk.out, seats, c, desk)
    if local and cost < best:
        for q in range(seats):
            desk.chosen[q] = desk.out[q]
        return cost
    return best


@inner
def _under(chair: int, members: int, seats: int, best: int, hoped: int, c: Columns, desk: Desk) -> Whole:
    """Return the least cost of a team under a chair, ``best`` if none is cheaper; into ``chosen``."""
    depth = 0
    desk.at[0], desk.part[0] = -1, desk.chairing[chair]
    while depth >= 0:
        desk.at[depth] += 1
        at = desk.at[depth]
        if desk.part[depth] + _at_least(at, chair, seats - 1 - depth, members, desk) >= best + hoped:
            depth -= 1
            continue
        desk.tries[0] += 1
        if desk.tries[0] > TRIES:
            desk.exact[0] = 0
            return best
        j = desk.order[at]
        if j == chair or not _may_sit(depth, chair, j, c, desk):
            continue
        desk.pick[depth] = j
        desk.part[depth + 1] = desk.part[depth] + desk.member[j]
        if depth == seats - 2:
            best = _whole(chair, seats, best, c, desk)
        else:
            depth += 1
            desk.at[depth] = at
    return best


@inner
def choose(count: int, seats: int, c: Columns, desk: Desk) -> Whole:
    """Return the least cost of a legal team, what its people are to each other counted; into ``chosen``.

    The cheapest team without that is a floor; those that cost hardly more are tried one after the other.
    """
    floor = allowed(count, seats, c, desk)
    hoped = _hoped(count, seats, c, desk)
    desk.least[0] = min(desk.least[0], desk.root[0] - hoped)
    if floor >= IMPOSSIBLE or (hoped == 0 and c.rule[MIX] == 0):
        return floor
    best = floor + bonds(desk.chosen, seats, c, desk)
    if best <= floor - hoped:
        return best
    desk.tries[0] = 0
    members, chairs = _line_up(count, seats, best + hoped, desk)
    least = _at_least(0, -1, seats - 1, members, desk)
    for q in range(chairs):
        chair = desk.heads[q]
        if desk.chairing[chair] + least >= best + hoped or desk.tries[0] > TRIES:
            break
        best = _under(chair, members, seats, best, hoped, c, desk)
    return best
