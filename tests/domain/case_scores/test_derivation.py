"""The derivation of a verdict as a tree: every outcome has its place, whatever the pack."""

from __future__ import annotations

import pytest

from prakan.domain.case_scores.derivation import derivation, not_assessed
from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.questions import filled, questions
from prakan.domain.frameworks.scoring import score
from tests.domain.frameworks.test_packs import pack as house
from tests.domain.frameworks.test_scoring import SCORABLE, best

BASIC = house("basic-2567")


def test_marks_stand_on_the_left_and_the_whole_on_the_right() -> None:
    marks = filled(BASIC, {"1.1": Mark(level="excellent")}, Mark(level="good"))
    tree = derivation(BASIC, score(BASIC, marks))
    told = {code: (tree.of(code).column, tree.of(code).row) for code in ("1.1", "1.2", "1.3", "1", "overall")}
    assert told == {"1.1": (0, 0), "1.2": (0, 1), "1.3": (0, 2), "1": (1, 1), "overall": (2, 7.5)}
    one, whole = tree.of("1"), tree.of("overall")
    assert (tree.columns, tree.rows, len(tree.branches), len(tree.lines)) == (3, 16, 20, 19)
    assert (one.outcome.en, one.number, one.step.th, one.marked) == (
        "Very good",
        "4",
        "ค่าเฉลี่ย 3.6667 ปัดเป็น 3.67 อยู่ในช่วง 3.5 ถึงต่ำกว่า 4.5",
        False,
    )
    assert (whole.outcome.th, whole.name.th, tree.branches[0].code) == ("ดี", "ผลภาพรวม", "overall")
    assert {(one.source, one.number) for one in tree.lines if one.target == "overall"} == {
        ("1", "4"),
        ("2", "3"),
        ("3", "3"),
    }


def test_what_was_not_assessed_keeps_its_place_and_its_line_is_left_out() -> None:
    marks = filled(BASIC, {"2.1": Mark()}, Mark(level="good"))
    tree = derivation(BASIC, score(BASIC, marks))
    assert [b.code for b in not_assessed(tree)] == ["2.1"]
    assert [one.source for one in tree.lines if not one.counted] == ["2.1"]
    assert (tree.rows, tree.of("2.1").outcome.en, tree.of("2").outcome.en) == (16, "Not assessed", "Good")


@pytest.mark.parametrize("key", sorted(SCORABLE))
def test_every_pack_has_its_tree_without_two_things_in_one_place(key: str) -> None:
    found: Pack = SCORABLE[key]
    asked = {q.code: q for q in questions(found)}
    tree = derivation(found, score(found, {code: best(q) for code, q in asked.items()}))
    leaves = [b.row for b in tree.branches if not any(one.target == b.code for one in tree.lines)]
    assert sorted(leaves) == [float(n) for n in range(tree.rows)]
    assert all(tree.of(one.source).column < tree.of(one.target).column for one in tree.lines)
