"""Thai unless somebody chose otherwise: the browser's wish list does not count, a person's choice does."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from prakan.web.shell.people import signed_in

SPOKEN = frozenset(code for code, _ in settings.LANGUAGES)


def language_of(request: HttpRequest) -> str:
    """Return the language of the signed-in person, else the one in the cookie, else Thai."""
    person = signed_in(request)
    wish = person.language if person else request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return wish if wish in SPOKEN else settings.LANGUAGE_CODE


class LanguageMiddleware:
    """Speak the reader's language for the length of one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response
