"""Shortage: how many seats stay empty in any plan, proven by prices on people's days alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.columns import FREE, Ints
from prakan.domain.teams.kernel import Columns, State
from prakan.domain.teams.workroom import desk_for

SEAT = 1_000_000  # what an empty seat counts, in the units of the prices
STEPS = 300


def least_unserved_seats(c: Columns, pinned: State, stuck: NDArray[np.bool_], steps: int = STEPS) -> int:
    """Return how many seats stay empty in every plan beside those of institutions that nobody can serve.

    Every institution is looked at alone: a team for a group contains one for each of its institutions that
    has no more days, so no plan of groups serves more. Prices make scarce people dear; the best found bounds.
    """
    bound, _ = scarcity(c, pinned, stuck, steps)
    return max(0, -(-bound // SEAT))


def scarcity(c: Columns, pinned: State, stuck: NDArray[np.bool_], steps: int = STEPS) -> tuple[int, Ints]:
    """Return the lower bound on empty seats (times ``SEAT``) and the prices of people's days behind it."""
    rule = np.zeros_like(c.rule)
    rule[kernel.UNSERVED] = SEAT
    rule[kernel.MOST_NOVICES] = c.rule[kernel.MOST_NOVICES]
    rule[kernel.ROAD] = c.rule[kernel.ROAD]
    only = c._replace(rule=rule)
    alone = np.flatnonzero((c.fixed == FREE) & ~stuck)
    groups = np.full((len(c.days), kernel.TOGETHER), kernel.NONE, np.int32)
    groups[:, 0] = np.arange(len(c.days))
    count, sizes = len(c.days), np.ones(len(c.days), np.int64)
    cost, week, team = (
        np.zeros(count, np.int64),
        np.zeros(count, np.int64),
        np.zeros((count, kernel.SEATS), np.int32),
    )
    room = (c.most_days - pinned.load).astype(np.float64)
    prices, best, kept = np.zeros(len(room)), 0, np.zeros(len(room), np.int64)
    desk, size, way, stall = desk_for(c), 1.0, np.zeros(len(room)), 0
    goal = float(c.seats[alone].sum()) * SEAT * 0.1
    for step in range(steps):
        whole = np.rint(prices).astype(np.int64)
        desk.price[:] = whole
        kernel.serve(groups, sizes, alone, True, False, cost, week, team, only, pinned, desk)
        value = int(cost[alone].sum()) - int((whole * (c.most_days - pinned.load)).sum())
        asked = -room.copy()
        for q in range(kernel.SEATS):
            used = alone[team[alone, q] >= 0]
            np.add.at(asked, team[used, q], c.days[used].astype(np.float64))
        if value > best:
            best, kept, stall = value, whole, 0
        else:
            stall += 1
            if stall >= 8:
                size, stall, prices = size * 0.6, 0, kept.astype(np.float64)
        way = asked if step == 0 else 0.6 * way + 0.4 * asked
        length = size * max(goal - best, 0.05 * abs(best), SEAT) / max(float((way * way).sum()), 1e-9)
        prices = np.maximum(prices + length * way, 0.0)
        if size < 0.005:
            break
    return best, kept
