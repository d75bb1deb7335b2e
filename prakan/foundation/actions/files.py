"""Keeping files: streamed to disk by digest, checked by content, registered once safe."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import BinaryIO, cast

from django.conf import settings

from prakan.domain.media_types import USUAL
from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import FILE_TOO_LARGE
from prakan.domain.problems_uploads import UPLOAD_DIFFERS, UPLOAD_NOT_WHOLE
from prakan.foundation import access
from prakan.foundation.keeping import CHUNK, Received, kind_of, put, receiving, register, safe_name
from prakan.foundation.models import Person, StoredFile
from prakan.foundation.scanning import at_once

__all__ = ["safe_name", "store", "store_once"]
MEGABYTE = 1024 * 1024


def store(
    *,
    name: str,
    content: BinaryIO,
    by: Person | None,
    at: datetime,
    limit: int | None = None,
    allowed: frozenset[str] = USUAL,
) -> StoredFile:
    """Stream ``content`` into the store and register it; returns only when the bytes are there for good.

    ``by`` None is the operator of the machine. ``limit`` in bytes (default ``settings.FILE_LIMIT``),
    ``allowed`` media types; raises ``Refused`` (FILE-001 too large, 002 unknown kind, 003 renamed,
    004 empty, 005 executable, 008 to 012 and 015 to 017 damaged or unfit, 014 harmful, 018 store away).
    """
    if by:
        access.check(by, "file.store")
    name = safe_name(name)
    with receiving() as received:
        digest, size = _receive(content, received, name, limit or settings.FILE_LIMIT)
        return _kept(received, name, digest, size, allowed, by, at)


def store_once(
    *, name: str, content: BinaryIO, length: int, declared: str, by: Person, at: datetime
) -> StoredFile:
    """Store as ``store`` does, unless the person has stored the same bytes under the same name before.

    ``length`` in bytes is what the sender announced, ``declared`` the sha256 (hex) as it reckons it, "" when
    it does not. Raises ``Refused`` as ``store``; UPLOAD-012 when the line broke, 007 when the digest differs.
    """
    access.check(by, "file.store")
    name = safe_name(name)
    if declared and (before := _own(name, declared, by)):
        return before
    with receiving() as received:
        digest, size = _receive(content, received, name, settings.FILE_LIMIT)
        if size != length:
            raise refuse(UPLOAD_NOT_WHOLE, field="file", name=name, held=size, size=length)
        if declared and declared != digest:
            raise refuse(UPLOAD_DIFFERS, field="file", name=name, told=declared[:12], found=digest[:12])
        return _own(name, digest, by) or _kept(received, name, digest, size, USUAL, by, at)


def _own(name: str, digest: str, by: Person) -> StoredFile | None:
    return StoredFile.objects.filter(digest=digest, name=name, by=by).first()


def _kept(
    received: Received,
    name: str,
    digest: str,
    size: int,
    allowed: frozenset[str],
    by: Person | None,
    at: datetime,
) -> StoredFile:
    media_type = kind_of(cast(BinaryIO, received), name, size, allowed)
    at_once(received.place, digest, size, name, at)
    put(received, digest, name)
    return register(name=name, digest=digest, size=size, media_type=media_type, by=by, at=at)


def _receive(content: BinaryIO, into: Received, name: str, limit: int) -> tuple[str, int]:
    sha, size = hashlib.sha256(), 0
    while chunk := content.read(CHUNK):
        size += len(chunk)
        if size > limit:
            raise refuse(FILE_TOO_LARGE, field="file", name=name, limit=limit // MEGABYTE)
        sha.update(chunk)
        into.write(chunk)
    into.flush()
    return sha.hexdigest(), size
