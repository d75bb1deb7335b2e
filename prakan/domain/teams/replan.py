"""Repairing a plan: after something changed, as few visits as can be are touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from prakan.domain.teams import kernel
from prakan.domain.teams.chains import Mending, not_served
from prakan.domain.teams.columns import FREE
from prakan.domain.teams.groups import kept_whole
from prakan.domain.teams.kernel import Columns, State
from prakan.domain.teams.model import SATANG, Plan, Visit
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.solve import impossible_of, pinned_state, put_unserved, put_visits, read
from prakan.domain.teams.workroom import copied, desk_for, put_one


@dataclass(frozen=True, slots=True)
class Stickiness:
    """What a change costs beside the plan's own cost, in satang: a seat, and a week."""

    seat: int = 3_000 * SATANG
    week: int = 1_500 * SATANG


@dataclass(frozen=True, slots=True)
class Move:
    """One institution's visit before and after; None for not served."""

    institution: str
    before: Visit | None
    after: Visit | None

    @property
    def team_changed(self) -> bool:
        return _people(self.before) != _people(self.after)

    @property
    def week_changed(self) -> bool:
        return (self.before and self.before.week) != (self.after and self.after.week)


@dataclass(frozen=True, slots=True)
class Repair:
    """A repaired plan, every institution whose visit is another one, and those that no repair could leave.

    ``unavoidable`` are the institutions of visits that break a rule after the change.
    """

    plan: Plan
    moves: tuple[Move, ...]
    unavoidable: tuple[str, ...]


def _people(visit: Visit | None) -> frozenset[str]:
    return frozenset(visit.team) if visit else frozenset()


def replan(
    problem: Problem,
    plan: Plan,
    *,
    stick: Stickiness | None = None,
    announced: Iterable[str] = (),
    as_is: Iterable[str] = (),
) -> Repair:
    """Return the plan repaired for the problem as it is now (see ``changed``).

    Visits that still keep every rule stay. Each other one is given, in this order: the same week with as many
    of the same people as possible, another week, a visit for each institution alone, a place made by moving
    one other trip, then by moving two. ``announced`` institutions are not moved for others. Visits
    to ``as_is`` institutions stay though they break a rule that somebody let pass.
    """
    c, desk, sticky = problem.columns, desk_for(problem.columns), stick or Stickiness()
    pinned = pinned_state(problem, desk)
    state = copied(pinned)
    let_pass = frozenset(as_is)
    broken = _kept_and_broken(problem, plan, state, let_pass)
    held = frozenset(problem.where[i] for i in (*announced, *let_pass) if i in problem.where)
    mending = Mending(c, state, desk, sticky.seat, sticky.week, held)
    for members, team, week in _hardest_first(broken, c):
        _serve_again(mending, members, team, week)
    left = [i for i in not_served(c, state) if not impossible_of(i, c, pinned, desk)]
    put_unserved(problem, state)
    for i in left:
        mending.room_for(i)
    now = read(problem, state, seed=plan.seed, steps=plan.steps, finished=plan.finished)
    touched = tuple(problem.institutions[i].id for members, _, _ in broken for i in members)
    return Repair(now, tuple(_moves(plan, now)), touched)


Broken = tuple[list[int], list[int], int]  # institutions, team of before, week of before


def _kept_and_broken(problem: Problem, plan: Plan, state: State, as_is: frozenset[str]) -> list[Broken]:
    """Put the visits that still keep every rule and pin into the state; return what is left of the others.

    A group that a pin keeps whole is one of them unless it is there, with what its first institution had.
    """
    rows, kept = put_visits(problem, plan.visits, state, as_is)
    before: dict[int, tuple[list[int], int]] = {}
    broken: list[Broken] = []
    for k in np.flatnonzero(~kept & (rows.sizes > 0)).tolist():
        members, was = rows.groups[k, : rows.sizes[k]].tolist(), (rows.teams[k].tolist(), int(rows.weeks[k]))
        before |= dict.fromkeys(members, was)
        if left := [i for i in members if problem.columns.fixed[i] == FREE and state.group_of[i] < 0]:
            broken.append((left, *was))
    for members in kept_whole(problem):
        if state.group_of[members[0]] < 0:
            broken.append((members, *before.get(members[0], ([kernel.NONE] * kernel.SEATS, kernel.NONE))))
    return broken


def _hardest_first(broken: Sequence[Broken], c: Columns) -> list[Broken]:
    """Return groups by how few people come into question for the scarcest of their institutions."""

    def people(i: int) -> int:
        row = c.candidates[i]
        return int(np.count_nonzero(c.free[c.level[i], row[row >= 0]] & c.window[i]))

    return sorted(broken, key=lambda one: (min(map(people, one[0])), one[0]))


def _serve_again(mending: Mending, members: list[int], team: list[int], week: int) -> None:
    """Serve a group again, whole if it may still be one, else each institution alone as far as possible."""
    window = int(np.bitwise_and.reduce(mending.c.window[members]))
    whole = len(members) == 1 or mending.c.fixed[members[0]] != FREE
    if whole or window.bit_count() >= mending.c.rule[kernel.LEAST_WEEKS]:
        served = mending.again(members, team, week)
        if served.week >= 0:
            put_one(members, served, mending.c, mending.state)
            return
    for i in () if whole else members:
        served = mending.again([i], team, week)
        if served.week >= 0:
            put_one([i], served, mending.c, mending.state)


def _moves(before: Plan, after: Plan) -> Iterator[Move]:
    was = {i: visit for visit in before.visits for i in visit.institutions}
    now = {i: visit for visit in after.visits for i in visit.institutions}
    for i in sorted(was.keys() | now.keys()):
        move = Move(i, was.get(i), now.get(i))
        if move.team_changed or move.week_changed or _chair(move.before) != _chair(move.after):
            yield move


def _chair(visit: Visit | None) -> str:
    return visit.chair if visit else ""
