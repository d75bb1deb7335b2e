"""What a field for files was given, whichever way it came, turned into a stored file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from django.core.files.uploadedfile import UploadedFile

from prakan.domain.media_types import USUAL
from prakan.foundation.actions.files import store
from prakan.foundation.actions.uploads import keep

if TYPE_CHECKING:
    from prakan.foundation.models import Person, StoredFile


@dataclass(frozen=True, slots=True)
class SentInParts:
    """A file that the browser has sent in parts already; ``key`` names the upload."""

    key: str


Given: TypeAlias = "UploadedFile[bytes] | SentInParts"


def stored(
    given: Given, *, by: Person, at: datetime, limit: int | None = None, allowed: frozenset[str] = USUAL
) -> StoredFile:
    """Return the stored file of what was given; call it before the page's action, in no transaction.

    ``limit`` in bytes is the page's; without one, the system's for each way. Again with the same upload gives
    the same file. Raises ``Refused`` as ``keep`` and ``store``, with the field "file".
    """
    if isinstance(given, SentInParts):
        return keep(key=given.key, by=by, at=at, limit=limit, allowed=allowed)
    name = given.name or ""
    return store(name=name, content=given.file, by=by, at=at, limit=limit, allowed=allowed)  # type: ignore[arg-type]
