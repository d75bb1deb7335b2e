"""Search over plan rows, indicators, figures and pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found for the words asked."""
    return render(request, "search/search.html", {"asked": request.GET.get("q", "").strip()})


urls: list[URLPattern] = [path("search/", search, name="search")]
