"""Pages of the budget: categories against time, the ledger, proposals to move money."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.budget import categories, ledger, proposals, view

urls: list[URLPattern] = [*view.urls, *categories.urls, *ledger.urls, *proposals.urls]
