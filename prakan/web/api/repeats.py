"""Requests with an Idempotency-Key: done once, answered as often as they come."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from prakan.domain.problems import refuse
from prakan.domain.problems_api import IDEMPOTENCY_MISSING
from prakan.foundation.actions.api_answers import claim, keep, let_go
from prakan.web.api.bodies import whole
from prakan.web.shell.people import person_of

HEADER = "Idempotency-Key"
LONGEST = 100
#: the header as the description of a call names it
PARAMETER = {
    "in": "header",
    "name": HEADER,
    "required": True,
    "description": "Made by the client, one for each request; a repeat is answered, not done again",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[!-~]+$"},
}
Made = tuple[int, dict[str, Any]]  # status and body


def once(
    request: HttpRequest, operation: str, do: Callable[[], Made], *, same: bytes | None = None
) -> HttpResponse:
    """Answer a request by ``do``; when its key has come before, with the same answer and without doing it.

    ``operation`` names the address and what it is about ("rosters.lines:12"). ``same`` is what a repeat has
    to equal, by default the body to the last byte. Raises ``Refused``: API-010, 011, 012, and whatever ``do``
    raises; after that the same key may come again.
    """
    key, by = _key(request), person_of(request)
    before = claim(
        operation=operation, key=key, body=whole(request) if same is None else same, by=by, at=timezone.now()
    )
    if before is not None:
        return _said(before.status, before.body, again=True)
    try:
        status, body = do()
    except BaseException:
        let_go(operation=operation, key=key, by=by)
        raise
    text = _json(body)
    keep(operation=operation, key=key, status=status, body=text, by=by)
    return _said(status, text, again=False)


def _key(request: HttpRequest) -> str:
    given = request.headers.get(HEADER, "").strip()
    if not 0 < len(given) <= LONGEST or not all("!" <= c <= "~" for c in given):
        raise refuse(IDEMPOTENCY_MISSING, field=HEADER)
    return given


def _json(body: dict[str, Any]) -> str:
    return json.dumps(body, cls=DjangoJSONEncoder, ensure_ascii=False)


def _said(status: int, text: str, *, again: bool) -> HttpResponse:
    answer = HttpResponse(text, status=status, content_type="application/json")
    answer["Idempotency-Replayed"] = "true" if again else "false"
    return answer
