"""Pins hold in the plan, when it is improved and when it is repaired; those that contradict are named."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from prakan.domain.problems_teams import PIN_BREAKS_RULE, PIN_CLASH, PIN_TWICE, PIN_UNKNOWN
from prakan.domain.teams import Pin, Plan, Problem, Visit, Withdrawal, changed, plan, replan, verify
from prakan.domain.teams.verify import honours
from tests.domain.teams.cases import problems


def pinned_problem(problem: Problem, pins: list[Pin]) -> Problem:
    """Return a problem with other pins."""
    return Problem.from_records(
        problem.institutions,
        problem.assessors,
        problem.conflicts,
        problem.policy,
        pins,
        problem.prefer_together,
        problem.distances,
    )


def loosened(visit: Visit, keep: int) -> Pin:
    """Return a visit as a pin: whole, or with week, members or chair left open (bits of ``keep``)."""
    return Pin(
        visit.institutions,
        visit.chair if keep & 1 else "",
        visit.members if keep & 2 else (),
        visit.week if keep & 4 else None,
    )


def named(problem: Problem) -> list[tuple[str, str]]:
    """Return the faults of pins: code, and the record that each is about."""
    ours = {one.code for one in (PIN_BREAKS_RULE, PIN_CLASH, PIN_TWICE, PIN_UNKNOWN)}
    return [(fault.code, fault.field) for fault in problem.faults if fault.code in ours]


def held(made: Plan, pins: tuple[Pin, ...]) -> None:
    """Require that every visit to a pinned institution is as the pin says, whole pins that they are made."""
    for pin in pins:
        met = [v for v in made.visits if set(v.institutions) & set(pin.institutions)]
        assert [honours(v, pin) for v in met] == [True] * len(met)
        if pin.chair and pin.week is not None and len(met) == 0:
            assert set(pin.institutions) <= set(made.unserved)


@settings(max_examples=12)
@given(problem=problems(), keeps=st.lists(st.integers(0, 7), min_size=2, max_size=2), data=st.data())
def test_what_is_pinned_stays_through_improving_and_repair(
    problem: Problem, keeps: list[int], data: st.DataObject
) -> None:
    first = plan(pinned_problem(problem, []), steps=60)
    pins = [loosened(visit, keep) for visit, keep in zip(first.visits[::2], keeps, strict=False)]
    asked = pinned_problem(problem, pins)
    assert (asked.pins, named(asked)) == (tuple(pins), [])
    made = plan(asked, steps=60, seed=2)
    better = plan(asked, steps=60, seed=3, start=made)
    for one in (made, better):
        held(one, asked.pins)
        assert verify(asked.book, one, asked.pins) == []
    whole = [p for p, keep in zip(pins, keeps, strict=False) if keep == 7]
    assert [v for p in whole for v in better.visits if v.institutions == p.institutions] == [
        v for p in whole for v in first.visits if v.institutions == p.institutions
    ]
    if problem.assessors:
        gone = data.draw(st.sampled_from(problem.assessors)).id
        now = changed(asked, [Withdrawal(gone)])
        repaired = replan(now, better).plan
        held(repaired, now.pins)
        assert verify(now.book, repaired, now.pins) == []


@settings(max_examples=10)
@given(problem=problems())
def test_pins_that_contradict_are_named_and_the_others_hold(problem: Problem) -> None:
    first = plan(pinned_problem(problem, []), steps=60)
    if len(first.visits) < 1:
        return
    visit = first.visits[0]
    other = next((w for w in range(10) if w != visit.week), 0)
    pins = [
        loosened(visit, 7),
        Pin(visit.institutions, week=other),
        Pin(("S99",)),
        Pin((visit.institutions[0],), "A99"),
    ]
    asked = pinned_problem(problem, pins)
    place = visit.institutions[0]
    assert (asked.pins, named(asked)) == (
        (pins[0],),
        [(PIN_TWICE.code, place), (PIN_UNKNOWN.code, "S99"), (PIN_UNKNOWN.code, "A99")],
    )
    made = plan(asked, steps=60)
    assert [v for v in made.visits if v.institutions == visit.institutions] == [visit]
