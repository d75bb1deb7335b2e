"""A SAR season: who must submit by which day, where each stands on a day, and how sums close.

Sources of the default days: the agency's report of quarter 1, fiscal year 2567 (activities 1 and 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from prakan.domain.calendar import month_end, to_ce
from prakan.domain.institutions import Kind
from prakan.domain.text import Text

THAI_TIME = ZoneInfo("Asia/Bangkok")
Key = TypeVar("Key")


class Standing(StrEnum):
    """Where an institution stands on a day: one of four, so that they add up to all."""

    RECEIVED = "received"
    LATE = "late"
    MISSING = "missing"
    NOT_DUE = "not_due"


STANDING_NAMES: dict[Standing, Text] = {
    Standing.RECEIVED: Text("ส่งตามกำหนด", "Received in time"),
    Standing.LATE: Text("ส่งช้า", "Received late"),
    Standing.MISSING: Text("เลยกำหนด ยังไม่ส่ง", "Missing"),
    Standing.NOT_DUE: Text("ยังไม่ถึงกำหนด", "Not yet due"),
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for the SARs of a kind; None while nobody has fixed it.

    ``confirmed`` False shows "to be confirmed". ``apply_by`` and ``places`` belong to kinds that opt in: the
    last day to apply, and how many can be taken.
    """

    kind: Kind
    due_on: date | None
    confirmed: bool = False
    apply_by: date | None = None
    places: int | None = None


@dataclass(frozen=True, slots=True)
class DefaultDay:
    """A day in terms of an academic year (B.E.): so many years after it, month, day; day 0 is the last."""

    years: int
    month: int
    day: int

    def of(self, academic_year: int) -> date:
        year = to_ce(academic_year) + self.years
        return month_end(year, self.month) if self.day == 0 else date(year, self.month, self.day)


#: kind -> the day its SARs are due, when the source names one; vocational: "May", so its last day
DUE: dict[Kind, DefaultDay] = {
    Kind.CHILD_CENTRE: DefaultDay(1, 4, 30),
    Kind.BASIC: DefaultDay(1, 4, 30),
    Kind.VOCATIONAL: DefaultDay(1, 5, 0),
}
#: kind that opts in -> the last day to apply
APPLY_BY: dict[Kind, DefaultDay] = {Kind.HIGHER: DefaultDay(0, 12, 31)}
#: days that the source names to the day
NAMED = frozenset({Kind.CHILD_CENTRE, Kind.BASIC})
#: kinds that are assessed because they asked to be
OPT_IN = frozenset({Kind.HIGHER, Kind.INTERNATIONAL})


def default_deadlines(academic_year: int) -> dict[Kind, Deadline]:
    """Return the deadlines of an academic year (B.E.) as the source has them; the rest is not fixed."""
    return {
        kind: Deadline(
            kind,
            DUE[kind].of(academic_year) if kind in DUE else None,
            confirmed=kind in NAMED,
            apply_by=APPLY_BY[kind].of(academic_year) if kind in APPLY_BY else None,
        )
        for kind in Kind
    }


@dataclass(frozen=True, slots=True)
class Extension:
    """More time for one institution, or for all under a parent agency; "" is every kind."""

    until: date
    institution: int | None = None
    agency: int | None = None
    kind: str = ""

    def is_for(self, institution: int, above: frozenset[int], kind: str) -> bool:
        """Return whether it is for an institution of a kind whose parent agencies are ``above``."""
        if self.kind not in ("", kind):
            return False
        return self.institution == institution or (self.agency is not None and self.agency in above)


def due_on(
    deadline: Deadline, extensions: Iterable[Extension], institution: int, above: frozenset[int] = frozenset()
) -> date | None:
    """Return the last day for an institution; an extension gives more time, never less."""
    if deadline.due_on is None:
        return None
    mine = (e.until for e in extensions if e.is_for(institution, above, deadline.kind))
    return max(deadline.due_on, *mine, deadline.due_on)


def day_of(moment: datetime) -> date:
    """Return the day of an aware moment in Thailand: a deadline is met until that day's end there."""
    return moment.astimezone(THAI_TIME).date()


def end_of(day: date) -> datetime:
    """Return the first moment after a day in Thailand."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), THAI_TIME)


def is_late(submitted_at: datetime, due: date | None) -> bool:
    """Return whether something submitted at a moment came after the end of the day it was due."""
    return due is not None and day_of(submitted_at) > due


def standing(due: date | None, submitted_at: datetime | None, on: date) -> Standing:
    """Return where an institution stands at the end of a day; what is submitted later is not yet known."""
    if submitted_at is not None and day_of(submitted_at) <= on:
        return Standing.LATE if is_late(submitted_at, due) else Standing.RECEIVED
    return Standing.MISSING if due is not None and on > due else Standing.NOT_DUE


@dataclass(frozen=True, slots=True)
class Tally:
    """How many stand where; ``extended`` are those among them that were given more time."""

    received: int = 0
    late: int = 0
    missing: int = 0
    not_due: int = 0
    extended: int = 0

    @property
    def total(self) -> int:
        """Return all of them: the four add up, nothing is left over."""
        return self.received + self.late + self.missing + self.not_due

    @property
    def in_hand(self) -> int:
        return self.received + self.late

    @property
    def share(self) -> float | None:
        """Return how many percent are in hand; None where there is nobody to submit."""
        return self.in_hand * 100 / self.total if self.total else None

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.received + other.received,
            self.late + other.late,
            self.missing + other.missing,
            self.not_due + other.not_due,
            self.extended + other.extended,
        )

    def of(self, where: Standing) -> int:
        count: int = getattr(self, where.value)
        return count


def tally(where: Standing, count: int, *, extended: bool = False) -> Tally:
    """Return so many that stand at one place."""
    return Tally(**{where.value: count, "extended": count if extended else 0})


def sums(tallies: Iterable[tuple[Key, Tally]]) -> dict[Key, Tally]:
    """Return for each key the sum of its tallies."""
    found: dict[Key, Tally] = {}
    for key, one in tallies:
        found[key] = found[key] + one if key in found else one
    return found


def running(per_day: Mapping[date, int], first: date, last: date) -> tuple[tuple[date, int], ...]:
    """Return for each day from first to last how many had come by its end, those before the first with it."""
    total = sum(count for day, count in per_day.items() if day < first)
    line = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        total += per_day.get(day, 0)
        line.append((day, total))
    return tuple(line)


def a_year_after(day: date) -> date:
    """Return the same day of the next year; the last of February stays the last."""
    if (day.month, day.day) in ((2, 28), (2, 29)):
        return month_end(day.year + 1, 2)
    return day.replace(year=day.year + 1)


def a_year_before(day: date) -> date:
    """Return the same day of the year before; 29 February gives 28 February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
