"""Addresses that messages go to: read strictly, shown masked."""

from __future__ import annotations

import re

from prakan.domain.numbers import cleaned
from prakan.domain.problems import refuse
from prakan.domain.problems_contact_points import LINE_NAME_UNREADABLE
from prakan.domain.problems_messages import LINE_ID_UNREADABLE, MAIL_UNREADABLE, PHONE_UNREADABLE

_PHONE = re.compile(r"\+[1-9]\d{7,14}")  # E.164
_THAI = re.compile(r"0[2-9]\d{7,8}")
_MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")
_LINE = re.compile(r"U[0-9a-f]{32}")
_LINE_NAME = re.compile(r"@?[A-Za-z0-9][A-Za-z0-9._-]{2,39}")
_BETWEEN = re.compile(r"[\s().-]")


def phone(typed: str) -> str:
    """Return a telephone number as E.164 ("+66…"); Thai digits and numbers that begin with 0 are read.

    Raises ``Refused`` (CONTACT-001).
    """
    number = _BETWEEN.sub("", cleaned(typed))
    if _THAI.fullmatch(number):
        number = f"+66{number[1:]}"
    if not _PHONE.fullmatch(number):
        raise refuse(PHONE_UNREADABLE, field="phone")
    return number


def mail(typed: str) -> str:
    """Return an e-mail address; raises ``Refused`` (CONTACT-002)."""
    address = typed.strip()
    if len(address) > 254 or not _MAIL.fullmatch(address):
        raise refuse(MAIL_UNREADABLE, field="email")
    return address


def line_id(typed: str) -> str:
    """Return a LINE user id; raises ``Refused`` (CONTACT-003)."""
    given = typed.strip()
    if not _LINE.fullmatch(given):
        raise refuse(LINE_ID_UNREADABLE, field="line")
    return given


def line_name(typed: str) -> str:
    """Return a LINE name as people find one another by ("@office"); raises ``Refused`` (CONTACT-018)."""
    given = typed.strip()
    if not _LINE_NAME.fullmatch(given):
        raise refuse(LINE_NAME_UNREADABLE, field="line")
    return given


def mask_phone(number: str) -> str:
    """Return a number with its last three digits only."""
    return f"{'•' * 6}{number[-3:]}"


def mask_mail(address: str) -> str:
    """Return an address with the first letter and the domain only."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}•••@{domain}"


def mask_line(given: str) -> str:
    """Return a LINE id with its last four characters only."""
    return f"U•••{given[-4:]}"


def mask_line_name(given: str) -> str:
    """Return a LINE name with its first letter only."""
    return f"{given.removeprefix('@')[:1]}•••"


def mask_name(name: str) -> str:
    """Return a person's name with its first letter only."""
    return f"{name[:1]}•••"
