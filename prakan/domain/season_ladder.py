"""Rules of a reminder ladder that people edit, and what each rung would do on which day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from prakan.domain.problems import Fault
from prakan.domain.problems_ladder import (
    LADDER_EMPTY,
    LADDER_LONG,
    RUNG_FOR_NOBODY,
    RUNG_OUTSIDE,
    RUNG_TWICE,
)
from prakan.domain.season_reminders import Rung, rung_on
from prakan.domain.text import Text

MOST_RUNGS = 15
FARTHEST = 365  # days


class Turn(StrEnum):
    """What a rung does for a due day, seen from a day."""

    AHEAD = "ahead"  # its day is to come
    NOW = "now"  # its day has come and it was not sent to all: the next run sends it
    SENT = "sent"
    PASSED = "passed"  # its day went by; a later rung stands in its place


TURN_NAMES: dict[Turn, Text] = {
    Turn.AHEAD: Text("จะส่ง", "to be sent"),
    Turn.NOW: Text("ส่งในรอบทำงานถัดไป", "with the next run"),
    Turn.SENT: Text("ส่งแล้ว", "sent"),
    Turn.PASSED: Text("เลยวันแล้ว ไม่ส่ง", "its day went by: not sent"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """The first and last day of a season, for rungs that lie outside of it."""

    opens: date
    ends: date

    def holds(self, day: date) -> bool:
        return self.opens <= day <= self.ends


def span_of(opens_on: date) -> Span:
    """Return the days of a season: until the day before the next one begins, a year later."""
    return Span(opens_on, date(opens_on.year + 1, opens_on.month, opens_on.day) - timedelta(days=1))


def faults_of(rungs: Sequence[Rung], dues: Iterable[date], span: Span) -> list[Fault]:
    """Return everything wrong with a ladder; the field is "days_" or "whom_" and the place of the rung."""
    days = sorted(set(dues))
    faults = [] if rungs else [Fault(LADDER_EMPTY)]
    if len(rungs) > MOST_RUNGS:
        faults.append(Fault(LADDER_LONG, {"count": len(rungs), "most": MOST_RUNGS}))
    for place, rung in enumerate(rungs):
        values = {"rung_th": rung.name.th, "rung_en": rung.name.say("en")}
        if rung.days in (other.days for other in rungs[:place]):
            faults.append(Fault(RUNG_TWICE, values, f"days_{place}"))
        if not rung.whom:
            faults.append(Fault(RUNG_FOR_NOBODY, values, f"whom_{place}"))
        if days and not any(span.holds(due + timedelta(days=rung.days)) for due in days):
            last = days[-1] if rung.days > 0 else days[0]
            more = {"day": last + timedelta(days=rung.days), "opens": span.opens, "ends": span.ends}
            faults.append(Fault(RUNG_OUTSIDE, values | more, f"days_{place}"))
    return faults


def turn_of(rung: Rung, due: date, day: date, ladder: Iterable[Rung], *, left: int, sent: int) -> Turn:
    """Return what a rung does for a due day: ``left`` are still out and not reminded on it, ``sent`` were."""
    if due + timedelta(days=rung.days) > day:
        return Turn.AHEAD
    if rung_on(due, day, ladder) == rung and left:
        return Turn.NOW
    return Turn.SENT if sent else Turn.PASSED
