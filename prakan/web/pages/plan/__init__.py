"""Pages of the plan: the tree, editing it, its versions, its files."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.plan import counting, edit, exchange, tree, versions

urls: list[URLPattern] = [*tree.urls, *versions.urls, *edit.urls, *counting.urls, *exchange.urls]
