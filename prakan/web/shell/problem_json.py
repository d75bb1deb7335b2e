"""Numbered problems as systems of others get them: problem details of RFC 9457, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language

from prakan.domain.problems import Fault

PREFIX = "/api/v1/"  # what lies below is for systems: a key instead of a session, JSON instead of pages
MEDIA_TYPE = "application/problem+json"


def is_api(request: HttpRequest) -> bool:
    """Return whether a request is for the programming interface."""
    return request.path.startswith(PREFIX)


def told(fault: Fault, item: str = "") -> dict[str, Any]:
    """Return one fault with all that a client can do something with; ``item`` is the client's own key."""
    return {
        "code": fault.code,
        "what": {language: fault.what(language) for language in ("th", "en")},
        "next": {language: fault.next_move(language) for language in ("th", "en")},
        "item": item,
        "field": fault.field,
    }


def details(faults: Sequence[Fault], status: int, item: str = "") -> dict[str, Any]:
    """Return the problem details of a refusal: the first fault in front, all of them in ``faults``."""
    first, language = faults[0], get_language() or "th"
    return {
        "type": f"urn:prakan:problem:{first.code}",
        "title": first.what(language),
        "status": status,
        "detail": first.next_move(language),
        **told(first, item),
        "faults": [told(fault, item) for fault in faults],
    }


def problem(
    faults: Sequence[Fault], status: int, headers: Mapping[str, str] | None = None, item: str = ""
) -> JsonResponse:
    """Return a refusal as an answer of the programming interface."""
    made = JsonResponse(
        details(faults, status, item),
        status=status,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
    made["Cache-Control"] = "no-store"
    for name, value in (headers or {}).items():
        made[name] = value
    return made
