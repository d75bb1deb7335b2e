"""Files from other systems: streamed to the store, looked at by content, named afterwards by their id."""

from __future__ import annotations

from typing import Annotated, BinaryIO, cast

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop
from ninja import Field, Query, Router, Schema

from prakan.foundation.actions.files import store_once
from prakan.web.api.bodies import type_of
from prakan.web.shell.people import person_of

router = Router(tags=["files"])
BYTES = "application/octet-stream"
BODY = {
    "requestBody": {
        "required": True,
        "content": {BYTES: {"schema": {"type": "string", "format": "binary"}}},
    }
}


class FileOut(Schema):
    """A file as it is kept; name it by its id."""

    id: int
    name: str
    size: int = Field(description="Bytes")
    media_type: str = Field(description="What the content is, whatever the name says")
    digest: str = Field(description="sha256 (hex)")


@router.post(
    "/files",
    response={201: FileOut},
    url_name="api.files.store",
    summary=gettext_noop("Send a file"),
    openapi_extra=BODY,
)
def send(
    request: HttpRequest,
    name: Annotated[str, Query(min_length=1, max_length=255, description="With its ending")],
    sha256: Annotated[
        str, Query(pattern="^([0-9a-f]{64})?$", description="As you reckon it; then it is compared")
    ] = "",
) -> tuple[int, object]:
    """Take the bytes of the body, however large the settings allow, and look at what they are.

    The same bytes under the same name are one file, however often you send them.
    """
    type_of(request, (BYTES,))
    return 201, store_once(
        name=name,
        content=cast(BinaryIO, request),
        length=int(request.META.get("CONTENT_LENGTH") or 0),
        declared=sha256,
        by=person_of(request),
        at=timezone.now(),
    )
