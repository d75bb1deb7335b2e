"""From how far apart marks need a reason is what the agency's folder says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from prakan.domain.case_scores.differences import Difference
from prakan.domain.case_scores.limits import FaultyLimits, Limits, limits_of

SAID = tomllib.loads((Path(__file__).parents[3] / "agencies/onesqa/scores.toml").read_text("utf-8"))


def test_limits_are_read_and_faulty_ones_are_named() -> None:
    found = limits_of(SAID)
    assert (found.far, found.confirmed, found.note.en) == (
        2,
        False,
        "how many levels apart is in no manual found",
    )
    assert limits_of({"consensus": {"far": 3, "confirmed": True}}) == Limits(3, confirmed=True)
    for wrong, named in (({}, "consensus"), ({"consensus": {"far": 0}}, "less than one")):
        with pytest.raises(FaultyLimits, match=named):
            limits_of(wrong)


def test_marks_are_far_apart_from_the_limit_on() -> None:
    far = [Difference("1.1", (), gap, split=False, limit=3).far for gap in (2, 3)]
    assert far == [False, True]
    assert Difference("1.1", (), 0, split=True, limit=3).far
