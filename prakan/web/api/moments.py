"""A moment as clients write it: RFC 3339, always with its offset."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

WRITTEN = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
FIRST, LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


def written(given: object) -> object:
    """Refuse what is no moment of RFC 3339, such as a bare number."""
    if not isinstance(given, str) or not WRITTEN.fullmatch(given):
        raise ValueError("a moment looks like 2024-01-05T09:00:00+07:00")
    return given


def within(given: datetime) -> datetime:
    """Bring a moment between the years 1900 and 9000, where any database can reckon with it."""
    return min(max(given, FIRST), LAST)


Moment = Annotated[datetime, BeforeValidator(written), AfterValidator(within)]
