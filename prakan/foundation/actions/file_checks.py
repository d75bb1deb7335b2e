"""Reading stored files again, oldest check first: each night what the settings allow, told when wrong."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from prakan.foundation import access, audit, storage
from prakan.foundation.keeping import place_of
from prakan.foundation.models import FileCheck, FileRound, Person
from prakan.foundation.queries.file_checks import next_due

Stage = FileCheck.Stage
PIECE_SECONDS = 10.0  # of a round that a worker works at before it looks at its other work
LEASE = timedelta(minutes=30)  # the longest that one file may take
STORE_REST = timedelta(minutes=10)
LONGEST = 500


class Away(Exception):
    """The store could not be asked: that says nothing of a file."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found where a file should lie."""

    stage: str
    found: str = ""


@dataclass(slots=True)
class Tally:
    """What was read so far."""

    files: int = 0
    bytes: int = 0
    faults: int = 0
    new_faults: int = 0


def begin_on_schedule(at: datetime) -> None:
    """Begin the night's round once a day from the hour of the settings on. A duty of the worker."""
    now = timezone.localtime(at)
    opens = now.replace(hour=settings.VERIFY_HOUR, minute=0, second=0, microsecond=0)
    if not settings.VERIFY_BYTES or now < opens:
        return
    if not FileRound.objects.filter(Q(begun_at__gte=opens) | Q(ended_at=None)).exists():
        FileRound.objects.create(begun_at=at, due_at=at)


@transaction.atomic
def begin_now(*, by: Person, at: datetime) -> bool:
    """Begin a round now, as long as the night's may be; returns False when one is at work already."""
    access.check(by, "file.verify")
    if FileRound.objects.filter(ended_at=None).exists():
        return False
    audit.record(step="file.verify", subject="files:all", by=by, at=at)
    FileRound.objects.create(begun_at=at, due_at=at, by=by)
    return True


def verify_due(at: datetime) -> int:
    """Work a piece of the open round off; returns how many files were read. Long work of the worker."""
    mine = FileRound.objects.filter(ended_at=None, due_at__lte=at).order_by("pk").first()
    if mine is None or not _claim(mine, at):
        return 0
    began, tally, away = time.monotonic(), Tally(), ""
    try:
        for one in work(tally, before=mine.begun_at, at=at):
            spent = time.monotonic() - began
            over = _is_spent(mine, one.bytes, spent)
            if over or spent > PIECE_SECONDS:
                break
        else:
            over = True
    except Away as error:
        over, away = False, str(error)
    finally:  # broken off too: a fault that is noted is new no more
        if tally.new_faults:
            raise_alarm(tally.new_faults, subject=f"files:{mine.pk}", by=None, at=at)
    _note(mine, tally, time.monotonic() - began, over=over, away=away, at=at)
    return tally.files


def work(tally: Tally, *, before: datetime, at: datetime) -> Iterator[Tally]:
    """Read one file after the other that was not read since ``before``, yielding after each.

    In no transaction: what was noted of the files before stays, whatever ends it. Raises ``Away``.
    """
    while (due := next_due(before)) is not None:
        digest, size = due
        seen = look(digest, size)
        new = _mark(digest, size, seen, at)
        tally.files += 1
        tally.bytes += size
        tally.faults += seen.stage != Stage.WHOLE
        tally.new_faults += new
        yield tally


def look(digest: str, size: int) -> Seen:
    """Read the bytes of a digest where they lie; raises ``Away`` when the store cannot be asked."""
    place = place_of(digest)
    if not storage.stands():
        raise Away("the folder of files is not there")
    if not _asked(lambda: storage.has(place)):
        return Seen(Stage.ABSENT)
    try:
        held = _asked(lambda: storage.held(place))
        found = _digest(place, held)
    except FileNotFoundError:
        return Seen(Stage.ABSENT)
    except OSError as error:
        if not storage.is_folder():
            raise Away(f"{type(error).__name__}: {error}"[:LONGEST]) from error
        return Seen(Stage.UNREADABLE, f"{type(error).__name__}: {error.strerror}"[:LONGEST])
    if (found, held) == (digest, size):
        return Seen(Stage.WHOLE)
    return Seen(Stage.DIFFERS, f"sha256 {found}, {held} bytes")


def _asked(question: Callable[[], int]) -> int:
    try:
        return question()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Away(f"{type(error).__name__}: {error}"[:LONGEST]) from error


def _digest(place: str, length: int) -> str:
    sha = hashlib.sha256()
    for piece in storage.read(place, 0, length):
        sha.update(piece)
    return sha.hexdigest()


@transaction.atomic
def _mark(digest: str, size: int, seen: Seen, at: datetime) -> bool:
    """Note what was seen; returns whether it is a fault that was not known."""
    before = FileCheck.objects.select_for_update().filter(digest=digest).first()
    same = before is not None and (before.stage, before.found) == (seen.stage, seen.found)
    known = before.stage if before else Stage.WHOLE
    if not same and (seen.stage != Stage.WHOLE or known != Stage.WHOLE):
        step = "file.mend" if seen.stage == Stage.WHOLE else "file.fault"
        after = {"stage": str(seen.stage), "found": seen.found, "digest": digest, "size": size}
        audit.record(
            step=step, subject=f"file:{digest[:16]}", by=None, at=at, before={"stage": known}, after=after
        )
    now = {"size": size, "stage": seen.stage, "found": seen.found, "checked_at": at}
    since = before.since if before and before.stage == seen.stage else at
    FileCheck.objects.update_or_create(digest=digest, defaults={**now, "since": since})
    return seen.stage != Stage.WHOLE and not same


@transaction.atomic
def raise_alarm(faults: int, *, subject: str, by: Person | None, at: datetime) -> None:
    """Write the row from which administrators and auditors are told, once for all that was found together."""
    audit.record(step="file.alarm", subject=subject, by=by, at=at, after={"count": str(faults)})


def _claim(mine: FileRound, at: datetime) -> bool:
    free = FileRound.objects.filter(pk=mine.pk, ended_at=None, due_at__lte=at)
    return bool(free.update(due_at=at + LEASE))


def _is_spent(mine: FileRound, read: int, spent: float) -> bool:
    limits = (settings.VERIFY_BYTES, settings.VERIFY_SECONDS)
    return mine.bytes + read >= limits[0] or mine.seconds + spent >= limits[1]


@transaction.atomic
def _note(mine: FileRound, tally: Tally, seconds: float, *, over: bool, away: str, at: datetime) -> None:
    FileRound.objects.filter(pk=mine.pk).update(
        files=F("files") + tally.files,
        bytes=F("bytes") + tally.bytes,
        faults=F("faults") + tally.faults,
        seconds=F("seconds") + seconds,
        ended_at=at if over else None,
        due_at=at + STORE_REST if away else at,
        away=away,
    )
