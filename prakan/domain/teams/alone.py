"""One institution or group by itself against all people, with rules let go one by one: for reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.kernel import Columns, Desk, State
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.rules import RuleId
from prakan.domain.teams.verify import conflicts_with
from prakan.domain.teams.workroom import Served, desk_for, empty_state, serve_one

#: rules that can be let go one by one to see what stands in the way, in the order they are tried
TRIED = (
    RuleId.WINDOW,
    RuleId.AVAILABILITY,
    RuleId.BOOKED,
    RuleId.LOAD,
    RuleId.CHAIR,
    RuleId.LOCAL,
    RuleId.NOVICE,
    RuleId.TEAMMATES,
    RuleId.CONFLICT,
    RuleId.LANGUAGE,
    RuleId.LICENCE,
)
EVERYWHERE = 1 << 40  # metres


@dataclass(frozen=True)
class People:
    """All people as bits and words, made once for a problem: which weeks, conflicts and languages apart."""

    weeks: NDArray[np.uint64]
    year: np.uint64  # the weeks of the plan: those in which anybody or anything is free


def people_of(problem: Problem) -> People:
    """Return what the columns hold only together with licences."""
    weeks = np.array([a.weeks for a in problem.assessors], dtype=np.uint64)
    year = np.bitwise_or.reduce(weeks, initial=0) | np.bitwise_or.reduce(problem.columns.window, initial=0)
    return People(weeks, np.uint64(year))


class Alone:
    """An institution by itself; ``state`` is the plan beside it, or nothing but pins."""

    def __init__(self, problem: Problem, i: int, state: State, people: People) -> None:
        self.problem, self.i, self.people = problem, i, people
        self._state = _small(problem.columns, state)
        self._desk: Desk = desk_for(problem.columns)
        self._everybody = np.arange(len(problem.assessors), dtype=np.int32)

    def served(self, let_go: Sequence[RuleId] = ()) -> Served:
        """Return the cheapest legal visit when some rules do not count."""
        c, state = self._columns(frozenset(let_go)), self._state
        if RuleId.BOOKED in let_go:
            state = state._replace(busy=np.zeros_like(state.busy))
        return serve_one([0], c, state, self._desk, everyone=True)

    def _columns(self, let_go: frozenset[RuleId]) -> Columns:
        c, i, level = self.problem.columns, self.i, int(self.problem.columns.level[self.i])
        rule, chair, free = c.rule.copy(), c.chair[level], c.free[level]
        rule[kernel.UNSERVED] = kernel.REQUIRED >> 8  # no team is too dear to be looked at
        if {RuleId.LICENCE, RuleId.AVAILABILITY} & let_go:
            free = self._weeks(let_go)
        if RuleId.CHAIR in let_go:
            chair = np.ones_like(chair)
        if RuleId.NOVICE in let_go:
            rule[kernel.MOST_NOVICES] = kernel.SEATS
        novice = np.zeros_like(c.novice) if RuleId.NOVICE in let_go else c.novice
        window = self.people.year if RuleId.WINDOW in let_go else c.window[i]
        near = EVERYWHERE if RuleId.LOCAL in let_go else c.local_metres[level]
        most = np.full_like(c.most_days, EVERYWHERE) if RuleId.LOAD in let_go else c.most_days
        clash = c.clash[:0] if RuleId.TEAMMATES in let_go else c.clash
        return c._replace(
            place=c.place[i : i + 1],
            province=c.province[i : i + 1],
            region=c.region[i : i + 1],
            district=c.district[i : i + 1],
            level=np.zeros(1, np.int32),
            days=c.days[i : i + 1],
            seats=c.seats[i : i + 1],
            kind=c.kind[i : i + 1],
            window=np.array([window], dtype=np.uint64),
            fixed=np.zeros(1, np.int8),
            novice=novice,
            most_days=most,
            free=np.ascontiguousarray(free[None, :]),
            chair=np.ascontiguousarray(chair[None, :]),
            eligible=self._eligible(let_go),
            known=c.known[i : i + 1],
            candidates=np.full((1, 1), kernel.NONE, np.int32),
            holder_start=np.array([0, len(self._everybody)], dtype=np.int64),
            holders=self._everybody,
            near=np.full((1, 1), kernel.NONE, np.int32),
            near_count=np.zeros(1, np.int64),
            local_metres=np.array([near], dtype=np.int64),
            local_region=c.local_region[level : level + 1],
            clash=clash,
            wish_start=np.zeros(2, np.int64),
            wish=np.zeros(0, np.int32),
            wish_chair=np.zeros(0, np.bool_),
            rule=rule,
        )

    def _weeks(self, let_go: frozenset[RuleId]) -> NDArray[np.uint64]:
        """Return the weeks of each person when licence or availability does not count."""
        level, weeks = self.problem.institutions[self.i].level, self.people.weeks
        licensed = np.zeros_like(weeks)
        for at, person in enumerate(self.problem.assessors):
            for licence in person.licences:
                licensed[at] |= np.uint64(licence.weeks if licence.level == level else 0)
        if RuleId.AVAILABILITY in let_go:
            weeks = np.full_like(weeks, self.people.year)
        return weeks if RuleId.LICENCE in let_go else np.asarray(weeks & licensed, np.uint64)

    def _eligible(self, let_go: frozenset[RuleId]) -> NDArray[np.uint64]:
        loosened = {RuleId.LICENCE, RuleId.LANGUAGE, RuleId.CONFLICT, RuleId.AVAILABILITY} & let_go
        if not loosened:
            return np.asarray(self.problem.columns.eligible[self.i : self.i + 1], np.uint64)
        one, words = self.problem.institutions[self.i], np.zeros_like(self.problem.columns.eligible[:1])
        for at, person in enumerate(self.problem.assessors):
            held = RuleId.LICENCE in loosened or any(x.level == one.level for x in person.licences)
            spoken = RuleId.LANGUAGE in loosened or one.languages <= person.languages
            clear = RuleId.CONFLICT in loosened or not conflicts_with(self.problem.book, person, one)
            if held and spoken and clear:
                words[0, at >> 6] |= np.uint64(1 << (at & 63))
        return np.asarray(words, np.uint64)


def _small(c: Columns, state: State) -> State:
    """Return a plan for one institution in which people are as busy as in ``state``."""
    empty = empty_state(c._replace(days=c.days[:1]))
    return empty._replace(busy=state.busy.copy(), load=state.load.copy(), hard=state.hard.copy())
