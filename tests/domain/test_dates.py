"""Years and dates as people type them, in both eras."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.calendar import month_end, say_date, say_month, to_be
from prakan.domain.dates import read_date, read_year
from prakan.domain.problems import Refused
from prakan.domain.text import Text

NEW_YEARS_EVE = date(2023, 12, 31)
DAYS = st.dates(date(1960, 1, 1), date(2150, 12, 31))


@given(DAYS)
def test_a_day_is_read_back_in_every_way_it_is_written(day: date) -> None:
    year = to_be(day.year)
    for written in (
        say_date(day, "th"),
        f"วันที่ {say_date(day, 'th')}",
        say_date(day, "en"),
        say_date(day, "en").partition(" (")[0],
        str(read_date(say_date(day, "th")).echo.th),
        say_date(day, "en", short=True),
        day.isoformat(),
        f"{day.day}/{day.month}/{year}",
        f"{day.day:02d}-{day.month:02d}-{day.year}",
        f"{year}-{day.month:02d}-{day.day:02d}",
    ):
        read = read_date(written)
        assert (read.day, read.month_only, read.suspicion) == (day, False, None)


@pytest.mark.parametrize("text", ["31 December 2023 (B.E. 2567)", "31 December 2023 (2566)", "(B.E. 2566)"])
def test_two_years_that_are_not_the_same_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_date(text)


@given(DAYS)
def test_a_month_means_its_last_day(day: date) -> None:
    for written in (say_month(day, "th"), say_month(day, "en"), f"{day.month}/{day.year}"):
        read = read_date(written)
        assert (read.day, read.month_only) == (month_end(day.year, day.month), True)


@pytest.mark.parametrize(
    "text",
    [
        "31 ธ.ค. 66",
        "31 ธ.ค.66",
        "๓๑ ธ.ค. ๒๕๖๖",
        "31ธันวาคม2566",
        "31 ธันวาคม พ.ศ. 2566",
        "31 ธันวาคม พ.ศ.2566",
        "31 ธันวาคม ค.ศ. 2023",
        "เมื่อวันที่ 31 ธันวาคม 2566",
        "วันอาทิตย์ที่ 31 ธันวาคม 2566",
        "Dec 31, 2023",
        "31 December 2566",
        "31.12.2566",
        "31\u200b/12/2566",
    ],
)
def test_one_day_in_many_writings(text: str) -> None:
    read = read_date(text)
    assert (read.day, read.suspicion) == (NEW_YEARS_EVE, None)


def test_what_was_understood_is_echoed_in_both_eras() -> None:
    assert read_date("31/12/2566").echo == Text("31 ธันวาคม 2566 (ค.ศ. 2023)", "31 December 2023 (B.E. 2566)")
    assert read_date("ธ.ค. 66").echo == Text("ธันวาคม 2566 (ค.ศ. 2023)", "December 2023")
    assert read_year("2567").echo == Text("พ.ศ. 2567 (ค.ศ. 2024)", "B.E. 2567 (C.E. 2024)")


def test_two_digits_between_strokes_raise_a_suspicion() -> None:
    read = read_date("31/12/66")
    assert read.day == NEW_YEARS_EVE
    assert read.suspicion is not None
    assert read.suspicion.code == "DATE-005"
    assert read.suspicion.values == {
        "typed": "66", "as_be": 2566, "as_ce": 2066, "year_be": 2566, "year_ce": 2023
    }  # fmt: skip


def test_two_digits_are_taken_in_the_era_nearer_to_the_year_at_hand() -> None:
    assert read_date("31/12/23", near=2567).day == NEW_YEARS_EVE
    assert read_date("31/12/23").day == date(1980, 12, 31)
    assert read_date("31 Dec 23").day == NEW_YEARS_EVE


def test_a_year_marked_with_the_wrong_era_raises_a_suspicion() -> None:
    for text in ("31 ธันวาคม พ.ศ. 2023", "31 ธันวาคม ค.ศ. 2566"):
        read = read_date(text)
        assert read.day == NEW_YEARS_EVE
        assert read.suspicion is not None
        assert read.suspicion.code == "DATE-004"


@pytest.mark.parametrize("text", ["12/31/2566", "30 กุมภาพันธ์ 2567", "29/2/2566", "31/4/2567", "0/1/2567"])
def test_a_day_that_the_calendar_lacks_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_date(text, field="due")
    assert (refused.value.faults[0].code, refused.value.faults[0].field) == ("DATE-002", "due")


def test_the_29th_of_february_is_a_day_in_a_leap_year() -> None:
    assert read_date("29/2/2567").day == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["", "พรุ่งนี้", "31 foo 2566", "31/12", "31/12/256", "2566"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_date(text)
    assert refused.value.faults[0].code == "DATE-001"


def test_a_common_era_year_in_a_buddhist_era_field_offers_what_it_means() -> None:
    read = read_year("2023", field="year")
    assert read.year_be == 2566
    assert read.suspicion is not None
    assert read.suspicion.code == "DATE-004"
    assert read.suspicion.what("en") == (
        "2023 looks like a year of the other era; it was taken as B.E. 2566 (C.E. 2023)"
    )


@pytest.mark.parametrize(
    "text", ["2567", "๒๕๖๗", "พ.ศ. 2567", "พ.ศ.2567", "ปีงบประมาณ พ.ศ. 2567", "ค.ศ. 2024", "B.E. 2567"]
)
def test_a_year_that_says_its_era_raises_no_suspicion(text: str) -> None:
    read = read_year(text)
    assert (read.year_be, read.suspicion) == (2567, None)


def test_two_digits_of_a_year_are_asked_about() -> None:
    read = read_year("67", near=2567)
    assert read.year_be == 2567
    assert read.suspicion is not None
    assert read.suspicion.code == "DATE-005"


@pytest.mark.parametrize("text", ["", "1200", "256", "25670", "ปีหน้า", "2400"])
def test_what_is_no_year_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_year(text, field="year")
    assert (refused.value.faults[0].code, refused.value.faults[0].field) == ("DATE-003", "year")
