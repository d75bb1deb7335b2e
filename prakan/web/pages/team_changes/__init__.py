"""Pages of changing a plan of teams: repairs, pins, copies, objections."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.team_changes import changing, objecting, trying

urls: list[URLPattern] = [*changing.urls, *trying.urls, *objecting.urls]
