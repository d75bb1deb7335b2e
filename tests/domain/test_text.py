"""Words in both languages."""

from __future__ import annotations

import pytest

from prakan.domain.text import Text


def test_each_language_says_its_own() -> None:
    text = Text("งบ", "Budget")
    assert (text.say("th"), text.say("en"), text.say("en-gb")) == ("งบ", "Budget", "Budget")


def test_what_nobody_has_translated_is_said_in_thai() -> None:
    assert Text("งบ").say("en") == "งบ"


def test_slots_are_filled_on_both_sides() -> None:
    assert Text("{n} แห่ง", "{n} schools").with_values(n=3) == Text("3 แห่ง", "3 schools")


def test_a_slot_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Text("{n} แห่ง", "{n} schools").with_values(m=3)


def test_a_text_without_words_is_nothing() -> None:
    assert (bool(Text("")), bool(Text("", "x")), bool(Text("ก"))) == (False, True, True)
