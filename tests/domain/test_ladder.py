"""Milestone ladders: steps, N of M, what is late."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.figures import DASH, EMPTY, Amount, rounded
from prakan.domain.ladder import Ladder, Step, count_percent, late, weights_rise
from prakan.domain.text import Text
from tests.domain.checks.demo_year import demo_year

DUE = date(2023, 12, 31)


def ladder(*steps: tuple[str, int]) -> Ladder:
    """Return a ladder of steps with their weights."""
    return Ladder("l", Text("บันได"), tuple(Step(key, Text(key), Decimal(weight)) for key, weight in steps))


PROCUREMENT = ladder(("tor", 20), ("contract", 50), ("delivery", 80), ("inspection", 90), ("payment", 100))


def test_a_percent_is_the_weight_of_the_step_reached() -> None:
    assert [PROCUREMENT.percent(key) for key in ("tor", "contract", "payment")] == [
        Amount.of(20),
        Amount.of(50),
        Amount.of(100),
    ]


def test_before_the_first_step_there_is_no_percent() -> None:
    assert PROCUREMENT.percent("") == EMPTY
    assert PROCUREMENT.position("") == PROCUREMENT.position("elsewhere") == 0
    assert PROCUREMENT.step("elsewhere") is None


def test_what_is_inspected_is_complete() -> None:
    done = [step.key for step in PROCUREMENT.steps if PROCUREMENT.completes(step.key)]
    assert done == ["inspection", "payment"]


def test_a_ladder_without_an_inspection_is_complete_at_its_last_step() -> None:
    plain = ladder(("draft", 50), ("published", 100))
    assert [plain.completes(key) for key in ("", "draft", "published")] == [False, False, True]


def test_weights_rise_to_100() -> None:
    assert weights_rise(PROCUREMENT.steps)
    assert not weights_rise(ladder(("a", 50), ("b", 50), ("c", 100)).steps)
    assert not weights_rise(ladder(("a", 50), ("b", 90)).steps)
    assert not weights_rise(())


def test_the_agencys_ladder_of_steps_rises_to_100() -> None:
    assert [x.code for x in demo_year().ladders if x.steps and not weights_rise(x.steps)] == []
    assert next(x for x in demo_year().ladders if x.code == "procurement").percent("contract") == Amount.of(
        50
    )


def test_months_served_of_twelve() -> None:
    assert count_percent(3, 12) == Amount.of(25)
    assert rounded(count_percent(2, 12).number(), 2) == Decimal("16.67")


@given(st.integers(1, 100), st.data())
def test_n_of_m_never_leaves_0_to_100(of: int, data: st.DataObject) -> None:
    assert 0 <= count_percent(data.draw(st.integers(0, of)), of).number() <= 100


@pytest.mark.parametrize(("done", "of"), [(13, 12), (-1, 12), (0, 0)])
def test_what_is_no_part_of_a_whole_is_refused(done: int, of: int) -> None:
    with pytest.raises(ValueError, match="is not a part of a whole"):
        count_percent(done, of)


@pytest.mark.parametrize(
    ("step", "progress", "as_of", "answer"),
    [
        ("tor", DASH, date(2023, 12, 30), False),
        ("tor", DASH, DUE, True),
        ("delivery", DASH, DUE, True),
        ("delivery", Amount.of(100), DUE, False),
        ("inspection", DASH, DUE, False),
        ("", DASH, date(2024, 1, 1), True),
    ],
)
def test_late_is_due_and_neither_inspected_nor_finished(
    step: str, progress: Amount, as_of: date, answer: bool
) -> None:
    derived = PROCUREMENT.percent(step)
    assert late(PROCUREMENT, step, DUE, as_of, progress=progress, derived=derived) is answer


def test_without_a_due_day_nothing_is_late() -> None:
    assert not late(None, "", None, DUE, progress=EMPTY, derived=EMPTY)
    assert late(None, "", DUE, DUE, progress=EMPTY, derived=EMPTY)
