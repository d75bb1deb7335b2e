"""Pages of the strategy: the indicators of a year, editing them, the strategies they hang on."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.strategy import indicators, show, strategies

urls: list[URLPattern] = [*show.urls, *indicators.urls, *strategies.urls]
