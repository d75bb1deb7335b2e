"""How bytes become a stored file: a safe name, a look at the content, into the store, one row."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, BinaryIO

from django.conf import settings
from django.core.files import File
from django.db import transaction

from prakan.domain.media_checks import fault_of
from prakan.domain.media_types import EXECUTABLE, ending_of, is_named, tell
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_files import STORE_AWAY
from prakan.domain.problems_foundation import FILE_EMPTY, FILE_EXECUTABLE, FILE_KIND_UNKNOWN, FILE_RENAMED
from prakan.foundation import audit, storage
from prakan.foundation.models import Person, StoredFile
from prakan.foundation.scanning import quarantine

CHUNK = 1024 * 1024


class Received(File):  # type: ignore[type-arg]
    """A file that a local storage may move into place, whole or not at all, instead of copying."""

    def temporary_file_path(self) -> str:
        return str(self.name)

    @property
    def place(self) -> Path:
        return Path(str(self.name))


def incoming() -> Path:
    """Return the folder of what is not stored yet: on the disk of the store, so that moving is atomic."""
    folder = Path(settings.MEDIA_ROOT) / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def receiving() -> Iterator[Received]:
    """Give a new file to write into; it is gone afterwards unless it was put into the store."""
    descriptor, path = tempfile.mkstemp(dir=incoming())
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield Received(file, path)
    finally:
        Path(path).unlink(missing_ok=True)


def safe_name(name: str) -> str:
    """Return the bare file name without any folder or control character, at most 255 characters."""
    bare = PureWindowsPath(PurePosixPath(name).name).name
    clean = "".join(c for c in bare if c.isprintable()).strip()
    stem, dot, ending = clean.rpartition(".")
    return clean if len(clean) <= 255 else f"{stem[: 254 - len(ending)]}{dot}{ending}"


def kind_of(content: BinaryIO, name: str, size: int, allowed: frozenset[str]) -> str:
    """Return the media type of whole, harmless content; raises ``Refused`` (FILE-002 to 005, 008 on)."""
    if not size:
        raise refuse(FILE_EMPTY, field="file", name=name)
    media_type = tell(content, ending_of(name))
    check_kind(media_type, name, allowed)
    if fault := fault_of(content, media_type, name):
        raise Refused(fault)
    return media_type


def check_kind(media_type: str, name: str, allowed: frozenset[str]) -> None:
    """Raise ``Refused`` (FILE-002, 003, 005) unless a kind is wanted and is what the name says."""
    if media_type == EXECUTABLE:
        raise refuse(FILE_EXECUTABLE, field="file", name=name)
    if media_type not in allowed:
        raise refuse(FILE_KIND_UNKNOWN, field="file", name=name)
    if not is_named(ending_of(name), media_type):
        raise refuse(FILE_RENAMED, field="file", name=name, found=media_type)


def digest_of(content: IO[bytes]) -> str:
    """Return the sha256 (hex) of seekable content, read in pieces."""
    content.seek(0)
    sha = hashlib.sha256()
    while piece := content.read(CHUNK):
        sha.update(piece)
    return sha.hexdigest()


def place_of(digest: str) -> str:
    """Return where the bytes of a digest lie in the storage."""
    return f"{digest[:2]}/{digest}"


def put(received: File[bytes], digest: str, name: str) -> None:
    """Put bytes into the store; raises ``Refused`` (FILE-018) when it cannot take them now."""
    try:
        storage.put(place_of(digest), received)
    except storage.StoreAway as away:
        raise refuse(STORE_AWAY, field="file", name=name) from away


@transaction.atomic
def register(
    *, name: str, digest: str, size: int, media_type: str, by: Person | None, at: datetime
) -> StoredFile:
    """Write the row of stored bytes, after its audit row."""
    after = {"name": name, "digest": digest, "size": size, "media_type": media_type}
    audit.record(step="file.store", subject=f"file:{digest[:16]}", by=by, at=at, after=after)
    quarantine(digest=digest, size=size, at=at)
    return StoredFile.objects.create(name=name, digest=digest, size=size, media_type=media_type, by=by, at=at)
