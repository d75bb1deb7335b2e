"""Pages of the plans of a year: the list, a new plan formed while people watch, one confirmed."""

from __future__ import annotations

from django.urls import URLPattern

from prakan.web.pages.team_plans import confirming, forming, listing

urls: list[URLPattern] = [*listing.urls, *forming.urls, *confirming.urls]
