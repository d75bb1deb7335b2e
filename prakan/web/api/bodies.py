"""Reading what a client sends: no larger than allowed, as JSON or as one JSON object a line."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja.parser import Parser

from prakan.domain.problems import refuse
from prakan.domain.problems_api import BODY_TOO_LARGE, BODY_UNREADABLE, TYPE_WRONG

JSON, NDJSON = "application/json", "application/x-ndjson"
MEGABYTE = 1024 * 1024


def whole(request: HttpRequest) -> bytes:
    """Return the body, read once; raises ``Refused`` (API-007) when it is larger than one may be."""
    kept: bytes | None = getattr(request, "_prakan_body", None)
    if kept is None:
        limit = settings.API_BODY_LIMIT
        if int(request.META.get("CONTENT_LENGTH") or 0) > limit:
            raise refuse(BODY_TOO_LARGE, limit=limit // MEGABYTE)
        kept = request.read()
        request._prakan_body = kept  # type: ignore[attr-defined]
    return kept


def json_of(text: bytes | str) -> Any:
    """Return what JSON says; raises ``Refused`` (API-008) for what is none, and for NaN and its like."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as wrong:  # also bytes that are not UTF-8
        raise refuse(BODY_UNREADABLE, why=str(wrong)[:120]) from None


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no JSON")


def type_of(request: HttpRequest, allowed: tuple[str, ...]) -> str:
    """Return the type of a body; raises ``Refused`` (API-017) for one that the address does not take."""
    given = (request.content_type or "").lower()
    if given not in allowed:
        raise refuse(TYPE_WRONG, field="Content-Type", given=given or "–", wanted=" / ".join(allowed))
    return given


class BodyParser(Parser):
    """Reads the JSON bodies of the frame by the same rules."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return the body's JSON."""
        type_of(request, (JSON,))
        return json_of(whole(request))
