"""Pure rules of payments: what visits owe, sums that close to the satang, accounts, rules of the folder."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prakan.domain.fees import FaultyFees, Withholding, fees_of
from prakan.domain.payments import (
    Account,
    Line,
    Made,
    Sat,
    digest_of_lines,
    mask,
    owed_of,
    packed,
    payees_of,
    rules_of,
    unpacked,
)
from prakan.domain.payments.rules import kept

FILE = Path(__file__).parents[3] / "agencies" / "onesqa" / "fees.toml"
SAID = tomllib.loads(FILE.read_text(encoding="utf-8"))
LINES = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 10**9)), max_size=30)


@settings(max_examples=40)
@given(LINES, st.integers(0, 1000), st.integers(0, 10**6))
def test_a_list_is_the_sum_of_its_lines_and_of_its_people(
    drawn: list[tuple[int, int]], share: int, least: int
) -> None:
    lines = [Line(at, who, satang) for at, (who, satang) in enumerate(drawn)]
    payees = payees_of(lines, Withholding(share, least))
    assert sum(one.gross for one in payees) == sum(line.satang for line in lines)
    assert all(one.net + one.withheld == one.gross and 0 <= one.withheld <= one.gross for one in payees)
    assert {one.assessor for one in payees} == {line.assessor for line in lines}


def test_any_other_amount_gives_another_check_code() -> None:
    one, other = Line(1, 7, 100), Line(1, 7, 101)
    assert digest_of_lines([one, Line(2, 8, 5)]) == digest_of_lines([Line(2, 8, 5), one])
    assert digest_of_lines([one]) != digest_of_lines([other])


def test_two_cases_that_share_a_visit_owe_their_honoraria_each_and_travel_once() -> None:
    reached = frozenset({"visited", "draft_sent"})
    cases = {1: (10, "basic", reached), 2: (10, "early_childhood", frozenset({"visited"}))}
    made = Made(5, "basic", (Sat(3, "member", 99_001),), {10: 1}, cases)
    found = [(one.key, one.due.satang) for one in owed_of(fees_of(SAID), [made])]
    assert found == [
        ("first:c1:a3:member", 75_000),
        ("travel:v5:a3:member:kilometre", 100 * 400),
        ("travel:v5:a3:member:day", 24_000),
    ]


def test_an_unknown_way_owes_no_kilometres_and_a_lacking_rate_owes_nothing() -> None:
    made = Made(5, "basic", (Sat(3, "chair"),), {10: 1}, {1: (10, "basic", frozenset({"visited"}))})
    assert [one.due.rate.per.value for one in owed_of(fees_of(SAID), [made])] == ["day"]
    chairs = SAID | {"honorarium": {"rate": [{"baht": "1.00", "per": "institution", "seat": "member"}]}}
    assert list(owed_of(fees_of(chairs), [made])) == []


def test_an_account_shows_four_digits_and_comes_back_as_it_went() -> None:
    account = Account("006", "1234567890", "ชื่อ")
    assert (mask(account), unpacked(packed(account))) == ("••••••7890", account)


def test_rules_say_what_is_to_be_confirmed_and_refuse_what_is_no_number_of_days() -> None:
    rules = rules_of(SAID)
    assert (rules.hold_days, rules.confirmed) == (7, frozenset())
    with pytest.raises(FaultyFees, match="hold_days"):
        kept(SAID | {"account": {"hold_days": "seven"}})
