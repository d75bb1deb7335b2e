"""Two versions of the same thing in a case: which pairs there are, both side by side, choosing one."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.field_conflicts import pairs

urls: list[URLPattern] = [*pairs.urls]
