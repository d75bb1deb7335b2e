"""Forming the plan: priced groups, then search over grouping, team and week together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.bound import Bound, ascend, highest
from prakan.domain.teams.columns import FROZEN, Ints
from prakan.domain.teams.digest import plan_digest
from prakan.domain.teams.groups import Groups, legal_groups, members_of
from prakan.domain.teams.kernel import Columns, Desk, State
from prakan.domain.teams.model import Plan, Visit
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.rescue import rescue
from prakan.domain.teams.rules import VERSION
from prakan.domain.teams.workroom import (
    Served,
    batch_for,
    copied,
    desk_for,
    empty_state,
    put_one,
    serve_one,
    unserved_one,
)

STEPS = 50_000  # of the search; 200,000 and more for a deep one
PRICING_STEPS = 12
ROUNDS = 60  # of the search, between which progress is told and a stop is heard
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


def _nobody(_: Progress) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False


def plan(
    problem: Problem,
    *,
    steps: int = STEPS,
    seed: int = 1,
    start: Plan | None = None,
    progress: Told = _nobody,
    stopped: Stopped = _never,
) -> Plan:
    """Return a plan for the year: every hard rule kept, as cheap as ``steps`` steps of search find.

    The same problem, steps, seed and version give the same plan on any machine. ``start`` is improved instead
    of a new plan. ``stopped`` is asked between rounds; when it says yes, the best plan so far is returned,
    legal as ever, with ``finished`` False.
    """
    c, desk = problem.columns, desk_for(problem.columns)
    state = pinned_state(problem, desk)
    if start is None:
        stuck = impossible(c, state, desk)
        _build(problem, state, desk, stopped)
    else:
        stuck = impossible(c, state, desk)
        restore(problem, start, state, desk)
    finished = _search(c, state, desk, stuck, steps, seed, progress, stopped)
    rescue(c, state, desk, stuck)
    return read(problem, state, seed=seed, steps=steps, finished=finished)


def pinned_state(problem: Problem, desk: Desk) -> State:
    """Return a plan that holds the pins with nothing left to choose, and nothing else."""
    c = problem.columns
    state = empty_state(c)
    for pin in problem.pins:
        members = members_of(pin, problem)
        if c.fixed[members[0]] == FROZEN:
            put_one(members, serve_one(members, c, state, desk), c, state)
    return state


def impossible(c: Columns, pinned: State, desk: Desk) -> NDArray[np.bool_]:
    """Return which institutions nobody could serve even if the plan held nothing but the pins."""
    found, desk.price[:] = np.zeros(len(c.days), np.bool_), 0
    alone, count = np.full((len(c.days), kernel.TOGETHER), kernel.NONE, np.int32), len(c.days)
    alone[:, 0] = np.arange(count)
    cost, week = np.zeros(count, np.int64), np.zeros(count, np.int64)
    team = np.zeros((count, kernel.SEATS), np.int32)
    order = np.flatnonzero(c.fixed != FROZEN)
    kernel.serve(alone, np.ones(count, np.int64), order, False, False, cost, week, team, c, pinned, desk)
    for i in order[week[order] < 0].tolist():
        served = serve_one([i], c, pinned, desk, everyone=True)
        found[i] = served.week < 0 and served.exact
    return found


def _build(problem: Problem, state: State, desk: Desk, stopped: Stopped) -> None:
    """Put a first plan into the state: groups from prices, the scarcest first."""
    c = problem.columns
    bound = Bound(legal_groups(problem), c, copied(state), everyone=False)
    prices = np.zeros(len(c.most_days), np.int64)
    best = highest(ascend(bound, prices, 1 if stopped() else PRICING_STEPS))
    groups = bound.rounded(best)
    count, desk.price[:] = len(groups), 0
    cost, week = np.zeros(count, np.int64), np.zeros(count, np.int64)
    team = np.zeros((count, kernel.SEATS), np.int32)
    order = scarcest_first(c, groups)
    kernel.serve(groups.members, groups.sizes, order, False, True, cost, week, team, c, state, desk)


def scarcest_first(c: Columns, groups: Groups) -> Ints:
    """Return the order of groups by how few people come into question, pins before all."""
    people = (c.candidates >= 0).sum(1)
    of_group = np.where(groups.members >= 0, people[np.maximum(groups.members, 0)], people.max(initial=0) + 1)
    pinned = c.fixed[groups.members[:, 0]] == 0
    return np.lexsort((np.arange(len(groups)), of_group.min(1), pinned))


def restore(problem: Problem, plan: Plan, state: State, desk: Desk) -> None:
    """Put a plan that was made before into the state, and alone what it left out; pins are there already."""
    c = problem.columns
    for visit in plan.visits:
        members = sorted(problem.where[i] for i in visit.institutions if i in problem.where)
        if members and all(state.group_of[i] < 0 for i in members):
            team = np.full(kernel.SEATS, kernel.NONE, np.int32)
            team[: len(visit.team)] = [problem.who[a] for a in visit.team]
            put_one(members, Served(visit.cost, visit.cost, visit.week, team, True), c, state)
    put_unserved(c, state)


def put_unserved(c: Columns, state: State) -> None:
    """Add each institution that is in no group as one that is not served."""
    for i in np.flatnonzero(state.group_of < 0).tolist():
        put_one([i], unserved_one([i], c), c, state)


def _search(
    c: Columns,
    state: State,
    desk: Desk,
    stuck: NDArray[np.bool_],
    steps: int,
    seed: int,
    progress: Told,
    stopped: Stopped,
) -> bool:
    """Improve the plan in rounds, ever less willing to get worse; keep the best. Return whether all ran."""
    batch, free = batch_for(seed), np.zeros(len(c.most_days), np.int64)
    cost = int(kernel.total_cost(c, state))
    best, kept, done = cost, copied(state), 0
    while done < ROUNDS and not stopped():
        warmth = round(WARM * (COLD / WARM) ** (done / ROUNDS))
        count = steps * (done + 1) // ROUNDS - steps * done // ROUNDS
        cost += int(kernel.improve(count, warmth, NOISE, free, stuck, c, state, desk, batch))
        done += 1
        if cost < best:
            best, kept = cost, copied(state)
        penalty, unserved = missing(c, kept)
        progress(Progress(done, ROUNDS, best - penalty, unserved))
    for column, value in zip(state, kept, strict=True):
        column[...] = value
    return done == ROUNDS


def missing(c: Columns, state: State) -> tuple[int, int]:
    """Return the penalties of a plan, in satang, and how many institutions it does not serve."""
    without = np.flatnonzero(state.week[state.group_of] < 0)
    return int((c.seats[without] * c.rule[kernel.UNSERVED]).sum()), len(without)


def read(problem: Problem, state: State, *, seed: int, steps: int, finished: bool) -> Plan:
    """Return the state as a plan of records, visits in the order of week and institution."""
    visits: list[Visit] = []
    unserved: list[str] = []
    for g in np.flatnonzero(state.size > 0).tolist():
        members = sorted(int(i) for i in state.members[g, : state.size[g]])
        names = tuple(problem.institutions[i].id for i in members)
        if state.week[g] < 0:
            unserved += names
            continue
        team = [problem.assessors[a].id for a in state.team[g] if a >= 0]
        others = tuple(sorted(team[1:]))
        visits.append(Visit(names, team[0], others, int(state.week[g]), int(state.paid[g])))
    visits.sort(key=lambda v: (v.week, v.institutions))
    penalty, _ = missing(problem.columns, state)
    return Plan(
        visits=tuple(visits),
        unserved=tuple(sorted(unserved)),
        cost=int(kernel.total_cost(problem.columns, state)) - penalty,
        seed=seed,
        steps=steps,
        finished=finished,
        version=VERSION,
        input_digest=problem.digest,
        digest=plan_digest(visits, unserved),
    )
