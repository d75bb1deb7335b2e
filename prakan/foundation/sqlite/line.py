"""Where writers of one SQLite file wait for each other: threads by a lock, processes by a file beside it."""

from __future__ import annotations

import fcntl
import os
from threading import Lock

from django.db import OperationalError


class Line:
    """The writers of one database file; one writes, the next begins as soon as it has ended.

    SQLite itself lets those that wait look again after up to 100 milliseconds, and whoever comes meanwhile
    goes first. A process that is killed leaves the line by that: its file is closed.
    """

    def __init__(self, path: str) -> None:
        self._path, self._lock, self._file = path, Lock(), -1

    def enter(self, seconds: float) -> None:
        """Wait for one's turn; raises ``OperationalError`` when others of this process take longer than that.

        One thread of a process waits for other processes as long as these write: a large import may take
        longer than a request should fail for.
        """
        if not self._lock.acquire(timeout=seconds):
            raise OperationalError("database is locked")
        try:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._file, fcntl.LOCK_EX)
        except BaseException:
            self.leave()
            raise

    def leave(self) -> None:
        """Let the next begin."""
        file, self._file = self._file, -1
        try:
            if file >= 0:
                fcntl.flock(file, fcntl.LOCK_UN)  # before it is closed: a child may have been given it, too
                os.close(file)
        finally:
            self._lock.release()


LINES: dict[str, Line] = {}
os.register_at_fork(after_in_child=LINES.clear)  # a child does not stand where its parent stood


def line_of(database: str) -> Line:
    """Return the line of a database file; it has one in each process."""
    return LINES.setdefault(database, Line(f"{database}-line"))
