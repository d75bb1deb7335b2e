"""Pages of cases: the board of a year, one case, opening the cases of a year."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.cases import board, bulk, counts, mine, one, opening, steps

urls: list[URLPattern] = [
    *board.urls,
    *bulk.urls,
    *counts.urls,
    *mine.urls,
    *opening.urls,
    *one.urls,
    *steps.urls,
]
