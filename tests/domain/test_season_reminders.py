"""The reminder ladder: the newest rung, once for a due day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.season_reminders import LADDER, Rung, Whom, rung_on, to_send

DUE = date(2024, 4, 30)
DAYS = st.dates(date(2024, 3, 1), date(2024, 7, 31))


def test_the_ladder_climbs_and_every_rung_tells_somebody() -> None:
    assert [rung.days for rung in LADDER] == sorted({rung.days for rung in LADDER})
    assert [rung.key for rung in LADDER if not rung.whom] == []
    assert [rung.key for rung in LADDER] == [
        "before-30", "before-14", "before-7", "before-1", "after-1", "after-7", "after-30",
    ]  # fmt: skip


def test_a_rung_stands_until_the_next() -> None:
    assert rung_on(DUE, date(2024, 3, 30)) is None
    assert rung_on(DUE, date(2024, 3, 31)) == LADDER[0]
    assert rung_on(DUE, date(2024, 4, 22)) == LADDER[1]
    assert rung_on(DUE, date(2024, 4, 30)) == Rung(-1, (Whom.INSTITUTION,))
    assert rung_on(DUE, date(2024, 5, 1)) == Rung(1, (Whom.INSTITUTION, Whom.PARENT_AGENCY))
    assert rung_on(DUE, date(2026, 1, 1)) == LADDER[-1]
    assert rung_on(None, DUE) is None


@given(st.lists(DAYS, max_size=60).map(sorted))
def test_however_often_the_worker_wakes_each_rung_goes_once_and_in_order(wakes: list[date]) -> None:
    done: list[str] = []
    for day in wakes:
        if rung := to_send(DUE, day, frozenset(done)):
            done.append(rung.key)
    keys = [rung.key for rung in LADDER]
    assert done == [key for key in keys if key in done]


def test_a_new_due_day_starts_the_ladder_again() -> None:
    sent_for_old_day = frozenset({LADDER[0].key})
    assert to_send(DUE, DUE - timedelta(days=30), sent_for_old_day) is None
    assert to_send(DUE + timedelta(days=30), DUE, frozenset()) == LADDER[0]


def test_rungs_have_words() -> None:
    assert Rung(-7).name.say("en") == "7 days before it is due"
    assert Rung(7).name.th == "หลังครบกำหนด 7 วัน"
    assert Rung(0).name.th == "วันครบกำหนด"
