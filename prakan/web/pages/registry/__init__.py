"""Pages of the registry: institutions, one institution, what becomes of it, and the parent agencies."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.registry import duplicates, edit, events, listing, mapping, parents, show

urls: list[URLPattern] = [
    *listing.urls,
    *mapping.urls,
    *duplicates.urls,
    *edit.urls,
    *show.urls,
    *events.urls,
    *parents.urls,
]
