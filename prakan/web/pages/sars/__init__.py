"""Self-assessment reports: one's own, filling one in, submitting, the receipt, the list, decisions."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.sars import (
    checking,
    deciding,
    evidence,
    listing,
    mine,
    offline,
    showing,
    submitting,
    writing,
)

urls: list[URLPattern] = [
    *mine.urls,
    *listing.urls,
    *showing.urls,
    *writing.urls,
    *evidence.urls,
    *offline.urls,
    *submitting.urls,
    *deciding.urls,
    *checking.urls,
]
