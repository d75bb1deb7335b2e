"""Differences between sheets: in levels of the question, and "not assessed" is never a level."""

from __future__ import annotations

from decimal import Decimal

from prakan.domain.case_scores.differences import differences, farthest_first, outside, position, steps
from prakan.domain.frameworks.model import Mark
from tests.domain.frameworks.sample import pack
from tests.domain.frameworks.test_packs import pack as house

LEVELS = ("improve", "fair", "good", "very_good", "excellent")
BASIC = house("basic-2567")


def sheet(**levels: int) -> dict[str, Mark]:
    """Return marks of basic education by the number of their level, 0 for not assessed: _2_3=4."""
    return {
        code.strip("_").replace("_", "."): Mark(level=LEVELS[n - 1]) if n else Mark()
        for code, n in levels.items()
    }


def test_marks_stand_at_the_level_of_their_question() -> None:
    assert [position(BASIC, "2.3", Mark(level=one)) for one in LEVELS] == [0, 1, 2, 3, 4]
    assert [position(BASIC, "2.3", one) for one in (None, Mark())] == [None, None]
    numbers = [position(pack(), "2.1", Mark(number=Decimal(n))) for n in ("49.99", "50", "80")]
    assert numbers == [0, 1, 2]
    assert [position(pack(), "1.1.a", Mark(met=met)) for met in (False, True)] == [0, 1]
    assert [steps(BASIC, "2.3"), steps(pack(), "1.1.a"), steps(pack(), "2.1")] == [5, 2, 3]


def test_the_team_of_three_of_the_manual_example_differs_by_two_in_one_indicator() -> None:
    chair = sheet(_1_1=3, _1_2=4, _2_3=4, _2_7=0)
    member = sheet(_1_1=3, _1_2=4, _2_3=2, _2_7=4)
    secretary = sheet(_1_1=3, _1_2=3, _2_3=4, _2_7=4)
    found = {d.code: d for d in differences(BASIC, [chair, member, secretary])}
    told = {c: (found[c].gap, found[c].split, found[c].differs, found[c].far) for c in ("1.1", "1.2", "2.3")}
    assert told == {
        "1.1": (0, False, False, False),
        "1.2": (1, False, True, False),
        "2.3": (2, False, True, True),
    }
    assert (found["2.7"].gap, found["2.7"].split, found["2.7"].far) == (0, True, True)
    assert [d.code for d in farthest_first(tuple(found.values()))][:4] == ["2.3", "1.2", "2.7", "1.1"]


def test_a_mark_outside_of_what_anybody_gave_is_known() -> None:
    sheets = [sheet(_2_3=3), sheet(_2_3=4)]
    got = [outside(BASIC, "2.3", Mark(level=one), sheets) for one in LEVELS]
    assert got == [True, True, False, False, True]
    assert outside(BASIC, "2.3", Mark(level="good"), [sheet(_2_3=0)])
    assert not outside(BASIC, "2.3", Mark(), sheets)
