"""Numbers in addresses and forms, which anybody may have typed."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from prakan.domain.problems import refuse
from prakan.domain.problems_web import NUMBER_TOO_LONG

MOST = 15  # digits: less than any database or Python's own reading of numbers refuses


def page_number(request: HttpRequest) -> int:
    """Return the page of a list that an address asks for; 1 when what it says is no number of a page."""
    given = request.GET.get("page", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 1


def whole(given: str, field: str = "") -> int | None:
    """Return digits as a number, None for what are none; raises ``Refused`` (PAGE-422) for too many."""
    if not given.isdecimal():
        return None
    if len(given) > MOST:
        raise refuse(NUMBER_TOO_LONG, field, length=len(given), most=MOST)
    return int(given)


def ids_of(given: Iterable[str], field: str = "") -> list[int]:
    """Return the numbers among what a form sent; raises as ``whole``."""
    return [number for one in given if (number := whole(one, field)) is not None]
