"""Pages of committees and the board: meetings, one agenda, minutes, members."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.meetings import agenda, board, bodies, minutes, resolving

urls: list[URLPattern] = [*board.urls, *bodies.urls, *agenda.urls, *resolving.urls, *minutes.urls]
