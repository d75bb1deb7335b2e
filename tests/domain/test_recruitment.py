"""Lists of recruitment: exact totals, ranks with ties, places, cut-offs, the rule as data."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prakan.domain.problems import Refused
from prakan.domain.recruitment import (
    Component,
    LastPlace,
    Outcome,
    Part,
    Rule,
    Shortfall,
    Why,
    next_called,
    percent,
    rank,
    total,
)
from prakan.domain.recruitment_rule import DEFAULT, check, packed, unpacked
from prakan.domain.text import Text

D = Decimal
TEST = Component("test", Text("สอบ"), D(60), D(100), D(50))
WORK = Component("work", Text("งาน"), D(40), D(30))
RULE = Rule((TEST, WORK), D(60), ties=("test",))


def points(test: str, work: str) -> dict[str, D]:
    return {"test": D(test), "work": D(work)}


def test_a_total_is_exact_and_rounded_once_with_halves_up() -> None:
    assert total(RULE, points("77.7", "20")) == D("73.29")  # 46.62 + 26.666…
    assert total(Rule((TEST, WORK), decimals=4), points("77.7", "20")) == D("73.2867")
    thirds = Rule(tuple(Component(k, Text(k), D(1), D(3)) for k in "abc"))
    assert total(thirds, dict.fromkeys("abc", D(3))) == D("100.00")
    assert total(Rule((Component("a", Text("a"), D(100), D(200)),), decimals=0), {"a": D(25)}) == D(13)
    assert total(RULE, {"test": D(90)}) is None


def test_equals_share_a_rank_and_the_next_is_left_out() -> None:
    given = {1: points("80", "24"), 2: points("80", "24"), 3: points("90", "30"), 4: points("70", "24")}
    found = rank(RULE, given).lines
    assert {pk: (one.rank, one.shared) for pk, one in found.items()} == {
        3: (1, 1),
        1: (2, 2),
        2: (2, 2),
        4: (4, 1),
    }


def test_what_parts_equals_parts_them() -> None:
    given = {1: points("80", "21"), 2: points("70", "25.5"), 3: points("60", "30")}
    found = rank(RULE, given).lines
    assert [(one.total, one.rank) for one in found.values()] == [
        (D("76.00"), 1),
        (D("76.00"), 2),
        (D("76.00"), 3),
    ]
    assert [one.rank for one in rank(Rule((TEST, WORK)), given).lines.values()] == [1, 1, 1]


@pytest.mark.parametrize(
    ("last_place", "outcomes", "last", "following"),
    [
        (LastPlace.ALL, ["called", "called", "called", "reserve"], D("80.00"), D("70.00")),
        (LastPlace.NONE, ["called", "reserve", "reserve", "reserve"], D("90.00"), D("80.00")),
    ],
)
def test_who_shares_the_last_place_is_called_or_not_as_the_rule_says(
    last_place: LastPlace, outcomes: list[str], last: D, following: D
) -> None:
    rule = Rule((Component("a", Text("a"), D(100), D(100)),), last_place=last_place)
    found = rank(rule, {1: {"a": D(90)}, 2: {"a": D(80)}, 3: {"a": D(80)}, 4: {"a": D(70)}}, places=2)
    assert [one.outcome.value for one in found.lines.values()] == outcomes
    assert (found.last_called, found.next_best, found.margin) == (last, following, last - following)


def test_who_has_no_rank_hears_every_reason() -> None:
    found = rank(RULE, {1: points("49", "0"), 2: {"test": D(100)}, 3: points("50", "30")}).lines
    assert found[1].why == (
        Why(Shortfall.LEAST, "test", D(49), D(50)),
        Why(Shortfall.CUT_OFF, "", D("29.40"), D(60)),
    )
    assert found[2].why == (Why(Shortfall.MISSING, "work"),)
    assert (found[3].outcome, found[3].rank, found[3].total) == (Outcome.CALLED, 1, D("70.00"))


def test_reasons_beside_the_points_keep_somebody_off_the_list() -> None:
    absent = Why(Shortfall.ATTENDANCE, "", D(60), D(80))
    found = rank(RULE, {1: points("90", "30"), 2: points("80", "30")}, others={1: (absent,)})
    assert (found.lines[1].rank, found.lines[1].why, found.lines[2].rank) == (None, (absent,), 1)


SOME = st.dictionaries(
    st.integers(1, 60),
    st.fixed_dictionaries({"test": st.integers(0, 100), "work": st.integers(0, 30)}),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(SOME, st.integers(1, 30), st.sampled_from(LastPlace), st.randoms())
def test_any_list_is_the_same_in_any_order_and_nobody_better_is_left_out(
    several: dict[int, dict[str, int]], places: int, last_place: LastPlace, random: object
) -> None:
    rule = Rule((TEST, WORK), D(60), ties=("test",), last_place=last_place)
    told = {pk: {k: D(v) for k, v in one.items()} for pk, one in several.items()}
    found = rank(rule, told, places)
    shuffled = list(told.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rank(rule, dict(shuffled), places).lines == found.lines
    called = [one for one in found.lines.values() if one.outcome is Outcome.CALLED]
    reserve = [one for one in found.lines.values() if one.outcome is Outcome.RESERVE]
    assert all((a.rank or 0) < (b.rank or 0) for a in called for b in reserve)
    beyond = sum((one.rank or 0) + one.shared - 1 > places for one in called)
    assert beyond == 0 if last_place is LastPlace.NONE else all((c.rank or 0) <= places for c in called)


def test_the_rule_of_the_house_is_whole_and_to_be_confirmed() -> None:
    rule = unpacked(DEFAULT)
    for part in Part:
        check(rule.of(part), part.value)
        assert packed(rule.of(part)) == DEFAULT[part.value]
    assert (rule.confirmed, len(rule.training.videos), rule.training.needed) == (False, 6, 6)
    assert unpacked({}) == rule


def test_a_rule_with_faults_names_each() -> None:
    bad = Rule(
        (
            Component("a", Text("ก"), D(60), D(0)),
            Component("b", Text(""), D("39.5"), D(50), D(51)),
        ),
        D(101),
    )
    with pytest.raises(Refused) as refused:
        check(bad, "selection")
    assert sorted((fault.code, fault.field) for fault in refused.value.faults) == [
        ("RECRUIT-011", "selection"),
        ("RECRUIT-012", "selection_cut_off"),
        ("RECRUIT-013", "selection"),
        ("RECRUIT-014", "selection"),
        ("RECRUIT-015", "selection"),
    ]
    with pytest.raises(Refused) as refused:
        check(Rule(()), "selection")
    assert [fault.code for fault in refused.value.faults] == ["RECRUIT-010"]


@pytest.mark.parametrize(
    ("free", "last_place", "called"),
    [
        (0, LastPlace.ALL, set()),
        (1, LastPlace.ALL, {1}),
        (2, LastPlace.ALL, {1, 2, 3}),
        (2, LastPlace.NONE, {1}),
        (9, LastPlace.NONE, {1, 2, 3, 4}),
    ],
)
def test_free_places_are_filled_in_order_and_equals_together_or_not(
    free: int, last_place: LastPlace, called: set[int]
) -> None:
    assert next_called({1: 7, 2: 8, 3: 8, 4: 10}, free, last_place) == called


def test_a_share_of_nothing_is_unknown() -> None:
    assert (percent(2, 3), percent(0, 0)) == (D("66.67"), None)
