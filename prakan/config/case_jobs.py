"""What cases follow: the events of reports, seasons, teams and frameworks, and the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from prakan.assessment.actions.case_readings.returning import give_again
from prakan.assessment.actions.case_reminders import remind
from prakan.assessment.actions.cases.following import follow
from prakan.config.joined import FollowUps
from prakan.domain.roles import Role
from prakan.foundation.actions.notices import tell
from prakan.foundation.actions.outbox import Job, Together
from prakan.foundation.queries.outbox import Event
from prakan.foundation.queries.people import holders

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


def read_again(event: Event, at: datetime) -> None:
    """Give a mended report to whoever returned it and tell them; tell officers when they may not have it."""
    found = give_again(case_id=int(event.subject.partition(":")[2]), at=at)
    if found is None:
        return
    values = {"number": found.number, "name_th": found.name.th, "name_en": found.name.say("en")}
    if found.fault:
        values |= {"why_th": found.fault.what("th"), "why_en": found.fault.what("en")}
    tell(
        people=holders(Role.ASSESSMENT_OFFICER) if found.fault else [found.reader],
        template="reading.waits" if found.fault else "reading.again",
        key=f"reading.again:{event.row_id}",
        values=values,
        url=reverse("readings.board") if found.fault else reverse("readings.show", args=[found.reading]),
        row_id=event.row_id,
        at=at,
    )


#: a mended report goes back to its reader
READINGS: FollowUps = {"case.revise": (Job("reading.again", read_again),)}
