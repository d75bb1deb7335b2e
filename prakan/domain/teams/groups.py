"""Which institutions go on one trip: every legal group, and the cheapest way to split all into them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.columns import FROZEN, Ints, Small
from prakan.domain.teams.kernel import TOGETHER
from prakan.domain.teams.model import Pin
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.workroom import row_of

FIRST_ROOM = 8  # groups an institution: room made before they are counted
UNLIMITED = 1e30
USED = 1e-6  # a group with less than this share of the linear programme is not used


@dataclass(frozen=True)
class Groups:
    """Every legal group: members (rows of institutions, -1 after the last), sizes, and days of the trip."""

    members: Small
    sizes: Ints
    days: Ints

    def __len__(self) -> int:
        return len(self.sizes)

    def only(self, at: Ints) -> Groups:
        """Return some of the groups, by their places."""
        return Groups(np.ascontiguousarray(self.members[at]), self.sizes[at], self.days[at])


def legal_groups(problem: Problem) -> Groups:
    """Return every legal group of institutions that no pin holds, and the groups that pins keep whole."""
    c = problem.columns
    count, members, sizes = kernel.legal_groups(c, FIRST_ROOM * len(c.days) + 1)
    if count > len(sizes):
        count, members, sizes = kernel.legal_groups(c, count)
    members, sizes = members[:count], sizes[:count]
    whole = [row_of(held) for held in kept_whole(problem)]
    if whole:
        members = np.vstack([members, *(row[None, :] for row in whole)])
        sizes = np.concatenate([sizes, [int((row >= 0).sum()) for row in whole]])
    days = np.where(members >= 0, c.days[np.maximum(members, 0)], 0).sum(1)
    return Groups(np.ascontiguousarray(members), sizes.astype(np.int64), days.astype(np.int64))


def members_of(pin: Pin, problem: Problem) -> list[int]:
    """Return a pin's institutions by their rows."""
    return sorted(problem.where[i] for i in pin.institutions)


def kept_whole(problem: Problem) -> list[list[int]]:
    """Return the groups that pins keep whole but leave something to choose of, by their rows."""
    pinned = [members_of(pin, problem) for pin in problem.pins]
    return [members for members in pinned if problem.columns.fixed[members[0]] != FROZEN]


class Splitting:
    """The linear programme of splitting all institutions into groups, solved again as prices change.

    Minimise the cost of groups so that each institution is in exactly one; shares of groups are allowed.
    """

    def __init__(self, groups: Groups, institutions: int) -> None:
        self.groups = groups
        held = np.concatenate([groups.members[:, q][groups.sizes > q] for q in range(TOGETHER)])
        self.rows = np.unique(held)  # institutions that are in some group
        self._row = np.full(institutions, kernel.NONE, np.int64)
        self._row[self.rows] = np.arange(len(self.rows))
        self._solver: Any = None

    def solve(self, cost: Ints) -> tuple[NDArray[np.float64], Ints]:
        """Return the share of each group and whole duals (satang) by row that no group's cost undercuts.

        The duals' sum is a lower bound for any splitting, whatever the tolerance of the solver: what is
        rounded or missing is taken off again in whole numbers.
        """
        if self._solver is None:
            self._solver = self._loaded(cost)
        else:
            self._solver.changeColsCost(
                len(cost), np.arange(len(cost), dtype=np.int32), cost.astype(np.float64)
            )
        self._solver.run()
        answer = self._solver.getSolution()
        shares = np.array(answer.col_value)
        return shares, self._safe(np.floor(np.array(answer.row_dual)).astype(np.int64), cost)

    def _loaded(self, cost: Ints) -> Any:
        groups, solver = self.groups, highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("log_to_console", False)
        solver.setOptionValue("threads", 1)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(groups), len(self.rows)
        model.col_cost_ = cost.astype(np.float64)
        model.col_lower_, model.col_upper_ = np.zeros(len(groups)), np.full(len(groups), UNLIMITED)
        model.row_lower_ = model.row_upper_ = np.ones(len(self.rows))
        flat = groups.members[groups.members >= 0]
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(groups.sizes)]).astype(np.int32)
        model.a_matrix_.index_ = self._row[flat].astype(np.int32)
        model.a_matrix_.value_ = np.ones(len(flat))
        solver.passModel(model)
        return solver

    def _safe(self, dual: Ints, cost: Ints) -> Ints:
        """Lower the duals until no group costs less than its members' duals together."""
        members = self.groups.members
        short = np.minimum(cost - self.of_groups(dual), 0)
        lack = np.zeros(len(dual), np.int64)
        for q in range(TOGETHER):
            here = np.flatnonzero((self.groups.sizes > q) & (short < 0))
            np.minimum.at(lack, self._row[members[here, q]], short[here])
        safe: Ints = dual + lack
        return safe

    def of_groups(self, dual: Ints) -> Ints:
        """Return the duals of each group's members together."""
        members = self.groups.members
        together: Ints = np.where(members >= 0, dual[self._row[np.maximum(members, 0)]], 0).sum(1)
        return together

    def rounded(self, shares: NDArray[np.float64], cost: Ints) -> Groups:
        """Return a splitting: groups with the largest share first, then alone what is left."""
        groups = self.groups
        order = np.lexsort((np.arange(len(shares)), cost // groups.sizes, -np.round(shares, 6)))
        taken, kept = np.zeros(len(self._row), np.bool_), []
        for k in order[: int((shares > USED).sum())]:
            row = groups.members[k, : groups.sizes[k]]
            if not taken[row].any():
                taken[row] = True
                kept.append(k)
        alone = {int(row[0]): k for k, row in enumerate(groups.members) if groups.sizes[k] == 1}
        kept += [alone[i] for i in self.rows.tolist() if not taken[i] and i in alone]
        return groups.only(np.array(kept, dtype=np.int64))
