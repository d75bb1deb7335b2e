"""Meetings of committees and the board: agenda, who steps back from which item, quorum, resolutions."""

from prakan.domain.meetings.agenda import Item, Ready, agenda, stale
from prakan.domain.meetings.bodies import RESOLUTION_NAMES, Body, FaultyBody, Resolution, bodies_of, body_for
from prakan.domain.meetings.quorum import Attendance, Count, counted, may_resolve
from prakan.domain.meetings.recusal import Recused, Tie, recused

__all__ = [
    "RESOLUTION_NAMES",
    "Attendance",
    "Body",
    "Count",
    "FaultyBody",
    "Item",
    "Ready",
    "Recused",
    "Resolution",
    "Tie",
    "agenda",
    "bodies_of",
    "body_for",
    "counted",
    "may_resolve",
    "recused",
    "stale",
]
