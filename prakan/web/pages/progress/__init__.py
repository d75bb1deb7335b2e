"""Pages of a quarter's progress: the list, one row's entry, its evidence, its way through the stages."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.progress import entry, evidence, listing, steps

urls: list[URLPattern] = [*listing.urls, *entry.urls, *steps.urls, *evidence.urls]
