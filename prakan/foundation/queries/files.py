"""Opening stored files, for those who may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, cast

from django.core.files.storage import default_storage

from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import FILE_LOST, FILE_MISSING
from prakan.foundation import access, storage
from prakan.foundation.keeping import place_of
from prakan.foundation.models import Person, StoredFile
from prakan.foundation.queries.scans import check_scanned


@dataclass(frozen=True, slots=True)
class FileView:
    """A stored file without its bytes."""

    id: int
    name: str
    media_type: str
    size: int
    digest: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A stored file opened for reading; close ``content``."""

    file: FileView
    content: BinaryIO


def file(person: Person, file_id: int) -> FileView:
    """Return what is known of a file; raises ``Refused`` (FILE-006) when there is none."""
    access.check(person, "file.open")
    found = StoredFile.objects.select_related("by").filter(pk=file_id).first()
    if found is None:
        raise refuse(FILE_MISSING, file=file_id)
    return FileView(
        id=found.pk,
        name=found.name,
        media_type=found.media_type,
        size=found.size,
        digest=found.digest,
        by=found.by.username if found.by else "",
        at=found.at,
    )


def open_file(person: Person, file_id: int) -> OpenFile:
    """Open a file's bytes as a stream; raises ``Refused`` (FILE-006, 007, 013, 014)."""
    known = file(person, file_id)
    place = _place(known)
    return OpenFile(known, cast(BinaryIO, default_storage.open(place, "rb")))


def readable(person: Person, file_id: int) -> FileView:
    """Return what is known of a file that can be read now; raises as ``open_file``."""
    known = file(person, file_id)
    _place(known)
    return known


def read_file(person: Person, file_id: int, start: int, length: int) -> Iterator[bytes]:
    """Return ``length`` bytes from ``start`` in pieces; raises as ``open_file``."""
    return storage.read(_place(file(person, file_id)), start, length)


def _place(known: FileView) -> str:
    """Return where the bytes lie; raises ``Refused`` (FILE-007 lost, 013 not scanned yet, 014 harmful)."""
    check_scanned(known.digest, known.name)
    place = place_of(known.digest)
    if not storage.has(place):
        raise refuse(FILE_LOST, name=known.name)
    return place
