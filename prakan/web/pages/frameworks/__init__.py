"""Frameworks: the list, a pack, two side by side, the workshop with hearing and pilot."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.frameworks import comparing, forms, hearing, listing, piloting, showing, workshop

urls: list[URLPattern] = [
    *listing.urls,
    *workshop.urls,
    *showing.urls,
    *forms.urls,
    *comparing.urls,
    *hearing.urls,
    *piloting.urls,
]
