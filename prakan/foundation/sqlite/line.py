"""Where writers of one SQLite file wait for each other: threads by a lock, processes by a file beside it."""

from __future__ import annotations

import fcntl
import os
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread

from django.db import OperationalError

PATIENCE = 60.0  # seconds for other processes: the largest import that was measured writes for half as long


class Line:
    """The writers of one database file; one writes, the next begins as soon as it has ended.

    SQLite itself lets those that wait look again after up to 100 milliseconds, and whoever comes meanwhile
    goes first. A process that is killed leaves the line by that: its file is closed.
    """

    def __init__(self, database: str, patience: float = PATIENCE) -> None:
        self._database, self._patience = Path(database), patience
        self._lock, self._file = Lock(), -1

    def enter(self, seconds: float) -> None:
        """Wait for one's turn, so many seconds for others of this process, and longer for other processes.

        One thread of a process waits for other processes: a large import may take longer than a request
        should fail for. Raises ``OperationalError`` when either takes longer.
        """
        if not self._lock.acquire(timeout=seconds):
            raise OperationalError("database is locked")
        try:
            self._file = self._turn()
        finally:
            if self._file < 0:
                self._lock.release()

    def leave(self) -> None:
        """Let the next begin."""
        file, self._file = self._file, -1
        try:
            fcntl.flock(file, fcntl.LOCK_UN)  # before it is closed: a child may have been given it, too
            os.close(file)
        finally:
            self._lock.release()

    def _turn(self) -> int:
        file = self._opened()
        with suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return file
        turn: Future[int] = Future()
        Thread(target=_wait, args=(file, turn), daemon=True).start()
        try:
            return turn.result(self._patience)
        except TimeoutError as error:
            if turn.cancel():
                raise OperationalError("database is locked") from error
            return turn.result()  # it came in this moment
        finally:
            turn.cancel()  # when interrupted: nobody waits any more

    def _opened(self) -> int:
        """Open the file; what root makes belongs, as SQLite's own files do, to whom the database belongs."""
        path = f"{self._database}-line"
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if os.geteuid() == 0 and self._database.exists():
            owned = self._database.stat()
            os.fchown(file, owned.st_uid, owned.st_gid)
        return file


def _wait(file: int, turn: Future[int]) -> None:
    """Wait in a thread that can be left behind: whoever only looks now and then is overtaken for ever."""
    fcntl.flock(file, fcntl.LOCK_EX)
    if turn.set_running_or_notify_cancel():
        turn.set_result(file)
    else:
        fcntl.flock(file, fcntl.LOCK_UN)  # as in leave: a child may have been given it, too
        os.close(file)


LINES: dict[str, Line] = {}
os.register_at_fork(after_in_child=LINES.clear)  # a child does not stand where its parent stood


def line_of(database: str) -> Line:
    """Return the line of a database file; it has one in each process."""
    return LINES.setdefault(database, Line(database))
