"""The arrays that the compiled loops work on, and the sizes and places in them."""

from __future__ import annotations

from typing import Any, NamedTuple

Array = Any  # numpy arrays; their types are said beside each field
Whole = Any  # a whole number, of numpy or Python

SEATS = 5  # most people in a team
TOGETHER = 4  # most institutions in a group
WEEKS = 64  # weeks a plan can have: the bits of a word
LONGEST = 8  # days of a trip for which is known what people who are no candidates cost
LIFTED = 6  # groups taken out of the plan in one step
NONE = -1
IMPOSSIBLE = 1 << 60  # no cost is so high
REQUIRED = 1 << 45  # subtracted for a person that a pin demands: more than any cost
TRIES = 4000  # people taken or left in looking for a team of more expertise
NODES = 400  # teams tried to get around people who may not sit together
BANS = 24  # of them, how many may be banned at once

# whom to look at for a group: its candidates, all people, or candidates while nobody else can be cheaper
(LISTED, ALL, PROVEN) = range(3)
# places in ``Columns.rule``: weights in satang, limits in their own units
(TRIP, PER_KM, NIGHT, FLIGHT, FAR, ROAD, KIND, SCORE, CHAIR_FACTOR, FAIRNESS, UNSERVED, PAIR) = range(12)
(MOST_TOGETHER, MOST_DAYS, LEAST_WEEKS, MOST_NOVICES, REACH) = range(12, 17)
(HARD, AGAIN, MIX) = range(17, 20)
RULES = 20
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
    expert: Array  # uint64[A], fields of expertise
    shortfall: Array  # int64[A], hundredths of a point below the best score
    novice: Array  # bool[A]
    most_days: Array  # int64[A]
    target: Array  # int64[A], fair number of days
    free: Array  # uint64[L,A]: weeks available and licensed for the level
    chair: Array  # bool[L,A]
    eligible: Array  # uint64[I,(A+63)//64]: licence, language, no conflict
    known: Array  # uint64[I,(A+63)//64]: was there or at its parent before; one word while that costs nothing
    candidates: Array  # int32[I,K], -1 after the last
    outside: Array  # int64[I,LONGEST+1], what others cost at least by days of the trip; no row until proving
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
    hard: Array  # int64[A], nights away and flights
    tough: Array  # int64[G,SEATS], what the trip adds to that for each person
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
    exact: Array  # int64[1], 0 when looking for a cheaper team was given up
    least: Array  # int64[1], what no team costs less than, also when it was given up
    root: Array  # int64[1], the cheapest team, clashes and what its people are to each other not looked at
    tries: Array  # int64[1], how many people were taken or left
    order: Array  # int64[K], slots by their costs as members
    heads: Array  # int64[K], and as chairs
    at: Array  # int64[SEATS], places in ``order`` being tried
    part: Array  # int64[SEATS+1], what the people taken cost so far
    price: Array  # int64[A], satang a day on top
    toll: Array  # int64[A], satang on top for each night away or flight
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
