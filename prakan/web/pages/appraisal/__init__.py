"""Pages of the appraisal of assessors: the list of a year, one appraisal, forms to fill in."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.appraisal import listing, recognition, severity, show, to_fill

urls: list[URLPattern] = [*listing.urls, *severity.urls, *to_fill.urls, *show.urls, *recognition.urls]
