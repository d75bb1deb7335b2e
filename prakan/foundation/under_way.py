"""A long transaction tells those who watch it how far it is, and hears when it should stop.

What is written inside a transaction nobody else sees, so both go past it. On SQLite, which is one machine,
through small files beside the database. On PostgreSQL through the session's name and advisory locks, which
every session sees at once and which vanish with the session that set them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

CLASS = 0x5052414B  # tells our advisory locks from others' ("PRAK")


class StoppedByPerson(Exception):
    """Somebody asked for the work to stop: roll back, and leave things as they were."""


def say(subject: str, done: int) -> None:
    """Tell how far the work on a subject ("intake-7") is; raises ``StoppedByPerson`` when it should stop.

    Inside the transaction of the work.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('application_name', %s, true)", [f"{_name(subject)}{done}"])
            cursor.execute(
                "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %s"
                " AND objid = %s AND database = "
                "(SELECT oid FROM pg_database WHERE datname = current_database()))",
                [CLASS, _key(subject)],
            )
            stop = bool(cursor.fetchone()[0])
    else:
        _file(subject, "done").write_text(str(done), encoding="ascii")
        stop = _file(subject, "stop").exists()
    if stop:
        raise StoppedByPerson(subject)


def heard(subject: str) -> int:
    """Return how far the work on a subject has said to be; 0 when nothing is heard of it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees what it saw first
            cursor.execute(
                "SELECT application_name FROM pg_stat_activity"
                " WHERE datname = current_database() AND starts_with(application_name, %s)",
                [_name(subject)],
            )
            names = [row[0].removeprefix(_name(subject)) for row in cursor.fetchall()]
        return max((int(name) for name in names if name.isdecimal()), default=0)
    try:
        said = _file(subject, "done").read_text(encoding="ascii")
    except FileNotFoundError:
        return 0
    return int(said) if said.isdecimal() else 0  # read while it was being written


def over(subject: str) -> None:
    """Take back what was told and asked: the work has ended, well or not.

    Else a request to stop that outlived whoever made it would stop every later attempt.
    """
    if connection.vendor != "postgresql":
        for end in ("done", "stop"):
            _file(subject, end).unlink(missing_ok=True)


@contextmanager
def asking_to_stop(subject: str) -> Iterator[None]:
    """Ask whoever works on a subject to stop, for as long as this lasts; then its locks are free."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock_shared(%s, %s)", [CLASS, _key(subject)])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock_shared(%s, %s)", [CLASS, _key(subject)])
        return
    _file(subject, "stop").touch()
    try:
        yield
    finally:
        _file(subject, "stop").unlink(missing_ok=True)


def _name(subject: str) -> str:
    return f"prakan {subject} "


def _key(subject: str) -> int:
    """Return a number of 31 bits, as an advisory lock takes it."""
    return zlib.crc32(subject.encode()) & 0x7FFFFFFF


def _file(subject: str, end: str) -> Path:
    folder = Path(settings.VAR) / "under-way"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{subject}.{end}"
