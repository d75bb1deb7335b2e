"""Pages of quality reading: what waits, one reading, answers of the team."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.case_readings import board, listing, measuring, one

urls: list[URLPattern] = [*board.urls, *listing.urls, *measuring.urls, *one.urls]
