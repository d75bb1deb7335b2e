"""Where other systems tell us something: signed, heard once each, answered at once."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from prakan.domain.line_events import Heard, NotAnEvent, heard
from prakan.domain.text import Text
from prakan.foundation.actions.contacts import hear_line
from prakan.foundation.actions.receipts import hear_receipt
from prakan.foundation.channels.line import is_signed, reply
from prakan.foundation.channels.parcel import Trouble

log = logging.getLogger("prakan.hooks")
LINKED = Text(
    "เชื่อม LINE กับบัญชีของคุณแล้ว ต่อไปข้อความจะมาทางนี้ตามที่คุณเลือกไว้",
    "LINE is linked to your account. Messages will come here as you have chosen.",
)
NOT_A_CODE = Text(
    "รหัสนี้ใช้ไม่ได้หรือหมดอายุแล้ว ขอรหัสใหม่จากหน้าช่องทางรับข้อความ",
    "This code is not valid or has expired. Ask for a new one on the page of your channels.",
)


@csrf_exempt  # signed by LINE instead
@require_POST
def line(request: HttpRequest) -> HttpResponse:
    """Hear what LINE tells: a code that links an account, or that somebody has blocked the agency's."""
    if not is_signed(request.body, request.headers.get("X-Line-Signature", "")):
        return HttpResponse(status=401)
    try:
        events = heard(request.body)
    except NotAnEvent:
        return HttpResponse(status=400)
    for event in events:
        act_on(event)
    return HttpResponse("OK", content_type="text/plain")


def act_on(event: Heard) -> None:
    """Do what follows from one event; words that are no code are for the agency's people to answer."""
    linked = hear_line(
        kind=event.kind,
        event_id=event.event_id,
        line_id=event.line_id,
        code=event.code,
        at=timezone.now(),
    )
    if linked is not None:
        answer(event, LINKED if linked else NOT_A_CODE)


def answer(event: Heard, words: Text) -> None:
    """Answer in both languages: who writes is not always known; an answer that is lost loses nothing else."""
    try:
        reply(event.reply_token, f"{words.th}\n{words.en}")
    except Trouble as trouble:
        log.warning("no reply to a LINE message: %s", trouble.said)


@csrf_exempt  # the secret in the address stands for it: gateways sign nothing
@require_POST
def sms(request: HttpRequest, token: str) -> HttpResponse:
    """Hear from the SMS gateway whether a message arrived."""
    wanted = settings.SMS_HOOK_TOKEN
    if not wanted or not constant_time_compare(token, wanted):
        return HttpResponse(status=404)
    told = _told(request)
    names = settings.SMS_RECEIPT
    hear_receipt(
        reference=str(told.get(str(names.get("reference")), "")),
        status=str(told.get(str(names.get("status")), "")),
        at=timezone.now(),
    )
    return HttpResponse("OK", content_type="text/plain")


def _told(request: HttpRequest) -> Mapping[str, Any]:
    """Return the fields of a report, sent as JSON or as a form; none when it is neither."""
    if request.content_type != "application/json":
        return request.POST.dict()
    try:
        found = json.loads(request.body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


urls: list[URLPattern] = [
    path("hooks/line/", line, name="hooks.line"),
    path("hooks/sms/<slug:token>/", sms, name="hooks.sms"),
]
