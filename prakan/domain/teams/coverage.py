"""Shortage: how many seats stay empty in any plan, and by which prices few more do."""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.columns import FREE, Ints
from prakan.domain.teams.kernel import Columns, State
from prakan.domain.teams.workroom import Team, desk_for, prices_of, rows_of_one

SEAT = 1_000_000  # what an empty seat counts, in the units of the prices
STEPS = 60
CLOSE = 0.002  # of the seats: the proof is good enough when it is so near to the programme's value
LIGHT = 20  # while coverage comes first, everything else weighs so many times less
UNLIMITED = 1e30


def least_unserved_seats(c: Columns, pinned: State, plan: State, stuck: NDArray[np.bool_]) -> int:
    """Return how many seats stay empty in every plan beside those of institutions that nobody can serve."""
    bound, _ = scarcity(c, pinned, plan, stuck, everyone=True)
    return max(0, -(-bound // SEAT))


def covering(c: Columns, pinned: State, plan: State, stuck: NDArray[np.bool_]) -> Columns:
    """Return columns by which a search serves as many as it can: scarce people dear, other costs light.

    A price on a person's days is the same as a lower fair load: it stands in ``target``.
    """
    _, prices = scarcity(c, pinned, plan, stuck, everyone=False)
    rule = c.rule.copy()
    for weight in (
        kernel.TRIP,
        kernel.PER_KM,
        kernel.NIGHT,
        kernel.FLIGHT,
        kernel.KIND,
        kernel.SCORE,
        kernel.PAIR,
        kernel.HARD,
        kernel.AGAIN,
        kernel.MIX,
    ):
        rule[weight] = c.rule[weight] // LIGHT
    rule[kernel.FAIRNESS] = max(2, c.rule[kernel.FAIRNESS] // LIGHT)
    satang = prices * (c.rule[kernel.UNSERVED] // 100) // (SEAT // 100)
    return c._replace(rule=rule, target=c.target - satang // (2 * rule[kernel.FAIRNESS]))


def scarcity(
    c: Columns, pinned: State, plan: State, stuck: NDArray[np.bool_], *, everyone: bool
) -> tuple[int, Ints]:
    """Return a lower bound on empty seats (times ``SEAT``), and the prices of people's days behind it.

    Every institution is looked at alone: a team for a group contains one for each of its institutions that
    has no more days, so no plan of groups serves more. A linear programme chooses among teams, which are
    found as its prices ask for them (column generation). The bound is that of Lagrange at the best prices, in
    whole numbers; it holds for every plan when ``everyone`` is looked at.
    """
    alone = np.flatnonzero((c.fixed == FREE) & ~stuck)
    room, only, desk = c.most_days - pinned.load, _only_seats(c), desk_for(c)
    groups = rows_of_one(alone)
    chosen = _Choice(c.seats[alone], c.days[alone], room)
    chosen.offer(*_of_plan(plan, alone, c))
    look = kernel.ALL if everyone else kernel.LISTED
    best, kept, tried = 0, np.zeros(len(room), np.int64), np.zeros(len(room))
    for step in range(STEPS):
        value, duals = chosen.solve()
        tried = duals if step == 0 else 0.5 * duals + 0.5 * kept / SEAT
        prices = np.rint(tried * SEAT).astype(np.int64)
        found = prices_of(groups, prices, only, pinned, desk, look=look)
        bound = int(found.cost.sum()) - int((prices * room).sum())
        if bound > best or step == 0:
            best, kept = max(best, bound), prices
        if value - best / SEAT <= CLOSE * max(1.0, value):
            break
        served = np.flatnonzero(found.week >= 0)
        chosen.offer(served, found.team[served])
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


def _of_plan(plan: State, alone: Ints, c: Columns) -> tuple[Ints, Team]:
    """Return the teams of a plan that have just the size an institution asks for, and whose they are."""
    g = plan.group_of[alone]
    sizes = (plan.team[g] >= 0).sum(1)
    here = np.flatnonzero((g >= 0) & (plan.week[g] >= 0) & (sizes == c.seats[alone]))
    return here, plan.team[g[here]]


class _Choice:
    """The linear programme: each institution takes one team or stays empty, nobody beyond their days."""

    def __init__(self, seats: Ints, days: Ints, room: Ints) -> None:
        self._days, self._rows = days, len(seats)
        self._solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("log_to_console", False)
        self._solver.setOptionValue("threads", 1)
        model, count = highspy.HighsLp(), len(seats)
        model.num_row_, model.num_col_ = count + len(room), count
        model.col_cost_ = seats.astype(np.float64)
        model.col_lower_, model.col_upper_ = np.zeros(count), np.ones(count)
        model.row_lower_ = np.concatenate([np.ones(count), np.full(len(room), -UNLIMITED)])
        model.row_upper_ = np.concatenate([np.ones(count), room.astype(np.float64)])
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = np.arange(count + 1, dtype=np.int32)
        model.a_matrix_.index_ = np.arange(count, dtype=np.int32)
        model.a_matrix_.value_ = np.ones(count)
        self._solver.passModel(model)

    def offer(self, rows: Ints, teams: Team) -> None:
        """Add teams, each for the institution of one row."""
        sizes = 1 + (teams >= 0).sum(1)
        both = np.concatenate([rows[:, None], np.where(teams >= 0, self._rows + teams, kernel.NONE)], axis=1)
        days = np.broadcast_to(self._days[rows][:, None].astype(np.float64), teams.shape)
        value = np.concatenate([np.ones((len(rows), 1)), days], axis=1)
        start, used = np.concatenate([[0], np.cumsum(sizes)])[:-1], both >= 0
        count, index = len(rows), both[used].astype(np.int32)
        limits = (np.zeros(count), np.zeros(count), np.full(count, UNLIMITED))
        self._solver.addCols(count, *limits, len(index), start.astype(np.int32), index, value[used])

    def solve(self) -> tuple[float, NDArray[np.float64]]:
        """Return the empty seats that the teams offered leave, and what a day of each person is worth."""
        self._solver.run()
        duals = np.array(self._solver.getSolution().row_dual)[self._rows :]
        return float(self._solver.getInfo().objective_function_value), np.maximum(-duals, 0.0)
