"""The weeks of a plan: which there are, and in which an institution of a level can be visited."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from prakan.domain.calendar import fiscal_year
from prakan.domain.team_rules.model import Closed, Season, TeamRules
from prakan.domain.teams.model import Weeks
from prakan.domain.teams.weeks import Year

WEEK = timedelta(weeks=1)
NOTICE = 2 * WEEK  # from today to the first visits: somebody has to be asked
USUAL = 36  # weeks, when a fiscal year has none left


def season_ahead(year: int, today: date) -> Season:
    """Return the weeks left of a fiscal year (B.E.) for visits, from two weeks after today on.

    A year that is over, as that of a demonstration, gets as many weeks as a year usually has, from then on.
    """
    first, last = fiscal_year(year)
    monday = _monday(max(today + NOTICE, first))
    count = (last - monday).days // 7
    return Season(monday, count) if count >= 4 else Season(monday, USUAL)


def year_of(season: Season) -> Year:
    """Return the weeks as the search counts them; raises ``ValueError`` for none or more than 64."""
    return Year(season.first_monday, season.weeks)


def open_weeks(rules: TeamRules, level: str, year: Year) -> Weeks:
    """Return the weeks without a closed day, Monday to Friday, of a level."""
    shut = 0
    for first, last in _spans((*rules.closed, *rules.levels[level].closed), year):
        shut |= year.touched(first, last)
    return ((1 << year.count) - 1) & ~shut


def _spans(closed: Iterable[Closed], year: Year) -> Iterable[tuple[date, date]]:
    begins, ends = year.monday(0).year - 1, year.monday(year.count).year + 1
    for one in closed:
        for at in range(begins, ends + 1):
            over = one.last < one.first  # over the turn of the year
            yield _day(at, one.first), _day(at + over, one.last)


def _day(year: int, said: str) -> date:
    month, day = map(int, said.split("-"))
    return date(year, month, 28 if (month, day) == (2, 29) else day)


def _monday(day: date) -> date:
    """Return the first Monday on or after a day."""
    return day + timedelta(days=-day.weekday() % 7)
