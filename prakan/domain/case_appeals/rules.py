"""Until when an institution may appeal, how many hear it, what remains afterwards: an agency's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from prakan.domain.cases.routes import Clock
from prakan.domain.text import Text

MOST_DAYS, MOST_SEATS = 400, 15


class Since(StrEnum):
    """From which day the clock of appeals runs."""

    PUBLISHED = "published"
    NOTIFIED = "notified"  # its certificate or notification was made, and the institution told


class FaultyAppeals(ValueError):
    """What should be rules of appeals is none: says where."""


@dataclass(frozen=True, slots=True)
class AppealRules:
    """The clock, the least number of a panel, and what remains when the last day is over."""

    days: int = 15
    since: Since = Since.PUBLISHED
    working_days: bool = False
    confirmed: bool = False
    note: Text = Text("")
    least: int = 3
    least_confirmed: bool = False
    least_note: Text = Text("")
    after: Text = Text("สอบถามสำนักงาน", "ask the agency")

    def last_day(self, start: date) -> date:
        """Return the last day on which an appeal is in time."""
        return Clock(self.days, working_days=self.working_days).due(start)


def rules_of(said: Mapping[str, Any]) -> AppealRules:
    """Return the rules that an agency's file says; raises ``FaultyAppeals``."""
    try:
        clock, panel, after = said["clock"], said.get("panel", {}), said.get("after", {})
        days, least = int(clock["days"]), int(panel.get("least", 3))
        since = Since(clock.get("since", Since.PUBLISHED))
    except (KeyError, TypeError, ValueError) as error:
        raise FaultyAppeals(str(error)) from error
    if not (1 <= days <= MOST_DAYS and 1 <= least <= MOST_SEATS):
        raise FaultyAppeals(f"{days} days, {least} seats")
    return AppealRules(
        days=days,
        since=since,
        working_days=bool(clock.get("working_days", False)),
        confirmed=bool(clock.get("confirmed", False)),
        note=Text(clock.get("note_th", ""), clock.get("note_en", "")),
        least=least,
        least_confirmed=bool(panel.get("confirmed", False)),
        least_note=Text(panel.get("note_th", ""), panel.get("note_en", "")),
        after=Text(after.get("th", "สอบถามสำนักงาน"), after.get("en", "ask the agency")),
    )
