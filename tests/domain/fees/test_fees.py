"""Payments of a trip: which rate holds, instalments to the satang, travel, tax, faulty tables named."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.fees import (
    FaultyFees,
    Fees,
    Instalment,
    Part,
    Per,
    Rate,
    Trip,
    Withholding,
    fees_of,
    owed,
    to_json,
    withheld,
)

FOLDER = Path(__file__).parents[3] / "agencies" / "onesqa" / "fees.toml"
SAID = tomllib.loads(FOLDER.read_text(encoding="utf-8"))


def of(**other: Any) -> Fees:
    return fees_of(SAID | other)


def amounts(trip: Trip, fees: Fees | None = None) -> list[tuple[str, str, int]]:
    return [(one.part.value, one.institution, one.satang) for one in owed(fees or of(), trip)]


def test_a_chair_of_two_schools_is_owed_each_in_halves_and_the_road_once() -> None:
    assert amounts(Trip("basic", "chair", {"a": 1, "b": 1}, metres=100_001)) == [
        ("first", "a", 100_000),
        ("second", "a", 100_000),
        ("first", "b", 100_000),
        ("second", "b", 100_000),
        ("travel", "", 101 * 400),  # a kilometre begun counts whole
        ("travel", "", 2 * 24_000),
    ]


def test_a_rate_that_names_level_and_seat_goes_before_one_that_names_less() -> None:
    fees = of()
    assert fees.honorarium("vocational", "member") == Rate(250_000, Per.DAY, "vocational")
    assert fees.honorarium("basic", "chair") == Rate(200_000, Per.INSTITUTION, "", "chair")
    assert fees.honorarium("basic", "trainee") == Rate(150_000, Per.INSTITUTION)


def test_a_rate_by_the_day_counts_the_days_of_each_institution() -> None:
    assert amounts(Trip("higher", "member", {"u": 3}))[:2] == [
        ("first", "u", 525_000),
        ("second", "u", 525_000),
    ]


def test_nobody_is_paid_by_a_rate_that_is_not_there() -> None:
    chairs = of(honorarium={"rate": [{"baht": "1.00", "per": "institution", "seat": "chair"}]})
    with pytest.raises(FaultyFees, match="no rate for basic member"):
        owed(chairs, Trip("basic", "member", {"a": 1}))


@given(st.integers(0, 10**9), st.integers(1, 999))
def test_instalments_add_up_to_the_honorarium_to_the_satang(satang: int, share: int) -> None:
    fees = Fees(
        honoraria=(Rate(satang, Per.INSTITUTION),),
        travel=(),
        instalments=(
            Instalment(Part.FIRST, share, "draft_sent"),
            Instalment(Part.SECOND, 1000 - share, "certified"),
        ),
        travel_stage="visited",
        category="strategic",
    )
    assert sum(one.satang for one in owed(fees, Trip("basic", "member", {"a": 1}))) == satang


def test_tax_is_withheld_half_up_from_its_least_amount_on() -> None:
    rule = Withholding(share=30, least=100_000)
    assert [withheld(satang, rule) for satang in (99_999, 100_000, 100_016, 100_017)] == [
        0,
        3_000,
        3_000,
        3_001,
    ]


def test_rates_come_back_from_the_database_as_they_went() -> None:
    assert fees_of(to_json(of())) == of()


def test_nothing_of_the_agencys_rates_is_taken_for_confirmed() -> None:
    assert of().confirmed == frozenset()
    assert set(of().notes) == {"honorarium", "instalment", "travel", "withholding"}


@pytest.mark.parametrize(
    ("table", "said", "named"),
    [
        ("instalment", {"each": [{"part": "first", "share": 900, "stage": "visited"}]}, "add up to 1000"),
        ("instalment", {"each": [{"part": "first", "share": 500, "stage": "x"}] * 2}, "stands twice"),
        ("instalment", {"each": [{"part": "travel", "share": 1000, "stage": "x"}]}, "travel is one"),
        ("honorarium", {"rate": [{"baht": "1.005", "per": "day"}]}, "whole satang"),
        ("honorarium", {"rate": [{"baht": "-1", "per": "day"}]}, "whole satang"),
        ("honorarium", {"rate": [{"baht": "1", "per": "kilometre"}]}, "by the institution or"),
        ("honorarium", {"rate": [{"baht": "1", "per": "day", "level": "moon"}]}, "no level moon"),
        ("honorarium", {"rate": [{"baht": "one", "per": "day"}]}, "ConversionSyntax"),
        ("withholding", {"share": 1001}, "between 0 and 1000"),
        ("budget", {}, "category"),
    ],
)
def test_what_is_faulty_is_named(table: str, said: dict[str, Any], named: str) -> None:
    with pytest.raises(FaultyFees, match=named):
        of(**{table: said})
