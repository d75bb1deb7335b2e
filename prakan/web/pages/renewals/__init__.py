"""Pages of renewals: rounds, the list of one, one step on many, one renewal."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.renewals import board, many, opening, showing, stepping

urls: list[URLPattern] = [*opening.urls, *board.urls, *many.urls, *showing.urls, *stepping.urls]
