"""Pages of plans of teams: one plan on map and list, one visit, who is left out, how work is shared."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.teams import left_out, people, showing, visiting

urls: list[URLPattern] = [*showing.urls, *visiting.urls, *left_out.urls, *people.urls]
