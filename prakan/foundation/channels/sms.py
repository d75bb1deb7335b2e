"""SMS through any gateway that takes an HTTP POST; its form is a setting."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from prakan.domain.addresses import mask_phone, phone
from prakan.domain.text import Text
from prakan.foundation.channels.parcel import Channel, Parcel
from prakan.foundation.channels.web import LONGEST, post

SLOT = re.compile(r"\{(to|to_digits|text|sender|reference)\}")


def send(parcel: Parcel) -> str:
    """Hand a short message to the gateway; returns the beginning of its answer."""
    filled = filled_in(settings.SMS_BODY, parcel)
    headers = {"Idempotency-Key": parcel.key, **settings.SMS_HEADERS}
    if settings.SMS_FORM:
        answer = post(settings.SMS_URL, headers=headers, data={k: _plain(v) for k, v in filled.items()})
    else:
        data = json.dumps(filled, ensure_ascii=False).encode()
        answer = post(settings.SMS_URL, headers={"Content-Type": "application/json", **headers}, data=data)
    return answer.text.strip()[:LONGEST] or f"HTTP {answer.status_code}"


def filled_in(body: Mapping[str, Any], parcel: Parcel) -> dict[str, Any]:
    """Return the gateway's form with its slots filled, however deep they stand."""
    values = {
        "to": parcel.address,
        "to_digits": parcel.address.removeprefix("+"),
        "text": parcel.short,
        "sender": settings.SMS_SENDER,
        "reference": parcel.key,
    }
    return {name: _fill(value, values) for name, value in body.items()}


def _fill(value: Any, values: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _fill(inner, values) for name, inner in value.items()}
    if isinstance(value, list):
        return [_fill(inner, values) for inner in value]
    if not isinstance(value, str):
        return value
    return SLOT.sub(lambda found: values[found.group(1)], value)  # once: what was filled in is never a slot


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


CHANNEL = Channel(
    code="sms",
    name=Text("SMS", "SMS"),
    icon="device-mobile-message",
    usual=False,  # each costs money: sent to those who ask for it
    linked=True,
    is_ready=lambda: bool(settings.SMS_URL),
    per_day=lambda: settings.SMS_PER_DAY,
    read=phone,
    mask=mask_phone,
    words=lambda parcel: parcel.short,
    send=send,
)
