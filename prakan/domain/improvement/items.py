"""What an item of an improvement plan must say before the plan is sent, and when something is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

LONGEST = 4000
#: what every item says: what is to be done, by whom (a post, not a name), until when, how it is measured
ASKED = ("what", "who", "due", "measure")


@dataclass(frozen=True, slots=True)
class ItemText:
    """What an institution puts down of one item; ``seen``: the revision it was typed on."""

    id: int
    what: str = ""
    who: str = ""
    due: date | None = None
    measure: str = ""
    seen: int = 1

    @property
    def said(self) -> tuple[str, str, date | None, str]:
        """Return what it says, without needless spaces at its ends."""
        return (
            self.what.strip()[:LONGEST],
            self.who.strip()[:200],
            self.due,
            self.measure.strip()[:LONGEST],
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the names of what is not said."""
        return tuple(name for name, value in zip(ASKED, self.said, strict=True) if not value)


def reminder(due: date, today: date, *, before: int, every: int) -> str:
    """Return the key of the reminder that is due on a day, "" when none is.

    One from ``before`` days ahead of the last day, one on the day after it, then one every ``every`` days;
    a key is the same until the next reminder, so that doing it again tells nobody twice.
    """
    if today < due - timedelta(days=before):
        return ""
    if today <= due:
        return "soon"
    return f"late{(today - due).days // every}"
