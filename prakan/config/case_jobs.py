"""What cases follow: the events of reports, seasons, teams and frameworks, and the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from prakan.assessment.actions.case_reminders import remind
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


def remind_of_cases(at: datetime) -> None:
    """Tell everybody, once a day, which of their cases come to their last day or are past it."""
    one = reverse("cases.show", args=[0]).replace("0", "{case}")
    remind(at=at, urls={"all": reverse("inbox.cases"), "case": one})


#: cases go on when reports, seasons, plans of teams or their approvals do
CASES = Together("cases", follow_cases)
