"""The server of the soak: a real gunicorn over an SQLite file, killed at random; a case on its visit."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connections

from prakan.domain.roles import Role
from prakan.foundation.models import Person
from tests import migrated
from tests.assessment.scores_world import World, visited
from tests.conftest import member
from tests.packs import install
from tests.soak.field import FOLDER

NOW = datetime(2024, 1, 5, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
HOSTS = (
    "localhost",
    "127.0.0.1",
    "127.0.0.2",
)  # origins of one browser: two devices of the chair, one of a member
WORDS = ("--workers", "1", "--threads", "4", "--worker-class", "gthread", "--preload", "--no-control-socket")


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@dataclass(frozen=True)
class Prepared:
    """A case on its visit, and an officer."""

    world: World
    officer: Person

    def person(self, host: str) -> Person:
        """Return whose device a host is."""
        return self.world.member if host == HOSTS[-1] else self.world.chair


def prepare() -> Prepared:
    """Fill the database with a case on its visit."""
    migrated.give(Path(FOLDER, "prakan.sqlite3")).close()
    call_command("migrate", verbosity=0)
    install(NOW)
    officer = member("registrar", Role.ASSESSMENT_OFFICER)
    made = Prepared(visited(officer, NOW), officer)
    connections.close_all()
    return made


def session_of(person: Person) -> str:
    """Sign somebody in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    connections.close_all()
    return str(session.session_key)


def sign_off(session: str) -> None:
    """Let a session end, as its time does."""
    SessionStore(session).delete()
    connections.close_all()


class Server:
    """A real gunicorn; its worker, or all of it, is killed at random and started again."""

    def __init__(self, port: int) -> None:
        self.port, self.kills = port, 0
        self._start()

    def _start(self) -> None:
        words = [
            *WORDS,
            "--bind",
            f"0.0.0.0:{self.port}",
            "--log-level",
            "critical",
            *os.environ.get("SOAK_WEB", "").split(),
        ]
        self.master = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "tests.soak.full_disk:application", *words]
        )

    def worker(self) -> int:
        """Return the process that answers, as soon as one does."""
        while True:
            children = self._children()
            with socket.socket() as probe:
                if children and probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return children[-1]
            time.sleep(0.02)

    def _children(self) -> list[int]:
        listed = Path(f"/proc/{self.master.pid}/task/{self.master.pid}/children").read_text()
        return [int(pid) for pid in listed.split()]

    def kill(self, after: float) -> threading.Thread:
        """Kill the worker while whatever comes next is under way; its master replaces it."""
        victim = self.worker()
        self.kills += 1

        def strike() -> None:
            time.sleep(after)
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)

        thread = threading.Thread(target=strike, daemon=True)
        thread.start()
        return thread

    def kill_all(self) -> None:
        """Kill master and worker at once, and start the program anew."""
        self.kills += 1
        self.end()
        self._start()
        self.worker()

    def end(self) -> None:
        """Kill everything that was started here."""
        victims = self._children()
        self.master.kill()
        for pid in victims:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.master.wait()
