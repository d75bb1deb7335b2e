"""Plans of small random problems: legal, certified, repeatable."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from prakan.domain.teams import Plan, Problem, certify, kernel, plan, synth, verify
from prakan.domain.teams.bound import Bound, climb, highest
from prakan.domain.teams.groups import legal_groups
from prakan.domain.teams.solve import pinned_state, restore
from prakan.domain.teams.workroom import copied, desk_for
from tests.domain.teams.cases import problems

UNITS = st.integers(1, 50)


@settings(max_examples=60)
@given(problem=problems(), seed=UNITS)
def test_a_plan_never_breaks_a_hard_rule(problem: Problem, seed: int) -> None:
    assert verify(problem.book, plan(problem, steps=120, seed=seed), problem.pins) == []


@settings(max_examples=25)
@given(problem=problems(), seed=UNITS)
def test_the_bound_never_exceeds_the_cost_of_a_plan(problem: Problem, seed: int) -> None:
    made = plan(problem, steps=120, seed=seed)
    proven = certify(problem, made, steps=6)
    assert max(proven.lower_bound, proven.cost) == proven.cost
    assert max(proven.least_unserved_seats, proven.unserved_seats) == proven.unserved_seats
    assert sorted(set(proven.impossible) - set(made.unserved)) == []


@settings(max_examples=25)
@given(problem=problems(most_schools=1))
def test_the_bound_is_the_cost_where_nobody_is_wanted_twice(problem: Problem) -> None:
    # squares of what one person does are proven by prices, which leave a gap where people are few
    weights = replace(problem.policy.weights, fairness=0, pair=0, hard=0)
    given_ = (
        problem.institutions,
        problem.assessors,
        problem.conflicts,
        replace(problem.policy, weights=weights),
    )
    fair = Problem.from_records(*given_, distances=problem.distances)
    proven = certify(fair, plan(fair, steps=120), steps=1)
    assert (proven.lower_bound, proven.gap) == (proven.cost, 0.0)


def small() -> Problem:
    records = synth.made(160, 90, seed=3)
    return Problem.from_records(records.institutions, records.assessors, records.conflicts, synth.policy())


def test_a_bound_that_prices_the_groups_that_matter_is_proven_over_all() -> None:
    problem = small()
    made = plan(problem, steps=600)
    c, desk = problem.columns, desk_for(problem.columns)
    state, groups = pinned_state(problem, desk), legal_groups(problem)
    bound = Bound(groups, c, copied(state), look=kernel.PROVEN)
    restore(problem, made, state)
    prices, goal = 2 * c.rule[kernel.FAIRNESS] * (state.load - c.target), int(kernel.total_cost(c, state))
    found = list(climb(bound, prices, 14, goal, many=0))
    proven = [one.bound for one in found if one.proven]
    again = [bound.at(one.prices).bound for one in found if one.proven]
    assert (len(found), proven, max(*proven, goal)) == (16, again, goal)
    assert highest(iter(found)).bound == max(proven)


def test_the_same_seed_gives_the_same_plan_and_another_seed_another() -> None:
    problem = small()
    one, again, other = (plan(problem, steps=600, seed=seed) for seed in (7, 7, 8))
    assert (one, one.digest == other.digest) == (again, False)


def test_a_stopped_plan_is_legal_and_says_so() -> None:
    problem, seen = small(), list[int]()
    made: Plan = plan(
        problem, steps=6000, progress=lambda now: seen.append(now.done), stopped=lambda: len(seen) >= 3
    )
    assert (seen, made.finished, verify(problem.book, made, problem.pins)) == ([1, 2, 3], False, [])


def test_a_stopped_proof_holds_and_ends_at_once() -> None:
    problem, seen = small(), list[int]()
    made = plan(problem, steps=600)
    proven = certify(problem, made, told=lambda one: seen.append(one.bound), stopped=lambda: True)
    whole = certify(problem, made, steps=6)
    assert (len(seen), sorted([proven.lower_bound, whole.lower_bound, whole.cost])) == (
        1,
        [proven.lower_bound, whole.lower_bound, whole.cost],
    )
