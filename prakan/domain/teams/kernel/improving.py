"""The search: related groups are lifted out of the plan and put back anew."""

from __future__ import annotations

import numpy as np

from prakan.domain.teams.kernel.compiling import entry, inner
from prakan.domain.teams.kernel.grouping import may_join
from prakan.domain.teams.kernel.inserting import insert
from prakan.domain.teams.kernel.placing import drop, put
from prakan.domain.teams.kernel.shapes import (
    LIFTED,
    LISTED,
    NONE,
    SEATS,
    TOGETHER,
    WEEKS,
    Array,
    Batch,
    Columns,
    Desk,
    State,
    Whole,
)
from prakan.domain.teams.kernel.tools import copy, draw


@inner
def _lift(g: int, c: Columns, s: State, b: Batch) -> Whole:
    """Remember a group and take it out of the plan; return what the plan costs less."""
    at = b.count[0]
    copy(s.members[g], b.members[at])
    copy(s.team[g], b.team[at])
    b.size[at], b.week[at], b.paid[at] = s.size[g], s.week[g], s.paid[g]
    b.count[0] += 1
    return drop(g, c, s)


@inner
def _mark(g: int, marked: int, c: Columns, s: State, b: Batch) -> Whole:
    """Mark a group for lifting unless it is marked or frozen; return how many are marked."""
    if g < 0 or marked >= LIFTED or c.fixed[s.members[g, 0]] == 2:
        return marked
    for q in range(marked):
        if b.group[q] == g:
            return marked
    b.group[marked] = g
    return marked + 1


@inner
def _mark_by_people(i: int, marked: int, c: Columns, s: State, b: Batch) -> Whole:
    """Mark trips of two people who could assess an institution."""
    count = 0
    while count < c.candidates.shape[1] and c.candidates[i, count] >= 0:
        count += 1
    if count == 0:
        return marked
    for _ in range(2):
        a, first = c.candidates[i, draw(b.chance, count)], draw(b.chance, WEEKS)
        for w in range(WEEKS):
            marked = _mark(s.trips[a, (first + w) & (WEEKS - 1)], marked, c, s, b)
    return marked


@inner
def _mark_by_place(i: int, c: Columns, s: State, b: Batch) -> Whole:
    """Mark groups near an institution."""
    marked, wanted, tries = 1, 1 + draw(b.chance, LIFTED - 1), 0
    while marked < wanted and tries < 3 * wanted:
        tries += 1
        base = i
        if draw(b.chance, 2) == 0:
            base = s.members[b.group[draw(b.chance, marked)], 0]
        if c.near_count[base] > 0:
            at = draw(b.chance, draw(b.chance, c.near_count[base]) + 1)
            marked = _mark(s.group_of[c.near[base, at]], marked, c, s, b)
    return marked


@inner
def _new_shape(regroup: bool, c: Columns, b: Batch) -> None:
    """Say anew which lifted institutions stay in groups and which come loose."""
    groups, loose = 0, 0
    for q in range(b.count[0]):
        left = 0
        whole = not regroup or draw(b.chance, 4) == 0 or c.fixed[b.members[q, 0]] != 0
        share = 1024 if draw(b.chance, 2) == 0 else 360
        for x in range(b.size[q]):
            if not whole and draw(b.chance, 1024) < share:
                b.loose[loose] = b.members[q, x]
                loose += 1
            else:
                b.new_members[groups, left] = b.members[q, x]
                left += 1
        if left > 0:
            b.new_size[groups] = left
            groups += 1
    b.count[1], b.count[2] = groups, loose
    for q in range(groups - 1, 0, -1):
        at = draw(b.chance, q + 1)
        for x in range(TOGETHER):
            b.new_members[q, x], b.new_members[at, x] = b.new_members[at, x], b.new_members[q, x]
        b.new_size[q], b.new_size[at] = b.new_size[at], b.new_size[q]
    for q in range(loose - 1, 0, -1):
        at = draw(b.chance, q + 1)
        b.loose[q], b.loose[at] = b.loose[at], b.loose[q]


@inner
def _settle(i: int, c: Columns, s: State, desk: Desk, b: Batch) -> Whole:
    """Put a loose institution where it costs least, alone or in a group; return what the plan costs more."""
    b.trial[0] = i
    best, week = insert(b.trial, 1, LISTED, c, s, desk)
    paid, into, change = desk.paid[0], NONE, np.int64(0)
    copy(desk.team, b.keep_team)
    for q in range(b.count[1]):
        size, g = b.new_size[q], b.new_group[q]
        if c.fixed[b.new_members[q, 0]] != 0 or not may_join(b.new_members[q], size, i, c):
            continue
        old_week, old_paid = s.week[g], s.paid[g]
        copy(s.team[g], b.old_team)
        old = drop(g, c, s)
        copy(b.new_members[q], b.trial)
        b.trial[size] = i
        price, at = insert(b.trial, size + 1, LISTED, c, s, desk)
        if price - old < best:
            best, week, paid, into = price - old, at, desk.paid[0], q
            copy(desk.team, b.keep_team)
        b.new_group[q], _ = put(b.new_members[q], size, b.old_team, old_week, old_paid, c, s)
    if into == NONE:
        into = b.count[1]
        b.count[1] += 1
        b.new_size[into] = 0
    else:
        change = -drop(b.new_group[into], c, s)
    b.new_members[into, b.new_size[into]] = i
    b.new_size[into] += 1
    b.new_group[into], more = put(b.new_members[into], b.new_size[into], b.keep_team, week, paid, c, s)
    return change + more


@inner
def _rebuild(c: Columns, s: State, desk: Desk, b: Batch) -> Whole:
    """Put what was lifted back in its new shape; return what the plan costs more."""
    cost = np.int64(0)
    for q in range(b.count[1]):
        _, week = insert(b.new_members[q], b.new_size[q], LISTED, c, s, desk)
        b.new_group[q], more = put(b.new_members[q], b.new_size[q], desk.team, week, desk.paid[0], c, s)
        cost += more
    for q in range(b.count[2]):
        cost += _settle(b.loose[q], c, s, desk, b)
    return cost


@inner
def _undo(c: Columns, s: State, b: Batch) -> None:
    for q in range(b.count[1]):
        drop(b.new_group[q], c, s)
    for q in range(b.count[0]):
        put(b.members[q], b.size[q], b.team[q], b.week[q], b.paid[q], c, s)


@inner
def _noise(amount: int, desk: Desk, b: Batch) -> None:
    """Put a small random price on the people just lifted, so that they do not come straight back."""
    for q in range(b.count[0]):
        for z in range(SEATS):
            if b.team[q, z] >= 0:
                desk.price[b.team[q, z]] += amount * (draw(b.chance, 1024) - 307) >> 10


@inner
def _look_after(stuck: Array, c: Columns, s: State, b: Batch) -> None:
    """List some institutions that nobody serves yet, but somebody could."""
    b.waiting[0] = 0
    first = draw(b.chance, len(s.group_of))
    for at in range(len(s.group_of)):
        i = (first + at) % len(s.group_of)
        g = s.group_of[i]
        if b.waiting[0] < len(b.unserved) and g >= 0 and s.week[g] < 0 and not stuck[i] and c.fixed[i] != 2:
            b.unserved[b.waiting[0]] = i
            b.waiting[0] += 1


@entry
def improve(
    steps: int,
    threshold: int,
    noise: int,
    prices: Array,
    stuck: Array,
    c: Columns,
    s: State,
    desk: Desk,
    b: Batch,
) -> Whole:
    """Search ``steps`` steps from the plan as it is; return by how much its cost changed, in satang.

    Each step lifts up to six related groups and puts their institutions back, grouped anew. A worse plan is
    taken when it is worse by less than ``threshold`` times a draw from the exponential distribution:
    threshold accepting (Dueck and Scheuer, 1990) with the probabilities of annealing, in whole numbers.
    ``prices`` are satang a day that guide who is taken and count in no cost.
    """
    change = np.int64(0)
    if len(s.group_of) == 0:
        return change
    _look_after(stuck, c, s, b)
    copy(prices, desk.price)
    for _ in range(steps):
        i = draw(b.chance, len(s.group_of))
        if b.waiting[0] > 0 and draw(b.chance, 10) == 0:
            i = b.unserved[draw(b.chance, b.waiting[0])]
        g = s.group_of[i]
        if g < 0 or _mark(g, 0, c, s, b) == 0:
            continue
        if s.week[g] < 0 or draw(b.chance, 10) < 3:
            marked = _mark_by_people(i, 1, c, s, b)
        else:
            marked = _mark_by_place(i, c, s, b)
        b.count[0], before = 0, np.int64(0)
        for q in range(marked):
            before += _lift(b.group[q], c, s, b)
        _noise(noise, desk, b)
        _new_shape(draw(b.chance, 2) == 0, c, b)
        after = _rebuild(c, s, desk, b)
        for q in range(marked):
            for z in range(SEATS):
                if b.team[q, z] >= 0:
                    desk.price[b.team[q, z]] = prices[b.team[q, z]]
        if after - before <= threshold * b.ease[draw(b.chance, 1024)] >> 10:
            change += after - before
        else:
            _undo(c, s, b)
    return change
