"""Numbers and percents as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain.figures import DASH, EMPTY, UNKNOWN, Amount
from prakan.domain.numbers import NumberRead, cleaned, nothing, read_number
from prakan.domain.problems import Refused

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ZERO_WIDTH_SPACE, NO_BREAK_SPACE = "\u200b", "\u00a0"


def refusal(text: str) -> tuple[str, str]:
    """Return the problem's code and the field it is about."""
    with pytest.raises(Refused) as refused:
        read_number(text, field="target")
    return refused.value.faults[0].code, refused.value.faults[0].field


@given(st.decimals(-(10**9), 10**9, places=4))
def test_a_number_is_read_back_however_it_is_written(number: Decimal) -> None:
    for written in (str(number), f"{number:,f}", f"{number:,f}".translate(THAI), f"\u200b {number:f} "):
        assert read_number(written).value == number


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("๑,๘๙๕ แห่ง", NumberRead(Decimal(1895), "แห่ง")),
        ("ร้อยละ 25", NumberRead(Decimal(25), percent=True)),
        ("25 %", NumberRead(Decimal(25), percent=True)),
        ("16.67 percent", NumberRead(Decimal("16.67"), percent=True)),
        ("1.1 แสน", NumberRead(Decimal(110000), approx=True)),
        ("3.4 พันครั้ง", NumberRead(Decimal(3400), "ครั้ง", approx=True)),
        ("7.8 หมื่น", NumberRead(Decimal(78000), approx=True)),
        ("338.7251 ล้านบาท", NumberRead(Decimal(338725100), "บาท")),
        ("2 พันล้านบาท", NumberRead(Decimal(2000000000), "บาท")),
        ("1.5 million baht", NumberRead(Decimal(1500000), "baht")),
        ("ประมาณ 300 คน", NumberRead(Decimal(300), "คน", approx=True)),
        ("(5)", NumberRead(Decimal(-5))),
        ("−5", NumberRead(Decimal(-5))),
        (".5", NumberRead(Decimal("0.5"))),
        ("0", NumberRead(Decimal(0))),
        (f"1{ZERO_WIDTH_SPACE},200{NO_BREAK_SPACE}แห่ง", NumberRead(Decimal(1200), "แห่ง")),
        ("１２", NumberRead(Decimal(12))),
    ],
)
def test_what_people_type_is_understood(text: str, read: NumberRead) -> None:
    assert read_number(text) == read


@pytest.mark.parametrize("text", ["", "แห่ง", "abc", "ร้อยละ", "(5", "5)", "-"])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert refusal(text) == ("NUMBER-001", "target")


@pytest.mark.parametrize("text", ["1,23", "1.234,56", "12,34,567", "1.2.3", ",500", "1,2345"])
def test_groups_that_can_be_read_two_ways_are_refused_and_never_guessed(text: str) -> None:
    assert refusal(text) == ("NUMBER-002", "target")


@pytest.mark.parametrize("text", ["3 ครั้ง/39 เรื่อง", "1 200", "5-10"])
def test_two_numbers_in_one_field_are_refused(text: str) -> None:
    assert refusal(text) == ("NUMBER-003", "target")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("", EMPTY),
        (f" {ZERO_WIDTH_SPACE}", EMPTY),
        ("-", DASH),
        ("–", DASH),
        ("—", DASH),
        ("ไม่ทราบ", UNKNOWN),
        ("Unknown", UNKNOWN),
        ("0", None),
        ("๔,๒๒๐", None),
    ],
)
def test_dash_empty_unknown_and_zero_are_four_things(text: str, amount: Amount | None) -> None:
    assert nothing(text) == amount


def test_cleaning_keeps_thai_letters_whole() -> None:
    assert cleaned("น้ำ\u200bท่วม  ๕") == "น้ำท่วม 5"
