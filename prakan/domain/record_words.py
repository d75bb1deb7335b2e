"""What is typed for an attribute of a record, read; and what is kept of it in its history."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from prakan.domain.numbers import MANY_SPACES, SPACES, UNSEEN
from prakan.domain.readings import Unreadable, day, number
from prakan.domain.thai_text import clean


def plain(value: object) -> str:
    """Return a value as it is stored in the history; the same text reads back as the same value."""
    if value is None:
        return ""
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


def words(given: object) -> str:
    """A name keeps its Thai digits: only what nobody sees goes."""
    return MANY_SPACES.sub(" ", str(given or "").translate(UNSEEN | SPACES)).strip()


def name_words(given: object) -> str:
    """A name typed by hand is cleaned as one from a roster: the same name is the same text."""
    return clean(str(given or ""))


def whole(given: object) -> int | None:
    """Return a whole number of at most nine digits, None for nothing; raises ``Unreadable``."""
    if given is None or given == "":
        return None
    value = number(given)
    if value != value.to_integral_value() or not 0 <= value < 10**9:
        raise Unreadable(str(given))
    return int(value)


def degrees(given: object) -> Decimal | None:
    """Return degrees with six decimals, None for nothing; raises ``Unreadable``."""
    if given is None or given == "":
        return None
    value = number(given)
    if abs(value) > 180:
        raise Unreadable(str(given))
    return value.quantize(Decimal("0.000001"))


def day_or_none(given: object) -> date | None:
    """Return a day of either era, None for nothing; raises ``Unreadable``."""
    return None if given is None or given == "" else day(given)
