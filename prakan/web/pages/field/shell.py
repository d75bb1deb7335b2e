"""The field app's own page and its manifest: the same for everybody, so that a device may keep them."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from prakan.domain import problems_field_app
from prakan.domain.problems import Problem
from prakan.web.shell.language import SPOKEN
from prakan.web.templatetags.assets import MANIFEST
from prakan.web.templatetags.words import joined

SPOKEN_WORDS = MANIFEST.with_name("field-words.json")  # English words the built app says
KRAM, PAPER = "#23468C", "#F6F7F9"
ICONS = (("sign-192.png", "192x192", "any"), ("sign-512.png", "512x512", "any"))
MASKABLE = (("mask-192.png", "192x192", "maskable"), ("mask-512.png", "512x512", "maskable"))


@csp_update(
    {"img-src": ["blob:"], "media-src": [SELF, "blob:"], "worker-src": [SELF], "frame-src": ["blob:"]}
)
@gzip_page
@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """Show the page that the app lives in; it names nobody and holds the words of both languages."""
    ways = {"in": reverse("account_login"), "out": reverse("account_logout")}
    thai, language = thai_words(SPOKEN_WORDS), request.LANGUAGE_CODE
    told = {"language": language, "ways": ways, "thai": thai, "problems": app_problems()}
    return render(request, "field/shell.html", {"told": told, "kram": KRAM})


def thai_words(listed: Path) -> dict[str, str]:
    """Return the Thai of every English word that the app says."""
    return _thai(listed, listed.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def app_problems() -> dict[str, dict[str, dict[str, str]]]:
    """Return the numbered problems that the app tells by itself, also without a line, by language."""
    own = [one for one in vars(problems_field_app).values() if isinstance(one, Problem)]
    return {
        language: {
            one.code: {"what": one.what.say(language), "next": one.next_move.say(language)} for one in own
        }
        for language in sorted(SPOKEN)
    }


@lru_cache(maxsize=2)
def _thai(listed: Path, written: int) -> dict[str, str]:
    with translation.override("th"):
        return {
            words: joined(pgettext("field", words))
            for words in json.loads(listed.read_text(encoding="utf-8"))
        }


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Tell a device how the app is installed, in the language that the address asks for."""
    wish = request.GET.get("language", "")
    with translation.override(wish if wish in SPOKEN else "th"):
        return JsonResponse(_installed(), content_type="application/manifest+json")


def _installed() -> dict[str, Any]:
    """Return the manifest in the language that is spoken now."""
    return {
        "id": reverse("field.shell"),
        "start_url": reverse("field.shell"),
        "scope": reverse("field.shell"),
        "name": _("Prakan in the field"),
        "short_name": _("Prakan"),
        "description": _("For assessors on a visit: works without a signal"),
        "lang": translation.get_language(),
        "dir": "ltr",
        "display": "standalone",
        "orientation": "any",
        "theme_color": KRAM,
        "background_color": PAPER,
        "icons": [
            {"src": static(f"field/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in (*ICONS, *MASKABLE)
        ],
    }


urls: list[URLPattern] = [
    path("field/", shell, name="field.shell"),
    path("field/manifest.webmanifest", manifest, name="field.manifest"),
]
