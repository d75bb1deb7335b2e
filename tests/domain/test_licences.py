"""How a licence stands on a day, and whether somebody may assess on it and why not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.licences import (
    VALID,
    Hindrance,
    LicenceEvent,
    LicenceFacts,
    LicenceState,
    LicenceStep,
    end_of_term,
    may_assess,
    said,
    state_on,
)
from prakan.domain.text import Text

FIRST, LAST = date(2023, 1, 1), date(2025, 12, 31)
DAYS = st.dates(date(2022, 1, 1), date(2027, 1, 1))


def licence(*events: tuple[str, date], level: str = "basic", ends: date | None = LAST) -> LicenceFacts:
    """Return a licence of three years with what became of it."""
    return LicenceFacts(
        "B2566-00001", level, FIRST, ends, tuple(LicenceEvent(LicenceStep(s), on) for s, on in events)
    )


@pytest.mark.parametrize(
    ("starts", "years", "ends"),
    [
        (FIRST, 3, LAST),
        (date(2024, 2, 29), 2, date(2026, 2, 27)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2023, 12, 21), 3, date(2026, 12, 20)),
    ],
)
def test_a_term_ends_the_day_before_the_same_day(starts: date, years: int, ends: date) -> None:
    assert end_of_term(starts, years) == ends


def test_a_licence_stands_by_its_days_and_by_what_boards_resolved() -> None:
    plain = licence()
    days = {
        FIRST - timedelta(days=1): LicenceState.NOT_YET,
        FIRST: LicenceState.IN_FORCE,
        LAST - timedelta(days=180): LicenceState.IN_FORCE,
        LAST - timedelta(days=179): LicenceState.EXPIRING,
        LAST: LicenceState.EXPIRING,
        LAST + timedelta(days=1): LicenceState.EXPIRED,
    }
    assert {day: state_on(plain, day) for day in days} == days
    assert state_on(licence(ends=None), date(2099, 1, 1)) == LicenceState.IN_FORCE
    events = (("suspend", date(2023, 5, 1)), ("reinstate", date(2023, 6, 1)), ("revoke", date(2024, 1, 1)))
    resolved = licence(*events)
    assert [state_on(resolved, on - timedelta(days=1)) for _, on in events] == [
        LicenceState.IN_FORCE,
        LicenceState.SUSPENDED,
        LicenceState.IN_FORCE,
    ]
    assert [state_on(resolved, day) for day in (date(2024, 1, 1), date(2030, 1, 1))] == [
        LicenceState.REVOKED,
        LicenceState.REVOKED,
    ]


def test_of_one_day_what_was_recorded_last_counts() -> None:
    day = date(2023, 5, 1)
    assert state_on(licence(("suspend", day), ("reinstate", day)), day) == LicenceState.IN_FORCE


def test_every_reason_is_named() -> None:
    suspended = licence(("suspend", date(2023, 5, 1)))
    verdict = may_assess("basic", date(2023, 6, 1), standing="resting", seat="", licences=[suspended])
    assert (verdict.may, [r.hindrance for r in verdict.reasons]) == (
        False,
        [Hindrance.STANDING, Hindrance.SUSPENDED, Hindrance.NO_SEAT],
    )
    day = Text("1 พ.ค. 66", "1 May 2023")
    assert [said(reason, day).en for reason in verdict.reasons] == [
        "The assessor is resting",
        "Licence B2566-00001 is suspended since 1 May 2023",
        "Holds no seat in teams of basic education",
    ]
    cases = {
        Hindrance.NO_LICENCE: (licence(level="higher"), date(2024, 1, 1)),
        Hindrance.NOT_YET: (licence(), date(2022, 1, 1)),
        Hindrance.EXPIRED: (licence(), date(2026, 1, 1)),
        Hindrance.REVOKED: (licence(("revoke", FIRST)), FIRST),
    }
    for hindrance, (held, on) in cases.items():
        found = may_assess("basic", on, standing="active", seat="chair", licences=[held])
        assert [r.hindrance for r in found.reasons] == [hindrance]


def test_one_valid_licence_is_enough_and_the_longest_is_named() -> None:
    later = LicenceFacts("B2568-00009", "basic", date(2025, 6, 1), date(2028, 5, 31))
    verdict = may_assess(
        "basic", date(2025, 12, 1), standing="active", seat="member", licences=[licence(), later]
    )
    assert (verdict.may, verdict.licence, verdict.state) == (True, later, LicenceState.IN_FORCE)
    assert not may_assess(
        "basic", LAST + timedelta(days=1), standing="active", seat="member", licences=[licence()]
    ).may


@given(DAYS, st.lists(st.tuples(st.sampled_from(list(LicenceStep)), DAYS), max_size=4))
def test_nobody_assesses_outside_a_licence_that_is_in_force(
    day: date, events: list[tuple[LicenceStep, date]]
) -> None:
    facts = LicenceFacts("B", "basic", FIRST, LAST, tuple(LicenceEvent(s, on) for s, on in events))
    verdict = may_assess("basic", day, standing="active", seat="chair", licences=[facts])
    assert verdict.may == (state_on(facts, day) in VALID)
    assert verdict.may <= (FIRST <= day <= LAST)
    past = [step for step, on in sorted(events, key=lambda e: e[1]) if on <= day]
    last = past[-1] if past else None
    assert verdict.may <= (last in (None, LicenceStep.REINSTATE))
