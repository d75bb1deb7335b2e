"""Search in Thai: words of an index, near names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.thai_search import did_you_mean, search_words, similarity, trigrams

NAMES = ["โรงเรียนบ้านหนองบัว", "โรงเรียนบ้านหนองบอน", "โรงเรียนวัดใหม่", "ศพด.บ้านหนองบัว", "วิทยาลัยเทคนิคตาก"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("โรงเรียนบ้านหนองบัว", ("โรงเรียน", "บ้าน", "หนอง", "บัว")),
        ("วิทยาลัยเทคนิคตาก ๒", ("วิทยาลัย", "เทคนิค", "ตาก", "2")),
        ("Wat Mai (School)", ("wat", "mai", "school")),
        ("", ()),
        ("- ( )", ()),
    ],
)
def test_words_of_a_text(text: str, words: tuple[str, ...]) -> None:
    assert search_words(text) == words


@pytest.mark.parametrize("asked", ["บานหนองบัว", "บ้านหนองบวั", "โรงเรียน บ้านหนองบั", "รร.บ้านหนองบัว"])
def test_the_nearest_name_comes_first(asked: str) -> None:
    near = did_you_mean(asked, NAMES)
    assert (near[0].at, near[0].name) == (0, "โรงเรียนบ้านหนองบัว")
    assert [n.score for n in near] == sorted((n.score for n in near), reverse=True)


def test_nothing_near_is_nothing() -> None:
    assert did_you_mean("มหาวิทยาลัยนเรศวร", NAMES) == ()
    assert did_you_mean("", NAMES) == ()
    assert len(did_you_mean("บ้านหนองบัว", NAMES, limit=1)) == 1


def test_how_alike_two_names_are() -> None:
    assert similarity("โรงเรียนบ้านนา", "รร.บานนา") == 100.0
    assert similarity("บ้านนา", "") == 0.0
    assert similarity("บ้านนา", "บ้านนาง") > similarity("บ้านนา", "บ้านทราย")


def test_groups_of_three_letters() -> None:
    assert trigrams("นา") == frozenset({"  น", " นา", "นา "})
    assert trigrams("") == frozenset()


@given(st.text(max_size=20))
def test_a_name_is_the_same_as_itself(name: str) -> None:
    assert similarity(name, name) in (0.0, 100.0)
    assert trigrams(f"โรงเรียน บ้าน{name}") == trigrams(f"บ้าน{name}")
