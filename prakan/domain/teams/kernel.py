"""The loops of team formation, compiled to machine code: all of them in this one file (ADR: numba and HiGHS).

Whole numbers only: costs in satang, distances in metres, days, weeks as bits of one unsigned word. So a plan
is the same on every machine. Nothing here reads a clock or draws from a shared source of chance. numba's
cache on disk does not see changes in modules that a compiled one imports; so this one imports none of ours.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numba
import numpy as np

Array = Any  # numpy arrays; their types are said beside each field
Whole = Any  # a whole number, of numpy or Python

#: lists here are short; the compiler would try for long
numba.config.LOOP_VECTORIZE = numba.config.SLP_VECTORIZE = 0  # type: ignore[attr-defined]
#: the three ways to compile: called by other loops only; called from outside; and making arrays, too. Things
#: that nobody calls, and counting references that nobody needs, are left out: half of the compiler's work
_compiled: Any = numba.njit
_PLAIN = {"nogil": True, "no_cfunc_wrapper": True, "error_model": "numpy"}
inner = _compiled(no_cpython_wrapper=True, _nrt=False, **_PLAIN)
entry = _compiled(cache=True, _nrt=False, **_PLAIN)
maker = _compiled(cache=True, **_PLAIN)

SEATS = 5  # most people in a team
TOGETHER = 4  # most institutions in a group
WEEKS = 64  # weeks a plan can have: the bits of a word
LIFTED = 6  # groups taken out of the plan in one step
NONE = -1
IMPOSSIBLE = 1 << 60  # no cost is so high
REQUIRED = 1 << 45  # subtracted for a person that a pin demands: more than any cost
NODES = 400  # teams tried to get around people who may not sit together
BANS = 24  # of them, how many may be banned at once

# places in ``Columns.rule``: weights in satang, limits in their own units
(TRIP, PER_KM, NIGHT, FLIGHT, FAR, ROAD, KIND, SCORE, CHAIR_FACTOR, FAIRNESS, UNSERVED, PAIR) = range(12)
(MOST_TOGETHER, MOST_DAYS, LEAST_WEEKS, MOST_NOVICES, REACH) = range(12, 17)
RULES = 17
# rows of the short sorted lists from which a team is made
(EXPERIENCED, NEW, LOCAL_EXPERIENCED, LOCAL_NEW, CHAIRS, LOCAL_CHAIRS) = range(6)
# places in ``stay``: the team of before, its week, and what a change costs
(STAY_WEEK, CHANGE_SEAT, CHANGE_WEEK) = range(SEATS, SEATS + 3)
STAYS = SEATS + 3


class Columns(NamedTuple):
    """A problem as arrays; I institutions, A assessors, L levels, D districts of the distance table."""

    place: Array  # int64[I,3], metres from the centre of the earth
    province: Array  # int32[I]
    region: Array  # int32[I]
    district: Array  # int32[I], row of the table or -1
    level: Array  # int32[I]
    days: Array  # int64[I]
    seats: Array  # int64[I]
    kind: Array  # int64[I], bit of the kind
    window: Array  # uint64[I]
    fixed: Array  # int8[I]: 0 free, 1 its group stays whole, 2 nothing changes
    home: Array  # int64[A,3]
    home_province: Array  # int32[A]
    home_region: Array  # int32[A]
    home_district: Array  # int32[A]
    kinds: Array  # uint64[A], kinds the person knows
    shortfall: Array  # int64[A], hundredths of a point below the best score
    novice: Array  # bool[A]
    most_days: Array  # int64[A]
    target: Array  # int64[A], fair number of days
    free: Array  # uint64[L,A]: weeks available and licensed for the level
    chair: Array  # bool[L,A]
    eligible: Array  # uint64[I,(A+63)//64]: licence, language, no conflict
    candidates: Array  # int32[I,K], -1 after the last
    holder_start: Array  # int64[L+1]
    holders: Array  # int32[], assessors by level
    near: Array  # int32[I,M], institutions that may share a group, nearest first
    near_count: Array  # int64[I]
    local_metres: Array  # int64[L]
    local_region: Array  # bool[L]: the same region is local, too
    table: Array  # int32[D,D], metres by road, -1 where unknown
    clash_start: Array  # int64[A+1]
    clash: Array  # int32[], people who may not sit with a person
    mate_start: Array  # int64[A+1]
    mate: Array  # int32[], people who prefer to sit with a person
    wish_start: Array  # int64[I+1]
    wish: Array  # int32[], people whom a pin demands
    wish_chair: Array  # bool[]: as chair
    rule: Array  # int64[RULES]


class State(NamedTuple):
    """A plan being made; G places for groups, free ones are on the stack ``spare``."""

    members: Array  # int32[G,TOGETHER]
    size: Array  # int64[G]
    team: Array  # int32[G,SEATS], chair first, -1 for nobody
    week: Array  # int64[G], -1 for not served
    paid: Array  # int64[G], satang without fairness
    group_of: Array  # int32[I]
    busy: Array  # uint64[A]
    load: Array  # int64[A], visit days
    trips: Array  # int32[A,WEEKS], the group of each week
    spare: Array  # int32[G]
    spares: Array  # int64[1]


class Desk(NamedTuple):
    """Room to work in, so that nothing is allocated inside the loops; K candidates of a group at most."""

    stamp: Array  # int64[A]
    stamped: Array  # int64[1]
    who: Array  # int32[K]
    as_member: Array  # int64[K], cost without fairness and prices
    as_chair: Array  # int64[K]
    member: Array  # int64[K], with them
    chairing: Array  # int64[K]
    local: Array  # bool[K]
    new: Array  # bool[K]
    free: Array  # uint64[K]
    use: Array  # bool[K]
    value: Array  # int64[6,SEATS+1]
    slot: Array  # int64[6,SEATS+1]
    pick: Array  # int64[SEATS], being tried
    out: Array  # int64[SEATS], slots of the cheapest team
    chosen: Array  # int64[SEATS], slots of the answer
    kept: Array  # int64[SEATS], slots of the answer so far
    row: Array  # int32[BANS], bans being tried
    best: Array  # int64[SEATS], slots of the best week
    bans: Array  # int32[NODES,BANS]
    banned: Array  # int64[NODES]
    team: Array  # int32[SEATS], the answer as people
    paid: Array  # int64[1], the answer's cost without fairness and prices
    exact: Array  # int64[1], 0 when getting around clashes was given up
    price: Array  # int64[A], satang a day on top
    stay: Array  # int64[STAYS]
    pay: Array  # int64[4], what ``_terms`` says of a group: days, seats, level, penalty


class Batch(NamedTuple):
    """One step of the search: what was lifted, what is put back."""

    group: Array  # int64[LIFTED]
    members: Array  # int32[LIFTED,TOGETHER]
    size: Array  # int64[LIFTED]
    team: Array  # int32[LIFTED,SEATS]
    week: Array  # int64[LIFTED]
    paid: Array  # int64[LIFTED]
    new_members: Array  # int32[LIFTED*TOGETHER,TOGETHER]
    new_size: Array  # int64[LIFTED*TOGETHER]
    new_group: Array  # int64[LIFTED*TOGETHER]
    loose: Array  # int32[LIFTED*TOGETHER]
    trial: Array  # int32[TOGETHER]
    keep_team: Array  # int32[SEATS]
    old_team: Array  # int32[SEATS]
    count: Array  # int64[3]: lifted, new groups, loose institutions
    unserved: Array  # int32[256], whom to look after
    waiting: Array  # int64[1], how many of them
    chance: Array  # uint64[1], state of the generator
    ease: Array  # int64[1024], quantiles of the exponential distribution in 1/1024


# ---------------------------------------------------------------- chance and distance


@inner
def _copy(source: Array, target: Array) -> None:
    for at in range(len(target)):
        target[at] = source[at]


@inner
def draw(chance: Array, below: int) -> Whole:
    """Return a whole number from 0 up to ``below`` (Marsaglia's xorshift, 2003)."""
    x = chance[0]
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    chance[0] = x
    return np.int64(x >> np.uint64(33)) * below >> 31


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


# ---------------------------------------------------------------- the cheapest team


@inner
def _keep(row: int, length: int, cost: int, who: int, desk: Desk) -> None:
    value, slot = desk.value[row], desk.slot[row]
    if cost >= value[length - 1]:
        return
    at = length - 1
    while at > 0 and value[at - 1] > cost:
        value[at], slot[at] = value[at - 1], slot[at - 1]
        at -= 1
    value[at], slot[at] = cost, who


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
def _listed(start: Array, other: Array, a: int, b: int) -> bool:
    for at in range(start[a], start[a + 1]):  # noqa: SIM110 (numba compiles no generator)
        if other[at] == b:
            return True
    return False


@inner
def _clash(slots: Array, seats: int, c: Columns, desk: Desk) -> Whole:
    """Return seat * SEATS + seat of two people who may not sit together, or -1."""
    for x in range(seats):
        for y in range(x + 1, seats):
            if _listed(c.clash_start, c.clash, desk.who[slots[x]], desk.who[slots[y]]):
                return x * SEATS + y
    return NONE


@inner
def _pairs(slots: Array, seats: int, c: Columns, desk: Desk) -> Whole:
    """Return how many pairs of a team prefer to sit together."""
    found = 0
    if len(c.mate) > 0:
        for x in range(seats):
            for y in range(x + 1, seats):
                if _listed(c.mate_start, c.mate, desk.who[slots[x]], desk.who[slots[y]]):
                    found += 1
    return found


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
        _copy(desk.bans[open_nodes], row)
        for b in range(bans):
            desk.use[row[b]] = False
        cost = cheapest_team(count, seats, c.rule[MOST_NOVICES], desk)
        for b in range(bans):
            desk.use[row[b]] = True
        tried += 1
        if cost >= best:
            continue
        pair = _clash(desk.out, seats, c, desk)
        if pair < 0:
            best = cost
            _copy(desk.out, desk.chosen)
        elif tried + open_nodes + 2 > NODES or bans == BANS:
            desk.exact[0] = 0
        else:
            for seat in (pair // SEATS, pair % SEATS):
                _copy(row, desk.bans[open_nodes])
                desk.bans[open_nodes, bans] = desk.out[seat]
                desk.banned[open_nodes] = bans + 1
                open_nodes += 1
    return best


@inner
def _allowed(count: int, seats: int, c: Columns, desk: Desk) -> Whole:
    if len(c.clash) > 0:
        return _apart(count, seats, c, desk)
    cost = cheapest_team(count, seats, c.rule[MOST_NOVICES], desk)
    _copy(desk.out, desk.chosen)
    return cost


@inner
def _charge(j: int, amount: int, desk: Desk) -> None:
    desk.member[j] += amount
    if desk.chairing[j] < IMPOSSIBLE:
        desk.chairing[j] += amount


@inner
def choose(count: int, seats: int, c: Columns, desk: Desk) -> Whole:
    """Return the least cost of a legal team, preferred pairs rewarded; into ``chosen``."""
    best = _allowed(count, seats, c, desk)
    if len(c.mate) == 0:
        return best
    kept = desk.kept
    _copy(desk.chosen, kept)
    if best < IMPOSSIBLE:
        best -= c.rule[PAIR] * _pairs(kept, seats, c, desk)
    for x in range(count):
        if not desk.use[x] or c.mate_start[desk.who[x]] == c.mate_start[desk.who[x] + 1]:
            continue
        for y in range(x + 1, count):
            if desk.use[y] and _listed(c.mate_start, c.mate, desk.who[x], desk.who[y]):
                _charge(x, -REQUIRED, desk)
                _charge(y, -REQUIRED, desk)
                cost = _allowed(count, seats, c, desk) + 2 * REQUIRED
                _charge(x, REQUIRED, desk)
                _charge(y, REQUIRED, desk)
                if cost < REQUIRED // 2:
                    cost -= c.rule[PAIR] * _pairs(desk.chosen, seats, c, desk)
                    if cost < best:
                        best = cost
                        _copy(desk.chosen, kept)
    _copy(kept, desk.chosen)
    return best


# ---------------------------------------------------------------- the best team and week of a group


@inner
def _terms(members: Array, size: int, c: Columns, desk: Desk) -> Whole:
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
def _consider(
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
    far, local, strange = np.int64(0), True, np.int64(0)
    for x in range(size):
        i = members[x]
        metres = road(a, i, c)
        far = max(far, metres)
        local &= is_local(a, i, metres, c)
        if (c.kinds[a] >> np.uint64(c.kind[i])) & np.uint64(1) == 0:
            strange += c.days[i]
    trip = trip_cost(far, days, c.rule)
    unfit = strange * c.rule[KIND] + c.shortfall[a] * days * c.rule[SCORE] // 100
    extra = more_load(s.load[a], days, c.target[a], c.rule[FAIRNESS]) + desk.price[a] * days
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
def _gather(
    members: Array, size: int, window: Whole, everyone: bool, c: Columns, s: State, desk: Desk
) -> Whole:
    """Write the people who may assess all of a group on the desk; return how many."""
    desk.stamped[0] += 1
    count = 0
    if everyone:
        level = desk.pay[2]
        for at in range(c.holder_start[level], c.holder_start[level + 1]):
            count = _consider(c.holders[at], members, size, window, count, c, s, desk)
        return count
    for x in range(size):
        for a in c.candidates[members[x]]:
            if a < 0:
                break
            count = _consider(a, members, size, window, count, c, s, desk)
        for at in range(c.wish_start[members[x]], c.wish_start[members[x] + 1]):
            count = _consider(c.wish[at], members, size, window, count, c, s, desk)
    return count


@inner
def _demand(members: Array, size: int, count: int, c: Columns, desk: Desk) -> Whole:
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
                _charge(found, -REQUIRED, desk)
    return demanded


@inner
def _common(slots: Array, seats: int, desk: Desk) -> Whole:
    weeks = ~np.uint64(0)
    for q in range(seats):
        weeks &= desk.free[slots[q]]
    return weeks


@inner
def _lowest(weeks: Whole) -> Whole:
    for w in range(WEEKS):
        if (weeks >> np.uint64(w)) & np.uint64(1) != 0:
            return w
    return NONE


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
            _copy(desk.chosen, desk.best)
            return cost, _lowest(common)
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
            _copy(desk.chosen, desk.best)
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
    window = _terms(members, size, c, desk)
    seats, penalty, week, best = desk.pay[1], desk.pay[3], NONE, np.int64(IMPOSSIBLE)
    desk.team[:] = NONE
    desk.exact[0] = 1
    count = _gather(members, size, window, everyone, c, s, desk)
    demanded = _demand(members, size, count, c, desk) if count >= seats else NONE
    if demanded >= 0:
        best, week = _best_week(count, seats, c, desk)
        best += demanded * REQUIRED
    if week < 0 or best > REQUIRED // 2:
        desk.paid[0] = penalty
        return penalty, NONE
    tour = tour_cost(members, size, c)
    paid = tour - c.rule[PAIR] * _pairs(desk.best, seats, c, desk)
    for q in range(seats):
        j = desk.best[q]
        desk.team[q] = desk.who[j]
        paid += desk.as_chair[j] if q == 0 else desk.as_member[j]
    desk.paid[0] = paid
    return best + tour, week


# ---------------------------------------------------------------- putting into a plan, taking out


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
    return cost


# ---------------------------------------------------------------- which institutions may share a group


@entry
def adjacent(i: int, j: int, c: Columns) -> bool:
    """Return whether two institutions may share a group, seen alone."""
    for at in range(c.near_count[i]):  # noqa: SIM110 (numba compiles no generator)
        if c.near[i, at] == j:
            return True
    return False


@inner
def weeks_in(word: Whole) -> Whole:
    """Return how many weeks are set."""
    count = 0
    while word != 0:
        word &= word - np.uint64(1)
        count += 1
    return count


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
        _copy(desk.team, team[k])
        if keep:
            put(groups[k], sizes[k], desk.team, at, desk.paid[0], c, s)


@inner
def _legal(members: Array, size: int, team: Array, week: int, c: Columns, s: State) -> bool:
    """Return whether a group, team and week keep every rule beside what the plan holds already."""
    window, days, seats, people, novices, somebody = ~np.uint64(0), np.int64(0), np.int64(0), 0, 0, False
    for x in range(size):
        if s.group_of[members[x]] >= 0:
            return False
        window &= c.window[members[x]]
        days += c.days[members[x]]
        seats = max(seats, c.seats[members[x]])
    if size > 1 and (days > c.rule[MOST_DAYS] or weeks_in(window) < c.rule[LEAST_WEEKS]):
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
            if team[z] >= 0 and _listed(c.clash_start, c.clash, a, team[z]):
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


@entry
def reprice(c: Columns, s: State) -> None:
    """Write again what each group costs without fairness, by the weights of these columns."""
    for g in range(len(s.size)):
        size, cost, days = s.size[g], np.int64(0), np.int64(0)
        members = s.members[g]
        if size == 0:
            continue
        for x in range(size):
            days += c.days[members[x]]
            cost += c.seats[members[x]] * c.rule[UNSERVED]
        if s.week[g] >= 0:
            cost = tour_cost(members, size, c)
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
                unfit = strange * c.rule[KIND] + c.shortfall[a] * days * c.rule[SCORE] // 100
                cost += trip_cost(far, days, c.rule) + unfit * (c.rule[CHAIR_FACTOR] if q == 0 else 1)
                for z in range(q):
                    if s.team[g, z] >= 0 and _listed(c.mate_start, c.mate, a, s.team[g, z]):
                        cost -= c.rule[PAIR]
        s.paid[g] = cost


# ---------------------------------------------------------------- the search


@inner
def _lift(g: int, c: Columns, s: State, b: Batch) -> Whole:
    """Remember a group and take it out of the plan; return what the plan costs less."""
    at = b.count[0]
    _copy(s.members[g], b.members[at])
    _copy(s.team[g], b.team[at])
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
    best, week = insert(b.trial, 1, False, c, s, desk)
    paid, into, change = desk.paid[0], NONE, np.int64(0)
    _copy(desk.team, b.keep_team)
    for q in range(b.count[1]):
        size, g = b.new_size[q], b.new_group[q]
        if c.fixed[b.new_members[q, 0]] != 0 or not may_join(b.new_members[q], size, i, c):
            continue
        old_week, old_paid = s.week[g], s.paid[g]
        _copy(s.team[g], b.old_team)
        old = drop(g, c, s)
        _copy(b.new_members[q], b.trial)
        b.trial[size] = i
        price, at = insert(b.trial, size + 1, False, c, s, desk)
        if price - old < best:
            best, week, paid, into = price - old, at, desk.paid[0], q
            _copy(desk.team, b.keep_team)
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
        _, week = insert(b.new_members[q], b.new_size[q], False, c, s, desk)
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
    _copy(prices, desk.price)
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


# ---------------------------------------------------------------- making the columns


@maker
def nearest(members: Array, count: int, c: Columns) -> Array:
    """Return for each of some institutions the nearest others of them within reach, -1 for none."""
    found = np.full((len(members), count), NONE, np.int32)
    reach, metres = c.rule[REACH], np.empty(count, np.int64)
    for x in range(len(members)):
        metres[:] = IMPOSSIBLE
        for y in range(len(members)):
            far = between(members[x], members[y], c) if x != y else IMPOSSIBLE
            if far > reach or far >= metres[count - 1]:
                continue
            at = count - 1
            while at > 0 and metres[at - 1] > far:
                metres[at], found[x, at] = metres[at - 1], found[x, at - 1]
                at -= 1
            metres[at], found[x, at] = far, members[y]
    return found


@inner
def _offer(length: int, cost: int, a: int, costs: Array, who: Array) -> None:
    if length == 0 or cost >= costs[length - 1]:
        return
    at = length - 1
    while at > 0 and costs[at - 1] > cost:
        costs[at], who[at] = costs[at - 1], who[at - 1]
        at -= 1
    costs[at], who[at] = cost, a


@maker
def find_candidates(count: int, c: Columns, s: State, desk: Desk) -> Array:
    """Return up to ``count`` people for each institution: the cheapest, also as chairs, and locals."""
    found = np.full((len(c.days), count), NONE, np.int32)
    lengths = (count // 2, count // 4, count - count // 2 - count // 4)
    costs, who, one = np.empty((3, count), np.int64), np.empty((3, count), np.int32), np.empty(1, np.int32)
    for i in range(len(c.days)):
        one[0] = i
        window = _terms(one, 1, c, desk)
        people = _gather(one, 1, window, True, c, s, desk)
        costs[:] = IMPOSSIBLE
        who[:] = NONE
        for j in range(people):
            _offer(lengths[0], desk.as_member[j], desk.who[j], costs[0], who[0])
            if desk.chairing[j] < IMPOSSIBLE:
                _offer(lengths[1], desk.as_chair[j], desk.who[j], costs[1], who[1])
            if desk.local[j]:
                _offer(lengths[2], desk.as_member[j], desk.who[j], costs[2], who[2])
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
