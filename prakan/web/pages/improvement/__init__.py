"""Pages of improvement plans and of the programme of the use of results."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.improvement import board, centres, doing, many, members, plan, programme, steps

urls: list[URLPattern] = [
    *board.urls,
    *many.urls,
    *plan.urls,
    *steps.urls,
    *programme.urls,
    *members.urls,
    *doing.urls,
    *centres.urls,
]
