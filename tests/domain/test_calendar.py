"""Fiscal years, quarters and the two eras."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS_TH,
    MONTHS_TH_SHORT,
    Quarter,
    elapsed_percent,
    fiscal_year,
    fiscal_year_of,
    month_end,
    quarter_of,
    say_date,
    say_days,
    say_month,
    say_period,
    to_be,
    to_ce,
)

DAYS = st.dates(date(1958, 1, 1), date(2156, 9, 30))
QUARTERS = st.builds(Quarter, st.integers(FIRST_YEAR, LAST_YEAR - 1), st.integers(1, 4))


@given(st.integers(1, 4000))
def test_both_eras_are_543_years_apart_and_back(year: int) -> None:
    assert to_be(year) - year == 543
    assert to_ce(to_be(year)) == year


@given(DAYS)
def test_every_day_lies_in_its_quarter_and_its_fiscal_year(day: date) -> None:
    quarter = quarter_of(day)
    assert quarter.start <= day <= quarter.end
    assert quarter.year == fiscal_year_of(day)
    first, last = fiscal_year(quarter.year)
    assert first <= day <= last


@given(QUARTERS)
def test_quarters_follow_on_without_a_gap(quarter: Quarter) -> None:
    assert quarter.following().start == quarter.end + timedelta(days=1)
    assert quarter < quarter.following()
    assert quarter_of(quarter.start) == quarter_of(quarter.end) == quarter


@given(st.integers(FIRST_YEAR, LAST_YEAR))
def test_a_fiscal_year_has_its_four_quarters(year: int) -> None:
    first, last = fiscal_year(year)
    assert (first.month, first.day, last.month, last.day) == (10, 1, 9, 30)
    assert (last - first).days in (364, 365)
    assert [Quarter(year, n).start.month for n in (1, 2, 3, 4)] == [10, 1, 4, 7]


@given(DAYS)
def test_the_day_after_a_month_end_is_a_first(day: date) -> None:
    end = month_end(day.year, day.month)
    assert (end + timedelta(days=1)).day == 1
    assert (end.year, end.month) == (day.year, day.month)


@given(st.integers(FIRST_YEAR, LAST_YEAR), st.integers(0, 364), st.integers(0, 364))
def test_the_year_only_moves_forward(year: int, one: int, other: int) -> None:
    first, _ = fiscal_year(year)
    early, late = sorted((one, other))
    percents = [elapsed_percent(year, first + timedelta(days=n)) for n in (early, late)]
    assert 0 <= percents[0] <= percents[1] <= 100


def test_a_year_has_passed_nothing_before_it_and_all_after_it() -> None:
    assert elapsed_percent(2567, date(2023, 9, 30)) == 0
    assert elapsed_percent(2567, date(2023, 12, 31)) == 25
    assert elapsed_percent(2567, date(2025, 1, 1)) == 100


@pytest.mark.parametrize(("year", "number"), [(2023, 1), (2499, 1), (2701, 1), (2567, 0), (2567, 5)])
def test_what_is_no_quarter_is_refused(year: int, number: int) -> None:
    with pytest.raises(ValueError, match=r"fiscal year|quarter"):
        Quarter(year, number)


def test_the_first_quarter_of_2567() -> None:
    quarter = Quarter(2567, 1)
    assert (quarter.start, quarter.end) == (date(2023, 10, 1), date(2023, 12, 31))
    assert quarter.label == "FY2567Q1"
    assert quarter_of(date(2023, 10, 1)) == quarter
    assert quarter_of(date(2023, 9, 30)) == Quarter(2566, 4)


def test_days_are_said_in_both_languages() -> None:
    day = date(2023, 12, 31)
    assert say_date(day, "th") == "31 ธันวาคม 2566"
    assert say_date(day, "th", short=True) == "31 ธ.ค. 66"
    assert say_date(day, "en") == "31 December 2023 (B.E. 2566)"
    assert say_date(day, "en", short=True) == "31 Dec 2023"


def test_months_and_periods_are_said_in_both_languages() -> None:
    day = date(2023, 12, 31)
    assert say_month(day, "th") == "ธันวาคม 2566"
    assert say_month(day, "th", short=True) == "ธ.ค. 66"
    assert say_month(day, "en") == "December 2023"
    assert say_month(day, "en", short=True) == "Dec 2023"
    assert say_period(Quarter(2567, 1), "th") == "ตุลาคม – ธันวาคม 2566"
    assert say_period(Quarter(2567, 1), "en") == "October – December 2023"


def test_twelve_months_each_once() -> None:
    assert len(set(MONTHS_TH)) == len(set(MONTHS_TH_SHORT)) == 12


@pytest.mark.parametrize(
    ("first", "last", "language", "said"),
    [
        (date(2024, 7, 17), date(2024, 7, 19), "th", "17–19 ก.ค. 67"),
        (date(2024, 7, 29), date(2024, 8, 2), "th", "29 ก.ค. – 2 ส.ค. 67"),
        (date(2024, 7, 17), date(2024, 7, 17), "th", "17 ก.ค. 67"),
        (date(2024, 12, 30), date(2025, 1, 2), "th", "30 ธ.ค. 67 – 2 ม.ค. 68"),
        (date(2024, 7, 29), date(2024, 8, 2), "en", "29 Jul – 2 Aug 2024"),
    ],
)
def test_days_are_said_with_their_month_and_year_once(
    first: date, last: date, language: str, said: str
) -> None:
    assert say_days(first, last, language) == said


def test_the_year_is_left_out_where_it_is_known() -> None:
    assert say_days(date(2024, 7, 29), date(2024, 8, 2), "th", year=False) == "29 ก.ค. – 2 ส.ค."
    assert say_days(date(2024, 12, 30), date(2025, 1, 2), "th", year=False) == "30 ธ.ค. 67 – 2 ม.ค. 68"
