"""Repairs touch what they must and little else, and stay legal."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prakan.domain.teams import (
    Conflict,
    NewConflict,
    NewWeeks,
    Problem,
    Target,
    Withdrawal,
    changed,
    plan,
    replan,
    verify,
)
from tests.domain.teams.cases import problems
from tests.domain.teams.test_plan import small


@settings(max_examples=40)
@given(problem=problems(), data=st.data())
def test_a_repaired_plan_keeps_every_rule(problem: Problem, data: st.DataObject) -> None:
    assume(problem.assessors and problem.institutions)
    made = plan(problem, steps=120)
    who, what = (
        data.draw(st.sampled_from(problem.assessors)),
        data.draw(st.sampled_from(problem.institutions)),
    )
    change = data.draw(
        st.sampled_from(
            [
                Withdrawal(who.id),
                Withdrawal(who.id, 0b111),
                NewWeeks(what.id, 0b1100),
                NewConflict(Conflict(who.id, Target.INSTITUTION, what.id)),
                NewConflict(Conflict(who.id, Target.ASSESSOR, problem.assessors[0].id)),
            ]
        )
    )
    now = changed(problem, [change])
    assert verify(now.book, replan(now, made).plan, now.pins) == []


def test_one_withdrawal_changes_the_visits_of_that_person_alone() -> None:
    problem = small()
    made = plan(problem, steps=3000)
    person = max(problem.assessors, key=lambda a: sum(a.id in v.team for v in made.visits)).id
    theirs = {i for visit in made.visits if person in visit.team for i in visit.institutions}
    now = changed(problem, [Withdrawal(person)])
    repair = replan(now, made)
    assert (set(repair.unavoidable), {m.institution for m in repair.moves} >= theirs) == (theirs, True)
    assert [v for v in repair.plan.visits if person in v.team] == []
    others = {v for v in made.visits if not set(v.institutions) & {m.institution for m in repair.moves}}
    assert others - set(repair.plan.visits) == set()


def test_nothing_changes_when_nothing_happened() -> None:
    problem = small()
    made = plan(problem, steps=600)
    repair = replan(problem, made)
    assert (repair.moves, repair.unavoidable, repair.plan.digest) == ((), (), made.digest)
