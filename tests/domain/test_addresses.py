"""Addresses are read strictly and shown masked."""

from __future__ import annotations

import pytest

from prakan.domain.addresses import line_id, mail, mask_line, mask_mail, mask_phone, phone
from prakan.domain.problems import Refused

LOCAL = "0" + "8" * 9  # no real number


@pytest.mark.parametrize(
    "typed", [LOCAL, f"{LOCAL[:3]}-{LOCAL[3:6]} {LOCAL[6:]}", "๐" + "๘" * 9, "+66" + "8" * 9]
)
def test_a_number_is_read_in_every_form(typed: str) -> None:
    assert phone(typed) == "+66" + "8" * 9


@pytest.mark.parametrize("typed", ["", "12345", "+0123456789", "0888888888888888", "โทรหา", "191"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="CONTACT-001"):
        phone(typed)


@pytest.mark.parametrize(
    "typed", ["", "a", "a@b", "a b@agency.example", "a@agency.example, b@agency.example", "@x.example"]
)
def test_what_is_no_mail_address_is_refused(typed: str) -> None:
    assert mail(" a@agency.example ") == "a@agency.example"
    with pytest.raises(Refused, match="CONTACT-002"):
        mail(typed)


@pytest.mark.parametrize("typed", ["", "U123", "u" + "a" * 32, "U" + "G" * 32])
def test_what_is_no_line_id_is_refused(typed: str) -> None:
    assert line_id("U" + "a" * 32) == "U" + "a" * 32
    with pytest.raises(Refused, match="CONTACT-003"):
        line_id(typed)


def test_masks_keep_only_what_tells_the_owner_which_one_it_is() -> None:
    assert mask_phone("+66" + "8" * 6 + "123") == "••••••123"
    assert mask_mail("owner@agency.example") == "o•••@agency.example"
    assert mask_line("U" + "a" * 28 + "beef") == "U•••beef"
