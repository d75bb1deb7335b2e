"""Sending a stored file: in parts when asked, as a download unless it is safe to show."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header, http_date

from prakan.domain.media_types import JPEG, M4A, MP4, PDF, PNG, WEBM, WEBM_SOUND
from prakan.foundation.queries.files import FileView, read_file, readable

if TYPE_CHECKING:
    from prakan.foundation.models import Person

SAFE_TO_SHOW = frozenset({PDF, PNG, JPEG, MP4, M4A, WEBM, WEBM_SOUND})  # everything else is only ever saved
RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


def send(request: HttpRequest, person: Person, file_id: int, *, show: bool = False) -> HttpResponseBase:
    """Stream a stored file; a ``Range`` of it answers 206, an impossible one 416, a known copy 304.

    ``show`` opens it in the browser where its kind is safe. Raises ``Refused`` as ``read_file``.
    """
    known = readable(person, file_id)
    tag = f'"{known.digest}"'
    if request.headers.get("If-None-Match") == tag:
        return _headed(HttpResponse(status=304), known, show)
    wished = request.headers.get("Range", "")
    if wished and request.headers.get("If-Range", tag) == tag:
        return _part(request, person, known, wished, show)
    return _whole(request, person, known, 0, known.size, show)


def _part(request: HttpRequest, person: Person, known: FileView, wished: str, show: bool) -> HttpResponseBase:
    asked = RANGE.match(wished.strip())
    if not asked or not any(asked.groups()):  # several ranges, other units: the whole is a right answer
        return _whole(request, person, known, 0, known.size, show)
    first, last = asked.groups()
    start = int(first) if first else max(known.size - int(last), 0)
    end = min(int(last), known.size - 1) if first and last else known.size - 1
    if start > end:
        answer = HttpResponse(status=416)
        answer["Content-Range"] = f"bytes */{known.size}"
        return answer
    answer_part = _whole(request, person, known, start, end - start + 1, show)
    answer_part.status_code = 206
    answer_part["Content-Range"] = f"bytes {start}-{end}/{known.size}"
    return answer_part


def _whole(
    request: HttpRequest, person: Person, known: FileView, start: int, length: int, show: bool
) -> HttpResponseBase:
    pieces = iter(()) if request.method == "HEAD" else read_file(person, known.id, start, length)
    answer = _headed(StreamingHttpResponse(pieces), known, show)
    answer["Content-Length"] = str(length)
    return answer


def _headed(answer: HttpResponse | StreamingHttpResponse, known: FileView, show: bool) -> HttpResponseBase:
    shown = show and known.media_type in SAFE_TO_SHOW
    answer["Content-Type"] = known.media_type
    answer["Content-Disposition"] = content_disposition_header(not shown, known.name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = f'"{known.digest}"'
    answer["Last-Modified"] = http_date(known.at.astimezone(UTC).timestamp())
    answer["Cache-Control"] = "private, no-cache"
    return answer
