"""Keys of an index: whatever begins a name begins its key, on every database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.finding.terms import ABOVE_ALL, Term, key_of, letters, terms_of
from prakan.domain.thai_names import match_key

THAI = st.text(st.sampled_from("กขคงจชดตทนบปพมยรลวสหอะาิีุูเแโไ12ab"), min_size=1, max_size=20)


def test_a_name_is_found_from_each_of_its_words_on() -> None:
    assert terms_of("โรงเรียนบ้านหนองบัว") == {
        Term(key_of("บานหนองบัว"), True),
        Term(key_of("หนองบัว"), False),
        Term(key_of("บัว"), False),
    }


def test_an_english_name_is_found_too() -> None:
    found = terms_of("", "Ban Nong Bua School")
    assert Term(key_of("bannongbuaschool"), True) in found
    assert Term(key_of("nongbuaschool"), False) in found


def test_a_name_of_nothing_has_no_term() -> None:
    assert terms_of("", " - ") == frozenset()


@given(THAI, THAI)
def test_what_begins_a_name_begins_its_key(begin: str, rest: str) -> None:
    short, whole = key_of(begin), key_of(begin + rest)
    assert (short <= whole < short + ABOVE_ALL) is True


@given(st.text(max_size=40))
def test_keys_hold_what_every_database_sorts_alike(text: str) -> None:
    assert set(key_of(letters(text))) - set("0123456789abcdef") == set()


@pytest.mark.parametrize("typed", ["โรงเรียน บ้าน หนองบัว", "บานหนองบัว", "รร.บ้านหนองบัว", "(บ้านหนองบัว"])
def test_spaces_signs_and_tone_marks_do_not_count(typed: str) -> None:
    assert key_of(match_key(typed)) == key_of("บานหนองบัว")
