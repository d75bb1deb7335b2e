"""What surprises, what does not, and that the lot can be drawn again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

import numpy as np
import pytest

from prakan.domain.reading_list import (
    LEAST_CASES,
    CaseMarks,
    Pick,
    Reason,
    Shares,
    Shelf,
    Surprise,
    in_order,
    lot,
    reading_list,
    second_reads,
    shared_out,
    surprises,
)

CODES = ("1.1", "1.2", "2.1", "2.2")
NUMBERS = {id: f"CASE-2570-{id:06d}" for id in range(1, 101)}


def world(count: int = 200, seed: int = 7) -> list[CaseMarks]:
    """Return cases whose marks follow what they said of themselves, their last result and their team."""
    dice = np.random.default_rng(seed)
    cases = []
    for id in range(1, count + 1):
        good, severity = dice.normal(3, 0.8), float(dice.normal(0, 0.5))
        said = {code: float(np.clip(round(good + 0.6 + dice.normal(0, 0.4)), 1, 5)) for code in CODES}
        marks = {code: float(np.clip(round(good - severity + dice.normal(0, 0.3)), 1, 5)) for code in CODES}
        cases.append(CaseMarks(id, marks, said, float(np.clip(round(good), 1, 5)), severity))
    return cases


def by_id(found: tuple[Surprise, ...]) -> Mapping[int, Surprise]:
    return {one.id: one for one in found}


def test_marks_far_above_all_that_is_known_come_first() -> None:
    cases = world()
    poor = min(cases, key=lambda one: sum(one.said.values()) + (one.before or 0))
    cases[poor.id - 1] = replace(poor, marks=dict.fromkeys(CODES, 5.0), severity=0.0)
    found = surprises(cases)
    first = max(found, key=lambda one: one.size)
    assert first.id == poor.id
    assert [one.mark for one in first.worst] == [5.0, 5.0, 5.0]
    assert all(one.deviations > 3 and one.expected < 3 for one in first.worst)


def test_low_marks_of_a_team_known_to_be_strict_surprise_less_than_without_knowing() -> None:
    cases = world()
    strict = max(cases, key=lambda one: one.severity)
    known = by_id(surprises(cases))[strict.id].size
    unknown = by_id(surprises([replace(one, severity=0.0) for one in cases]))[strict.id].size
    assert known < unknown


def test_one_case_does_not_explain_itself() -> None:
    """A mark far off is expected where the others are, whatever the case itself adds to the sums."""
    cases = [CaseMarks(id, {"1.1": 3.0}, {"1.1": 3.0}) for id in range(1, 40)]
    cases.append(CaseMarks(40, {"1.1": 5.0}, {"1.1": 3.0}))
    worst = by_id(surprises(cases))[40].worst[0]
    assert worst.expected == pytest.approx(3.0)
    assert worst.deviations == pytest.approx(8.0)  # two levels, in quarters of a level


def test_too_few_cases_say_nothing() -> None:
    cases = world(LEAST_CASES - 1)
    assert {one.size for one in surprises(cases)} == {0.0}
    assert {one.size for one in surprises(world(LEAST_CASES))} != {0.0}


def test_what_is_not_known_of_a_case_does_not_stop_it() -> None:
    cases = [replace(one, said={}, before=None) if one.id % 3 == 0 else one for one in world()]
    assert all(np.isfinite(one.size) for one in surprises(cases))


def test_the_order_of_cases_changes_nothing() -> None:
    cases = world(50)
    assert by_id(surprises(cases)) == by_id(surprises(cases[::-1]))


def test_a_list_holds_rule_surprise_and_lot_with_its_reason() -> None:
    sizes = {1: 0.2, 2: 4.0, 3: 3.0, 4: 2.0}
    found = reading_list(NUMBERS, sizes, always=(1,), shares=Shares(surprise=20, lot=50), seed="s")
    reasons = {one.id: one.reason for one in found}
    assert found[:2] == (Pick(2, Reason.SURPRISE, 4.0), Pick(3, Reason.SURPRISE, 3.0))
    assert reasons[1] is Reason.RULE
    assert sum(reason is Reason.LOT for reason in reasons.values()) >= 3
    assert len(found) <= 1 + 2 + 5


def test_the_lot_is_drawn_again_with_any_sha_256() -> None:
    free = sorted(NUMBERS, key=lambda id: sha256(f"secret|{NUMBERS[id]}".encode()).hexdigest())
    found = reading_list(NUMBERS, {}, always=(), shares=Shares(surprise=0, lot=50), seed="secret")
    assert {one.id for one in found} == set(free[:5])


def test_another_seed_draws_others() -> None:
    shares = Shares(surprise=0, lot=100)
    drawn = [
        {one.id for one in reading_list(NUMBERS, {}, always=(), shares=shares, seed=seed)} for seed in "ab"
    ]
    assert drawn[0] != drawn[1]


def test_nothing_below_the_least_surprise_is_read_for_it() -> None:
    shares = Shares(surprise=1000, lot=0, least=1.5)
    found = reading_list(NUMBERS, {5: 1.4, 6: 1.5}, always=(), shares=shares, seed="s")
    assert [one.id for one in found] == [6]


def test_a_share_of_few_is_still_somebody() -> None:
    few = {1: "a", 2: "b", 3: "c"}
    assert len(reading_list(few, {}, always=(), shares=Shares(surprise=0, lot=1), seed="s")) == 1


def test_when_all_are_read_what_surprises_comes_first_then_the_lot_then_the_rest() -> None:
    sizes = {id: id / 20 for id in NUMBERS}
    picks = reading_list(NUMBERS, sizes, always=(), shares=Shares(50, 50), seed="s")
    order = in_order(NUMBERS, sizes, picks)
    assert sorted(one.id for one in order) == sorted(NUMBERS)
    assert [one.id for one in order[:5]] == [100, 99, 98, 97, 96]
    kinds = [one.reason for one in order]
    assert kinds == sorted(kinds, key=[Reason.SURPRISE, Reason.LOT, Reason.RULE].index)
    smallest = min(NUMBERS, key=lambda id: sha256(f"s|second|{NUMBERS[id]}".encode()).hexdigest())
    assert second_reads(NUMBERS, 10, "s") == {smallest}
    assert (len(second_reads(NUMBERS, 50, "s")), second_reads(NUMBERS, 0, "s")) == (5, frozenset())
    assert lot("s", "a") == sha256(b"s|a").hexdigest()


def test_readings_are_shared_out_evenly_among_those_who_may_read_them() -> None:
    both, basic = frozenset({"basic", "higher"}), frozenset({"basic"})
    readers = [Shelf(1, both, 2), Shelf(2, basic, 0), Shelf(3, basic, 1)]
    wanted = [(10, "basic"), (11, "basic"), (12, "higher"), (13, "basic"), (14, "vocational"), (15, "basic")]
    found = shared_out(wanted, readers, {(2, 10), (3, 13)})
    assert found == {10: 3, 11: 2, 12: 1, 13: 2, 14: None, 15: 2}
