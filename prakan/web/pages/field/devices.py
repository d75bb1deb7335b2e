"""Calls of a device about itself: who its person is, registering, its secret once more."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from prakan.assessment.actions.field import give_secret, register
from prakan.assessment.actions.field.devices import Given
from prakan.assessment.queries.field.devices import DeviceView, own_devices
from prakan.assessment.queries.field.visiting import VisitLine, visits_to_take
from prakan.domain.field.entries import LONGEST, storable
from prakan.domain.problems import refuse
from prakan.domain.problems_field import DEVICE_UNREADABLE
from prakan.domain.text import Text
from prakan.web.pages.field.speaking import BYTES, ITEMS, body_of, spoken
from prakan.web.shell.device_calls import APP, said
from prakan.web.shell.people import person_of


@require_safe
@spoken
def me(request: HttpRequest) -> HttpResponse:
    """Tell who is signed in, what time it is, the token to write with, one's visits, devices and limits."""
    person, now = person_of(request), timezone.now()
    return said(
        {
            "person": {"id": person.pk, "name": _names(person.name)},
            "server_at": now.isoformat(timespec="milliseconds"),
            "token": get_token(request),
            "visits": [_visit(one) for one in visits_to_take(person)],
            "devices": [_device(one) for one in own_devices(person)],
            "limits": {
                "items": ITEMS,
                "bytes": BYTES,
                "entry": LONGEST,
                "file": settings.UPLOAD_LIMIT,
                "devices": settings.FIELD_DEVICES,
                "oldest_app": settings.FIELD_OLDEST_APP,
            },
        }
    )


@require_POST
@spoken
def add(request: HttpRequest) -> HttpResponse:
    """Register a device; the same key again gives the same secret again."""
    given = body_of(request)
    key, name, platform = (given.get(field) for field in ("key", "name", "platform"))
    if not isinstance(name, str) or not isinstance(platform, str) or not storable(name + platform):
        raise refuse(DEVICE_UNREADABLE, "name", part="name, platform")
    made = register(
        key=_key(key),
        name=name,
        platform=platform,
        app=request.headers.get(APP, ""),
        by=person_of(request),
        at=timezone.now(),
    )
    return said(_secret(made))


@require_POST
@spoken
def secret(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give the secret of one's own device again: for somebody who forgot its code."""
    return said(_secret(give_secret(key=key, by=person_of(request), at=timezone.now())))


def _key(given: object) -> UUID:
    try:
        return UUID(given if isinstance(given, str) else "")
    except ValueError:
        raise refuse(DEVICE_UNREADABLE, "key", part="key") from None


def _secret(made: Given) -> dict[str, Any]:
    return {
        "key": str(made.key),
        "name": made.name,
        "secret": made.secret,
        "registered_at": made.registered_at.isoformat(),
    }


def _names(name: Text) -> dict[str, str]:
    return {"th": name.th, "en": name.say("en")}


def _visit(one: VisitLine) -> dict[str, Any]:
    return {
        "case": one.case,
        "number": one.number,
        "name": _names(one.name),
        "starts": one.starts.isoformat(),
        "ends": one.ends.isoformat(),
        "stage": one.stage,
        "agreed": one.agreed.isoformat() if one.agreed else "",
    }


def _device(one: DeviceView) -> dict[str, Any]:
    return {
        "key": str(one.key),
        "name": one.name,
        "platform": one.platform,
        "app": one.app,
        "registered_at": one.registered_at.isoformat(),
        "seen_at": one.seen_at.isoformat(),
        "withdrawn_at": one.withdrawn_at.isoformat() if one.withdrawn_at else None,
    }


urls: list[URLPattern] = [
    path("field/me/", me, name="field.me"),
    path("field/devices/", add, name="field.devices"),
    path("field/devices/<uuid:key>/secret/", secret, name="field.secret"),
]
