"""The server of resumable uploads (tus 1.0.0): one address to announce a file, one for each upload."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import get_language

from prakan.assessment.queries.field.devices import own_device
from prakan.domain import tus
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_field import DEVICE_WITHDRAWN, NOT_YOUR_DEVICE
from prakan.domain.problems_foundation import FILE_TOO_LARGE
from prakan.domain.problems_uploads import (
    UPLOAD_BROKEN,
    UPLOAD_BUSY,
    UPLOAD_GONE,
    UPLOAD_MISSING,
    UPLOAD_NO_ROOM,
    UPLOAD_OFFSET,
    UPLOAD_OVERFLOW,
    UPLOAD_QUOTA,
    UPLOAD_RATE,
    UPLOAD_UNREADABLE,
    UPLOAD_VERSION,
)
from prakan.foundation.actions.uploads import begin, cancel, confirm, receive
from prakan.foundation.queries.uploads import UploadView, upload
from prakan.web.shell.device_calls import device_of
from prakan.web.shell.people import person_of

PIECE = 64 * 1024  # what a server may hold back of a line that breaks
PATIENCE = 30.0  # seconds a sender may say nothing in the middle of a request
RETRY = "60"
SOON = "10"  # the one who has it may be a line that broke

#: status of a refusal, by problem code, where tus or HTTP has one; 422 for what a file holds.
STATUSES = {
    UPLOAD_MISSING.code: 404,
    UPLOAD_OFFSET.code: 409,
    UPLOAD_GONE.code: 410,
    UPLOAD_VERSION.code: 412,
    UPLOAD_OVERFLOW.code: 413,
    UPLOAD_QUOTA.code: 413,
    FILE_TOO_LARGE.code: 413,
    UPLOAD_BUSY.code: 423,
    UPLOAD_RATE.code: 429,
    UPLOAD_BROKEN.code: 460,
    UPLOAD_NO_ROOM.code: 507,
    UPLOAD_UNREADABLE.code: 400,
    NOT_YOUR_DEVICE.code: 403,
    DEVICE_WITHDRAWN.code: 403,
}
View = Callable[..., HttpResponse]


def spoken(view: View) -> View:
    """Speak the protocol: its version, the method a proxy would not let through, refusals as JSON."""

    def answer(request: HttpRequest, key: str = "") -> HttpResponse:
        method = request.method or ""
        if method == "POST":  # only there: another method would come without its token
            method = request.headers.get("X-HTTP-Method-Override", method).upper()
        try:
            if method in ("HEAD", "PATCH", "DELETE") and request.headers.get("Tus-Resumable") != tus.VERSION:
                raise refuse(UPLOAD_VERSION)
            made = view(request, method, key) if key else view(request, method)
        except Refused as refused:
            made = _refusal(refused)
        except tus.Unreadable as unread:
            made = _refusal(refuse(UPLOAD_UNREADABLE, header=str(unread)))
        made["Tus-Resumable"] = tus.VERSION
        made["Cache-Control"] = "no-store"
        return made

    return answer


def _refusal(refused: Refused) -> HttpResponse:
    """Return a numbered problem in the reader's language, for the script that shows it."""
    fault, language = refused.faults[0], get_language() or "th"
    told = {"code": fault.code, "what": fault.what(language), "next": fault.next_move(language)}
    answer = JsonResponse(told, status=STATUSES.get(fault.code, 422))
    if answer.status_code == 412:
        answer["Tus-Version"] = tus.VERSION
    if answer.status_code in (423, 429, 507):
        answer["Retry-After"] = SOON if answer.status_code == 423 else RETRY
    return answer


@spoken
def announce(request: HttpRequest, method: str) -> HttpResponse:
    """OPTIONS says what is spoken here; POST announces a file and may bring its first bytes."""
    if method == "OPTIONS":
        return _abilities()
    if method != "POST":
        return HttpResponseNotAllowed(["OPTIONS", "POST"])
    if request.headers.get("Tus-Resumable") != tus.VERSION:
        raise refuse(UPLOAD_VERSION)
    told = tus.metadata(request.headers.get("Upload-Metadata", ""))
    made = begin(
        name=told.get("filename") or told.get("name", ""),
        size=tus.number("Upload-Length", request.headers.get("Upload-Length")),
        declared=tus.declared(told),
        by=person_of(request),
        at=timezone.now(),
        rate=_rate(request),
    )
    if request.content_type == tus.CONTENT_TYPE and _length(request):
        made = _received(request, made.key, 0)
    answer = _standing(HttpResponse(status=201), made)
    answer["Location"] = reverse("uploads.part", args=[made.key])
    return answer


def _rate(request: HttpRequest) -> int | None:
    """Return how many files may be begun in an hour: from a device of one's own a day's photos at once."""
    device = device_of(request)
    if device is None:
        return None
    own_device(person_of(request), device)
    return settings.FIELD_UPLOAD_RATE


def _abilities() -> HttpResponse:
    answer = HttpResponse(status=204)
    answer["Tus-Version"] = tus.VERSION
    answer["Tus-Extension"] = tus.EXTENSIONS
    answer["Tus-Max-Size"] = str(settings.UPLOAD_LIMIT)
    answer["Tus-Checksum-Algorithm"] = ",".join(tus.ALGORITHMS)
    return answer


@spoken
def part(request: HttpRequest, method: str, key: str) -> HttpResponse:
    """HEAD tells the offset, PATCH goes on from it, DELETE takes it back; GET and POST answer in JSON."""
    if method not in METHODS:
        return HttpResponseNotAllowed(list(METHODS))
    return METHODS[method](request, key)


def _head(request: HttpRequest, key: str) -> HttpResponse:
    found = upload(person_of(request), key)
    answer = _standing(HttpResponse(status=200), found)
    answer["Upload-Length"] = str(found.size)
    answer["Upload-Metadata"] = tus.write_metadata({"filename": found.name, "sha256": found.declared})
    return answer


def _patch(request: HttpRequest, key: str) -> HttpResponse:
    if request.content_type != tus.CONTENT_TYPE:
        return HttpResponse(status=415)
    offset = tus.number("Upload-Offset", request.headers.get("Upload-Offset"))
    return _standing(HttpResponse(status=204), _received(request, key, offset))


def _delete(request: HttpRequest, key: str) -> HttpResponse:
    cancel(key=key, by=person_of(request), at=timezone.now())
    return HttpResponse(status=204)


def _state(request: HttpRequest, key: str) -> HttpResponse:
    return JsonResponse(_told(upload(person_of(request), key)))


def _confirm(request: HttpRequest, key: str) -> HttpResponse:
    return JsonResponse(_told(confirm(key=key, by=person_of(request), at=timezone.now())))


METHODS: dict[str, View] = {
    "HEAD": _head,
    "PATCH": _patch,
    "DELETE": _delete,
    "GET": _state,
    "POST": _confirm,
}


def _received(request: HttpRequest, key: str, offset: int) -> UploadView:
    length = _length(request)
    return receive(
        key=key,
        offset=offset,
        length=length,
        pieces=_arriving(request, length),
        checksum=tus.checksum(request.headers.get("Upload-Checksum")),
        by=person_of(request),
        at=timezone.now(),
    )


def _length(request: HttpRequest) -> int:
    return tus.number("Content-Length", request.META.get("CONTENT_LENGTH") or None)


def _arriving(request: HttpRequest, length: int) -> Iterator[bytes]:
    """Yield what comes, until all has come, the line breaks or the sender is silent too long."""
    line: socket.socket | None = request.META.get("gunicorn.socket")
    try:
        if line is not None:
            line.settimeout(PATIENCE)
        while length and (piece := request.read(min(PIECE, length))):
            length -= len(piece)
            yield piece
    except OSError:  # the line broke: what came is kept, the sender asks for the offset and goes on
        return
    finally:
        if line is not None:
            with suppress(OSError):  # the server has closed it by now
                line.settimeout(None)


def _standing(answer: HttpResponse, found: UploadView) -> HttpResponse:
    answer["Upload-Offset"] = str(found.offset)
    if found.expires:
        answer["Upload-Expires"] = http_date(found.expires.astimezone(UTC).timestamp())
    return answer


def _told(found: UploadView) -> dict[str, object]:
    return {
        "key": found.key,
        "name": found.name,
        "size": found.size,
        "offset": found.offset,
        "stage": found.stage,
        "digest": found.digest,
    }


urls: list[URLPattern] = [
    path("uploads/", announce, name="uploads.announce"),
    path("uploads/<str:key>/", part, name="uploads.part"),
]
