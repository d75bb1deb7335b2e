"""Lines of Thai break between words, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.reporting.document.thai import pieces

ANY = st.text(st.sampled_from(list("กขคงจนมรวสหอะาำิีึืุูเแโใไ่้๊๋์็ๆฯ0123456789.,-–/() \nabZ")), max_size=60)


def kept(text: str, limit: int = 40) -> list[str]:
    return pieces(text, limit)[1::2]


@given(ANY, st.integers(4, 40))
def test_nothing_is_lost_or_added(text: str, limit: int) -> None:
    assert "".join(pieces(text, limit)) == text


def test_a_name_breaks_between_its_words() -> None:
    assert kept("สำนักงานรับรองมาตรฐานและประเมินคุณภาพการศึกษา") == [
        "สำนักงาน", "รับรอง", "มาตรฐาน", "และ", "ประเมิน", "คุณภาพ", "การศึกษา",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "word", ["สากล", "เทคโนโลยีสารสนเทศ", "พฤษภาคม", "องค์การมหาชน", "นครศรีธรรมราช", "อิเล็กทรอนิกส์"]
)
def test_words_that_typesetters_split_stay_whole(word: str) -> None:
    assert kept(word) == [word]


@pytest.mark.parametrize("short", ["สมศ.", "กพป", "ก.พ.ร.", "ฯลฯ"])
def test_an_abbreviation_stays_whole(short: str) -> None:
    assert kept(f"ตาม {short} กำหนด") == ["ตาม", short, "กำหนด"]


@pytest.mark.parametrize(
    "together", ["31 ธันวาคม 2566", "พ.ศ. 2567", "7 แห่ง", "4,220 แห่ง", "ร้อยละ 50–79.99", "12 เดือน", "อื่น ๆ"]
)
def test_what_belongs_together_stays_on_one_line(together: str) -> None:
    assert kept(together) == [together]


def test_a_unit_is_not_torn_off_a_longer_word() -> None:
    assert kept("ภายใน 7 วันทำการ") == ["ภายใน", "วันทำการ"]


def test_a_word_too_long_for_its_cell_breaks_into_shorter_words() -> None:
    assert kept("ผลการดำเนินงาน", limit=9) == ["ผล", "การ", "ดำเนินงาน"]


def test_latin_text_is_left_alone() -> None:
    assert pieces("Plan and budget 2567", 40) == ["Plan and budget 2567"]
