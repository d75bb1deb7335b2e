"""What becomes of a report that comes after its day, by rule, to the second."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from prakan.domain.problems import Refused
from prakan.domain.season import THAI_TIME, end_of
from prakan.domain.season_lateness import Fate, LateRule, Terms, fate, late_or_refused, outlook

DUE = date(2024, 4, 30)
LAST = date(2024, 5, 15)
MARK, REFUSE = Terms(DUE), Terms(DUE, LateRule.REFUSE)
UNTIL = Terms(DUE, LateRule.UNTIL, LAST)


def just_before(moment: datetime) -> datetime:
    return moment - timedelta(seconds=1)


@pytest.mark.parametrize("terms", [MARK, REFUSE, UNTIL])
def test_until_the_last_second_of_its_day_a_report_is_in_time(terms: Terms) -> None:
    assert fate(terms, just_before(end_of(DUE))) is Fate.IN_TIME
    assert late_or_refused(terms, just_before(end_of(DUE))) is False


@pytest.mark.parametrize(("terms", "what"), [(MARK, Fate.LATE), (REFUSE, Fate.REFUSED), (UNTIL, Fate.LATE)])
def test_a_second_later_the_rule_decides(terms: Terms, what: Fate) -> None:
    assert fate(terms, end_of(DUE)) is what


def test_late_ones_are_taken_until_their_last_day() -> None:
    assert late_or_refused(UNTIL, just_before(end_of(LAST))) is True
    with pytest.raises(Refused) as refused:
        late_or_refused(UNTIL, end_of(LAST))
    (fault,) = refused.value.faults
    assert fault.code == "SEASON-017"
    assert "15 May 2024" in fault.what("en")
    assert "ขอขยายเวลา" in fault.next_move("th")


def test_after_the_deadline_the_refusal_names_the_day_and_the_next_move() -> None:
    with pytest.raises(Refused) as refused:
        late_or_refused(REFUSE, end_of(DUE))
    (fault,) = refused.value.faults
    assert (fault.code, "30 เมษายน 2567" in fault.what("th")) == ("SEASON-016", True)
    assert fault.next_move("en").startswith("Ask for more time")


def test_what_was_received_and_sent_back_is_always_taken_again() -> None:
    assert fate(REFUSE, end_of(LAST), again=True) is Fate.LATE
    assert late_or_refused(UNTIL, end_of(LAST), again=True) is True


def test_more_time_beyond_the_last_day_for_late_ones_counts() -> None:
    longer = Terms(date(2024, 6, 1), LateRule.UNTIL, LAST, extended=True)
    assert longer.closes == date(2024, 6, 1)
    assert fate(longer, just_before(end_of(date(2024, 6, 1)))) is Fate.IN_TIME
    assert fate(longer, end_of(date(2024, 6, 1))) is Fate.REFUSED


@pytest.mark.parametrize("rule", list(LateRule))
def test_without_a_last_day_nothing_is_late_and_nothing_closes(rule: LateRule) -> None:
    open_end = Terms(None, rule, LAST)
    assert (open_end.closes, open_end.days_left(LAST)) == (None, None)
    assert fate(open_end, end_of(LAST)) is Fate.IN_TIME


@pytest.mark.parametrize(
    ("on", "left", "over"),
    [(date(2024, 4, 20), 10, 0), (DUE, 0, 0), (date(2024, 5, 3), -3, 3)],
)
def test_how_long_is_left(on: date, left: int, over: int) -> None:
    seen = outlook(MARK, datetime(on.year, on.month, on.day, 23, 30, tzinfo=THAI_TIME))
    assert (seen.left, seen.over) == (left, over)
