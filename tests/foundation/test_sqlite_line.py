"""Those that write to one SQLite file wait in line, threads and processes; nobody is left standing in it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import OperationalError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from prakan.foundation.sqlite.line import Line, line_of

HOLD = """
import sys, time
from prakan.foundation.sqlite.line import Line
Line(sys.argv[1]).enter(1)
print("entered", flush=True)
time.sleep(60)
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "made-up.sqlite3")


@pytest.fixture
def connection(db: None, file: str) -> Iterator[BaseDatabaseWrapper]:
    """A connection to a file of its own, as the house makes them."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": 1}
    made = ConnectionHandler(
        {"default": {"ENGINE": "prakan.foundation.sqlite", "NAME": file, "OPTIONS": options}}
    )["default"]
    yield made
    made.close()


def begin(connection: BaseDatabaseWrapper) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def free(file: str) -> bool:
    try:
        line_of(file).enter(0)
    except OperationalError:
        return False
    line_of(file).leave()
    return True


@pytest.mark.parametrize("end", ["commit", "rollback", "close"])
def test_a_transaction_stands_in_line_until_it_ends(
    connection: BaseDatabaseWrapper, file: str, end: str
) -> None:
    before = free(file)
    begin(connection)
    within = free(file)
    getattr(connection, end)()
    assert (before, within, free(file)) == (True, False, True)


def test_a_transaction_that_cannot_begin_leaves_the_line(
    connection: BaseDatabaseWrapper, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.ensure_connection()
    monkeypatch.setattr(connection, "transaction_mode", "OF NO KIND")
    with pytest.raises(OperationalError):
        begin(connection)
    assert free(file)


def test_blocks_within_blocks_stand_in_line_once_and_leave_with_the_outermost(
    connection: BaseDatabaseWrapper, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(transaction, "get_connection", lambda using: connection)
        with transaction.atomic():
            with pytest.raises(KeyError), transaction.atomic():
                raise KeyError
            with transaction.atomic(savepoint=False):
                pass
            within = free(file)
        between = free(file)
        with pytest.raises(KeyError), transaction.atomic(durable=True):
            raise KeyError
    assert (within, between, free(file)) == (False, True, True)


def still_waits(turn: Future[None]) -> bool:
    """Return whether a turn has not come within a moment that is long enough for it."""
    try:
        turn.result(0.3)
    except TimeoutError:
        return True
    return False


def test_the_next_begins_when_the_one_before_has_ended(file: str) -> None:
    line_of(file).enter(1)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(line_of(file).enter, 30)
        waited = still_waits(waiting)
        line_of(file).leave()
        waiting.result(10)
    line_of(file).leave()
    assert (waited, free(file)) == (True, True)


def test_whoever_waits_too_long_is_told(file: str) -> None:
    line_of(file).enter(1)
    with pytest.raises(OperationalError, match="database is locked"):
        line_of(file).enter(0.05)
    line_of(file).leave()


@contextmanager
def another_process(file: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that stands in the line until it is killed."""
    other = subprocess.Popen([sys.executable, "-c", HOLD, file], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "entered\n"
    try:
        yield other
    finally:
        other.kill()
        other.wait(10)
        other.stdout.close()


def test_a_process_waits_for_another_and_goes_on_when_that_one_is_killed(file: str) -> None:
    mine = Line(file)
    with another_process(file) as other, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(mine.enter, 0.1)
        waited = still_waits(waiting)
        other.kill()
        waiting.result(10)
    mine.leave()
    assert waited


def test_a_process_does_not_wait_for_ever_and_holds_nobody_up_after_that(file: str) -> None:
    mine = Line(file, patience=0.2)
    with another_process(file), pytest.raises(OperationalError, match="database is locked"):
        mine.enter(1)
    mine.enter(1)  # the other has gone; whoever gave up stands nowhere
    mine.leave()
    assert free(file)
