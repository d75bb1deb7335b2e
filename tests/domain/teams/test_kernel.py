"""The compiled loops against their plain twin: every team tried, negative costs included."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from prakan.domain.teams import kernel, twin
from prakan.domain.teams.kernel import Columns
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.workroom import desk_for, empty_state, prices_of, row_of, serve_one
from tests.domain.teams.cases import problems

PRICES = st.lists(st.integers(-900_000, 400_000), min_size=12, max_size=12)


def groups_of(c: Columns) -> list[list[int]]:
    """Return every institution alone, and every two that may share a trip."""
    alone = range(len(c.days))
    return [[i] for i in alone] + [
        [i, j] for i in alone for j in range(i + 1, len(c.days)) if kernel.adjacent(i, j, c)
    ]


@settings(max_examples=150)
@given(
    problem=problems(most_people=8),
    prices=PRICES,
    loads=st.lists(st.integers(0, 6), min_size=12, max_size=12),
    nights=st.lists(st.integers(0, 6), min_size=12, max_size=12),
)
def test_the_cheapest_team_is_the_one_its_twin_finds(
    problem: Problem, prices: list[int], loads: list[int], nights: list[int]
) -> None:
    free = problem.columns._replace(
        wish=np.zeros(0, np.int32), wish_start=np.zeros_like(problem.columns.wish_start)
    )
    state, desk = empty_state(free), desk_for(free)
    people = len(problem.assessors)
    desk.price[:people] = prices[:people]
    state.load[:people] = loads[:people]
    state.hard[:people] = nights[:people]
    state.busy[::3] = np.uint64(0b1010101)
    for members in groups_of(free):
        found = serve_one(members, free, state, desk, everyone=True)
        expected = twin.cheapest(members, free, state, desk.price[:people])
        penalty = int(sum(free.seats[i] for i in members) * free.rule[kernel.UNSERVED])
        price = penalty if expected is None else min(expected, penalty)
        assert (found.price, found.week >= 0) == (price, expected is not None)


@settings(max_examples=40)
@given(
    problem=problems(most_people=14),
    prices=st.lists(st.integers(-200_000, 200_000), min_size=14, max_size=14),
)
def test_the_proof_finds_the_cheapest_of_all_people_beyond_the_candidates(
    problem: Problem, prices: list[int]
) -> None:
    rule = problem.columns.rule.copy()
    rule[kernel.FAIRNESS] = 0
    c = problem.columns._replace(rule=rule)
    state, desk = empty_state(c), desk_for(c)
    c = c._replace(candidates=kernel.find_candidates(4, c, state, desk))
    c = c._replace(outside=kernel.beyond(c, state, desk))
    groups = np.stack([row_of(members) for members in groups_of(c)])
    asked = np.array(prices[: len(problem.assessors)], dtype=np.int64)
    soon, sure = (prices_of(groups, asked, c, state, desk, look=look) for look in (kernel.PROVEN, kernel.ALL))
    assert soon.cost.tolist() == sure.cost.tolist()
