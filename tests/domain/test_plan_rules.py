"""Rules of a plan row, without a database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from prakan.domain.figures import DASH, EMPTY, UNKNOWN, Amount
from prakan.domain.plan_rules import amount, ladder_percent, next_ref, overdue, plain_number

END = date(2023, 12, 31)


@given(some.lists(some.integers(1, 500), max_size=20))
def test_a_new_reference_was_never_given_before(numbers: list[int]) -> None:
    taken = [f"O1.A1.P{number}" for number in numbers]
    fresh = next_ref("O1.A1", "project", taken)
    assert fresh not in taken
    assert fresh == f"O1.A1.P{max(numbers, default=0) + 1}"


def test_references_of_other_rows_do_not_count() -> None:
    assert next_ref("O1", "activity", ["O1.A3", "O1.A3.P9", "O11.A7", "O1.P4"]) == "O1.A4"
    assert next_ref("", "output", []) == "O1"
    assert next_ref("O1.A1.P1", "item", ["O1.A1.P1.2", "O1.A1.P1.2.8"]) == "O1.A1.P1.3"


@pytest.mark.parametrize(
    ("state", "value", "cell"),
    [
        ("value", Decimal("0.00"), Amount.of(0)),
        ("dash", None, DASH),
        ("empty", None, EMPTY),
        ("unknown", None, UNKNOWN),
    ],
)
def test_zero_and_the_nothings_come_back_as_stored(state: str, value: Decimal | None, cell: Amount) -> None:
    assert amount(state, value) == cell


@given(some.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=0, max_value=10**12))
def test_a_plain_number_is_the_same_number_without_exponent(value: Decimal) -> None:
    assert plain_number(value) == value
    assert "E" not in f"{plain_number(value):f}"


def test_a_ladder_gives_the_weight_of_its_step_or_n_of_m() -> None:
    assert ladder_percent(Decimal("50.00"), None, None) == Amount.of(50)
    assert ladder_percent(None, 3, 12) == Amount.of(25)
    assert ladder_percent(None, None, None) == EMPTY


@pytest.mark.parametrize(
    ("due", "progress", "derived", "completed", "late"),
    [
        (None, EMPTY, EMPTY, False, False),
        (date(2024, 1, 31), EMPTY, EMPTY, False, False),
        (END, EMPTY, EMPTY, False, True),
        (END, Amount.of(99), Amount.of(80), False, True),
        (END, Amount.of(100), EMPTY, False, False),
        (END, EMPTY, Amount.of(100), False, False),
        (END, EMPTY, Amount.of(90), True, False),
    ],
)
def test_late_is_due_by_the_day_and_not_done(
    due: date | None, progress: Amount, derived: Amount, completed: bool, late: bool
) -> None:
    assert overdue(due, END, progress=progress, derived=derived, completed=completed) is late
