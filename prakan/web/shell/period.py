"""The year and quarter a person works in: from the address, kept in the session."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone

from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR, Quarter, fiscal_year_of, quarter_of
from prakan.domain.problems import refuse
from prakan.domain.problems_web import PERIOD_UNREADABLE
from prakan.foundation import access
from prakan.planning.queries.plan import years
from prakan.planning.queries.progress import collections
from prakan.web.shell.numbers import whole

if TYPE_CHECKING:
    from prakan.foundation.models import Person

KEY = "period"
WRITTEN = re.compile(r"(\d{4})-([1-4])")


@dataclass(frozen=True, slots=True)
class Choice:
    """A quarter in the switch; ``value`` is what stands in the address ("2567-1")."""

    quarter: Quarter
    current: bool

    @property
    def value(self) -> str:
        return written(self.quarter)


def written(quarter: Quarter) -> str:
    """Return a quarter as it stands in an address: "2567-1"."""
    return f"{quarter.year}-{quarter.number}"


def read(text: str) -> Quarter | None:
    """Read "2567-1"; None when it is not a quarter of a year in the Buddhist era."""
    found = WRITTEN.fullmatch(text)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    return Quarter(int(found[1]), int(found[2]))


def named(year: int, quarter: int) -> Quarter:
    """Return the quarter that an address names; raises ``Refused`` (PAGE-001) when there is none."""
    found = read(f"{year}-{quarter}")
    if found is None:
        raise refuse(PERIOD_UNREADABLE, given=f"{year}-{quarter}")
    return found


def period_of(request: HttpRequest, person: Person) -> Quarter:
    """Return the quarter a person works in: asked for, else kept, else the newest collected, else today's.

    Raises ``Refused`` (PAGE-001) when the address asks for something that is no quarter.
    """
    kept: Quarter | None = getattr(request, "_prakan_period", None)
    if kept is None:
        asked = request.GET.get(KEY)
        kept = read(asked or request.session.get(KEY, "")) or newest(person)
        request._prakan_period = kept  # type: ignore[attr-defined]
        if asked and read(asked) is None:
            raise refuse(PERIOD_UNREADABLE, given=asked[:40])
        if asked:
            request.session[KEY] = asked
    return kept


def year_asked(request: HttpRequest, person: Person, known: Sequence[int] = ()) -> int:
    """Return the fiscal year that an address names or a form sends, else the first of ``known``.

    Without either that in which a person of the agency works; others choose no period: for them today's.
    """
    asked = request.GET.get("year") or request.POST.get("year", "")
    given = whole(asked[:4]) or 0
    if FIRST_YEAR <= given <= LAST_YEAR:
        return given
    if known:
        return known[0]
    return (
        period_of(request, person).year if access.is_staff(person) else fiscal_year_of(timezone.localdate())
    )


def newest(person: Person) -> Quarter:
    """Return the quarter last opened for collection, else the quarter of today."""
    for found in collections(person):
        return Quarter(found.year, found.quarter)
    return quarter_of(timezone.localdate())


def choices(current: Quarter, person: Person) -> tuple[tuple[int, tuple[Choice, ...]], ...]:
    """Return every year with a plan, the one worked in and that of today, newest first, with their quarters.

    The year of today stands there before it has a plan: its rosters, teams and cases come first.
    """
    found = sorted({*years(person), current.year, quarter_of(timezone.localdate()).year}, reverse=True)
    return tuple(
        (year, tuple(Choice(Quarter(year, n), Quarter(year, n) == current) for n in (1, 2, 3, 4)))
        for year in found
    )
