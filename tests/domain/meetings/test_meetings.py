"""Bodies, quorum, who steps back, and agendas whose papers change."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.meetings import (
    Attendance,
    Count,
    FaultyBody,
    Item,
    Ready,
    Tie,
    agenda,
    bodies_of,
    body_for,
    counted,
    may_resolve,
    recused,
    stale,
)
from prakan.domain.text import Text

SAID = tomllib.loads((Path(__file__).parents[3] / "agencies/onesqa/boards.toml").read_text("utf-8"))["body"]
DAY = date(2024, 6, 14)
FIVE = frozenset({"ก", "ข", "ค", "ง", "จ"})


def test_every_level_has_its_committee_and_all_have_the_board() -> None:
    bodies = bodies_of(SAID)
    found = {level: body_for(bodies, level, board=False) for level in LEVEL_NAMES}
    assert {level: body.code if body else "" for level, body in found.items()} == {
        "early_childhood": "basic",
        "basic": "basic",
        "vocational": "vocational",
        "non_formal": "non_formal",
        "international": "basic",
        "higher": "higher",
        "welfare": "basic",
        "border_patrol": "basic",
    }
    assert {body_for(bodies, level, board=True) for level in LEVEL_NAMES} == {bodies[-1]}
    assert [body.confirmed for body in bodies] == [False] * 5


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"levels": ["moon"]}, "no level moon"),
        ({"levels": ["vocational"]}, "two committees"),
        ({"levels": []}, "a board of all levels or a committee of some"),
        ({"quorum": 0}, "not a share"),
        ({"quorum": 1001}, "not a share"),
        ({"code": "board"}, "stands twice"),
        ({"name_th": None, "levels": ["basic"], "board": True}, "a board of all levels or a committee"),
    ],
)
def test_a_faulty_body_is_named(change: dict[str, Any], named: str) -> None:
    with pytest.raises(FaultyBody, match=named):
        bodies_of([SAID[0] | change, *SAID[1:]])


def test_an_agency_has_one_board() -> None:
    with pytest.raises(FaultyBody, match="one board"):
        bodies_of(SAID[:-1])


def test_half_of_all_members_must_be_there_though_some_step_back() -> None:
    here = Attendance(FIVE, frozenset({"ก", "ข", "ค", "someone else"}))
    assert counted(here, (), 500) == Count(present=3, members=5, needed=3)
    assert may_resolve(here, (), 500)
    assert counted(here, ("ก",), 500) == Count(present=2, members=5, needed=3)
    assert not may_resolve(here, ("ก",), 500)


def test_a_body_without_members_resolves_nothing() -> None:
    assert not may_resolve(Attendance(frozenset(), frozenset()), (), 500)


def test_a_member_steps_back_while_a_tie_holds_both_days_counted() -> None:
    taught = Tie("ก", 7, Text("เคยสอน", "taught there"), "declared", date(2020, 5, 1), DAY)
    over = Tie("ข", 7, Text("เคยสอน", "taught there"), "declared", None, date(2024, 6, 13))
    later = Tie("ค", 7, Text("เริ่มสอน", "teaches"), "declared", date(2024, 6, 15), None)
    open_end = Tie("ก", 7, Text("ญาติ", "family"), "found")
    elsewhere = Tie("ก", 8, Text("ญาติ", "family"))
    found = recused(["ก", "ข", "ค"], [8, 7, 9], [taught, over, later, open_end, elsewhere], DAY)
    assert [(one.institution, one.member, len(one.ties)) for one in found] == [(8, "ก", 1), (7, "ก", 2)]


def ready(case: int, since: str, level: str = "basic", *, again: bool = False) -> Ready:
    return Ready(case, f"CASE-{case}", level, "10", since, f"r{case}", f"v{case}", again)


def test_who_waited_longest_is_on_the_agenda_when_not_all_fit() -> None:
    waiting = [ready(1, "2024-06-03"), ready(2, "2024-06-01"), ready(3, "2024-06-02", "basic")]
    assert [one.case for one in agenda(waiting, 2)] == [2, 3]


def test_what_was_here_before_stands_first_then_levels_together() -> None:
    waiting = [
        ready(1, "2024-06-01", "vocational"),
        ready(2, "2024-06-02", "basic"),
        ready(3, "2024-06-03", "vocational", again=True),
        ready(4, "2024-06-04", "basic"),
    ]
    assert [(one.place, one.case) for one in agenda(waiting)] == [(1, 3), (2, 2), (3, 4), (4, 1)]


def test_an_item_is_stale_when_its_papers_changed_or_its_case_left() -> None:
    items = agenda([ready(1, "2024-06-01"), ready(2, "2024-06-01"), ready(3, "2024-06-01")])
    now = {1: ("r1", "v1"), 2: ("r2", "another")}
    assert stale(items, now) == (Item(2, 2, "r2", "v2"), Item(3, 3, "r3", "v3"))
