"""Shortage: how many seats stay empty in any plan, and a plan in which few more do."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.columns import FREE, Ints
from prakan.domain.teams.kernel import Columns, State
from prakan.domain.teams.workroom import Prices, desk_for, prices_of

SEAT = 1_000_000  # what an empty seat counts, in the units of the prices
PROOF_STEPS, GUIDE_STEPS = 300, 80
LIGHT = 20  # while coverage comes first, everything else weighs so many times less
STALLS, PATIENCE = 8, 0.6


def least_unserved_seats(
    c: Columns, pinned: State, stuck: NDArray[np.bool_], steps: int = PROOF_STEPS
) -> int:
    """Return how many seats stay empty in every plan beside those of institutions that nobody can serve.

    Every institution is looked at alone: a team for a group contains one for each of its institutions that
    has no more days, so no plan of groups serves more. Prices make scarce people dear; the best found bounds.
    """
    bound, _ = scarcity(c, pinned, stuck, steps, everyone=True)
    return max(0, -(-bound // SEAT))


def covering(c: Columns, pinned: State, stuck: NDArray[np.bool_]) -> Columns:
    """Return columns by which a search serves as many as it can: scarce people dear, other costs light.

    A price on a person's days is the same as a lower fair load: it stands in ``target``.
    """
    _, prices = scarcity(c, pinned, stuck, GUIDE_STEPS, everyone=False)
    rule = c.rule.copy()
    for weight in (kernel.TRIP, kernel.PER_KM, kernel.NIGHT, kernel.FLIGHT, kernel.KIND, kernel.SCORE):
        rule[weight] = c.rule[weight] // LIGHT
    rule[kernel.PAIR] //= LIGHT
    rule[kernel.FAIRNESS] = max(2, c.rule[kernel.FAIRNESS] // LIGHT)
    satang = prices * (c.rule[kernel.UNSERVED] // 100) // (SEAT // 100)
    return c._replace(rule=rule, target=c.target - satang // (2 * rule[kernel.FAIRNESS]))


def scarcity(
    c: Columns, pinned: State, stuck: NDArray[np.bool_], steps: int, *, everyone: bool
) -> tuple[int, Ints]:
    """Return the lower bound on empty seats (times ``SEAT``) and the prices of people's days behind it.

    A valid bound only when ``everyone`` is looked at.
    """
    alone = np.flatnonzero((c.fixed == FREE) & ~stuck)
    room = c.most_days - pinned.load
    only, desk, seats = _only_seats(c), desk_for(c), int(c.seats[alone].sum())
    prices, best, kept = np.zeros(len(room)), 0, np.zeros(len(room), np.int64)
    size, way, stall = 1.0, np.zeros(len(room)), 0
    for step in range(steps):
        whole = np.rint(prices).astype(np.int64)
        found = prices_of(_singles(c, alone), whole, only, pinned, desk, everyone=everyone)
        value = int(found.cost.sum()) - int((whole * room).sum())
        asked = _asked(found, c.days[alone], len(room)) - room
        if value > best:
            best, kept, stall = value, whole, 0
        else:
            stall += 1
        if stall >= STALLS:
            size, stall, prices = size * PATIENCE, 0, kept.astype(np.float64)
        way = asked if step == 0 else 0.6 * way + 0.4 * asked
        aim = max(1.1 * best, best + 0.002 * seats * SEAT)
        prices = np.maximum(prices + size * (aim - best) / max(float((way * way).sum()), 1e-9) * way, 0.0)
        if size < 0.01:
            break
    return best, kept


def _only_seats(c: Columns) -> Columns:
    """Return columns in which nothing costs but empty seats."""
    rule = np.zeros_like(c.rule)
    for limit in (
        kernel.ROAD,
        kernel.MOST_TOGETHER,
        kernel.MOST_DAYS,
        kernel.LEAST_WEEKS,
        kernel.MOST_NOVICES,
    ):
        rule[limit] = c.rule[limit]
    rule[kernel.UNSERVED] = SEAT
    return c._replace(rule=rule, mate=c.mate[:0])


def _singles(c: Columns, alone: Ints) -> NDArray[np.int32]:
    groups = np.full((len(alone), kernel.TOGETHER), kernel.NONE, np.int32)
    groups[:, 0] = alone
    return groups


def _asked(found: Prices, days: Ints, people: int) -> NDArray[np.float64]:
    """Return the days asked of each person at some prices."""
    asked = np.zeros(people)
    for q in range(kernel.SEATS):
        used = np.flatnonzero(found.team[:, q] >= 0)
        np.add.at(asked, found.team[used, q], days[used].astype(np.float64))
    return asked
