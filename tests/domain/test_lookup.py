"""Finding words: Thai without spaces, digits of both kinds, invisible joiners."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.lookup import EXACT, INSIDE, NONE, SCATTERED, START, closeness, folded


@pytest.mark.parametrize(
    ("asked", "text", "rank"),
    [
        ("งบประมาณ", "งบประมาณ", EXACT),
        ("งบประมาณ", "งบ\u2060ประมาณ", EXACT),
        ("ปี ๒๕๖๗", "ปี 2567", EXACT),
        ("SAR", "sar 2566", START),
        ("ศูนย์ข้อมูล", "โครงการจัดทำศูนย์ข้อมูลด้านการประกัน", INSIDE),
        ("ศูนย์ ข้อมูล", "โครงการจัดทำศูนย์ข้อมูล", INSIDE),
        ("ข้อมูล โครงการ", "โครงการจัดทำศูนย์ข้อมูล", SCATTERED),
        ("ดาวเทียม", "โครงการจัดทำศูนย์ข้อมูล", NONE),
        ("", "อะไรก็ได้", NONE),
        ("  ", "อะไรก็ได้", NONE),
    ],
)
def test_how_well_a_text_answers(asked: str, text: str, rank: int) -> None:
    assert closeness(asked, [text]) == rank


def test_the_best_of_several_texts_counts() -> None:
    assert closeness("plan", ["แผน", "The plan", "plan"]) == EXACT


def test_no_texts_answer_nothing() -> None:
    assert closeness("plan", ["", ""]) == NONE


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(alphabet="กขค abc", min_size=1), st.text(alphabet="กขค abc"))
def test_a_piece_of_a_text_is_always_found_in_it(piece: str, rest: str) -> None:
    assert (closeness(piece, [rest + piece + rest]) > NONE) == bool(piece.strip())
