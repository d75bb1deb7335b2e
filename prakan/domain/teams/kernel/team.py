"""The cheapest legal team out of the people on the desk, whatever the week."""

from __future__ import annotations

import numpy as np

from prakan.domain.teams.kernel.compiling import inner
from prakan.domain.teams.kernel.shapes import (
    BANS,
    CHAIRS,
    EXPERIENCED,
    IMPOSSIBLE,
    LOCAL_CHAIRS,
    LOCAL_EXPERIENCED,
    LOCAL_NEW,
    MOST_NOVICES,
    NEW,
    NODES,
    NONE,
    SEATS,
    Array,
    Columns,
    Desk,
    Whole,
)
from prakan.domain.teams.kernel.tools import copy, listed, offer


@inner
def _keep(row: int, length: int, cost: int, who: int, desk: Desk) -> None:
    offer(length, cost, who, desk.value[row], desk.slot[row])


@inner
def _shortlist(count: int, seats: int, desk: Desk) -> None:
    desk.value[:] = IMPOSSIBLE
    desk.slot[:] = NONE
    for j in range(count):
        if not desk.use[j]:
            continue
        cost, local, new = desk.member[j], desk.local[j], desk.new[j]
        _keep(NEW if new else EXPERIENCED, seats, cost, j, desk)
        if local:
            _keep(LOCAL_NEW if new else LOCAL_EXPERIENCED, 2, cost, j, desk)
        if desk.chairing[j] < IMPOSSIBLE:
            _keep(LOCAL_CHAIRS if local else CHAIRS, seats, desk.chairing[j], j, desk)


@inner
def _members(chair: int, seats: int, new: int, desk: Desk) -> Whole:
    """Return the least cost of the members beside a chair with exactly ``new`` novices; into ``pick``."""
    value, slot, pick = desk.value, desk.slot, desk.pick
    total, got, at, old, local = np.int64(0), 0, 0, seats - 1 - new, desk.local[chair]
    while got < old and at <= SEATS and slot[EXPERIENCED, at] >= 0:
        who = slot[EXPERIENCED, at]
        if who != chair:
            pick[got] = who
            total += value[EXPERIENCED, at]
            local |= desk.local[who]
            got += 1
        at += 1
    if got < old:
        return IMPOSSIBLE
    for q in range(new):
        if slot[NEW, q] < 0:
            return IMPOSSIBLE
        pick[old + q] = slot[NEW, q]
        total += value[NEW, q]
        local |= desk.local[slot[NEW, q]]
    return total if local else _with_a_local(chair, total, old, new, desk)


@inner
def _with_a_local(chair: int, total: int, old: int, new: int, desk: Desk) -> Whole:
    """Return the cost after the dearest member has given way to the cheapest local one."""
    value, slot, pick = desk.value, desk.slot, desk.pick
    best, at, who = np.int64(IMPOSSIBLE), 0, np.int64(NONE)
    if old > 0:
        q = 1 if slot[LOCAL_EXPERIENCED, 0] == chair else 0
        if slot[LOCAL_EXPERIENCED, q] >= 0:
            best = value[LOCAL_EXPERIENCED, q] - desk.member[pick[old - 1]]
            at, who = old - 1, slot[LOCAL_EXPERIENCED, q]
    if new > 0 and slot[LOCAL_NEW, 0] >= 0:
        change = value[LOCAL_NEW, 0] - desk.member[pick[old + new - 1]]
        if change < best:
            best, at, who = change, old + new - 1, slot[LOCAL_NEW, 0]
    if who < 0:
        return IMPOSSIBLE
    pick[at] = who
    return total + best


@inner
def cheapest_team(count: int, seats: int, novices: int, desk: Desk) -> Whole:
    """Return the least cost of a chair and ``seats`` - 1 members of the candidates in use; into ``out``.

    Exact: of the ``seats`` cheapest chairs, local or not, one at least is no member of the best team. Costs
    may be negative. Clashes are not looked at here.
    """
    _shortlist(count, seats, desk)
    best, out = np.int64(IMPOSSIBLE), desk.out
    out[:] = NONE
    least = min(desk.value[EXPERIENCED, 0], desk.value[NEW, 0])
    if least >= IMPOSSIBLE:
        return best
    for row in range(CHAIRS, LOCAL_CHAIRS + 1):
        for at in range(seats):
            chair = desk.slot[row, at]
            if chair < 0 or desk.value[row, at] + (seats - 1) * least >= best:
                break
            for new in range(min(novices, seats - 1) + 1):
                cost = _members(chair, seats, new, desk)
                if cost < IMPOSSIBLE and desk.value[row, at] + cost < best:
                    best = desk.value[row, at] + cost
                    out[0] = chair
                    for q in range(seats - 1):
                        out[q + 1] = desk.pick[q]
    return best


@inner
def _clash(slots: Array, seats: int, c: Columns, desk: Desk) -> Whole:
    """Return seat * SEATS + seat of two people who may not sit together, or -1."""
    for x in range(seats):
        for y in range(x + 1, seats):
            if listed(c.clash_start, c.clash, desk.who[slots[x]], desk.who[slots[y]]):
                return x * SEATS + y
    return NONE


@inner
def _apart(count: int, seats: int, c: Columns, desk: Desk) -> Whole:
    """Return the least cost of a team without clashes, by banning one of a clashing pair, then the other."""
    best, open_nodes = np.int64(IMPOSSIBLE), 1
    desk.banned[0] = 0
    tried = 0
    while open_nodes > 0:
        open_nodes -= 1
        bans = desk.banned[open_nodes]
        row = desk.row
        copy(desk.bans[open_nodes], row)
        for b in range(bans):
            desk.use[row[b]] = False
        cost = cheapest_team(count, seats, c.rule[MOST_NOVICES], desk)
        for b in range(bans):
            desk.use[row[b]] = True
        tried += 1
        if tried == 1:
            desk.root[0] = cost
        if cost >= best:
            continue
        pair = _clash(desk.out, seats, c, desk)
        if pair < 0:
            best = cost
            copy(desk.out, desk.chosen)
        elif tried + open_nodes + 2 > NODES or bans == BANS:
            desk.exact[0] = 0
        else:
            for seat in (pair // SEATS, pair % SEATS):
                copy(row, desk.bans[open_nodes])
                desk.bans[open_nodes, bans] = desk.out[seat]
                desk.banned[open_nodes] = bans + 1
                open_nodes += 1
    return best


@inner
def allowed(count: int, seats: int, c: Columns, desk: Desk) -> Whole:
    """Return the least cost of a team without clashes, each person by themselves; into ``chosen``."""
    if len(c.clash) > 0:
        return _apart(count, seats, c, desk)
    cost = cheapest_team(count, seats, c.rule[MOST_NOVICES], desk)
    desk.root[0] = cost
    copy(desk.out, desk.chosen)
    return cost
