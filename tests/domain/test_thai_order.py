"""The order of the Thai dictionary, held against rules and against ICU."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.corpus import thai_words

from prakan.domain.thai_names import sort_key

TEXTS = st.text(max_size=20)
IN_ORDER = [
    ["กก", "กด", "กะ", "กา", "กำ", "กิน", "เก", "แก", "โก", "ใก", "ไก"],
    ["กาง", "ก้าง", "กางเกง"],
    ["ขาว", "ข่าว", "ข้าว", "ขาวา"],
    ["เขมร", "แขก", "โขน", "ไข", "คน"],
    ["ปา", "ป่า", "ป้า", "ป๊า", "ป๋า", "ปาก"],
    ["เก", "เก่ง", "เก้ง", "เก็บ"],
    ["โพธิ", "โพธิ์", "โพธิ์ทอง"],
    ["เทศบาล 2", "เทศบาล 10", "เทศบาล ๑๑", "เทศบาล 100", "เทศบาลก"],
    ["1", "ก", "ฮ", "a", "z"],
    ["รา", "ฤทธิ์", "ลา"],
]


@pytest.mark.parametrize("words", IN_ORDER)
def test_words_stand_as_in_the_dictionary(words: list[str]) -> None:
    keys = [sort_key(word) for word in words]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ต่าง ๆ", "ต่าง"),
        ("บ้าน-นา", "บ้านนา"),
        ("๑๒", "012"),
        ("นํ้า", "น้ำ"),
        ("เเม่", "แม่"),
        ("ABC", "abc"),
        ("", " "),
    ],
)
def test_what_does_not_count(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@given(TEXTS)
def test_a_key_holds_only_what_every_database_sorts_alike(text: str) -> None:
    assert set(sort_key(text)) <= set("0123456789abcdef")


@given(st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E44), max_size=20), TEXTS)
def test_a_beginning_stands_before_the_whole(beginning: str, rest: str) -> None:
    whole = f"{beginning} ก{rest}"
    assert sort_key(beginning) <= sort_key(whole)


@given(st.integers(0, 10**12 - 1), st.integers(0, 10**12 - 1))
def test_numbers_stand_by_their_values(one: int, other: int) -> None:
    assert (sort_key(f"ที่ {one}") < sort_key(f"ที่ {other}")) == (one < other)


@pytest.mark.django_db
def test_the_dictionary_stands_as_icu_sorts_it() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL brings ICU")
    words = sorted(thai_words())
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_collation WHERE collname = 'th-x-icu'")
        if cursor.fetchone() is None:
            pytest.skip("this PostgreSQL has no ICU")
        cursor.execute('SELECT w FROM unnest(%s::text[]) w ORDER BY w COLLATE "th-x-icu"', (words,))
        ordered = [row[0] for row in cursor]
    wrong = [(a, b) for a, b in zip(ordered, ordered[1:], strict=False) if sort_key(a) > sort_key(b)]
    assert wrong == [("คำโอง", "คาเแร็กเตอร์")]  # the second is misspelt in the list
