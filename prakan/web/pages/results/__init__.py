"""Pages of published results that anybody opens: search, one result, a certificate by number, open data."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.results import paper, search

urls: list[URLPattern] = [*search.urls, *paper.urls]
