"""Pages of appeals: all of them, filed, one, its panel, proposal and decision."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.case_appeals import filing, hearing

urls: list[URLPattern] = [*filing.urls, *hearing.urls]
