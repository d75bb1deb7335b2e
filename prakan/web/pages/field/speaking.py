"""What every call of a device is asked first: how new its app is, how often it asks, what its body is."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_field import (
    APP_TOO_OLD,
    BATCH_TOO_LARGE,
    BATCH_UNREADABLE,
    DEVICE_WITHDRAWN,
    NO_ROOM,
    NOT_YOUR_DEVICE,
    TOO_MANY_DEVICES,
    TOO_OFTEN,
)
from prakan.web.shell.device_calls import APP, device_of, refusal
from prakan.web.shell.people import person_of
from prakan.web.shell.refusals import status_of

View = Callable[..., HttpResponse]
ITEMS, BYTES = 200, 4 * 1024 * 1024  # of one batch
MINUTE = 60
STATUSES = {
    NOT_YOUR_DEVICE.code: 403,
    DEVICE_WITHDRAWN.code: 403,
    APP_TOO_OLD.code: 426,
    TOO_OFTEN.code: 429,
    BATCH_TOO_LARGE.code: 413,
    BATCH_UNREADABLE.code: 400,
    TOO_MANY_DEVICES.code: 422,
    NO_ROOM.code: 507,
}
FULL = re.compile(r"disk is full|No space left|disk full", re.IGNORECASE)  # SQLite, the system, PostgreSQL


def spoken(view: View) -> View:
    """Answer a device in its own way: an old app is told so, refusals are JSON, a full disk is 507."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            _check_app(request)
            _check_pace(request)
            return view(request, *args, **kwargs)
        except Refused as refused:
            fault = refused.faults[0]
            return refusal(fault, STATUSES.get(fault.code, status_of(refused)))
        except OperationalError as error:
            if FULL.search(str(error)):
                return refusal(refuse(NO_ROOM).faults[0], 507)
            raise

    return cast(View, answer)


def own(request: HttpRequest) -> UUID:
    """Return the device that a request names; raises ``Refused`` (FIELD-002) when it names none."""
    found = device_of(request)
    if found is None:
        raise refuse(NOT_YOUR_DEVICE)
    return found


def body_of(request: HttpRequest) -> dict[str, Any]:
    """Return the JSON object that a device sent; raises ``Refused``: FIELD-008, FIELD-009."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > BYTES:
        raise refuse(BATCH_TOO_LARGE, items=ITEMS, limit=BYTES // 1024 // 1024)
    try:
        given = json.loads(request.read())
    except (ValueError, RecursionError) as wrong:
        raise refuse(BATCH_UNREADABLE, why=str(wrong)[:80]) from None
    if not isinstance(given, dict):
        raise refuse(BATCH_UNREADABLE, why="{}")
    return given


def items_of(given: dict[str, Any], *names: str) -> list[dict[str, Any]]:
    """Return the items of a body, each an object with these fields; raises ``Refused``: FIELD-008, 009."""
    items = given.get("items")
    if not isinstance(items, list) or not all(isinstance(one, dict) for one in items):
        raise refuse(BATCH_UNREADABLE, why="items")
    if len(items) > ITEMS:
        raise refuse(BATCH_TOO_LARGE, items=ITEMS, limit=BYTES // 1024 // 1024)
    if any(one.keys() != set(names) for one in items):
        raise refuse(BATCH_UNREADABLE, why="items")
    return items


def check_room() -> None:
    """Raise ``Refused`` (FIELD-010) when the disk has no more room than what is kept free."""
    if shutil.disk_usage(settings.VAR).free < settings.DISK_RESERVE:
        raise refuse(NO_ROOM)


def _check_app(request: HttpRequest) -> None:
    given = request.headers.get(APP, "")
    if _version(given) < _version(settings.FIELD_OLDEST_APP):
        raise refuse(APP_TOO_OLD, given=given[:20] or "–", oldest=settings.FIELD_OLDEST_APP)


def _version(said: str) -> tuple[int, ...]:
    """Return a version as numbers; nothing for what is none."""
    return (
        tuple(map(int, said.split("."))) if re.fullmatch(r"\d{1,6}(\.\d{1,6}){0,3}", said, re.ASCII) else ()
    )


def _check_pace(request: HttpRequest) -> None:
    """Count the calls of a person's device; each process counts for itself, as its cache does."""
    minute = int(timezone.now().timestamp()) // MINUTE
    key = f"field:{person_of(request).pk}:{device_of(request)}:{minute}"
    cache.add(key, 0, MINUTE * 2)
    if cache.incr(key) > settings.FIELD_PER_MINUTE:
        raise refuse(TOO_OFTEN, limit=settings.FIELD_PER_MINUTE)
