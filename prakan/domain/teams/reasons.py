"""Why an institution is not served and what would help; why a team is as it is, and without somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from prakan.domain.teams import kernel, twin
from prakan.domain.teams.alone import TRIED, Alone, people_of
from prakan.domain.teams.kernel import State
from prakan.domain.teams.model import Plan, Visit
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.rules import RuleId
from prakan.domain.teams.solve import pinned_state, put_unserved, put_visits
from prakan.domain.teams.verify import Violation, broken_by, loads, verify
from prakan.domain.teams.workroom import Served, copied, desk_for, serve_one

LARGEST = 3  # rules let go at once


@dataclass(frozen=True, slots=True)
class WayOut:
    """A visit that would be possible if some rules were let go; the search has found it.

    ``waives`` says exactly what would have to be let pass: which rule, for whom. ``cost`` in satang.
    """

    rules: tuple[RuleId, ...]
    visit: Visit
    waives: tuple[Violation, ...]

    @property
    def cost(self) -> int:
        return self.visit.cost


@dataclass(frozen=True, slots=True)
class Stage:
    """How many people are left after a rule: all, those who may chair, those who are local."""

    rule: RuleId | None  # None: everybody
    people: int
    chairs: int
    locals: int


@dataclass(frozen=True, slots=True)
class Unserved:
    """Why nobody visits an institution.

    ``alone`` says that no plan could serve it, even an empty one; else it lost to others. ``blocking`` are
    the smallest sets of rules without which a team could be made. ``ways`` are the cheapest visits that fit
    into the plan as it is when one of the sets is let go, the cheapest first.
    """

    institution: str
    alone: bool
    blocking: tuple[tuple[RuleId, ...], ...]
    ways: tuple[WayOut, ...]
    funnel: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """One person of a team: what the trip costs, and the place among all who could take the seat then.

    ``rank`` is 1 for the cheapest of ``of`` people; satang; ``km`` by road to the farthest institution.
    """

    assessor: str
    chair: bool
    local: bool
    novice: bool
    km: int
    trip_and_fit: int
    fairness: int
    days_before: int
    rank: int
    of: int


@dataclass(frozen=True, slots=True)
class Rationale:
    """Why a team is as it is: each rule held against it, each seat, what the next best team costs more.

    ``next_best`` is None when there is no other legal team in the plan as it is.
    """

    visit: Visit
    checks: tuple[tuple[RuleId, bool], ...]
    seats: tuple[Seat, ...]
    next_best: Visit | None
    next_best_costs: int | None  # satang more than this one, fairness counted


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why somebody is not in a team: the rules in the way, or what a team with them costs more (satang).

    Both empty: no legal team has this person in the plan as it is, though no rule keeps the person out.
    """

    assessor: str
    rules: tuple[Violation, ...]
    costs: int | None


class Explainer:
    """Answers for one plan of a problem; the plan is read once.

    Visits to ``as_is`` institutions are there though they break a rule that somebody let pass.
    """

    def __init__(self, problem: Problem, plan: Plan, as_is: frozenset[str] = frozenset()) -> None:
        self.problem, self.plan = problem, plan
        self._people, self._desk = people_of(problem), desk_for(problem.columns)
        self._pinned = pinned_state(problem, self._desk)
        self._state = copied(self._pinned)
        put_visits(problem, plan.visits, self._state, as_is)
        put_unserved(problem, self._state)
        self._visit = {i: visit for visit in plan.visits for i in visit.institutions}
        self._loads = loads(problem.book, plan.visits)

    @cached_property
    def _broken(self) -> list[Violation]:
        return verify(self.problem.book, self.plan, self.problem.pins)

    def unserved(self, institution: str) -> Unserved:
        """Return why an institution is not served. Raises ``KeyError`` for an unknown one."""
        i = self.problem.where[institution]
        alone = Alone(self.problem, i, self._pinned, self._people)
        never = alone.served().week < 0
        beside = Alone(self.problem, i, self._state, self._people)
        blocking = tuple(self._smallest(alone if never else beside))
        tried = ((rules, beside.served(rules)) for rules in blocking)
        ways = sorted((self._way(i, r, s) for r, s in tried if s.week >= 0), key=lambda way: way.cost)
        return Unserved(institution, never, blocking, tuple(ways), tuple(self._funnel(i)))

    def _smallest(self, alone: Alone) -> Iterator[tuple[RuleId, ...]]:
        """Yield the smallest sets of rules without which a team is possible."""
        for size in range(LARGEST + 1):
            found = [rules for rules in combinations(TRIED, size) if alone.served(rules).week >= 0]
            yield from found
            if found:
                return

    def _way(self, i: int, rules: tuple[RuleId, ...], served: Served) -> WayOut:
        visit = self._as_visit([i], served)
        waives = [v for v in broken_by(self.problem.book, visit) if v.rule in rules]
        for person in visit.team:
            one = self.problem.book.assessors[person]
            days = self._loads[person] + self.problem.institutions[i].days
            if RuleId.LOAD in rules and days > one.most_days:
                waives.append(Violation(RuleId.LOAD, visit.institutions, f"{person}: {days}"))
            if RuleId.BOOKED in rules and int(self._state.busy[self.problem.who[person]]) >> visit.week & 1:
                waives.append(Violation(RuleId.BOOKED, visit.institutions, person))
        return WayOut(rules, visit, tuple(waives))

    def _as_visit(self, members: Sequence[int], served: Served) -> Visit:
        team = [self.problem.assessors[a].id for a in served.team.tolist() if a >= 0]
        names = tuple(self.problem.institutions[i].id for i in members)
        return Visit(names, team[0], tuple(sorted(team[1:])), served.week, served.paid)

    def _funnel(self, i: int) -> Iterator[Stage]:
        """Yield how many people are left, rule by rule."""
        c, one = self.problem.columns, self.problem.institutions[i]
        found = twin.people([i], c, self._pinned, np.zeros(len(c.most_days), np.int64))
        held = c.free[c.level[i]] != 0
        left = np.ones(len(held), np.bool_)
        spoken = np.array([one.languages <= a.languages for a in self.problem.assessors], dtype=np.bool_)
        steps = (
            (None, left),
            (RuleId.LICENCE, held),
            (RuleId.LANGUAGE, spoken),
            (RuleId.CONFLICT, twin.fits(i, c) | ~(held & spoken)),
            (RuleId.WINDOW, c.free[c.level[i]] & c.window[i] != 0),
            (RuleId.LOAD, c.most_days >= c.days[i]),
        )
        for rule, passes in steps:
            left = left & passes
            yield Stage(
                rule, int(left.sum()), int((left & found.chair).sum()), int((left & found.local).sum())
            )

    def rationale(self, institution: str) -> Rationale:
        """Return why the team of an institution is as it is. Raises ``KeyError`` when nobody visits it."""
        visit = self._visit[institution]
        members = [self.problem.where[i] for i in visit.institutions]
        beside = self._without(members)
        broken = {v.rule for v in self._broken if set(v.institutions) & set(visit.institutions)}
        own = self._price(members, visit, beside)
        other = self._next_best(members, visit, beside)
        return Rationale(
            visit=visit,
            checks=tuple((rule, rule not in broken) for rule in RuleId),
            seats=tuple(self._seats(members, visit, beside)),
            next_best=self._as_visit(members, other) if other else None,
            next_best_costs=other.price - own if other else None,
        )

    def _without(self, members: Sequence[int]) -> State:
        """Return the plan without one visit."""
        state = copied(self._state)
        kernel.drop(int(state.group_of[members[0]]), self.problem.columns, state)
        return state

    def _price(self, members: Sequence[int], visit: Visit, beside: State) -> int:
        c, people = self.problem.columns, [self.problem.who[a] for a in visit.team]
        found = twin.people(members, c, beside, np.zeros(len(c.most_days), np.int64))
        return visit.cost + int((found.member - found.as_member)[people].sum())

    def _next_best(self, members: Sequence[int], visit: Visit, beside: State) -> Served | None:
        """Return the cheapest team that lacks one of this team's people at least."""
        c, found = self.problem.columns, []
        for person in visit.team:
            free = c.free.copy()
            free[:, self.problem.who[person]] = 0
            served = serve_one(members, c._replace(free=free), beside, self._desk, everyone=True)
            found += [served] if served.week >= 0 else []
        return min(found, key=lambda served: served.price) if found else None

    def _seats(self, members: Sequence[int], visit: Visit, beside: State) -> Iterator[Seat]:
        c = self.problem.columns
        found = twin.people(members, c, beside, np.zeros(len(c.most_days), np.int64))
        here = (found.free >> np.uint64(visit.week)) & np.uint64(1) != 0
        for at, person in enumerate(visit.team):
            a, chair = self.problem.who[person], at == 0
            cost = found.chairing if chair else found.member
            could = np.flatnonzero(here & found.chair) if chair else np.flatnonzero(here)
            plain = int(found.as_chair[a] if chair else found.as_member[a])
            yield Seat(
                assessor=person,
                chair=chair,
                local=bool(found.local[a]),
                novice=bool(found.new[a]),
                km=int(found.metres[a]) // 1000,
                trip_and_fit=plain,
                fairness=int(cost[a]) - plain,
                days_before=int(beside.load[a]),
                rank=int((cost[could] < cost[a]).sum()) + 1,
                of=len(could),
            )

    def why_not(self, institution: str, assessor: str) -> WhyNot:
        """Return why somebody is not in the team of an institution. Raises ``KeyError`` for unknown ids."""
        visit, a = self._visit[institution], self.problem.who[assessor]
        members = [self.problem.where[i] for i in visit.institutions]
        beside, c = self._without(members), self.problem.columns
        rules = tuple(self._against(assessor, visit, beside))
        if rules:
            return WhyNot(assessor, rules, None)
        start = np.zeros(len(c.days) + 1, np.int64)
        start[members[0] + 1 :] = 1
        wish = {"wish": np.array([a], dtype=np.int32), "wish_chair": np.zeros(1, np.bool_)}
        served = serve_one(members, c._replace(wish_start=start, **wish), beside, self._desk, everyone=True)
        own = self._price(members, visit, beside)
        return WhyNot(assessor, (), served.price - own if served.week >= 0 else None)

    def _against(self, assessor: str, visit: Visit, beside: State) -> Iterator[Violation]:
        """Yield the rules that keep a person out of a visit, whoever else is in the team."""
        a, person = self.problem.who[assessor], self.problem.book.assessors[assessor]
        own = {RuleId.LICENCE, RuleId.LANGUAGE, RuleId.CONFLICT}
        visited = [self.problem.book.institutions[i] for i in visit.institutions]
        window = np.bitwise_and.reduce([one.weeks for one in visited])
        weeks = [week for week in range(kernel.WEEKS) if int(window) >> week & 1]
        one_by_one = [
            broken_by(self.problem.book, Visit(visit.institutions, assessor, (), w, 0)) for w in weeks
        ]
        for rule in sorted(own):
            if all(any(v.rule is rule for v in broken) for broken in one_by_one):
                yield Violation(rule, visit.institutions, assessor)
        if not any(person.weeks >> week & 1 for week in weeks):
            yield Violation(RuleId.AVAILABILITY, visit.institutions, assessor)
        elif not any(person.weeks & ~int(beside.busy[a]) >> week & 1 for week in weeks):
            yield Violation(RuleId.BOOKED, visit.institutions, assessor)
        days = int(beside.load[a]) + sum(one.days for one in visited)
        if days > person.most_days:
            yield Violation(RuleId.LOAD, visit.institutions, f"{assessor}: {days}")
