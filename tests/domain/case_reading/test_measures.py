"""How readers are measured: by hand-reckoned examples."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from prakan.domain.case_reading import (
    FaultyReading,
    Least,
    Proportion,
    Read,
    by_reader,
    measure,
    pairs,
    proportion,
    rules_of,
    to_json,
)

SAID = tomllib.loads((Path(__file__).parents[3] / "agencies/onesqa/reading.toml").read_text("utf-8"))
ANNA, BELL, CHAI = 1, 2, 3


def read(id: int, reader: int, days: int = 1, *, case: int = 0, back: bool = False, **more: object) -> Read:
    given = {"case": case or id, "version": case or id, "level": "basic", "is_second": False} | more
    return Read(id=id, reader=reader, days=days, returned=back, **given)  # type: ignore[arg-type]


def test_a_share_has_the_interval_of_wilson() -> None:
    # 10 of 100: the classical example of the score interval, 5.52 to 17.44
    assert proportion(10, 100) == Proportion(10, 100, 10.0, 5.52, 17.44)
    assert proportion(0, 10) == Proportion(0, 10, 0.0, 0.0, 27.75)
    assert proportion(10, 10) == Proportion(10, 10, 100.0, 72.25, 100.0)
    assert proportion(0, 0) is None


def test_a_reader_is_measured_by_own_readings_and_pairs_by_both() -> None:
    reads = [
        read(1, ANNA, 2),
        read(2, ANNA, 9, back=True, answers={"a": "yes", "b": "no", "c": "na"}),
        read(3, BELL, 4, case=2, is_second=True, answers={"a": "yes", "b": "yes", "d": "no"}),
        read(4, CHAI, 5, version=7),
        read(5, BELL, 6, case=4, version=8, is_second=True),  # of another version: no pair
    ]
    twice = pairs(reads)
    assert [(one.first.id, one.second.id, one.same) for one in twice] == [(2, 3, False)]
    found = by_reader(reads, twice)
    anna, bell, chai = (found[who] for who in (ANNA, BELL, CHAI))
    assert (anna.read, anna.median, anna.slowest, anna.pairs) == (2, 5.5, 9, 1)
    assert (bell.read, bell.median, bell.slowest, bell.pairs) == (2, 5.0, 6, 1)
    assert (chai.read, chai.pairs, chai.same, chai.checked) == (1, 0, None, None)
    assert (anna.returned, bell.returned) == (proportion(1, 2), proportion(0, 2))
    assert (anna.same, anna.checked) == (proportion(0, 1), proportion(1, 2))
    nothing = measure([], [])
    assert (nothing.read, nothing.median, nothing.slowest, nothing.decision) == (0, None, None, None)


def test_agreement_beyond_chance_is_krippendorffs() -> None:
    reads = []
    for case, (first, second) in enumerate([(True, True), (True, False), (False, False), (False, False)], 1):
        reads += [read(case, ANNA, back=first), read(case + 10, BELL, case=case, back=second, is_second=True)]
    found = measure(reads, pairs(reads))
    # 8 values, 3 returned and 5 passed; one pair differs: 1 - 7 * 2 / (2 * 3 * 5)
    assert (found.same, found.decision) == (proportion(3, 4), round(1 - 14 / 30, 3))
    same = [read(1, ANNA), read(11, BELL, case=1, is_second=True)]
    assert measure(same, pairs(same)).decision is None  # nothing varies


def test_from_how_many_on_a_reader_is_judged_is_data() -> None:
    assert rules_of(SAID).least == Least(10, 10, confirmed=False)
    mine = rules_of(SAID | {"measure": {"read": 3, "pairs": 4, "confirmed": True}})
    assert mine.least == Least(3, 4, confirmed=True)
    assert rules_of(to_json(mine)) == mine
    with pytest.raises(FaultyReading, match="fewer than one"):
        rules_of(SAID | {"measure": {"read": 0}})
