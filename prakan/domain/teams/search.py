"""The search in rounds: progress is told and a stop is heard between them, the best plan so far is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.kernel import Columns, Desk, State
from prakan.domain.teams.workroom import batch_for, copied

ROUNDS = 60
WARM, COLD = 300 * 100, 5 * 100  # satang: how much worse a step may be, at first and at last
NOISE = 60 * 100  # satang a day


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a plan is: rounds done of all, and what the best so far costs (satang) and leaves unserved."""

    done: int
    of: int
    cost: int
    unserved: int


Told = Callable[[Progress], None]
Stopped = Callable[[], bool]


def never() -> bool:
    """Return that nobody has stopped anything."""
    return False


class Search:
    """A search over one plan; ``run`` can be called again to go on, also by other weights."""

    def __init__(
        self, state: State, desk: Desk, stuck: NDArray[np.bool_], seed: int, told: Told, stopped: Stopped
    ) -> None:
        self.state, self.stopped_early = state, False
        self._desk, self._stuck, self._told, self._stopped = desk, stuck, told, stopped
        self._batch, self._done, self._of = batch_for(seed), 0, ROUNDS

    def add_rounds(self, rounds: int) -> None:
        """Say that there will be more rounds than usual."""
        self._of += rounds

    def run(self, c: Columns, steps: int, first: int, last: int) -> None:
        """Search through rounds ``first`` up to ``last`` of ``ROUNDS``, which have ``steps`` steps in all.

        A round is ever less willing to get worse. Afterwards the plan is the best that was seen.
        """
        free = np.zeros(len(c.most_days), np.int64)
        cost = int(kernel.total_cost(c, self.state))
        best, kept = cost, copied(self.state)
        for turn in range(first, last):
            if self._stopped():
                self.stopped_early = True
                break
            warmth = round(WARM * (COLD / WARM) ** (turn / ROUNDS))
            count = steps * (turn + 1) // ROUNDS - steps * turn // ROUNDS
            given = (count, warmth, NOISE, free, self._stuck, c, self.state, self._desk, self._batch)
            cost += int(kernel.improve(*given))
            self._done += 1
            if cost < best:
                best, kept = cost, copied(self.state)
            penalty, unserved = missing(c, kept)
            self._told(Progress(self._done, self._of, best - penalty, unserved))
        for column, value in zip(self.state, kept, strict=True):
            column[...] = value


def missing(c: Columns, state: State) -> tuple[int, int]:
    """Return the penalties of a plan, in satang, and how many institutions it does not serve."""
    without = np.flatnonzero(state.week[state.group_of] < 0)
    return int((c.seats[without] * c.rule[kernel.UNSERVED]).sum()), len(without)
