"""What a device says of itself is read strictly, and what cannot be read keeps nothing back."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.field.ledger import Told, of, read
from prakan.domain.field.telling import kept, told
from prakan.domain.problems_scores import LICENCE_ENDED
from prakan.domain.text import Text

LEDGER = {
    "collected": 5,
    "unsent": 2,
    "sent": 1,
    "confirmed": 2,
    "bytes_unsent": 9,
    "free": None,
    "persisted": True,
}


def test_a_ledger_is_read_kept_and_read_again() -> None:
    found = read(LEDGER, {"seq": 5, "digest": "a" * 64})
    assert found == Told(5, 2, 1, 2, 9, None, True, 5, "a" * 64)
    assert (found.adds_up, of(found.stored())) == (True, found)
    assert (of({}), Told(collected=3).adds_up) == (None, False)


@given(value=st.none() | st.booleans() | st.integers(max_value=-1) | st.floats() | st.text())
def test_a_count_that_is_none_makes_it_unreadable(value: object) -> None:
    assert read({**LEDGER, "unsent": value}, {"seq": 5, "digest": ""}) is None
    assert read(LEDGER, value) is None


def test_a_problem_is_told_again_in_either_language_with_what_its_words_name() -> None:
    values = {"level": Text("ระดับ", "level"), "day": date(2024, 1, 15)}
    again = told(LICENCE_ENDED.code, kept(values))
    assert again.values == values
    assert (again.code, "15 January 2024" in again.what("en"), "ระดับ" in again.what("th")) == (
        "SCORE-008",
        True,
        True,
    )
