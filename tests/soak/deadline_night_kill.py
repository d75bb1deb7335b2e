"""Kill web processes, the worker and database connections at random while a season's reports come in.

    python tests/soak/deadline_night_kill.py --sars 12000 --kills 200 [--seed 1] [--no-files]
    python scripts/postgres.py -- python tests/soak/deadline_night_kill.py --sars 12000 --kills 200

A real gunicorn (2 processes of 4 threads) and a worker, on SQLite on disk or the given PostgreSQL. Clients
that never give up send whole reports of 250 answers, each with a 50 kB file and every hundredth with one of
20 MB more: most in batches over the programming interface, every fiftieth by its school on the pages. Whoever
answers, works or is asked is killed at random moments, spread over the whole. At the end every acknowledged
report is there once, with the receipt and the digest that its client holds, its files with their bytes, the
trail whole, the follow-ups done once. Prints counts as JSON; exit code 1 when any is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FOLDER = tempfile.mkdtemp(prefix="prakan-night-")
os.environ["PRAKAN_VAR"] = FOLDER
sys.path.insert(0, str(Path(__file__).parents[2]))  # the samples of the tests, the world of the benchmark

import night_books  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection, connections  # noqa: E402
from night_clients import Books, Pages, System  # noqa: E402

from benchmarks.deadline_world import World, build  # noqa: E402
from scripts.postgres import free_port  # noqa: E402
from tests import migrated  # noqa: E402

ON_PAGES, LARGE_EVERY, BATCH = 50, 100, 20
SYSTEMS, SCHOOLS = 6, 2  # clients at once
WEB = ("--workers", "2", "--threads", "4", "--worker-class", "gthread", "--preload", "--no-control-socket")
BACKEND = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() ORDER BY (state <> 'idle') DESC, random() LIMIT 1"
)


class Server:
    """Gunicorn, which replaces a killed process at once, and a worker that is started again when killed."""

    def __init__(self) -> None:
        self.port = free_port()
        words = [*WEB, "--bind", f"127.0.0.1:{self.port}", "--log-level", "critical"]
        self.web = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "prakan.config.wsgi:application", *words],
            stdout=subprocess.DEVNULL, stderr=(Path(FOLDER) / "web.log").open("w"),
        )  # fmt: skip
        self.worker = self._worker()
        while not self.answering():
            time.sleep(0.05)

    def _worker(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "prakan", "worker", "--pause", "0.2"]
        return subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=(Path(FOLDER) / "worker.log").open("a")
        )

    def answering(self) -> list[int]:
        """Return the processes that answer, none while the door is shut."""
        children = Path(f"/proc/{self.web.pid}/task/{self.web.pid}/children").read_text().split()
        with socket.socket() as probe:
            shut = probe.connect_ex(("127.0.0.1", self.port))
        return [] if shut else [int(child) for child in children]

    def kill_web(self, chance: random.Random) -> bool:
        """Kill one of the processes that answer."""
        found = self.answering()
        with suppress(ProcessLookupError):  # the master has not replaced the one killed before
            if found:
                os.kill(chance.choice(found), signal.SIGKILL)
                return True
        return False

    def kill_worker(self, chance: random.Random) -> bool:
        """Kill the worker and start another."""
        self.worker.kill()
        self.worker.wait()
        self.worker = self._worker()
        return True

    def kill_connection(self, chance: random.Random) -> bool:
        """End one connection to the database, rather one at work."""
        with connection.cursor() as cursor:
            cursor.execute(BACKEND)
            return cursor.fetchone() is not None

    def stop(self) -> None:
        """Stop both: the web gently, the worker with all that it still had before it."""
        self.web.terminate()
        self.worker.kill()
        self.web.wait(60)
        self.worker.wait()


@contextmanager
def serving() -> Iterator[Server]:
    """Run the server."""
    server = Server()
    try:
        yield server
    finally:
        server.stop()


def ways(server: Server) -> dict[str, Callable[[random.Random], bool]]:
    """Return what can be killed; SQLite has no connections to end."""
    found = {"web": server.kill_web, "worker": server.kill_worker}
    if connection.vendor == "postgresql":
        found["connection"] = server.kill_connection
    return found


def kill_at_random(
    server: Server, books: Books, wanted: int, total: int, seed: int, told: Counter[str]
) -> None:
    """Kill as often as wanted, at random moments spread over all that is to come in."""
    chance, victims = random.Random(seed), ways(server)
    names = [name for name in victims for _ in range({"worker": 1}.get(name, 2))]
    moments = sorted(chance.randrange(int(total * 0.97) or 1) for _ in range(wanted))
    for moment in moments:
        while len(books.held) < moment:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.2))
        name = chance.choice(names)
        while not victims[name](chance):
            time.sleep(0.02)
        told[name] += 1


def send_all(server: Server, world: World, books: Books, files: bool) -> None:
    """Let all clients send until everything is acknowledged."""
    by_page = {school.institution for school in world.schools}
    rest = [pk for pk in world.institutions if pk not in by_page]
    large = frozenset(rest[::LARGE_EVERY])
    batches = iter([rest[n : n + BATCH] for n in range(0, len(rest), BATCH)])
    schools, lock = iter(world.schools), threading.Lock()

    def system() -> None:
        client = System(server.port, world, books)
        while True:
            with lock:
                batch = next(batches, None)
            if batch is None:
                return
            client.send(batch, large, files)

    def pages() -> None:
        while True:
            with lock:
                school = next(schools, None)
            if school is None:
                return
            Pages(server.port, world, books, school).send(files)

    threads = [threading.Thread(target=system) for _ in range(SYSTEMS)]
    threads += [threading.Thread(target=pages) for _ in range(SCHOOLS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def soak(sars: int, kills: int, seed: int, files: bool) -> dict[str, object]:
    """Let the night happen; returns everything that was counted."""
    if connection.vendor == "sqlite":
        migrated.give(settings.DATABASES["default"]["NAME"]).close()
    world = build(sars, schools=max(1, sars // ON_PAGES))
    books, killed = Books(), Counter[str]()
    with serving() as server:
        began = time.monotonic()
        killer = threading.Thread(
            target=kill_at_random, args=(server, books, kills, sars, seed, killed), daemon=True
        )
        killer.start()
        send_all(server, world, books, files)
        seconds = time.monotonic() - began
        killer.join(30)
        connections.close_all()
    return {
        "database": connection.vendor,
        "sars": sars,
        "kills": sum(killed.values()),
        "killed": dict(killed),
        "seconds": round(seconds),
        "sars_a_second": round(sars / seconds, 1),
        "lines_broken": books.breaks,
        "answered_badly": books.answered_badly,
        "told_already": books.told_already,
        "bytes": books.bytes,
        **night_books.compare(world, books, kills == sum(killed.values())),
    }


def main() -> int:
    """Run the soak and print what was counted."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--sars", type=int, default=12_000)
    wanted.add_argument("--kills", type=int, default=200)
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--no-files", action="store_true")
    given = wanted.parse_args()
    settings.DEBUG = False
    try:
        counts = soak(given.sars, given.kills, given.seed, not given.no_files)
    finally:
        connections.close_all()
        shutil.rmtree(FOLDER, ignore_errors=True)
    print(json.dumps(counts, indent=1, ensure_ascii=False))
    return 0 if counts["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
