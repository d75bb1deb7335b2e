"""Calls of devices with the field app: told apart by their headers, answered in JSON, never led elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language

from prakan.domain.problems import Fault

APP, DEVICE = "X-Field-App", "X-Field-Device"
RETRY = "60"  # seconds, when the line is free and the server is not


def is_device(request: HttpRequest) -> bool:
    """Return whether a request was made by the field app rather than by opening a page."""
    return APP in request.headers


def device_of(request: HttpRequest) -> UUID | None:
    """Return the device that a request names, None when it names none."""
    given = request.headers.get(DEVICE, "")
    try:
        return UUID(given) if str(UUID(given)) == given else None
    except ValueError:
        return None


def told(fault: Fault) -> dict[str, str]:
    """Return a problem in the reader's language, as the app shows it."""
    language = get_language() or "th"
    return {"code": fault.code, "what": fault.what(language), "next": fault.next_move(language)}


def said(content: Mapping[str, Any], status: int = 200) -> JsonResponse:
    """Return an answer to a device; nothing of it is kept on the way."""
    made = JsonResponse(dict(content), status=status, json_dumps_params={"ensure_ascii": False})
    made["Cache-Control"] = "no-store"
    if status in (423, 429, 503, 507):
        made["Retry-After"] = RETRY
    return made


def refusal(fault: Fault, status: int) -> JsonResponse:
    """Return a numbered problem as the answer to a device."""
    return said(told(fault), status)
