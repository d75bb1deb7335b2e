"""Forming the plan: priced groups, then search over grouping, team and week together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prakan.domain.teams import kernel
from prakan.domain.teams.bound import Bound, ascend, highest
from prakan.domain.teams.columns import FREE, FROZEN, Ints, Small
from prakan.domain.teams.coverage import covering
from prakan.domain.teams.digest import plan_digest
from prakan.domain.teams.groups import Groups, kept_whole, legal_groups, members_of
from prakan.domain.teams.kernel import Columns, Desk, State
from prakan.domain.teams.model import Plan, Visit
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.rescue import rescue
from prakan.domain.teams.rules import VERSION
from prakan.domain.teams.search import ROUNDS, Progress, Search, Stopped, Told, missing, never
from prakan.domain.teams.verify import honours
from prakan.domain.teams.workroom import (
    copied,
    desk_for,
    empty_state,
    prices_of,
    put_one,
    rows_of_one,
    serve_one,
    unserved_one,
)

STEPS = 150_000  # of the search; a million for a deep one
PRICING_STEPS = 3
COVERING = 5  # times as many steps while coverage comes first
FIRST = 6  # rounds after which it shows whether people are short
SHORT = 0.005  # share of institutions not served by then, beside the impossible


def _nobody(_: Progress) -> None:
    """Tell nobody."""


def plan(
    problem: Problem,
    *,
    steps: int = STEPS,
    seed: int = 1,
    start: Plan | None = None,
    progress: Told = _nobody,
    stopped: Stopped = never,
) -> Plan:
    """Return a plan for the year: every hard rule kept, as cheap as ``steps`` steps of search find.

    The same problem, steps, seed and version give the same plan on any machine. ``start`` is improved instead
    of a new plan. ``stopped`` is asked between prices and between rounds; when it says yes, the best plan so
    far is returned, legal as ever, with ``finished`` False.
    """
    c, desk = problem.columns, desk_for(problem.columns)
    state = pinned_state(problem, desk)
    stuck = impossible(c, state, desk)
    pinned = copied(state)
    if start is None:
        _build(problem, state, desk, stopped)
    else:
        restore(problem, start, state)
    search = Search(state, desk, stuck, seed, progress, stopped)
    search.run(c, steps, 0, FIRST)
    if _short(c, state, stuck) and not search.stopped_early:
        _cover(c, pinned, search, stuck, steps)
    search.run(c, steps, FIRST, ROUNDS)
    rescue(c, state, desk, stuck)
    return read(problem, state, seed=seed, steps=steps, finished=not search.stopped_early)


def _short(c: Columns, state: State, stuck: NDArray[np.bool_]) -> bool:
    """Return whether many institutions are not served that could be, seen alone."""
    return missing(c, state)[1] - int(stuck.sum()) > SHORT * len(c.days)


def _cover(c: Columns, pinned: State, search: Search, stuck: NDArray[np.bool_], steps: int) -> None:
    """Search for coverage first: people who are scarce are dear, travel and fairness hardly count."""
    light = covering(c, pinned, search.state, stuck)
    search.add_rounds(ROUNDS)
    kernel.reprice(light, search.state)
    search.run(light, COVERING * steps, 0, ROUNDS)
    kernel.reprice(c, search.state)


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
    found, free = np.zeros(len(c.days), np.bool_), np.flatnonzero(c.fixed != FROZEN)
    nothing = np.zeros(len(c.most_days), np.int64)
    for i in free[prices_of(rows_of_one(free), nothing, c, pinned, desk).week < 0].tolist():
        found[i] = impossible_of(i, c, pinned, desk)
    return found


def impossible_of(i: int, c: Columns, pinned: State, desk: Desk) -> bool:
    """Return whether nobody could serve an institution even if the plan held nothing but the pins."""
    served = serve_one([i], c, pinned, desk, everyone=True)
    return served.week < 0 and served.exact


def _build(problem: Problem, state: State, desk: Desk, stopped: Stopped) -> None:
    """Put a first plan into the state: groups from prices, the scarcest first."""
    c = problem.columns
    bound = Bound(legal_groups(problem), c, copied(state), look=kernel.LISTED)
    prices = np.zeros(len(c.most_days), np.int64)
    best = highest(ascend(bound, prices, PRICING_STEPS), stopped=stopped)
    groups = bound.rounded(best)
    order = scarcest_first(c, groups)
    prices_of(groups.members, np.zeros_like(prices), c, state, desk, order=order, keep=True)


def scarcest_first(c: Columns, groups: Groups) -> Ints:
    """Return the order of groups by how few people come into question, pins before all."""
    people = (c.candidates >= 0).sum(1)
    of_group = np.where(groups.members >= 0, people[np.maximum(groups.members, 0)], people.max(initial=0) + 1)
    free = c.fixed[groups.members[:, 0]] == FREE
    return np.lexsort((np.arange(len(groups)), of_group.min(1), free))


@dataclass(frozen=True)
class VisitRows:
    """Visits as arrays; a visit that names what the problem does not have has size 0.

    ``as_pinned`` says of each visit that it differs from no pin.
    """

    groups: Small
    sizes: Ints
    teams: Small
    weeks: Ints
    paid: Ints
    as_pinned: NDArray[np.bool_]


def visit_rows(problem: Problem, visits: Sequence[Visit]) -> VisitRows:
    """Return visits as arrays."""
    groups = np.full((len(visits), kernel.TOGETHER), kernel.NONE, np.int32)
    teams = np.full((len(visits), kernel.SEATS), kernel.NONE, np.int32)
    sizes = np.zeros(len(visits), np.int64)
    for k, visit in enumerate(visits):
        members = [problem.where.get(i, kernel.NONE) for i in visit.institutions]
        team = [problem.who.get(a, kernel.NONE) for a in visit.team]
        if min(members) >= 0 and min(team) >= 0:
            groups[k, : len(members)], teams[k, : len(team)] = sorted(members), team
            sizes[k] = len(members)
    weeks = np.array([visit.week for visit in visits], dtype=np.int64)
    paid = np.array([visit.cost for visit in visits], dtype=np.int64)
    return VisitRows(groups, sizes, teams, weeks, paid, _as_pinned(problem, visits))


def _as_pinned(problem: Problem, visits: Sequence[Visit]) -> NDArray[np.bool_]:
    pin_of = {i: pin for pin in problem.pins for i in pin.institutions}
    return np.array(
        [all(honours(visit, pin_of[i]) for i in visit.institutions if i in pin_of) for visit in visits],
        dtype=np.bool_,
    )


def put_visits(
    problem: Problem, visits: Sequence[Visit], state: State, as_is: frozenset[str] = frozenset()
) -> tuple[VisitRows, NDArray[np.bool_]]:
    """Put visits that keep every rule and pin into the state; return all as rows, and which were put.

    Visits to ``as_is`` institutions are put first whatever rule they break, if their people are free then.
    """
    rows, c = visit_rows(problem, visits), problem.columns
    kept, sizes = np.zeros(len(rows.sizes), np.bool_), np.where(rows.as_pinned, rows.sizes, 0)
    let_pass = [k for k, visit in enumerate(visits) if as_is.issuperset(visit.institutions) and rows.sizes[k]]
    for k in let_pass:
        team, week = rows.teams[k], int(rows.weeks[k])
        if not any(int(state.busy[a]) >> week & 1 for a in team[team >= 0]):
            kernel.put(rows.groups[k], rows.sizes[k], team, week, rows.paid[k], c, state)
            sizes[k] = 0
    kernel.restore(rows.groups, sizes, rows.teams, rows.weeks, rows.paid, kept, c, state)
    kept[let_pass] |= sizes[let_pass] == 0
    return rows, kept


def restore(problem: Problem, plan: Plan, state: State) -> None:
    """Put the visits of a plan that keep every rule and pin into the state; the others are not served."""
    put_visits(problem, plan.visits, state)
    put_unserved(problem, state)


def put_unserved(problem: Problem, state: State) -> None:
    """Add each institution that is in no group as one that is not served, whole what pins keep whole."""
    c = problem.columns
    for members in kept_whole(problem):
        if state.group_of[members[0]] < 0:
            put_one(members, unserved_one(members, c), c, state)
    for i in np.flatnonzero(state.group_of < 0).tolist():
        put_one([i], unserved_one([i], c), c, state)


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
