"""A figure and everything behind it: page, panel fragment, and its source as JSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe


@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Show a figure with its lineage, checks and uses; only the panel when htmx asks."""
    return render(request, "figures/page.html", {"code": code})


urls: list[URLPattern] = [path("figures/<str:code>", show, name="figures.show")]
