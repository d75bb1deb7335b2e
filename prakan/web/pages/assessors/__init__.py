"""Pages of the register of assessors: the list, one entry in all its parts, proposals, one's own."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.assessors import (
    days,
    edit,
    interests,
    licences,
    listing,
    mine,
    private,
    proposals,
    show,
)

urls: list[URLPattern] = [
    *listing.urls,
    *edit.urls,
    *proposals.urls,
    *show.urls,
    *private.urls,
    *days.urls,
    *licences.urls,
    *interests.urls,
    *mine.urls,
]
