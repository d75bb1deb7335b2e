"""What was understood of a field while it is being filled in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import escape
from django.views.decorators.http import require_safe

from prakan.domain.echoes import understood
from prakan.web.templatetags.words import language


@require_safe
def show(request: HttpRequest, kind: str) -> HttpResponse:
    """Say back what was understood of the one value given."""
    text = str(next(iter(request.GET.values()), ""))
    return HttpResponse(escape(understood(kind, text[:200]).say(language())))


urls: list[URLPattern] = [path("understood/<slug:kind>/", show, name="understood")]
