"""Calls by which a device sends what it recorded, and asks what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from prakan.assessment.actions.field import Item, Sender
from prakan.assessment.intake import Came, Taken, hold_files, take
from prakan.assessment.queries.field.answers import Answered, head_known, ledger_after, of_files
from prakan.assessment.queries.field.devices import own_device
from prakan.domain.field import ledger
from prakan.domain.field.clock import lead
from prakan.domain.field.entries import moment
from prakan.domain.field.words import Result
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_field import BATCH_UNREADABLE
from prakan.web.pages.field.speaking import body_of, check_room, items_of, own, spoken
from prakan.web.shell.device_calls import APP, said, told
from prakan.web.shell.people import person_of


@require_POST
@spoken
def batches(request: HttpRequest) -> HttpResponse:
    """Take entries in and answer each of them; what is answered as stored is kept for good."""
    now, given = timezone.now(), body_of(request)
    items = [Item(one["body"], one["digest"]) for one in items_of(given, "body", "digest")]
    if items:
        check_room()
    sender = Sender(
        app=request.headers.get(APP, ""),
        told=ledger.read(given.get("ledger"), given.get("head")),
        ahead=lead(_sent(given), now),
    )
    taken = take(device=own(request), items=items, by=person_of(request), at=now, sender=sender)
    return _answer([_taken(one) for one in taken], now)


@require_POST
@spoken
def files(request: HttpRequest) -> HttpResponse:
    """Hold files from confirmed uploads, and answer with what became of the entries that they belong to."""
    now, person, given = timezone.now(), person_of(request), body_of(request)
    device = own_device(person, own(request)).key
    uploads = dict(_upload(one) for one in items_of(given, "file", "upload"))
    came = hold_files(device=device, uploads=uploads, by=person, at=now)
    entries = of_files(device, uploads)
    return _answer([_came(one, entries.get(one.file)) for one in came], now)


@require_safe
@spoken
def ledger_page(request: HttpRequest) -> HttpResponse:
    """Tell what became of the device's own entries after a number of its log, 500 at most, and its last."""
    person = person_of(request)
    device = own_device(person, own(request))
    after = request.GET.get("after", "0")
    if not (after.isascii() and after.isdecimal() and len(after) < 17):
        raise refuse(BATCH_UNREADABLE, why="after")
    found = [_answered(one) for one in ledger_after(person, device.key, int(after))]
    return _answer(found, timezone.now(), head=head_known(device.key))


def _answer(items: list[dict[str, Any]], now: datetime, **more: int) -> HttpResponse:
    return said({"server_at": now.isoformat(timespec="milliseconds"), "items": items, **more})


def _sent(given: dict[str, Any]) -> datetime | None:
    try:
        return moment(given.get("sent_at"), "sent_at")
    except Refused:
        return None


def _upload(one: dict[str, Any]) -> tuple[UUID, str]:
    try:
        return UUID(one["file"]), str(one["upload"])
    except (ValueError, AttributeError, TypeError):
        raise refuse(BATCH_UNREADABLE, why="file") from None


def _taken(one: Taken) -> dict[str, Any]:
    return {
        "id": str(one.key) if one.key else "",
        "result": one.result,
        "stored": one.stored,
        **_problem(one.fault),
        "made": one.made,
        **_lacking(one),
    }


def _answered(one: Answered) -> dict[str, Any]:
    return {
        "id": str(one.key),
        "seq": one.seq,
        "result": one.result.value,
        "stored": True,
        **_problem(one.fault),
        "made": one.made,
        **_lacking(one),
    }


def _came(one: Came, entry: Answered | None) -> dict[str, Any]:
    """Return what became of a file with that of its entry; a file alone refused may come again."""
    held = one.result != Result.REFUSED
    if entry is None:
        return {"file": str(one.file), "held": False, "id": "", "result": "refused", **_problem(one.fault)}
    return {"file": str(one.file), "held": held, **_answered(entry), **_problem(one.fault or entry.fault)}


def _lacking(one: Taken | Answered) -> dict[str, list[str]]:
    """Return the files that are not here, and which of them nobody waits for any more."""
    ended = {"ended": [str(key) for key in one.ended]} if one.ended else {}
    return {"missing": [str(key) for key in one.missing], **ended}


def _problem(fault: Fault | None) -> dict[str, Any]:
    return {"problem": told(fault)} if fault else {}


urls: list[URLPattern] = [
    path("field/batches/", batches, name="field.batches"),
    path("field/files/", files, name="field.files"),
    path("field/ledger/", ledger_page, name="field.ledger"),
]
