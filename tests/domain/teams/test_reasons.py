"""Reasons hold against the rules: who is unserved cannot be served, and each way out was tried."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings

from prakan.domain.teams import Assessor, Explainer, Institution, Problem, RuleId, Visit, plan
from prakan.domain.teams.verify import Book, broken_by, loads
from tests.domain.teams.cases import person, problems, school
from tests.domain.teams.test_plan import small


def possible(records: Book, one: Institution, people: list[Assessor], taken: list[Visit]) -> bool:
    """Return whether any team and week serves an institution beside visits taken, by trying each in turn."""
    days, booked = loads(records, taken), {(a, v.week) for v in taken for a in v.team}
    for week in (w for w in range(64) if one.weeks >> w & 1):
        here = [a for a in people if (a.id, week) not in booked and days[a.id] + one.days <= a.most_days]
        here = [a for a in here if a.weeks >> week & 1]
        for team in combinations(here, one.seats):
            for chair in team:
                others = tuple(a.id for a in team if a is not chair)
                if broken_by(records, Visit((one.id,), chair.id, others, week, 0)) == []:
                    return True
    return False


@settings(max_examples=40)
@given(problem=problems(most_people=7))
def test_nobody_is_left_out_without_a_true_reason(problem: Problem) -> None:
    made = plan(problem, steps=120)
    explainer, records = Explainer(problem, made), problem.book
    pinned = {i for pin in problem.pins for i in pin.institutions}
    for of in set(made.unserved) - pinned:
        reason, one = explainer.unserved(of), records.institutions[of]
        people = list(problem.assessors)
        assert possible(records, one, people, list(made.visits)) is False
        if not problem.pins:
            assert reason.alone is not possible(records, one, people, [])
        for way in reason.ways:
            broken = {v.rule for v in broken_by(records, way.visit)}
            assert (broken - set(way.rules), {v.rule for v in way.waives} - set(way.rules)) == (set(), set())


def test_every_team_is_explained_and_the_next_best_is_another() -> None:
    problem = small()
    made = plan(problem, steps=3000)
    explainer = Explainer(problem, made)
    for visit in made.visits:
        why = explainer.rationale(visit.institutions[0])
        assert (why.visit, {ok for _, ok in why.checks}) == (visit, {True})
        assert [seat.assessor for seat in why.seats] == list(visit.team)
        if why.next_best:
            assert set(why.next_best.team) != set(visit.team)
            assert broken_by(problem.book, why.next_best) == []


def test_a_person_without_a_licence_is_told_so() -> None:
    problem = small()
    made = plan(problem, steps=600)
    visit = made.visits[0]
    level = problem.book.institutions[visit.institutions[0]].level
    other = next(a for a in problem.assessors if all(x.level != level for x in a.licences))
    why = Explainer(problem, made).why_not(visit.institutions[0], other.id)
    assert (RuleId.LICENCE in {v.rule for v in why.rules}, why.costs) == (True, None)


def test_a_rule_over_the_whole_year_is_held_against_a_team_too() -> None:
    problem = Problem.from_records([school(0), school(1)], [person(0), person(1)])
    twice = [Visit((of,), "A00", ("A01",), 2, 0) for of in ("S00", "S01")]
    made = replace(plan(problem, steps=1), visits=tuple(twice), unserved=())
    why = Explainer(problem, made).rationale("S01")
    assert [rule for rule, kept in why.checks if not kept] == [RuleId.BOOKED]
