"""Sending the small picture of a stored photo; a drawn icon for what cannot be shown small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static

from prakan.foundation.queries.thumbnails import tag_of, thumbnail
from prakan.foundation.thumbnails import Size

if TYPE_CHECKING:
    from prakan.foundation.models import Person

ICON = "no-picture.svg"


def send_small(request: HttpRequest, person: Person, file_id: int) -> HttpResponse:
    """Send the small picture of a file (``?small``: of a list); a known copy answers 304.

    It is asked for again each time, as the file itself is: rights may have ended. Raises ``Refused`` as
    ``readable``.
    """
    size = Size.SMALL if "small" in request.GET else Size.LARGE
    if request.headers.get("If-None-Match") == f'"{tag_of(person, file_id, size)}"':
        return HttpResponse(status=304)
    found = thumbnail(person, file_id, size)
    if not found.content:
        return redirect(static(ICON))
    answer = HttpResponse(found.content, content_type="image/jpeg")
    answer["ETag"] = f'"{found.tag}"'
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
