"""Pages of what follows a confirmed plan: approvals, invitations, own visits, the record of visits."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.visits import (
    announcing,
    answering,
    approving,
    board,
    calendars,
    inviting,
    letters,
    made,
    seats,
)

urls: list[URLPattern] = [
    *approving.urls,
    *inviting.urls,
    *board.urls,
    *seats.urls,
    *answering.urls,
    *made.urls,
    *announcing.urls,
    *letters.urls,
    *calendars.urls,
]
