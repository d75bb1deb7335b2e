"""The page that tells people how to use the interface, made from its own description."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.web.api.description import describe
from prakan.web.api.door import api
from prakan.web.api.reading import areas
from prakan.web.api.sar_items import MOST
from prakan.web.shell.people import signed_in


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Explain the interface; it holds no secret, so it needs no sign-in."""
    context = {
        "areas": areas(describe(api)),
        "site": settings.SITE_URL,
        "per_minute": settings.API_PER_MINUTE,
        "megabytes": settings.API_BODY_LIMIT // (1024 * 1024),
        "lines": settings.API_ITEMS,
        "reports": MOST,
        "known": signed_in(request) is not None,
    }
    return render(request, "api/documentation.html", context)


urls: list[URLPattern] = [path("api/", documentation, name="api.documentation")]
