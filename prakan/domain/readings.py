"""Reading what people type or paste: numbers in Thai or Arabic digits, days and months of either era."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from prakan.domain.calendar import MONTHS_TH, MONTHS_TH_SHORT, month_end, to_ce

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
NUMBER = re.compile(r"([-+−]?[\d,]*\.?\d+)\s*(.*)", re.DOTALL)
GROUPED = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")
FIRST_ERA_YEAR = 2400  # a year above it is Buddhist, one below it is Common

MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Unreadable(ValueError):
    """The text is not what the field takes."""


def tidy(text: str) -> str:
    """Return text with Arabic digits, single spaces and no spaces around it."""
    return SPACES.sub(" ", text.translate(THAI_DIGITS)).strip()


def split_number(given: object) -> tuple[Decimal, str]:
    """Return a number and the words after it: "๑,๙๗๑ แห่ง" is 1971 and "แห่ง"; raises ``Unreadable``."""
    if isinstance(given, bool):
        raise Unreadable(str(given))
    if isinstance(given, (Decimal, int, float)):
        return _decimal(repr(given) if isinstance(given, float) else str(given)), ""
    found = NUMBER.fullmatch(tidy(str(given)))
    if found is None:
        raise Unreadable(str(given))
    digits = found[1].replace("−", "-")
    if "," in digits and not GROUPED.fullmatch(digits):
        raise Unreadable(str(given))
    return _decimal(digits.replace(",", "")), found[2].strip()


def number(given: object) -> Decimal:
    """Return a bare number; raises ``Unreadable`` when words stand beside it."""
    value, rest = split_number(given)
    if rest:
        raise Unreadable(str(given))
    return value


def _decimal(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise Unreadable(text) from None
    if not value.is_finite():
        raise Unreadable(text)
    return value


def day(given: object) -> date:
    """Return a day typed in either era: 2023-12-20, 20/12/2566, 20 ธ.ค. 66; raises ``Unreadable``."""
    if isinstance(given, datetime):
        given = given.date()
    if isinstance(given, date):
        return _date(given.year, given.month, given.day, str(given))
    year, month, number_of_day = _parts(tidy(str(given)))
    if number_of_day is None:
        raise Unreadable(str(given))
    return _date(year, month, number_of_day, str(given))


def due_month(given: object) -> date:
    """Return the last day of a due month: 2024-09, ก.ย. 67, 30/9/2567, กันยายน 2567; raises ``Unreadable``."""
    if isinstance(given, (date, datetime)):
        return _month_end(given.year, given.month, str(given))
    year, month, number_of_day = _parts(tidy(str(given)))
    if number_of_day is not None:
        _date(year, month, number_of_day, str(given))  # 31 September is refused, not mended
    return _month_end(year, month, str(given))


def _parts(text: str) -> tuple[int, int, int | None]:
    if found := re.fullmatch(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[ T]00:00(?::00)?)?", text):
        return int(found[1]), int(found[2]), int(found[3]) if found[3] else None
    if found := re.fullmatch(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4}|\d{2})", text):
        return _year(found[3]), int(found[2]), int(found[1]) if found[1] else None
    if found := re.fullmatch(r"(?:(\d{1,2})\s*)?([^\d\s]+?)\s*(?:พ\.ศ\.|ค\.ศ\.)?\s*(\d{4}|\d{2})", text):
        return _year(found[3]), _month(found[2]), int(found[1]) if found[1] else None
    raise Unreadable(text)


def _year(text: str) -> int:
    """Two digits are read as a Buddhist year: 67 is 2567, as Thai offices write."""
    return int(text) if len(text) == 4 else 2500 + int(text)


def _month(name: str) -> int:
    bare = name.replace(".", "")
    for names in (MONTHS_TH, tuple(m.replace(".", "") for m in MONTHS_TH_SHORT)):
        if bare in names:
            return names.index(bare) + 1
    if len(bare) >= 3 and bare.lower()[:3] in MONTHS_EN and bare.isascii():
        return MONTHS_EN.index(bare.lower()[:3]) + 1
    raise Unreadable(name)


def _common(year: int) -> int:
    return to_ce(year) if year > FIRST_ERA_YEAR else year


def _date(year: int, month: int, number_of_day: int, given: str) -> date:
    try:
        return date(_common(year), month, number_of_day)
    except ValueError:
        raise Unreadable(given) from None


def _month_end(year: int, month: int, given: str) -> date:
    try:
        return month_end(_common(year), month)
    except ValueError:
        raise Unreadable(given) from None
