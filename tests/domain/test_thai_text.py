"""Thai text set right: marks, unseen characters, old fonts, braces and loose ends."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pythainlp.util import normalize

from prakan.domain.thai_text import clean, without_tones

THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=12)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("บ้านหนองบัว", "บ้านหนองบัว"),
        ("  บ้าน\u00a0 หนองบัว\t", "บ้าน หนองบัว"),
        ("บ้าน\nหนองบัว", "บ้าน หนองบัว"),
        ("บ้าน\r\nหนองบัว\u2028", "บ้าน หนองบัว"),
        ("บ้าน\u200bหนอง\ufeffบัว\u00ad", "บ้านหนองบัว"),
        ("บ้าน\x00หนองบัว\ufffd", "บ้านหนองบัว"),
        ("น\u0e4d\u0e32", "น\u0e33"),  # NIKHAHIT and SARA AA
        ("น\u0e49\u0e4d\u0e32", "น\u0e49\u0e33"),  # the tone mark before NIKHAHIT
        ("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"),  # between them
        ("น\u0e33\u0e49", "น\u0e49\u0e33"),  # after SARA AM
        ("\u0e40\u0e40ม่สาย", "แม่สาย"),  # two SARA E
        ("ท\u0e48\u0e35", "ที่"),  # the tone mark before the vowel
        ("ที่่", "ที่"),
        ("ท\u0e35\u0e48\u0e35", "ที่"),
        ("บ้านน\u0e32\u0e32", "บ้านนา"),
        ("ท\uf713า", "ท\u0e48า"),  # shifted marks of old fonts
        ("ป\uf702\u0e19\uf70bา", "ปี\u0e19\u0e49า"),
        ("{บ้านนา}", "บ้านนา"),
        ("[[บ้านนา]]|", "บ้านนา"),
        ("“บ้านนา”", "บ้านนา"),
        ('"บ้านนา",', "บ้านนา"),
        ('บ้านนา "ประชาวิทยาคาร"', 'บ้านนา "ประชาวิทยาคาร"'),
        ('บ้านนา "ประชาวิทยาคาร', "บ้านนา ประชาวิทยาคาร"),
        ('"บ้านนา ""ประชา"""', 'บ้านนา "ประชา"'),
        ("บ้านนา (ประชาสรรค์)", "บ้านนา (ประชาสรรค์)"),
        ("บ้านนา (ประชา", "บ้านนา ประชา"),
        ("บ้านนา)", "บ้านนา"),
        ("โรงเรียนเทศบาล ๑", "โรงเรียนเทศบาล ๑"),  # the sender's digits stay
        ("ต่าง ๆ", "ต่าง ๆ"),
        ("ร.ร.บ้านนา", "ร.ร.บ้านนา"),
        ("St. Mary’s", "St. Mary's"),
    ],
)
def test_text_as_it_was_meant(typed: str, meant: str) -> None:
    assert clean(typed) == meant


@given(st.one_of(st.text(max_size=20), THAI))
@example("\u0e4d\u0e48\u0e32\u0e32")
@example("(\u0e33\u0e33")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.one_of(st.text(max_size=20), THAI))
def test_what_is_clean_is_one_line_in_one_form(text: str) -> None:
    tidy = clean(text)
    assert unicodedata.normalize("NFC", tidy) == tidy
    assert tidy == " ".join(tidy.split())


@given(st.lists(st.sampled_from(["ที่", "น้ำ", "แม่", "บ้าน", "เก่ง", "ปู่", "ศิลป์", "เด็ก", "ผึ้ง"]), max_size=6))
def test_right_words_stay_as_they_are(words: list[str]) -> None:
    assert clean(" ".join(words)) == " ".join(words)


@pytest.mark.parametrize("word", ["เเม่", "น\u0e4d\u0e49\u0e32", "ท\u0e48\u0e35", "ที่่", "กำ\u0e4dลัง"[:2]])
def test_a_library_sets_the_same_marks_right(word: str) -> None:
    assert clean(word) == normalize(word)


def test_marks_that_typists_leave_out() -> None:
    assert without_tones("โพธิ์เด็กบ้าน") == "โพธิเดกบาน"
