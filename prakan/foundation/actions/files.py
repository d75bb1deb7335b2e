"""Keeping files: streamed to disk by digest, checked by content, registered once safe."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO, cast

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction

from prakan.domain.media_types import ENDINGS, EXECUTABLE, ending_of, tell
from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import (
    FILE_EMPTY,
    FILE_EXECUTABLE,
    FILE_KIND_UNKNOWN,
    FILE_RENAMED,
    FILE_TOO_LARGE,
)
from prakan.foundation import access, audit
from prakan.foundation.models import Person, StoredFile
from prakan.foundation.queries.files import place_of

CHUNK = 1024 * 1024
MEGABYTE = 1024 * 1024


def store(
    *,
    name: str,
    content: BinaryIO,
    by: Person,
    at: datetime,
    limit: int | None = None,
    allowed: frozenset[str] = frozenset(ENDINGS.values()),
) -> StoredFile:
    """Stream ``content`` into the store and register it; returns only when the bytes are on disk.

    ``limit`` in bytes (default ``settings.FILE_LIMIT``), ``allowed`` media types; raises ``Refused``
    (FILE-001 too large, 002 unknown kind, 003 renamed, 004 empty, 005 executable).
    """
    access.check(by, "file.store")
    name = safe_name(name)
    with _incoming() as received:
        digest, size = _receive(content, received, name, limit or settings.FILE_LIMIT)
        media_type = _checked(cast(BinaryIO, received), name, size, allowed)
        _keep(received, digest)
    return _register(name=name, digest=digest, size=size, media_type=media_type, by=by, at=at)


def safe_name(name: str) -> str:
    """Return the bare file name without any folder or control character, at most 255 characters."""
    bare = PureWindowsPath(PurePosixPath(name).name).name
    clean = "".join(c for c in bare if c.isprintable()).strip()
    stem, dot, ending = clean.rpartition(".")
    return clean if len(clean) <= 255 else f"{stem[: 254 - len(ending)]}{dot}{ending}"


class Received(File):  # type: ignore[type-arg]
    """A file that a local storage may move into place, whole or not at all, instead of copying."""

    def temporary_file_path(self) -> str:
        return str(self.name)


@contextmanager
def _incoming() -> Iterator[Received]:
    folder = Path(settings.MEDIA_ROOT) / "incoming"  # same disk as the store: moving is atomic
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, path = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield Received(file, path)
    finally:
        Path(path).unlink(missing_ok=True)


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


def _checked(received: BinaryIO, name: str, size: int, allowed: frozenset[str]) -> str:
    if not size:
        raise refuse(FILE_EMPTY, field="file", name=name)
    ending = ending_of(name)
    media_type = tell(received, ending)
    if media_type == EXECUTABLE:
        raise refuse(FILE_EXECUTABLE, field="file", name=name)
    if media_type not in allowed:
        raise refuse(FILE_KIND_UNKNOWN, field="file", name=name)
    if ENDINGS.get(ending) != media_type:
        raise refuse(FILE_RENAMED, field="file", name=name, found=media_type)
    return media_type


def _keep(received: Received, digest: str) -> None:
    place = place_of(digest)
    if default_storage.exists(place):
        return
    received.seek(0)
    os.fsync(received.fileno())
    saved = default_storage.save(place, received)
    if saved != place:  # someone stored the same bytes meanwhile
        default_storage.delete(saved)
    _settle(place)


def _settle(place: str) -> None:
    """Force the folder's entry to disk when the storage is a local folder."""
    try:
        folder = Path(default_storage.path(place)).parent
    except NotImplementedError:  # an object store confirms by itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@transaction.atomic
def _register(*, name: str, digest: str, size: int, media_type: str, by: Person, at: datetime) -> StoredFile:
    after = {"name": name, "digest": digest, "size": size, "media_type": media_type}
    audit.record(step="file.store", subject=f"file:{digest[:16]}", by=by, at=at, after=after)
    return StoredFile.objects.create(name=name, digest=digest, size=size, media_type=media_type, by=by, at=at)
