"""What becomes of a report that comes after its day: taken and marked, taken until a last day, or refused.

One decision for every way a report comes in: typed, uploaded, or sent by another system.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from prakan.domain.problems import refuse
from prakan.domain.problems_season import CLOSED_FOR_GOOD, CLOSED_ON_THE_DAY
from prakan.domain.season import day_of, is_late
from prakan.domain.text import Text


class LateRule(StrEnum):
    """What a season does, for a kind, with reports that come after their day."""

    MARK = "mark"
    UNTIL = "until"
    REFUSE = "refuse"


LATE_RULES: dict[LateRule, Text] = {
    LateRule.MARK: Text("รับไว้ และบันทึกว่าส่งช้า", "Taken, and marked as late"),
    LateRule.UNTIL: Text("รับถึงวันสุดท้ายของการส่งช้า และบันทึกว่าส่งช้า", "Taken until a last day, and marked as late"),
    LateRule.REFUSE: Text("ไม่รับหลังกำหนดส่ง", "Not taken after the last day"),
}


class Fate(StrEnum):
    """What becomes of a report that comes at a moment."""

    IN_TIME = "in_time"
    LATE = "late"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for one report: its own last day, extensions counted, and the rule for what comes after.

    ``due`` None while nobody has fixed it: nothing is late. ``until`` is the last day on which late ones are
    taken, with ``LateRule.UNTIL`` only. ``confirmed`` and ``rule_confirmed`` False show "to be confirmed".
    """

    due: date | None
    rule: LateRule = LateRule.MARK
    until: date | None = None
    extended: bool = False
    confirmed: bool = False
    rule_confirmed: bool = False

    @property
    def closes(self) -> date | None:
        """Return the last day on which a report is taken at all; None when it never closes.

        An extension that reaches beyond the last day for late ones counts.
        """
        if self.due is None or self.rule is LateRule.MARK:
            return None
        return max(self.due, self.until or self.due) if self.rule is LateRule.UNTIL else self.due

    def days_left(self, on: date) -> int | None:
        """Return how many days are left after a day, 0 on the last and less when it is over."""
        return None if self.due is None else (self.due - on).days


def fate(terms: Terms, at: datetime, *, again: bool = False) -> Fate:
    """Return what becomes of a report that comes at a moment.

    ``again``: it was received before and has been sent back; the school is asked for it, so it is never
    refused.
    """
    closes = terms.closes
    if closes is not None and day_of(at) > closes and not again:
        return Fate.REFUSED
    return Fate.LATE if is_late(at, terms.due) else Fate.IN_TIME


def late_or_refused(terms: Terms, at: datetime, *, again: bool = False) -> bool:
    """Return whether a report that comes at a moment is late, as its receipt says.

    Raises ``Refused``: SEASON-016 (not taken after its day), SEASON-017 (the last day for late ones is over).
    """
    what = fate(terms, at, again=again)
    if what is Fate.REFUSED:
        entry = CLOSED_ON_THE_DAY if terms.rule is LateRule.REFUSE else CLOSED_FOR_GOOD
        raise refuse(entry, due=terms.due, closes=terms.closes)
    return what is Fate.LATE


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a school reads before it writes: the terms, what would become of its report now, days left."""

    terms: Terms
    fate: Fate
    left: int | None

    @property
    def over(self) -> int:
        """Return how many days ago the last day was; 0 before."""
        return max(0, -(self.left or 0))


def outlook(terms: Terms, at: datetime, *, again: bool = False) -> Outlook:
    """Return the terms as they look at a moment."""
    return Outlook(terms, fate(terms, at, again=again), terms.days_left(day_of(at)))
