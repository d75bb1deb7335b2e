"""A SAR season: due days, extensions, lateness, and sums that close."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.institutions import Kind
from prakan.domain.season import (
    STANDING_NAMES,
    THAI_TIME,
    Deadline,
    Extension,
    Standing,
    Tally,
    a_year_before,
    day_of,
    default_deadlines,
    due_on,
    end_of,
    is_late,
    running,
    standing,
    tally,
)

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
MOMENTS = st.integers(0, 2**31).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
EXTENSIONS = st.lists(
    st.builds(
        Extension,
        until=DAYS,
        institution=st.sampled_from([None, 1, 2]),
        agency=st.sampled_from([None, 10, 20]),
        kind=st.sampled_from(["", "basic", "higher"]),
    ),
    max_size=5,
)
TALLIES = st.builds(Tally, *(st.integers(0, 9999) for _ in range(5)))
BASIC = Deadline(Kind.BASIC, date(2024, 4, 30), confirmed=True)


def test_the_days_of_2566_are_those_of_the_source() -> None:
    of = default_deadlines(2566)
    assert of[Kind.CHILD_CENTRE] == Deadline(Kind.CHILD_CENTRE, date(2024, 4, 30), confirmed=True)
    assert of[Kind.BASIC] == BASIC
    assert of[Kind.VOCATIONAL] == Deadline(Kind.VOCATIONAL, date(2024, 5, 31))
    assert of[Kind.HIGHER] == Deadline(Kind.HIGHER, None, apply_by=date(2023, 12, 31))
    assert of[Kind.INTERNATIONAL] == Deadline(Kind.INTERNATIONAL, None)
    assert set(of) == set(Kind)


@given(EXTENSIONS, st.sampled_from([1, 2, 3]), st.frozensets(st.sampled_from([10, 20])))
def test_an_extension_never_takes_time_away_and_only_its_own_count(
    extensions: list[Extension], institution: int, above: frozenset[int]
) -> None:
    due = due_on(BASIC, extensions, institution, above)
    own = [
        e.until
        for e in extensions
        if e.kind in ("", "basic") and (e.institution == institution or e.agency in above)
    ]
    assert due == max([date(2024, 4, 30), *own])


def test_what_is_not_fixed_cannot_be_extended_or_missed() -> None:
    open_end = Deadline(Kind.HIGHER, None)
    assert due_on(open_end, [Extension(date(2024, 1, 1), institution=1)], 1) is None
    assert standing(None, None, date(2060, 1, 1)) == Standing.NOT_DUE
    assert standing(None, datetime(2024, 1, 1, tzinfo=UTC), date(2060, 1, 1)) == Standing.RECEIVED


@pytest.mark.parametrize(
    ("at", "late"),
    [
        (datetime(2024, 4, 30, 23, 59, 59, tzinfo=THAI_TIME), False),
        (datetime(2024, 5, 1, 0, 0, tzinfo=THAI_TIME), True),
        (datetime(2024, 4, 30, 16, 59, 59, tzinfo=UTC), False),
        (datetime(2024, 4, 30, 17, 0, tzinfo=UTC), True),
    ],
)
def test_a_deadline_is_met_until_midnight_in_thailand(at: datetime, late: bool) -> None:
    assert is_late(at, date(2024, 4, 30)) == late


@given(MOMENTS)
def test_every_moment_lies_before_the_end_of_its_day(moment: datetime) -> None:
    day = day_of(moment)
    assert end_of(day - timedelta(days=1)) <= moment < end_of(day)


@given(st.none() | DAYS, st.none() | MOMENTS, DAYS)
def test_everybody_stands_at_one_place_and_lateness_stays(
    due: date | None, submitted: datetime | None, on: date
) -> None:
    now, later = standing(due, submitted, on), standing(due, submitted, on + timedelta(days=1))
    if now in (Standing.RECEIVED, Standing.LATE):
        assert later == now
    if now == Standing.MISSING:
        assert later in (Standing.MISSING, Standing.LATE)


@given(st.lists(st.tuples(st.sampled_from(list(Standing)), st.integers(0, 500), st.booleans())))
def test_sums_close(parts: list[tuple[Standing, int, bool]]) -> None:
    whole = sum((tally(where, count, extended=more) for where, count, more in parts), Tally())
    assert whole.total == sum(count for _, count, _ in parts)
    assert whole.total == sum(whole.of(where) for where in STANDING_NAMES)
    assert whole.extended == sum(count for _, count, more in parts if more)


@given(TALLIES, TALLIES)
def test_tallies_add_in_any_order(one: Tally, other: Tally) -> None:
    assert one + other == other + one
    assert (one + other).in_hand == one.in_hand + other.in_hand


def test_a_share_needs_somebody_to_submit() -> None:
    assert Tally().share is None
    assert Tally(received=1, late=1, missing=2).share == 50.0


@given(st.dictionaries(DAYS, st.integers(1, 50), max_size=30), DAYS, st.integers(0, 400))
def test_the_line_of_days_only_rises_and_ends_with_all(
    per_day: dict[date, int], first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    line = running(per_day, first, last)
    assert [day for day, _ in line] == [first + timedelta(days=n) for n in range(length + 1)]
    counts = [count for _, count in line]
    assert counts == sorted(counts)
    assert counts[-1] == sum(count for day, count in per_day.items() if day <= last)


def test_the_day_before_a_leap_day_stands_for_it() -> None:
    assert a_year_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert a_year_before(date(2024, 4, 30)) == date(2023, 4, 30)
