"""Rosters of parent agencies: asked for, taken in, previewed, written into the registry."""

from __future__ import annotations

from prakan.web.pages.rosters import intakes, requests

urls = [*requests.urls, *intakes.urls]
