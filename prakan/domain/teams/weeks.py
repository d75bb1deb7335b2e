"""Days and weeks of a plan: which weeks a licence covers, which an absence takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from prakan.domain.teams.model import Weeks

MOST = 64
FRIDAY = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Year:
    """The weeks of a plan: so many from a Monday on, 64 at most."""

    first_monday: date
    count: int

    def __post_init__(self) -> None:
        if self.first_monday.weekday() != 0 or not 1 <= self.count <= MOST:
            raise ValueError("a plan begins on a Monday and has 1 to 64 weeks")

    def monday(self, week: int) -> date:
        """Return the Monday of a week, counted from 0."""
        return self.first_monday + timedelta(weeks=week)

    def within(self, begins: date | None, ends: date | None) -> Weeks:
        """Return the weeks that lie from Monday to Friday between two days, both counted; None has no limit.

        So a licence that ends on a Thursday does not cover that week.
        """
        return self._those(lambda monday: not _outside(monday, monday + FRIDAY, begins, ends))

    def touched(self, begins: date, ends: date) -> Weeks:
        """Return the weeks that have a day, Monday to Friday, between two days: those of an absence."""
        return self._those(lambda monday: begins <= monday + FRIDAY and monday <= ends)

    def _those(self, fits: Callable[[date], bool]) -> Weeks:
        return sum(1 << week for week in range(self.count) if fits(self.monday(week)))


def _outside(first: date, last: date, begins: date | None, ends: date | None) -> bool:
    return (begins is not None and first < begins) or (ends is not None and last > ends)
