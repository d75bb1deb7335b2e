"""Language and colours: a reader's own choices, changed in place."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from prakan.foundation.actions.people import set_language
from prakan.web.shell.language import SPOKEN
from prakan.web.shell.people import signed_in
from prakan.web.shell.theme import COOKIE as THEME_COOKIE
from prakan.web.shell.theme import THEMES

A_YEAR = 60 * 60 * 24 * 365


def back(request: HttpRequest) -> HttpResponseRedirect:
    """Return to the page the choice was made on; never to another site."""
    asked = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return redirect(asked if own else "home")


def remember(response: HttpResponseRedirect, name: str, value: str) -> None:
    """Keep a choice in a cookie for a year."""
    response.set_cookie(
        name, value, A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE, httponly=True
    )


@require_POST
def language(request: HttpRequest) -> HttpResponseRedirect:
    """Change the language here, and for good when somebody is signed in."""
    chosen = request.POST.get("language", "")
    response = back(request)
    if chosen in SPOKEN:
        remember(response, settings.LANGUAGE_COOKIE_NAME, chosen)
        if person := signed_in(request):
            set_language(language=chosen, by=person, at=timezone.now())
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponseRedirect:
    """Change between light and dark."""
    chosen = request.POST.get("theme", "")
    response = back(request)
    if chosen in THEMES:
        remember(response, THEME_COOKIE, chosen)
    return response


urls: list[URLPattern] = [
    path("preferences/language/", language, name="preferences.language"),
    path("preferences/theme/", theme, name="preferences.theme"),
]
