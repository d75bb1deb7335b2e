"""Consensus: no mark without evidence, a wide difference has its reason, a word counts for what was read."""

from __future__ import annotations

import pytest

from prakan.domain.case_scores.consensus import (
    Agreed,
    decisions_of,
    digest_of,
    entry_faults,
    faults,
    to_stored,
    waiting,
    with_dissent,
)
from prakan.domain.case_scores.sheets import Entry
from prakan.domain.frameworks.model import Mark
from tests.domain.case_scores.test_differences import BASIC, sheet

SHEETS = [sheet(_2_3=4, _1_1=3), sheet(_2_3=2, _1_1=3), sheet(_2_3=4, _1_1=3)]


@pytest.mark.parametrize(
    ("code", "entry", "told"),
    [
        ("1.1", Entry(Mark(level="good"), "", (1,)), []),
        ("1.1", Entry(Mark(level="good"), "because", ()), [("SCORE-020", "evidence")]),
        ("1.1", Entry(Mark(level="fair"), "", (1,)), [("SCORE-022", "reason")]),
        ("1.1", Entry(Mark(level="fair"), "because", (1,)), []),
        ("2.3", Entry(Mark(level="good"), "", (1,)), [("SCORE-021", "reason")]),
        ("2.3", Entry(Mark(level="good"), "", ()), [("SCORE-020", "evidence"), ("SCORE-021", "reason")]),
        ("2.3", Entry(Mark(level="good"), "because", (1,)), []),
        ("1.1", Entry(Mark(), "", ()), [("SCORE-023", "reason")]),
        ("1.1", Entry(Mark(), "shut on that day", ()), []),
        ("1.1", Entry(None, "because", (1,)), [("SCORE-024", "mark")]),
    ],
)
def test_what_an_agreed_mark_needs(code: str, entry: Entry, told: list[tuple[str, str]]) -> None:
    assert [(f.code, f.field) for f in entry_faults(BASIC, code, entry, SHEETS)] == told


def test_the_whole_needs_every_question() -> None:
    done = {code: Agreed(Entry(Mark(level="good"), "because", (1,))) for code in BASIC.indicators}
    open_ones = {**done, "3.1": Agreed(Entry(Mark(level="good"), "because", ()))}
    del open_ones["2.10"]
    assert faults(BASIC, done, SHEETS) == ()
    assert [(f.code, f.field) for f in faults(BASIC, open_ones, SHEETS)] == [
        ("SCORE-024", "2.10"),
        ("SCORE-020", "3.1"),
    ]


def test_dissent_is_kept_by_person_and_taken_back_by_that_person() -> None:
    one = with_dissent(Agreed(Entry(Mark(level="good"), "because", (1,))), 12, "records stop in May")
    both = with_dissent(with_dissent(one, 13, "fair"), 12, "records stop in April")
    assert both.dissent == {12: "records stop in April", 13: "fair"}
    assert with_dissent(both, 12, "").dissent == {13: "fair"}
    assert decisions_of({"2.3": to_stored(both)}) == {"2.3": both}


def test_a_word_on_older_content_has_lapsed() -> None:
    before = {"1.1": Agreed(Entry(Mark(level="good"), "because", (1,)))}
    after = {"1.1": with_dissent(before["1.1"], 12, "fair")}
    read, now = (digest_of({"case": 4}, one, {1: "a" * 64}) for one in (before, after))
    assert read != now
    assert waiting((11, 12, 13), {11: now, 12: read}, now) == (12, 13)
    assert waiting((11, 12), {11: now, 12: now, 13: read}, now) == ()
