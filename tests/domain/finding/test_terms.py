"""Keys of an index: whatever begins a name begins its key, on every database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.finding.terms import ABOVE_ALL, Term, key_of, letters, terms_of
from prakan.domain.thai_names import match_key
from prakan.domain.thai_search import search_words
from tests.dirty_rosters import NAME, roster

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


def worked_out_anew(name_th: str, name_en: str = "") -> set[Term]:
    """Return the terms of names, the key of every beginning worked out by itself."""
    first = {key_of(name) for name in (match_key(name_th), letters(name_en))}
    rest = set()
    for name in (name_th, name_en):
        words = [letters(word) for word in search_words(name)]
        tails = ("".join(words[at:]) for at in range(1, len(words)))
        rest |= {key_of(tail) for tail in tails if len(tail) >= 2}
    terms = {*(Term(key, True) for key in first), *(Term(key, False) for key in rest - first)}
    return terms - {Term("", True), Term("", False)}


@given(THAI, st.text(st.sampled_from("ab c๑ไก้เ日é-("), max_size=20))
def test_a_piece_of_the_key_of_the_whole_is_the_key_of_the_rest(thai: str, other: str) -> None:
    for names in ((thai,), (thai, other), (other, thai), (f"โรงเรียนบ้าน{thai} {other}",)):
        assert terms_of(*names) == worked_out_anew(*names)


def test_every_name_of_a_roster_has_the_terms_of_its_words() -> None:
    names = {str(row[NAME]) for row in roster(3000, varied=True).rows}
    assert [name for name in names if terms_of(name) != worked_out_anew(name)] == []


def test_a_long_name_is_cut_where_a_key_ends() -> None:
    long = "โรงเรียนบ้านหนองบัว" * 10
    assert terms_of(long) == worked_out_anew(long)
    assert max(len(term.key) for term in terms_of(long)) == 120
