"""When a message may go, and what follows when it could not: rules without a clock or a database."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.deliveries import (
    FATE_NAMES,
    LAST_ATTEMPT,
    LAST_WITH_ANOTHER_CHANNEL,
    LONGEST_ASKED,
    OPEN,
    REASON_NAMES,
    TABLE,
    Choice,
    Fate,
    Quiet,
    Reason,
    Verdict,
    after_failure,
    next_attempt,
    quiet_until,
    tomorrow,
)
from prakan.domain.notice_kinds import KINDS, kind_of
from prakan.domain.notices import NOTICES
from prakan.domain.retry import back_off

BANGKOK = ZoneInfo("Asia/Bangkok")
NIGHT = Quiet(time(21), time(6))
MOMENTS = st.builds(
    lambda day, clock: datetime.combine(day, clock, tzinfo=BANGKOK),
    st.dates(date(2024, 1, 1), date(2034, 1, 1)),
    st.times(),
)
CLOCK = st.times().map(lambda t: t.replace(second=0, microsecond=0))
QUIETS = st.builds(Quiet, CLOCK, CLOCK).filter(lambda q: q.start != q.end)
CHANNELS = ("line", "sms", "email")


@given(MOMENTS, st.integers(1, 40), st.text(max_size=12))
def test_a_wait_lies_between_the_back_off_and_half_as_long_again(at: datetime, tries: int, key: str) -> None:
    wait = next_attempt(at, tries, key=key) - at
    assert back_off(tries) <= wait <= back_off(tries) * 1.5


@given(MOMENTS, st.integers(1, 40), st.timedeltas(timedelta(), timedelta(days=400)))
def test_a_server_that_asks_for_time_gets_it_but_not_for_ever(
    at: datetime, tries: int, asked: timedelta
) -> None:
    wait = next_attempt(at, tries, key="k", asked=asked) - at
    assert wait >= min(asked, LONGEST_ASKED)
    assert wait <= max(back_off(tries) * 1.5, LONGEST_ASKED)


def test_messages_that_failed_together_do_not_come_back_together() -> None:
    at = datetime(2024, 1, 5, 9, tzinfo=BANGKOK)
    waits = {next_attempt(at, 5, key=str(n)) for n in range(1000)}
    assert len(waits) > 990
    assert next_attempt(at, 5, key="7") == next_attempt(at, 5, key="7")


@given(MOMENTS, QUIETS)
def test_what_waits_for_the_end_of_quiet_hours_goes_at_their_end(at: datetime, quiet: Quiet) -> None:
    until = quiet_until(at, quiet)
    if until is None:
        assert at.time() not in quiet
        return
    assert at < until <= at + timedelta(days=1)
    assert until.time() == quiet.end
    assert quiet_until(until, quiet) is None


@given(MOMENTS, QUIETS)
def test_an_urgent_message_never_waits_for_quiet_hours(at: datetime, quiet: Quiet) -> None:
    assert quiet_until(at, quiet, urgent=True) is None


@given(MOMENTS, QUIETS)
def test_quiet_hours_and_their_opposite_fill_the_day_once(at: datetime, quiet: Quiet) -> None:
    assert (at.time() in quiet) != (at.time() in Quiet(quiet.end, quiet.start))


@pytest.mark.parametrize(
    ("clock", "until"),
    [
        ("2024-01-05T20:59", None),
        ("2024-01-05T21:00", "2024-01-06T06:00"),
        ("2024-01-06T05:59", "2024-01-06T06:00"),
        ("2024-01-06T06:00", None),
    ],
)
def test_a_night_crosses_midnight(clock: str, until: str | None) -> None:
    at = datetime.fromisoformat(clock).replace(tzinfo=BANGKOK)
    wanted = datetime.fromisoformat(until).replace(tzinfo=BANGKOK) if until else None
    assert quiet_until(at, NIGHT) == wanted


@given(MOMENTS)
def test_tomorrow_is_the_next_midnight(at: datetime) -> None:
    assert (tomorrow(at).time(), timedelta() < tomorrow(at) - at <= timedelta(days=1)) == (time(), True)


@pytest.mark.parametrize(
    ("attempts", "for_good", "has_next", "verdict"),
    [
        (1, False, False, Verdict.POSTPONE),
        (LAST_ATTEMPT - 1, False, False, Verdict.POSTPONE),
        (LAST_ATTEMPT, False, False, Verdict.BURY),
        (1, True, False, Verdict.BURY),
        (LAST_WITH_ANOTHER_CHANNEL - 1, False, True, Verdict.POSTPONE),
        (LAST_WITH_ANOTHER_CHANNEL, False, True, Verdict.HAND_ON),
        (1, True, True, Verdict.HAND_ON),
    ],
)
def test_what_follows_from_a_failure(attempts: int, for_good: bool, has_next: bool, verdict: Verdict) -> None:
    assert after_failure(attempts, for_good=for_good, has_next=has_next) == verdict


def test_a_person_who_has_not_chosen_is_told_the_usual_way() -> None:
    assert Choice().route("plan", offered=CHANNELS, usual=("line", "email")) == ("line", "email")


def test_a_choice_is_kept_in_the_persons_order_and_only_of_what_is_set_up() -> None:
    choice = Choice(order=("sms", "email", "line"), kinds={"plan": ("line", "sms"), "budget": ()})
    assert choice.route("plan", offered=CHANNELS, usual=("email",)) == ("sms", "line")
    assert choice.route("plan", offered=("line",), usual=("email",)) == ("line",)
    assert choice.route("budget", offered=CHANNELS, usual=("email",)) == ()
    assert choice.route("report", offered=CHANNELS, usual=("email",)) == ("email",)


def test_from_every_fate_that_is_open_there_is_a_way_to_an_end() -> None:
    ends = {Fate.SENT, Fate.DEAD, Fate.GIVEN_UP, Fate.SKIPPED}
    assert {fate for fate in OPEN if not any(fate in m.sources and m.target in ends for m in TABLE)} == set()
    assert {m.name for m in TABLE if Fate.SENT in m.sources} == {"bounce"}  # what arrived stays so
    assert {m.target for m in TABLE} == set(Fate)


def test_the_diagram_of_the_docs_is_drawn_from_the_table() -> None:
    page = (Path(__file__).parents[2] / "docs/explanation/life-of-a-message.md").read_text(encoding="utf-8")
    drawn = [line for line in page.splitlines() if " --> " in line]
    assert drawn == [f"    {s} --> {m.target}: {m.name}" for m in TABLE for s in sorted(m.sources)]


def test_every_fate_and_reason_has_its_words() -> None:
    assert (set(FATE_NAMES), set(REASON_NAMES)) == (set(Fate), set(Reason))


def test_every_notice_is_of_a_kind_with_a_name() -> None:
    assert sorted({kind_of(name) for name in NOTICES} - set(KINDS)) == []
    assert kind_of("nobody.knows") == "other"
