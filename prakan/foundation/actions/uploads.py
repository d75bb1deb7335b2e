"""Uploads that resume where they stopped: announce, receive, confirm, keep, cancel, give up."""

from __future__ import annotations

import io
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from prakan.domain.media_types import ENDINGS, LOOK, USUAL, begins_as, ending_of, tell
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_foundation import FILE_EMPTY, FILE_KIND_UNKNOWN, FILE_TOO_LARGE
from prakan.domain.problems_uploads import (
    UPLOAD_BROKEN,
    UPLOAD_BUSY,
    UPLOAD_DIFFERS,
    UPLOAD_GONE,
    UPLOAD_NO_ROOM,
    UPLOAD_NOT_WHOLE,
    UPLOAD_OFFSET,
    UPLOAD_OVERFLOW,
    UPLOAD_QUOTA,
    UPLOAD_RATE,
)
from prakan.domain.tus import Checksum
from prakan.foundation import access, audit, parts
from prakan.foundation.keeping import check_kind, digest_of, incoming, kind_of, put, register, safe_name
from prakan.foundation.models import Person, StoredFile, Upload
from prakan.foundation.parts import Part
from prakan.foundation.queries.uploads import DONE, OPEN, UploadView, expires, own, unfinished, view
from prakan.foundation.scanning import at_once

Stage = Upload.Stage
MEGABYTE = 1024 * 1024
SWEEP_AFTER = timedelta(days=1)
EVERYTHING = frozenset(ENDINGS.values())  # what a page takes of it is asked when it is kept


def begin(
    *, name: str, size: int, by: Person, at: datetime, declared: str = "", rate: int | None = None
) -> UploadView:
    """Announce a file of ``size`` bytes; ``declared`` is its sha256 (hex) as the sender reckons it.

    ``rate``: how many a person may begin within an hour, None as everywhere.

    Raises ``Refused`` before a byte is sent: FILE-001 too large, 002 kind, 004 empty; UPLOAD-008 too much
    unfinished, 009 too often, 010 no room on the disk.
    """
    access.check(by, "upload.begin")
    name = safe_name(name)
    _check_file(name, size)
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=by.pk)  # one's limits are counted one at a time
        _check_person(size, by, at, settings.UPLOAD_RATE if rate is None else rate)
        _check_room(name, size)
        key = secrets.token_urlsafe(24)
        after = {"name": name, "size": size, "declared": declared}
        audit.record(step="upload.begin", subject=f"upload:{key}", by=by, at=at, after=after)
        made = Upload.objects.create(key=key, by=by, name=name, size=size, declared=declared, begun_at=at)
    return view(made)


def _check_file(name: str, size: int) -> None:
    if not size:
        raise refuse(FILE_EMPTY, field="file", name=name)
    if size > settings.UPLOAD_LIMIT:
        raise refuse(FILE_TOO_LARGE, field="file", name=name, limit=settings.UPLOAD_LIMIT // MEGABYTE)
    if ending_of(name) not in ENDINGS:
        raise refuse(FILE_KIND_UNKNOWN, field="file", name=name)


def _check_person(size: int, by: Person, at: datetime, rate: int) -> None:
    mine = Upload.objects.filter(by=by)
    if mine.filter(begun_at__gt=at - timedelta(hours=1)).count() >= rate:
        raise refuse(UPLOAD_RATE, field="file", limit=rate)
    open_bytes = mine.filter(stage__in=OPEN).aggregate(bytes=Sum("size"))["bytes"] or 0
    if open_bytes + size > settings.UPLOAD_QUOTA:
        raise refuse(UPLOAD_QUOTA, field="file", limit=settings.UPLOAD_QUOTA // MEGABYTE)


def _check_room(name: str, size: int) -> None:
    """What others have announced and not sent yet needs its room too."""
    coming = sum(max(each.size - parts.size_of(each.key), 0) for each in unfinished())
    if shutil.disk_usage(incoming()).free < coming + size + settings.DISK_RESERVE:
        raise refuse(UPLOAD_NO_ROOM, field="file", name=name)


@contextmanager
def _alone(key: str, by: Person) -> Iterator[tuple[Part, Upload]]:
    """Hold an open upload's part file and read its row after that: nobody changes either meanwhile."""
    _open(key, by)
    try:
        with parts.locked(key) as part:
            yield part, _open(key, by)
    except parts.Busy:
        raise refuse(UPLOAD_BUSY) from None


def _open(key: str, by: Person) -> Upload:
    found = own(by, key)
    if found.stage not in OPEN:
        raise refuse(UPLOAD_GONE, name=found.name, stage=found.problem or found.stage)
    return found


def receive(
    *,
    key: str,
    offset: int,
    length: int,
    pieces: Iterable[bytes],
    by: Person,
    at: datetime,
    checksum: Checksum | None = None,
) -> UploadView:
    """Write ``length`` bytes that begin at ``offset``; returns once they are on disk.

    With the last byte the upload is confirmed. A line that breaks leaves what had come. Raises ``Refused``:
    UPLOAD-001, 002 ended, 003 busy, 004 offset, 005 more than announced, 006 checksum, 010 disk full; and
    what ``confirm`` raises.
    """
    with _alone(key, by) as (part, found):
        before = part.size
        _check_offset(found, before, offset, length)
        after = _append(found, part, pieces, length, checksum)
        if before < LOOK <= after:
            _check_beginning(found, part, by, at)
        if after == found.size:
            _confirm(found, part, by, at)
        return view(found)


def _check_offset(found: Upload, held: int, offset: int, length: int) -> None:
    if offset != held:
        raise refuse(UPLOAD_OFFSET, given=offset, held=held)
    if held + length > found.size:
        raise refuse(UPLOAD_OVERFLOW, size=found.size)


def _append(
    found: Upload, part: Part, pieces: Iterable[bytes], length: int, checksum: Checksum | None
) -> int:
    try:
        return parts.append(part, pieces, length, checksum)
    except parts.Broken:
        raise refuse(UPLOAD_BROKEN) from None
    except parts.Full:
        raise refuse(UPLOAD_NO_ROOM, field="file", name=found.name) from None


def _check_beginning(found: Upload, part: Part, by: Person, at: datetime) -> None:
    """Refuse at the first bytes what cannot become the kind its name says: not after two gigabytes."""
    head, ending = parts.head(part, LOOK), ending_of(found.name)
    if begins_as(head, ending):
        return
    try:
        check_kind(tell(io.BytesIO(head), ending), found.name, EVERYTHING)
    except Refused as refused:
        _refuse(found, refused, by, at)


def confirm(*, key: str, by: Person, at: datetime) -> UploadView:
    """Look at a file whose every byte has come: its digest, its kind, its structure; again is harmless.

    Raises ``Refused``: UPLOAD-012 not whole yet, UPLOAD-007 another digest than declared, FILE-002 and on for
    what it holds; then the upload has ended and its bytes are gone.
    """
    known = own(by, key)
    if known.stage in DONE:
        return view(known)
    with _alone(key, by) as (part, found):
        _confirm(found, part, by, at)
        return view(found)


def _confirm(found: Upload, part: Part, by: Person, at: datetime) -> None:
    if found.stage == Stage.CONFIRMED:
        return
    if part.size != found.size:
        raise refuse(UPLOAD_NOT_WHOLE, field="file", name=found.name, held=part.size, size=found.size)
    digest = digest_of(part.file)
    try:
        media_type = _looked_at(found, part, digest, at)
    except Refused as refused:
        _refuse(found, refused, by, at)
        raise
    with transaction.atomic():
        after = {"name": found.name, "digest": digest, "size": found.size, "media_type": media_type}
        audit.record(step="upload.confirm", subject=f"upload:{found.key}", by=by, at=at, after=after)
        found.stage, found.digest, found.media_type = Stage.CONFIRMED, digest, media_type
        found.save(update_fields=["stage", "digest", "media_type"])


def _looked_at(found: Upload, part: Part, digest: str, at: datetime) -> str:
    if found.declared and found.declared != digest:
        told = {"told": found.declared[:12], "found": digest[:12]}
        raise refuse(UPLOAD_DIFFERS, field="file", name=found.name, **told)
    media_type = kind_of(part.file, found.name, found.size, EVERYTHING)
    at_once(part.path, digest, found.size, found.name, at)
    return media_type


def _refuse(found: Upload, refused: Refused, by: Person, at: datetime) -> None:
    """End an upload for what it holds, and raise why."""
    code = refused.faults[0].code
    with transaction.atomic():
        after = {"name": found.name, "problem": code}
        audit.record(step="upload.refuse", subject=f"upload:{found.key}", by=by, at=at, after=after)
        found.stage, found.problem = Stage.REFUSED, code
        found.save(update_fields=["stage", "problem"])
        transaction.on_commit(lambda: parts.drop(found.key))
    raise refused


def keep(
    *, key: str, by: Person, at: datetime, limit: int | None = None, allowed: frozenset[str] = USUAL
) -> StoredFile:
    """Turn a finished upload into a stored file; doing it again returns the same one.

    Call it outside any transaction: a bucket may take its time. ``limit`` in bytes and ``allowed`` media
    types are the page's. Raises ``Refused``: UPLOAD-001, 002, 003, 012; FILE-001, 002; FILE-018 when the
    store is away (nothing is lost: the upload stays confirmed); and what ``confirm`` raises.
    """
    known = own(by, key)
    if known.file is not None:
        return known.file
    with _alone(key, by) as (part, found):
        _confirm(found, part, by, at)
        _check_page(found, limit, allowed)
        with parts.for_store(part) as content:
            put(content, found.digest, found.name)
        return _keep(found, by, at)


def _check_page(found: Upload, limit: int | None, allowed: frozenset[str]) -> None:
    if limit and found.size > limit:
        raise refuse(FILE_TOO_LARGE, field="file", name=found.name, limit=limit // MEGABYTE)
    if found.media_type not in allowed:
        raise refuse(FILE_KIND_UNKNOWN, field="file", name=found.name)


@transaction.atomic
def _keep(found: Upload, by: Person, at: datetime) -> StoredFile:
    file = register(
        name=found.name, digest=found.digest, size=found.size, media_type=found.media_type, by=by, at=at
    )
    found.stage, found.file = Stage.KEPT, file
    found.save(update_fields=["stage", "file"])
    transaction.on_commit(lambda: parts.drop(found.key))
    return file


def cancel(*, key: str, by: Person, at: datetime) -> None:
    """Take an unfinished upload back and free its room; a kept one stays (UPLOAD-002)."""
    with _alone(key, by) as (_part, found):
        _end(found, Stage.CANCELLED, "upload.cancel", by, at)


@transaction.atomic
def _end(found: Upload, stage: Stage, step: str, by: Person | None, at: datetime) -> None:
    before = {"name": found.name, "size": found.size, "stage": found.stage}
    audit.record(step=step, subject=f"upload:{found.key}", by=by, at=at, before=before)
    found.stage = stage
    found.save(update_fields=["stage"])
    transaction.on_commit(lambda: parts.drop(found.key))


def give_up_resting(at: datetime) -> None:
    """End uploads that nobody has gone on with for ``UPLOAD_REST``: a duty of the worker."""
    for each in unfinished():
        if expires(each) > at:
            continue
        try:
            with parts.locked(each.key):
                found = Upload.objects.get(pk=each.pk)
                if found.stage in OPEN and expires(found) <= at:
                    _end(found, Stage.EXPIRED, "upload.expire", None, at)
        except parts.Busy:
            continue
    parts.sweep({each.key for each in unfinished()}, (at - SWEEP_AFTER).timestamp())
