"""Pages of the season of SARs: its board and lists, its deadlines and extensions, reminders."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.season import (
    applicants,
    board,
    dates,
    exporting,
    ladders,
    missing,
    opening,
    reminding,
    requests,
)

urls: list[URLPattern] = [
    *board.urls,
    *exporting.urls,
    *dates.urls,
    *ladders.urls,
    *reminding.urls,
    *missing.urls,
    *opening.urls,
    *requests.urls,
    *applicants.urls,
]
