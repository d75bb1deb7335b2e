"""More applicants than places: order by a rule, moved by a person."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.waiting_list import ORDER_RULES, Applicant, Move, OrderRule, in_order, in_time, shared_out

FIRST = date(2023, 11, 1)
#: 51 names for 20 places, as the source has it for international schools
NAMES = [Applicant(n, FIRST + timedelta(days=(n * 7) % 30), n) for n in range(1, 52)]
MOVES = st.lists(st.builds(Move, st.integers(1, 60), st.integers(1, 60)), max_size=8)


@given(st.permutations(NAMES), MOVES, st.sampled_from(list(OrderRule)))
def test_order_does_not_depend_on_how_rows_lie_and_loses_nobody(
    names: list[Applicant], moves: list[Move], rule: OrderRule
) -> None:
    line = in_order(names, rule, moves)
    assert line == in_order(NAMES, rule, moves)
    assert sorted(a.institution for a in line) == list(range(1, 52))


@given(st.integers(0, 60))
def test_places_and_waiting_are_all(places: int) -> None:
    line = in_order(NAMES, OrderRule.FIRST_COME)
    placed, waiting = shared_out(line, places)
    assert placed + waiting == line
    assert len(placed) == min(places, 51)


def test_the_rules() -> None:
    early, late = Applicant(1, date(2023, 12, 2), 1), Applicant(2, date(2023, 12, 1), 2)
    assert in_order([early, late], OrderRule.FIRST_COME) == (late, early)
    assert in_order([late, early], OrderRule.NAMED) == (early, late)
    assert set(ORDER_RULES) == set(OrderRule)


def test_a_person_moves_one_up_and_the_others_close_ranks() -> None:
    line = in_order(NAMES, OrderRule.NAMED, [Move(30, 20)])
    assert [a.institution for a in line[18:31]] == [19, 30, *range(20, 30), 31]


def test_without_a_number_of_places_nobody_waits() -> None:
    assert shared_out(NAMES, None) == (tuple(NAMES), ())


@pytest.mark.parametrize(("on", "ok"), [(date(2023, 12, 31), True), (date(2024, 1, 1), False)])
def test_applications_end_with_their_day(on: date, ok: bool) -> None:
    assert in_time(Applicant(1, on, 1), date(2023, 12, 31)) == ok
    assert in_time(Applicant(1, on, 1), None) is True
