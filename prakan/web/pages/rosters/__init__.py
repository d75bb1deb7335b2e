"""Rosters of parent agencies: asked for by letter, taken in, previewed, written into the registry."""

from __future__ import annotations

from prakan.web.pages.rosters import intakes, letters, requests

urls = [*requests.urls, *letters.urls, *intakes.urls]
