"""Cells hold typed values or text; both are read alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from prakan.domain.readings import Unreadable, day, due_month, number, split_number


@pytest.mark.parametrize(
    ("given", "value", "rest"),
    [
        ("๑,๙๗๑ แห่ง", 1971, "แห่ง"),
        ("20%", 20, "%"),
        (0.1, Decimal("0.1"), ""),
        (5, 5, ""),
        (Decimal("2.50"), Decimal("2.50"), ""),
    ],
)
def test_a_number_is_told_from_the_words_after_it(given: object, value: object, rest: str) -> None:
    assert split_number(given) == (value, rest)


@pytest.mark.parametrize("given", ["มาก", "12,34", True, float("nan"), Decimal("Infinity"), "5 แห่ง"])
def test_what_is_no_bare_number_is_not_guessed(given: object) -> None:
    with pytest.raises(Unreadable):
        number(given)


@pytest.mark.parametrize(
    "given",
    ["2024-09", "2567-09", "30/9/2567", "ก.ย. 67", "2024-09-30 00:00:00", date(2567, 9, 1)],
)
def test_a_due_month_ends_with_its_last_day(given: object) -> None:
    assert due_month(given) == date(2024, 9, 30)


def test_a_day_needs_its_day() -> None:
    assert (day("20 ธ.ค. 2566"), day(date(2566, 12, 20))) == (date(2023, 12, 20), date(2023, 12, 20))
    for given in ("ธ.ค. 2566", "31/9/2567", "เมื่อวาน"):
        with pytest.raises(Unreadable):
            day(given)


def test_a_leap_day_that_the_other_era_lacks_is_not_mended() -> None:
    with pytest.raises(Unreadable):
        day(date(2568, 2, 29))
