"""Visits of an assessor as a calendar file (RFC 5545): whole days, institutions, no names of people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from prakan.domain.text import Text

#: stage of an invitation -> what calendars call it
STATUS = {"invited": "TENTATIVE", "accepted": "CONFIRMED"}
TITLE = Text("ตรวจเยี่ยม", "Assessment visit")


@dataclass(frozen=True, slots=True)
class CalendarVisit:
    """A visit that somebody is invited to; ``sequence`` grows with every change, ``ends`` is its last day."""

    uid: str
    sequence: int
    stage: str
    starts: date
    ends: date
    institutions: tuple[Text, ...]
    changed_at: datetime


def calendar_file(visits: Iterable[CalendarVisit], language: str) -> bytes:
    """Return the visits as a calendar; whatever is neither open nor accepted is cancelled."""
    made = Calendar()
    made.add("prodid", "-//Prakan//visits//TH")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for one in visits:
        made.add_component(_event(one, language))
    return bytes(made.to_ical())


def _event(one: CalendarVisit, language: str) -> Event:
    places = ", ".join(name.say(language) for name in one.institutions)
    event = Event()
    event.add("uid", f"{one.uid}@prakan")
    event.add("sequence", one.sequence)
    event.add("dtstamp", one.changed_at)
    event.add("dtstart", one.starts)
    event.add("dtend", one.ends + timedelta(days=1))  # the first day after it
    event.add("summary", f"{TITLE.say(language)}: {places}" if places else TITLE.say(language))
    event.add("status", STATUS.get(one.stage, "CANCELLED"))
    event.add("transp", "OPAQUE" if one.stage in STATUS else "TRANSPARENT")
    return event
