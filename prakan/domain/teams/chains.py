"""Making room: an institution is served by moving one other trip, or two, that find another place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from prakan.domain.teams import kernel
from prakan.domain.teams.kernel import Columns, Desk, State
from prakan.domain.teams.workroom import Served, put_one, serve_one, unserved_one

TRIALS = 60  # other trips lifted for one institution, at each depth


class Mending:
    """A plan in which institutions are served again, with as little change as possible.

    ``seat`` and ``week`` are what a changed seat and week cost, in satang; ``held`` institutions stay.
    """

    def __init__(
        self, c: Columns, state: State, desk: Desk, seat: int, week: int, held: frozenset[int] = frozenset()
    ) -> None:
        self.c, self.state, self.desk, self.held = c, state, desk, held
        self._seat, self._week = seat, week
        desk.price[:] = 0

    def again(self, members: Sequence[int], team: Sequence[int], week: int) -> Served:
        """Return the best way to serve a group with few changes against its team and week of before."""
        stay = self.desk.stay
        stay[: kernel.SEATS], stay[kernel.STAY_WEEK] = team, week
        stay[kernel.CHANGE_SEAT], stay[kernel.CHANGE_WEEK] = self._seat, self._week
        served = self.best(members)
        stay[kernel.CHANGE_SEAT] = stay[kernel.CHANGE_WEEK] = 0
        return served

    def best(self, members: Sequence[int]) -> Served:
        """Return the best way to serve a group, by anybody if the likely people cannot."""
        served = serve_one(members, self.c, self.state, self.desk)
        if served.week < 0:
            served = serve_one(members, self.c, self.state, self.desk, everyone=True)
        return served

    def room_for(self, i: int, deepest: int = 2) -> bool:
        """Serve an institution, moving one trip of others if need be, else two; return whether it is."""
        return any(self._place(i, depth, self.held) for depth in range(1, deepest + 1))

    def _place(self, i: int, depth: int, held: frozenset[int]) -> bool:
        alone = int(self.state.group_of[i])
        if alone >= 0:
            kernel.drop(alone, self.c, self.state)
        served = self.best([i])
        if served.week >= 0:
            put_one([i], served, self.c, self.state)
            return True
        if any(self._moved(i, g, depth, held) for g in self._in_the_way(i, held)):
            return True
        put_one([i], unserved_one([i], self.c), self.c, self.state)
        return False

    def _moved(self, i: int, g: int, depth: int, held: frozenset[int]) -> bool:
        """Lift a trip, serve ``i``, then find the lifted trip another place; undo when there is none."""
        state, c = self.state, self.c
        members = state.members[g, : state.size[g]].tolist()
        team, week, paid = state.team[g].copy(), int(state.week[g]), int(state.paid[g])
        kernel.drop(g, c, state)
        served = self.best([i])
        if served.week >= 0:
            put_one([i], served, c, state)
            other = self.again(members, team.tolist(), week)
            if other.week >= 0:
                put_one(members, other, c, state)
                return True
            if depth > 1 and len(members) == 1 and self._place(members[0], depth - 1, held | {i}):
                return True
            for one in (i, *members):
                if state.group_of[one] >= 0:
                    kernel.drop(int(state.group_of[one]), c, state)
        put_one(members, Served(paid, paid, week, team, True), c, state)
        return False

    def _in_the_way(self, i: int, held: frozenset[int]) -> Iterator[int]:
        """Yield trips, in an institution's weeks, of people who could assess it; the likeliest first."""
        seen: set[int] = set()
        for a in self.c.candidates[i].tolist():
            for week in _weeks(int(self.c.window[i])) if a >= 0 else ():
                g = int(self.state.trips[a, week])
                if g < 0 or g in seen:
                    continue
                seen.add(g)
                members = set(self.state.members[g, : self.state.size[g]].tolist())
                if not members & held and self.c.fixed[min(members)] == 0:
                    yield g
                if len(seen) >= TRIALS:
                    return


def _weeks(word: int) -> Iterator[int]:
    return (week for week in range(kernel.WEEKS) if word >> week & 1)


def not_served(c: Columns, state: State) -> list[int]:
    """Return the institutions that no pin holds and nobody visits."""
    without = np.flatnonzero((state.group_of < 0) | (state.week[state.group_of] < 0))
    return [i for i in without.tolist() if c.fixed[i] == 0]
