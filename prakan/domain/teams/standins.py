"""Who could take one person's seat in a visit: everybody held against every rule, priced and ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from prakan.domain.teams import twin
from prakan.domain.teams.model import Plan, Visit
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.rules import RULES, RuleId
from prakan.domain.teams.solve import pinned_state, put_visits
from prakan.domain.teams.verify import Book, broken_by, loads
from prakan.domain.teams.workroom import desk_for


@dataclass(frozen=True, slots=True)
class Standin:
    """Somebody in the seat of another; possible when no rule is broken.

    ``costs`` is how much dearer the visit is than before (satang, below 0 cheaper), of it ``travel`` for the
    trip and ``fairness`` for the load. ``days`` are taken by other visits, ``km`` by road to the farthest.
    """

    assessor: str
    costs: int
    travel: int
    fairness: int
    km: int
    local: bool
    days: int
    most_days: int
    rules: tuple[RuleId, ...]

    @property
    def is_possible(self) -> bool:
        return not self.rules


@dataclass(frozen=True)
class Standins:
    """Everybody who could be asked, the cheapest first; ``nearly`` break one rule, ``others`` more.

    ``blocking`` counts the people whom each smallest set of rules keeps out; () of it when somebody can go.
    """

    possible: tuple[Standin, ...]
    nearly: tuple[Standin, ...]
    blocking: tuple[tuple[tuple[RuleId, ...], int], ...]
    others: int


def standins(problem: Problem, plan: Plan, visit: Visit, leaving: str, never: Iterable[str] = ()) -> Standins:
    """Return who could take the seat of ``leaving`` in a visit of a plan as it is.

    ``never`` are people who are not asked (they declined). Raises ``ValueError`` when ``leaving`` is not in
    the team, ``KeyError`` for unknown ids.
    """
    seat, out = visit.team.index(leaving), {*visit.team, *never}
    others = [one for one in plan.visits if one.institutions != visit.institutions]
    rules = _Rules(problem.book, visit, seat, others)
    c, members = problem.columns, [problem.where[i] for i in visit.institutions]
    state = pinned_state(problem, desk_for(c))
    put_visits(problem, others, state)
    found = twin.people(members, c, state, np.zeros(len(c.most_days), np.int64))
    plain, whole = (found.as_chair, found.chairing) if seat == 0 else (found.as_member, found.member)
    was = problem.who[leaving]
    everybody = [
        Standin(
            assessor=one.id,
            costs=int(whole[at] - whole[was]),
            travel=int(plain[at] - plain[was]),
            fairness=int((whole[at] - plain[at]) - (whole[was] - plain[was])),
            km=int(found.metres[at]) // 1000,
            local=bool(found.local[at]),
            days=rules.days[one.id],
            most_days=one.most_days,
            rules=tuple(rules.broken(one.id)),
        )
        for at, one in enumerate(problem.assessors)
        if one.id not in out
    ]
    return _ranked(everybody)


class _Rules:
    """The rules that a visit breaks with somebody else in a seat, beside all other visits of the plan."""

    def __init__(self, book: Book, visit: Visit, seat: int, others: Iterable[Visit]) -> None:
        self._book, self._visit, self._seat = book, visit, seat
        rest = list(others)
        self.days = loads(book, rest)
        self._busy = {who for one in rest if one.week == visit.week for who in one.team}
        self._spent = sum(book.institutions[i].days for i in visit.institutions)

    def broken(self, who: str) -> Iterator[RuleId]:
        team = list(self._visit.team)
        team[self._seat] = who
        other = Visit(self._visit.institutions, team[0], tuple(team[1:]), self._visit.week, 0)
        broken = {one.rule for one in broken_by(self._book, other)}
        if who in self._busy:
            broken.add(RuleId.BOOKED)
        if self.days[who] + self._spent > self._book.assessors[who].most_days:
            broken.add(RuleId.LOAD)
        return (rule for rule in RuleId if rule in broken)


def _ranked(everybody: Iterable[Standin]) -> Standins:
    order = sorted(everybody, key=lambda one: (len(one.rules), one.costs, one.assessor))
    possible = tuple(one for one in order if one.is_possible)
    nearly = [one for one in order if len(one.rules) == 1]
    nearly.sort(key=lambda one: (not RULES[one.rules[0]].waivable, one.costs, one.assessor))
    least = len(order[0].rules) if order and not possible else 0
    blocking = Counter(one.rules for one in order if least and len(one.rules) == least)
    return Standins(
        possible, tuple(nearly), tuple(blocking.most_common()), len(order) - len(possible) - len(nearly)
    )
