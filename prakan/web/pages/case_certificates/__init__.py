"""Pages of certificates of results: made, published, one case, one's own institutions."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.case_certificates import making, one

urls: list[URLPattern] = [*making.urls, *one.urls]
