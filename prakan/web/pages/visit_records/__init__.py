"""Records of a visit at its case: attendance of each day, oral feedback, the institution's sign-off."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.visit_records import reading, writing

urls: list[URLPattern] = [*reading.urls, *writing.urls]
