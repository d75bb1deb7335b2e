"""Light or dark: a choice of the reader, kept in a cookie."""

from __future__ import annotations

from django.http import HttpRequest

COOKIE = "theme"
THEMES = ("light", "dark")


def theme_of(request: HttpRequest) -> str:
    """Return the reader's theme; light until they choose."""
    wish = request.COOKIES.get(COOKIE, "")
    return wish if wish in THEMES else THEMES[0]
