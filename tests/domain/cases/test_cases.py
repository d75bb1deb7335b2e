"""Routes of cases: whole or refused, which step follows which, whose turn it is and until when."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.cases.needs import NEED_NAMES, Need
from prakan.domain.cases.owners import OWNER_NAMES, OWNER_ROLES, Owner
from prakan.domain.cases.routes import CaseRoute, Clock, FaultyRoute, From, from_json, routes_of, to_json
from prakan.domain.cases.stages import (
    ENDED,
    HOLD_NAMES,
    MODE_NAMES,
    STAGE_NAMES,
    STAGE_NOW,
    CaseStage,
    Hold,
    Mode,
)
from prakan.domain.cases.steps import WAYS, check_by_itself, forward, ways_from
from prakan.domain.cases.turns import Dates, turn_of
from prakan.domain.problems import Refused

FILE = Path(__file__).parents[3] / "agencies" / "onesqa" / "case-routes.toml"
SAID: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
ROUTES = {route.level: route for route in routes_of(SAID)}
BASIC = ROUTES["basic"]
DAY = date(2024, 3, 1)


def names(route: CaseRoute) -> list[str]:
    """Return the steps of the straight way from the list to the end."""
    found, stage = [], CaseStage.LISTED
    while way := forward(route, stage):
        found.append(way.name)
        stage = way.target
    return found


def test_every_word_of_the_vocabulary_is_said_in_both_languages() -> None:
    for kind, words in (
        (CaseStage, STAGE_NAMES),
        (CaseStage, STAGE_NOW),
        (Hold, HOLD_NAMES),
        (Mode, MODE_NAMES),
        (Need, NEED_NAMES),
        (Owner, OWNER_NAMES),
    ):
        assert set(words) == set(kind)
        assert [key for key, text in words.items() if not (text.th and text.en)] == []
    assert set(OWNER_ROLES) == set(Owner)


def test_every_level_has_a_route_that_leads_from_the_list_to_the_end() -> None:
    assert set(ROUTES) == set(LEVEL_NAMES)
    for route in ROUTES.values():
        last = next(way for way in WAYS if way.name == names(route)[-1])
        assert last.target == CaseStage.CLOSED
        reached = {way.target for leg in route.legs for way in ways_from(route, leg.stage)}
        assert {leg.stage for leg in route.legs} - reached == {CaseStage.LISTED}
        assert [leg.stage for leg in route.legs if not ways_from(route, leg.stage)] == sorted(
            ENDED, key=list(CaseStage).index
        )


def test_levels_go_their_own_ways_to_the_verdict() -> None:
    way = names(BASIC)
    assert way[way.index("case.submit") :] == [
        "case.submit",
        "case.pass",
        "case.endorse",
        "case.certify",
        "case.publish",
        "case.close",
    ]
    assert "case.certify_in_committee" in names(ROUTES["international"])
    assert "case.pass_to_board" in names(ROUTES["welfare"])
    assert not {"case.pass_to_board", "case.certify_in_committee"} & set(way)


def test_only_the_clock_of_the_draft_is_known() -> None:
    known = [leg.stage for leg in BASIC.legs if leg.clock and leg.clock.confirmed]
    assert known == [CaseStage.VISITED]
    assert BASIC.leg("visited").clock == Clock(
        15,
        From.VISIT_END,
        confirmed=True,
        note=BASIC.leg("visited").clock.note,  # type: ignore[union-attr]
    )


def test_a_route_is_kept_and_read_back_with_the_same_digest() -> None:
    for route in ROUTES.values():
        back = from_json(to_json(route))
        assert (back, back.digest) == (route, route.digest)
    assert len({route.digest for route in ROUTES.values()}) == len(ROUTES)


@pytest.mark.parametrize(
    ("route", "says"),
    [
        ({"level": "moon"}, "not a level"),
        ({"level": "basic", "without": ["certified"]}, "certified"),
        ({"level": "basic", "without": ["committee", "board"]}, "neither"),
        ({"level": "basic", "without": ["nowhere"]}, "nowhere"),
        ({"level": "basic", "change": [{"stage": "nowhere"}]}, "nowhere"),
        ({"level": "basic", "change": [{"stage": "board", "owner": "king"}]}, "king"),
        ({"level": "basic", "change": [{"stage": "board", "days": 0}]}, "0 days"),
        ({"level": "basic", "change": [{"stage": "board", "needs": ["luck"]}]}, "luck"),
    ],
)
def test_a_faulty_route_says_what_is_wrong(route: dict[str, Any], says: str) -> None:
    with pytest.raises(FaultyRoute, match=says):
        routes_of({"stage": SAID["stage"], "route": [route]})


def test_a_step_for_people_is_not_taken_by_itself() -> None:
    change = {"level": "basic", "change": [{"stage": "reading", "by_itself": True}]}
    [route] = routes_of({"stage": SAID["stage"], "route": [change]})
    with pytest.raises(Refused) as refused:
        check_by_itself(route)
    [fault] = refused.value.faults
    assert (fault.code, fault.values["step"]) == ("CASE-018", "case.pass")
    for route in routes_of(SAID):
        check_by_itself(route)


def test_the_turn_follows_stage_holds_and_the_clock() -> None:
    dates = Dates(DAY, visit_end=date(2024, 3, 8))
    turn = turn_of(BASIC, "visited", dates, (), {Need.CONSENSUS_AGREED}, date(2024, 3, 23))
    assert (turn.owner, turn.due, turn.late) == (Owner.CHAIR, date(2024, 3, 23), 0)
    assert (turn.missing, turn.step and turn.step.name) == ((Need.DRAFT_WRITTEN,), "case.send_draft")
    late = turn_of(BASIC, "visited", dates, (), (), date(2024, 3, 25))
    assert (late.owner, late.late) == (Owner.OFFICER, 2)  # escalated
    held = turn_of(BASIC, "visited", dates, ("postponed",), (), date(2024, 3, 25))
    assert (held.owner, held.due, held.stopped) == (Owner.OFFICER, None, Hold.POSTPONED)
    over = turn_of(BASIC, "closed", dates, ("re_assessment",), (), DAY)
    assert (over.owner, over.step, over.missing) == (Owner.NOBODY, None, ())


def test_a_clock_from_a_day_that_is_not_known_yet_does_not_run() -> None:
    turn = turn_of(BASIC, "visited", Dates(DAY), (), (), date(2025, 1, 1))
    assert (turn.due, turn.late) == (None, 0)


def test_working_days_leave_out_weekends() -> None:
    friday = date(2024, 3, 1)
    assert Clock(1, working_days=True).due(friday) == date(2024, 3, 4)
    assert Clock(6, working_days=True).due(friday) == date(2024, 3, 11)
    assert Clock(1).due(friday) == date(2024, 3, 2)
