"""Pages of quality reading: what waits, one reading, answers of the team."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.case_readings import board, listing, one

urls: list[URLPattern] = [*board.urls, *listing.urls, *one.urls]
