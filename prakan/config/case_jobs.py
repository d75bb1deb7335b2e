"""What cases follow: the events of reports, seasons, teams and frameworks, and the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from prakan.assessment.actions.cases.following import follow
from prakan.foundation.actions.outbox import Together
from prakan.foundation.queries.outbox import Event

MANY = 500  # institutions that are followed by name; of more, all cases are


def follow_cases(events: Sequence[Event], at: datetime) -> None:
    """Let cases follow what was done: those of the institutions concerned, else all that have not ended."""
    named = [event.after.get("institution") for event in events]
    if all(named) and len(named) < MANY:
        follow(at=at, institutions=[int(one) for one in named if one])
    else:
        follow(at=at)


def follow_all_cases(at: datetime) -> None:
    """Let all cases follow their records and the clock, every night."""
    follow(at=at)


#: cases go on when reports, seasons, plans of teams or their approvals do
CASES = Together("cases", follow_cases)
