"""What is weighed beside travel: hard trips are shared, those who were there before come again or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prakan.domain.teams import Policy, Problem, Weights, certify, costed, plan
from tests.domain.teams.cases import UDON_THANI, person, school

UDON = {"latitude": 17.41, "longitude": 102.79, "province": UDON_THANI}


@pytest.mark.parametrize(("weight", "travellers"), [(0, ["A01"]), (30_00, ["A01", "A02"])])
def test_nights_away_are_shared(weight: int, travellers: list[str]) -> None:
    """Two schools far away, three days each: the second seat is a trip of two nights from Khon Kaen."""
    far = [school(n, days=3, weeks=0b111 << 4 * n, **UDON) for n in range(2)]
    people = [person(0, **UDON), person(1), person(2)]
    weights = Weights(fairness=0, hard=weight)
    problem = Problem.from_records(far, people, policy=Policy(weights=weights))
    made = plan(problem, steps=300)
    who = {a for visit in made.visits for a in visit.team} - {"A00"}
    assert (made.unserved, sorted(who)) == ((), travellers)
    nights = [2 * sum(a in visit.team for visit in made.visits) for a in travellers]
    travel = sum(visit.cost for visit in made.visits)
    assert made.cost == travel + weight * sum(n * n for n in nights)
    proven = certify(problem, made, steps=1)
    assert max(proven.lower_bound, proven.cost) == proven.cost


@pytest.mark.parametrize("known", [{"assessed": frozenset({"S00"})}, {"assessed_parents": frozenset({"P0"})}])
@pytest.mark.parametrize(("weight", "comes"), [(0, True), (50_000, False), (-50_000, True)])
def test_who_was_there_before_gives_way_or_comes_again(
    known: dict[str, frozenset[str]], weight: int, comes: bool
) -> None:
    """Three can go; the nearest was there before."""
    people = [person(n) for n in range(3)]
    people[0 if weight >= 0 else 2] = replace(people[0 if weight >= 0 else 2], **known)
    problem = Problem.from_records([school(0)], people, policy=Policy(weights=Weights(again=weight)))
    (visit,) = plan(problem, steps=60).visits
    assert (("A00" if weight >= 0 else "A02") in visit.team) == comes


@pytest.mark.parametrize(("weight", "team"), [(0, {"A00", "A01"}), (100_00, {"A00", "A02"})])
def test_a_team_of_more_expertise_costs_less(weight: int, team: set[str]) -> None:
    """The two nearest know the same; the third lives a little farther and knows something else."""
    known = {0: "teaching", 1: "teaching", 2: "measurement"}
    people = [person(n, expertise=frozenset({field})) for n, field in known.items()]
    policy = Policy(weights=Weights(fairness=0, mix=weight))
    problem = Problem.from_records([school(0)], people, policy=policy)
    made = plan(problem, steps=60)
    (visit,) = made.visits
    assert (set(visit.team), costed(problem, visit).cost) == (team, visit.cost)
    lacking = replace(visit, chair="A00", members=("A01",))
    nothing = Problem.from_records([school(0)], people, policy=Policy(weights=Weights(fairness=0, mix=0)))
    assert costed(problem, lacking).cost - costed(nothing, lacking).cost == weight
    proven = certify(problem, made, steps=1)
    assert (proven.lower_bound, proven.gap) == (made.cost, 0.0)


def test_expertise_that_nobody_has_named_weighs_nothing() -> None:
    people = [person(n) for n in range(3)]
    costs = [
        plan(
            Problem.from_records([school(0)], people, policy=Policy(weights=Weights(mix=mix))), steps=60
        ).cost
        for mix in (0, 100_00)
    ]
    assert costs == [costs[0]] * 2
