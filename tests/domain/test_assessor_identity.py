"""What tells who an assessor is in private: checked, masked, packed."""

from __future__ import annotations

import pytest

from prakan.domain.assessor_identity import (
    NOBODY,
    Identity,
    changed,
    check_digit,
    masked,
    national_id,
    packed,
    read,
    unpacked,
)
from prakan.domain.problems import Refused

WHOLE = Identity(
    "0000000000124", "1972-05-16", "a@b.example", "+66812345678", "@malai", "9 ถนนสมมติ", "1234567890"
)


def test_a_national_id_is_read_as_people_write_it() -> None:
    assert national_id(" ๐-0000-00000-12-4 ") == "0000000000124"


@pytest.mark.parametrize("typed", ["0000000000125", "000000000012", "00000000001245", "ab00000000124", ""])
def test_a_wrong_national_id_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        national_id(typed)
    assert [(f.code, f.field) for f in refused.value.faults] == [("ASSESSOR-004", "national_id")]


def test_one_wrong_digit_is_noticed_but_for_the_third_which_weighs_eleven() -> None:
    twelve = "000000000012"
    slips = [
        twelve[:at] + digit + twelve[at + 1 :]
        for at in range(12)
        for digit in "0123456789"
        if digit != twelve[at]
    ]
    assert [slip for slip in slips if check_digit(slip) == check_digit(twelve)] == [
        f"00{digit}000000012" for digit in "123456789"
    ]


def test_every_fault_is_told_at_once_and_what_is_empty_stays() -> None:
    with pytest.raises(Refused) as refused:
        read({"national_id": "1", "birth_date": "เมื่อวาน", "email": "x", "bank_account": "12"})
    assert [(f.code, f.field) for f in refused.value.faults] == [
        ("ASSESSOR-004", "national_id"),
        ("ASSESSOR-005", "birth_date"),
        ("CONTACT-002", "email"),
        ("ASSESSOR-006", "bank_account"),
    ]
    after = read({"birth_date": "16 พ.ค. 2516", "line": "-", "phone": ""}, WHOLE)
    assert changed(WHOLE, after) == ["birth_date", "line"]
    assert (after.birth_date, after.line, after.phone) == ("1973-05-16", "", "+66812345678")


def test_nothing_of_it_shows_in_full_and_packing_loses_nothing() -> None:
    shown = masked(WHOLE)
    assert changed(WHOLE, shown) == changed(WHOLE, NOBODY)
    assert (shown.national_id, shown.birth_date, shown.address) == ("0-••••-•••••-••-4", "••••", "•••")
    assert (unpacked(packed(WHOLE)), packed(NOBODY), unpacked("")) == (WHOLE, "", NOBODY)
