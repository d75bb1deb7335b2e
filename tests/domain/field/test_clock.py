"""The likely time of an entry never leaves what is known for certain, and says what is odd."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.field.clock import Known, Oddity, jumps, lead, likely
from prakan.domain.field.entries import EARLIEST, LATEST, Clock

START, END = datetime(2024, 1, 10, tzinfo=UTC), datetime(2024, 1, 16, tzinfo=UTC)
NOON = datetime(2024, 1, 15, 5, tzinfo=UTC)
HOUR = 3_600_000


def test_a_clock_that_is_right_is_believed() -> None:
    found = likely(NOON, Clock(500, "a", 0), Known(START, END))
    assert (found.at, found.oddities) == (NOON - timedelta(milliseconds=500), frozenset())


def test_a_clock_known_to_be_a_year_ahead_is_corrected_and_said_to_be_wrong() -> None:
    year = timedelta(days=366)
    found = likely(NOON + year, Clock(round(year.total_seconds() * 1000), "a", 0), Known(START, END))
    assert (found.at, found.oddities) == (NOON, frozenset({Oddity.WRONG}))


def test_a_lead_told_with_the_batch_stands_in_for_one_that_was_not_known() -> None:
    found = likely(NOON + timedelta(hours=2), Clock(None, "a", 0), Known(START, END, 2 * HOUR))
    assert (found.at, found.oddities) == (NOON, frozenset({Oddity.WRONG}))
    assert likely(NOON, Clock(None, "a", 0), Known(START, END)).oddities == {Oddity.UNKNOWN}


def test_nothing_was_recorded_before_the_device_was_registered_or_after_it_came() -> None:
    early = likely(datetime(1970, 1, 2, tzinfo=UTC), Clock(0, "a", 0), Known(START, END))
    late = likely(datetime(2090, 1, 1, tzinfo=UTC), Clock(0, "a", 0), Known(START, END))
    assert (early.at, early.oddities) == (START, {Oddity.EARLIER})
    assert (late.at, late.oddities) == (END, {Oddity.LATER})


@given(
    at=st.datetimes(EARLIEST.replace(tzinfo=None), LATEST.replace(tzinfo=None), timezones=st.just(UTC)),
    ahead=st.none() | st.integers(-(2**53), 2**53),
    told=st.none() | st.integers(-(2**53), 2**53),
)
def test_no_clock_whatever_leads_out_of_what_is_known(
    at: datetime, ahead: int | None, told: int | None
) -> None:
    found = likely(at, Clock(ahead, "a", 0), Known(START, END, told))
    assert START <= found.at <= END


def test_a_clock_set_anew_while_the_app_ran_has_jumped() -> None:
    steps = [
        (1, NOON, 0),
        (2, NOON + timedelta(minutes=5), 5 * 60_000),
        (3, NOON - timedelta(days=1), 6 * 60_000),
    ]
    assert jumps((seq, at, Clock(0, "a", up)) for seq, at, up in steps) == {3}
    other_run = [(seq, at, Clock(0, str(seq), up)) for seq, at, up in steps]
    assert jumps(other_run) == frozenset()


def test_the_lead_of_a_sender_is_that_of_its_clock() -> None:
    assert (lead(NOON + timedelta(seconds=3), NOON), lead(None, NOON)) == (3000, None)
