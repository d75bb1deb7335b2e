"""Pages of payments: what is due, lists, files for the bank, accounts, an assessor's own statement."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.payments import accounts, board, dues, files, lists, making, mine

urls: list[URLPattern] = [
    *board.urls,
    *making.urls,
    *dues.urls,
    *lists.urls,
    *files.urls,
    *accounts.urls,
    *mine.urls,
]
