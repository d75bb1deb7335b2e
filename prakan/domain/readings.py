"""Reading a cell or field that may hold a typed value or text; text alone is for numbers.py and dates.py."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from prakan.domain.calendar import month_end, to_ce
from prakan.domain.dates import DateRead, read_date
from prakan.domain.numbers import cleaned, read_number
from prakan.domain.problems import Refused

MIDNIGHT = re.compile(r"[ T]00:00(:00)?$")
ISO_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
FIRST_BUDDHIST = 2400  # a spreadsheet stores 30/9/2567 as a day of the year 2567


class Unreadable(ValueError):
    """The text is not what the field takes."""


def split_number(given: object) -> tuple[Decimal, str]:
    """Return a number and the words after it: "๑,๙๗๑ แห่ง" is 1971 and "แห่ง"; raises ``Unreadable``."""
    if isinstance(given, bool):
        raise Unreadable(str(given))
    if isinstance(given, (Decimal, int, float)):
        value = Decimal(repr(given) if isinstance(given, float) else given)
        if not value.is_finite():
            raise Unreadable(str(given))
        return value, ""
    try:
        read = read_number(str(given))
    except Refused:
        raise Unreadable(str(given)) from None
    return read.value, read.unit or ("%" if read.percent else "")


def number(given: object) -> Decimal:
    """Return a bare number; raises ``Unreadable`` when words stand beside it."""
    value, rest = split_number(given)
    if rest:
        raise Unreadable(str(given))
    return value


def day(given: object) -> date:
    """Return a day typed in either era: 2023-12-20, 20/12/2566, 20 ธ.ค. 66; raises ``Unreadable``."""
    read = _read(given)
    if read.month_only:
        raise Unreadable(str(given))
    return read.day


def due_month(given: object) -> date:
    """Return the last day of a due month: 2024-09, ก.ย. 67, 30/9/2567, กันยายน 2567; raises ``Unreadable``."""
    read = _read(given)
    return month_end(read.day.year, read.day.month)


def _read(given: object) -> DateRead:
    if isinstance(given, (date, datetime)):
        return _stored(given)
    text = MIDNIGHT.sub("", cleaned(str(given)))
    if month := ISO_MONTH.fullmatch(text):
        text = f"{int(month[2])}/{month[1]}"
    try:
        return read_date(text)
    except Refused:
        raise Unreadable(str(given)) from None


def _stored(given: date | datetime) -> DateRead:
    year = to_ce(given.year) if given.year > FIRST_BUDDHIST else given.year
    try:
        return DateRead(date(year, given.month, given.day))
    except ValueError:
        raise Unreadable(str(given)) from None
