"""A ladder that people edit: what is wrong with it is named, what it would do is told before."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.season_ladder import MOST_RUNGS, Turn, faults_of, span_of, turn_of
from prakan.domain.season_reminders import LADDER, Rung, Whom, ladder_of, stored, to_send

SPAN = span_of(date(2024, 1, 1))
DUES = (date(2024, 4, 30), date(2024, 5, 31))
SCHOOL = (Whom.INSTITUTION,)


def faults(*rungs: Rung, dues: tuple[date, ...] = DUES) -> list[tuple[str, str]]:
    return [(fault.code, fault.field) for fault in faults_of(rungs, dues, SPAN)]


def test_the_houses_ladder_is_sound_and_is_stored_as_it_is_read() -> None:
    assert faults(*LADDER) == []
    assert ladder_of(stored(reversed(LADDER))) == LADDER


def test_a_season_lasts_until_the_next_begins() -> None:
    assert (SPAN.opens, SPAN.ends) == (date(2024, 1, 1), date(2024, 12, 31))


def test_each_fault_names_the_row_it_stands_in() -> None:
    assert faults() == [("SEASON-040", "")]
    assert faults(Rung(1, SCHOOL), Rung(-7), Rung(1, SCHOOL)) == [
        ("SEASON-043", "whom_1"),
        ("SEASON-042", "days_2"),
    ]
    many = [Rung(days, SCHOOL) for days in range(MOST_RUNGS + 1)]
    assert faults(*many) == [("SEASON-041", "")]


def test_a_rung_outside_the_season_is_told_with_its_day() -> None:
    assert faults(Rung(245, SCHOOL), Rung(-151, SCHOOL)) == []  # 31 December; 1 January of the later day
    (after,) = faults_of([Rung(300, SCHOOL)], DUES, SPAN)
    assert (after.code, after.field, after.values["day"]) == ("SEASON-044", "days_0", date(2025, 3, 27))
    (before,) = faults_of([Rung(-152, SCHOOL)], DUES, SPAN)
    assert before.values["day"] == date(2023, 11, 30)
    assert faults(Rung(300, SCHOOL), dues=()) == []  # no day is fixed: nothing to compare with


def test_what_a_rung_does_is_told_as_the_worker_does_it() -> None:
    due, day = date(2024, 4, 30), date(2024, 5, 3)
    rungs = (Rung(-7, SCHOOL), Rung(1, SCHOOL), Rung(7, SCHOOL))
    turns = [turn_of(rung, due, day, rungs, left=5, sent=0) for rung in rungs]
    assert turns == [Turn.PASSED, Turn.NOW, Turn.AHEAD]
    assert turn_of(rungs[0], due, day, rungs, left=5, sent=2) == Turn.SENT
    assert turn_of(rungs[1], due, day, rungs, left=0, sent=7) == Turn.SENT
    assert turn_of(rungs[1], due, day, rungs, left=3, sent=4) == Turn.NOW  # some are new since


@given(
    st.lists(st.integers(-60, 60), unique=True, min_size=1, max_size=8),
    st.dates(date(2024, 2, 1), date(2024, 8, 1)),
    st.booleans(),
)
def test_exactly_what_is_told_for_now_is_what_the_worker_would_send(
    days: list[int], day: date, was_sent: bool
) -> None:
    rungs = tuple(sorted(Rung(n, SCHOOL) for n in days))
    due = date(2024, 4, 30)
    newest = next((r for r in reversed(rungs) if due + timedelta(days=r.days) <= day), None)
    done = frozenset({newest.key} if newest and was_sent else ())
    told = [
        r
        for r in rungs
        if turn_of(r, due, day, rungs, left=r.key not in done, sent=r.key in done) == Turn.NOW
    ]
    assert told == [r for r in (to_send(due, day, done, rungs),) if r]
