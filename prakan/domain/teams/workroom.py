"""Room for the compiled loops: an empty plan, a desk to work at, a batch to lift."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.kernel import (
    BANS,
    LIFTED,
    NODES,
    NONE,
    SEATS,
    STAYS,
    TOGETHER,
    WEEKS,
    Batch,
    Columns,
    Desk,
    State,
)

Team = NDArray[np.int32]
SEED_OFFSET, SEED_FACTOR = 88_172_645_463_325_252, 2_654_435_761  # Marsaglia's state; Knuth's multiplier
WORD = (1 << 64) - 1
DRAWS = 1024


def empty_state(c: Columns) -> State:
    """Return a plan without any group; there is a place for each institution alone."""
    institutions, assessors = len(c.days), len(c.most_days)
    places = institutions + 2 * LIFTED
    return State(
        members=np.full((places, TOGETHER), NONE, np.int32),
        size=np.zeros(places, np.int64),
        team=np.full((places, SEATS), NONE, np.int32),
        week=np.full(places, NONE, np.int64),
        paid=np.zeros(places, np.int64),
        group_of=np.full(institutions, NONE, np.int32),
        busy=np.zeros(assessors, np.uint64),
        load=np.zeros(assessors, np.int64),
        hard=np.zeros(assessors, np.int64),
        tough=np.zeros((places, SEATS), np.int64),
        trips=np.full((assessors, WEEKS), NONE, np.int32),
        spare=np.arange(places, dtype=np.int32)[::-1].copy(),
        spares=np.array([places], dtype=np.int64),
    )


def copied(state: State) -> State:
    """Return a plan that can be changed without changing this one."""
    return State(*(column.copy() for column in state))


def desk_for(c: Columns) -> Desk:
    """Return a desk with room for every assessor as a candidate of one group."""
    people = len(c.most_days)

    def whole() -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.zeros(people, np.int64)

    stay = np.zeros(STAYS, np.int64)
    stay[: SEATS + 1] = NONE
    return Desk(
        stamp=whole(),
        stamped=np.zeros(1, np.int64),
        who=np.zeros(people, np.int32),
        as_member=whole(),
        as_chair=whole(),
        member=whole(),
        chairing=whole(),
        local=np.zeros(people, np.bool_),
        new=np.zeros(people, np.bool_),
        free=np.zeros(people, np.uint64),
        use=np.zeros(people, np.bool_),
        value=np.zeros((6, SEATS + 1), np.int64),
        slot=np.zeros((6, SEATS + 1), np.int64),
        pick=np.zeros(SEATS, np.int64),
        out=np.zeros(SEATS, np.int64),
        chosen=np.zeros(SEATS, np.int64),
        kept=np.zeros(SEATS, np.int64),
        row=np.zeros(BANS, np.int32),
        best=np.zeros(SEATS, np.int64),
        bans=np.zeros((NODES, BANS), np.int32),
        banned=np.zeros(NODES, np.int64),
        team=np.full(SEATS, NONE, np.int32),
        paid=np.zeros(1, np.int64),
        exact=np.ones(1, np.int64),
        least=np.zeros(1, np.int64),
        root=np.zeros(1, np.int64),
        tries=np.zeros(1, np.int64),
        order=whole(),
        heads=whole(),
        at=np.zeros(SEATS, np.int64),
        part=np.zeros(SEATS + 1, np.int64),
        price=whole(),
        toll=whole(),
        stay=stay,
        pay=np.zeros(4, np.int64),
    )


def batch_for(seed: int) -> Batch:
    """Return a batch whose chance begins with a seed; equal seeds give equal draws."""
    shapes = LIFTED * TOGETHER
    chance = (SEED_OFFSET + seed * SEED_FACTOR) & WORD or SEED_OFFSET
    ease = [round(-DRAWS * math.log((draw + 0.5) / DRAWS)) for draw in range(DRAWS)]
    return Batch(
        group=np.zeros(LIFTED, np.int64),
        members=np.full((LIFTED, TOGETHER), NONE, np.int32),
        size=np.zeros(LIFTED, np.int64),
        team=np.full((LIFTED, SEATS), NONE, np.int32),
        week=np.zeros(LIFTED, np.int64),
        paid=np.zeros(LIFTED, np.int64),
        new_members=np.full((shapes, TOGETHER), NONE, np.int32),
        new_size=np.zeros(shapes, np.int64),
        new_group=np.zeros(shapes, np.int64),
        loose=np.zeros(shapes, np.int32),
        trial=np.full(TOGETHER, NONE, np.int32),
        keep_team=np.full(SEATS, NONE, np.int32),
        old_team=np.full(SEATS, NONE, np.int32),
        count=np.zeros(3, np.int64),
        unserved=np.zeros(256, np.int32),
        waiting=np.zeros(1, np.int64),
        chance=np.array([chance], dtype=np.uint64),
        ease=np.array(ease, dtype=np.int64),
    )


@dataclass(frozen=True, slots=True)
class Served:
    """The best way to serve one group: price and cost in satang, week (-1 for none), people (chair first).

    The price is no more than the penalty of not serving the group, even where a team costs more.
    """

    price: int
    paid: int
    week: int
    team: Team
    exact: bool  # whether "nobody" is certain


@dataclass(frozen=True, slots=True)
class Prices:
    """The best way to serve each of many groups: price (satang, the penalty at most), week, people."""

    cost: NDArray[np.int64]
    week: NDArray[np.int64]
    team: Team


def prices_of(
    groups: Team,
    prices: NDArray[np.int64],
    c: Columns,
    state: State,
    desk: Desk,
    *,
    look: int = kernel.LISTED,
    order: NDArray[np.int64] | None = None,
    keep: bool = False,
    tolls: NDArray[np.int64] | None = None,
) -> Prices:
    """Return the best team and week of each group (row of members) at prices of people's days (satang).

    ``look`` says at whom: ``PROVEN`` gives the prices of ``ALL`` sooner, where fairness costs nothing.
    With ``keep`` each group is put into the plan before the next is looked at, in ``order``.
    """
    count = len(groups)
    sizes = (groups >= 0).sum(1)
    found = Prices(
        np.zeros(count, np.int64), np.zeros(count, np.int64), np.full((count, SEATS), NONE, np.int32)
    )
    desk.price[:] = prices
    desk.toll[:] = 0 if tolls is None else tolls
    order = np.arange(count) if order is None else order
    kernel.serve(groups, sizes, order, look, keep, found.cost, found.week, found.team, c, state, desk)
    desk.price[:] = desk.toll[:] = 0
    return found


def row_of(members: Sequence[int]) -> Team:
    """Return institutions as the row of a group."""
    row = np.full(TOGETHER, NONE, np.int32)
    row[: len(members)] = members
    return row


def rows_of_one(institutions: NDArray[np.int64]) -> Team:
    """Return institutions as rows of groups, each alone."""
    rows = np.full((len(institutions), TOGETHER), NONE, np.int32)
    rows[:, 0] = institutions
    return rows


def serve_one(
    members: Sequence[int], c: Columns, state: State, desk: Desk, *, everyone: bool = False
) -> Served:
    """Return the best team and week of a group in the plan as it is, which is not changed."""
    groups, one = row_of(members)[None, :], np.array([len(members)], dtype=np.int64)
    cost, week, team = np.zeros(1, np.int64), np.zeros(1, np.int64), np.zeros((1, SEATS), np.int32)
    order = np.zeros(1, np.int64)
    look = kernel.ALL if everyone else kernel.LISTED
    kernel.serve(groups, one, order, look, False, cost, week, team, c, state, desk)
    return Served(int(cost[0]), int(desk.paid[0]), int(week[0]), team[0], bool(desk.exact[0]))


def put_one(members: Sequence[int], served: Served, c: Columns, state: State) -> int:
    """Add a group to the plan; return what the plan costs more."""
    _, more = kernel.put(row_of(members), len(members), served.team, served.week, served.paid, c, state)
    return int(more)


def unserved_one(members: Sequence[int], c: Columns) -> Served:
    """Return the way of not serving a group."""
    penalty = int(sum(c.seats[i] for i in members) * c.rule[kernel.UNSERVED])
    return Served(penalty, penalty, NONE, np.full(SEATS, NONE, np.int32), True)
