"""Bands, roll-ups and means with a base."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.figures import DASH, EMPTY, UNKNOWN, Amount
from prakan.domain.progress import (
    BANDS,
    NO_FIGURE,
    Band,
    Mean,
    Stretch,
    band_of,
    contains,
    count_bands,
    gaps,
    mean,
    overlaps,
    rolled_up,
)
from prakan.domain.text import Text

PERCENTS = st.decimals(0, 200, places=2)
BOUNDS = st.one_of(st.none(), st.integers(0, 100).map(Decimal))


def band(
    low: int | str | None, high: int | str | None, *, low_in: bool = True, high_in: bool = False
) -> Band:
    """Return a band without a name."""
    bounds = [None if x is None else Decimal(x) for x in (low, high)]
    return Band("b", Text("ช่วง"), bounds[0], bounds[1], low_in, high_in)


@pytest.mark.parametrize(
    ("value", "key"),
    [("0", "below50"), ("49.99", "below50"), ("50", "from50"), ("79.99", "from50"), ("79.995", "from50"),
     ("80", "from80"), ("120", "from80")],
)  # fmt: skip
def test_each_percent_lies_in_one_band(value: str, key: str) -> None:
    found = band_of(Amount.of(value))
    assert found is not None
    assert found.key == key


def test_a_row_without_a_figure_lies_in_none() -> None:
    assert [band_of(a) for a in (DASH, EMPTY, UNKNOWN)] == [None, None, None]


def test_bands_are_counted_with_the_rows_that_have_no_figure() -> None:
    amounts = [Amount.of(10), Amount.of(50), Amount.of(100), Amount.of(100), DASH, EMPTY]
    assert count_bands(amounts) == {"below50": 1, "from50": 1, "from80": 2, NO_FIGURE: 2}


@given(st.lists(PERCENTS))
def test_every_row_is_counted_once(values: list[Decimal]) -> None:
    assert sum(count_bands([Amount.of(v) for v in values]).values()) == len(values)


def test_the_bands_leave_nothing_out_and_hold_nothing_twice() -> None:
    assert gaps(BANDS) == ()
    assert overlaps(BANDS) == ()


def test_the_bands_as_the_source_prints_them_leave_two_stretches_out() -> None:
    as_printed = (band(0, 50), band(50, "79.99", low_in=False), band(80, None))
    found = gaps(as_printed)
    assert [s.words.en for s in found] == ["exactly 50", "from 79.99 to below 80"]
    assert overlaps(as_printed) == ()


def test_no_bands_leave_everything_out() -> None:
    assert [s.words.en for s in gaps(())] == ["from 0 upwards"]


def test_a_first_band_that_starts_late_leaves_a_stretch_out() -> None:
    assert [s.words.th for s in gaps((band(10, None, low_in=False),))] == ["ตั้งแต่ 0 ถึง 10"]


def test_bands_that_share_a_bound_hold_it_twice() -> None:
    assert [s.words.en for s in overlaps((band(0, 50, high_in=True), band(50, None)))] == ["exactly 50"]


def test_two_bands_without_a_bound_overlap_upwards() -> None:
    assert overlaps((band(0, None), band(50, None))) == (
        Stretch(Decimal(50), None, low_in=True, high_in=False),
    )
    assert overlaps((band(0, None), band(50, None)))[0].words == Text("ตั้งแต่ 50 ขึ้นไป", "from 50 upwards")


@given(
    st.lists(st.tuples(BOUNDS, BOUNDS, st.booleans(), st.booleans()), max_size=5),
    st.decimals(0, 120, places=1),
)
def test_a_value_is_in_no_band_exactly_when_it_lies_in_a_gap(
    given_bands: list[tuple[Decimal | None, Decimal | None, bool, bool]], value: Decimal
) -> None:
    bands = [
        Band("b", Text("ช่วง"), low, high, low_in, high_in)
        for low, high, low_in, high_in in given_bands
        if low is None or high is None or low < high
    ]
    holding = sum(contains(b, value) for b in bands)
    assert (holding == 0) is any(contains(s, value) for s in gaps(bands))
    assert (holding > 1) is any(contains(s, value) for s in overlaps(bands))


def test_children_in_the_parents_unit_roll_up() -> None:
    levels = [(Decimal(n), "แห่ง") for n in (1971, 2165, 44, 20, 20)]
    assert rolled_up("แห่ง", levels) == 4220


@pytest.mark.parametrize("children", [[], [(Decimal(1), "ระบบ")], [(Decimal(1), "แห่ง"), (None, "แห่ง")]])
def test_children_that_do_not_add_up_do_not_roll_up(children: list[tuple[Decimal | None, str]]) -> None:
    assert rolled_up("แห่ง", children) is None


def test_a_mean_states_its_base() -> None:
    amounts = [Amount.of(10), Amount.of(15), DASH, EMPTY]
    assert mean(amounts) == Mean(Amount.of("12.5"), 2, 4)
    assert mean([DASH]) == Mean(EMPTY, 0, 1)
