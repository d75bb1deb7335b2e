"""Agreement against a published worked example, and against what can be counted by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prakan.domain.case_scores.agreement import Distance, agreement, alpha, interval, nominal, ordinal
from prakan.domain.case_scores.differences import position
from tests.domain.case_scores.test_differences import BASIC, sheet


def units() -> list[list[int | None]]:
    """Return example C, four observers of twelve units, a row for each unit; a dot is a missing value."""
    rows = ["123321412...", "1233224125.3", ".3332342251."[:12], "12332441251."]
    assert {len(row) for row in rows} == {12}
    return [[None if cell == "." else int(cell) for cell in column] for column in zip(*rows, strict=True)]


@pytest.mark.parametrize(
    ("distance", "published"), [(nominal, "0.743"), (ordinal, "0.815"), (interval, "0.849")]
)
def test_alpha_is_what_the_published_example_says(distance: Distance, published: str) -> None:
    found = alpha(units(), distance)
    assert found is not None
    assert f"{float(found):.3f}" == published


def test_alpha_of_binary_data_of_two_observers_is_what_the_published_example_says() -> None:
    one, two = "0100000000", "1110010100"  # example A: ten units, alpha 0.095
    found = alpha([[int(a), int(b)] for a, b in zip(one, two, strict=True)], nominal)
    assert found is not None
    assert f"{float(found):.3f}" == "0.095"


def test_alpha_of_nominal_data_of_two_observers_is_what_the_published_example_says() -> None:
    one, two = "aabbdcccedda", "babbbccceddd"  # example B: twelve units, alpha 0.692
    found = alpha([[ord(a), ord(b)] for a, b in zip(one, two, strict=True)], nominal)
    assert found is not None
    assert f"{float(found):.3f}" == "0.692"


def test_alpha_is_one_when_all_agree_and_unknown_when_nothing_varies() -> None:
    assert alpha([[1, 1], [4, 4], [2, None]], ordinal) == Fraction(1)
    assert alpha([[3, 3], [3, 3]], ordinal) is None
    assert alpha([[3, None], [None, 2]], ordinal) is None


def test_pairs_are_counted_and_what_was_not_assessed_makes_none() -> None:
    sheets = [
        sheet(_1_1=3, _1_2=4, _2_3=4, _2_7=0),
        sheet(_1_1=3, _1_2=4, _2_3=2),
        sheet(_1_1=3, _1_2=3, _2_3=4),
    ]
    found = agreement(BASIC, sheets)
    assert (found.units, found.pairs, found.same, found.near) == (3, 9, 5, 7)
    assert (found.percent, found.percent_near) == (Fraction(500, 9), Fraction(700, 9))
    assert position(BASIC, "2.7", sheets[0]["2.7"]) is None
    alone = agreement(BASIC, sheets[:1])
    assert (alone.pairs, alone.percent, alone.percent_near, alone.alpha) == (0, None, None, None)
