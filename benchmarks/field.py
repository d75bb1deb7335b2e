"""Let many devices come back at once, each with a day's entries; beside a bare insert of the same JSON.

    python -m benchmarks.field [--devices 1000] [--clients 8] [--history 0] [--format json]
    python scripts/postgres.py --durable -- python -m benchmarks.field

A real gunicorn as ``prakan serve`` has it (2 processes of 4 threads) and the worker beside it, on a database
of its own; the devices are on the same machine and take their share of it. Each sends one request with 50
entries, signed in and with its token. Prints entries a second, milliseconds a request, how many were done,
the server's memory; the same for a view that writes one row with the same JSON, on the same database. To
compare: 41 submissions a second is what is published of ODK Central, on a machine of its own.

Afterwards the database is read: every entry there once, to the letter, done, and what it makes made once; the
board of the day is looked at. With ``--history`` the tables are filled up to so many entries and as many
devices come again: statements of a batch before and after. It ends with 1 when anything is not there.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.deadline_night import FOLDER, Ask, Timing, memory, offer, serving, timing

from benchmarks.databases import postmaster  # isort: skip
from benchmarks.field_board import Look, looks
from benchmarks.field_check import Found, check
from benchmarks.field_history import TOKEN, multiply, statements
from benchmarks.field_world import ENTRIES, TEAM, Phone, build
from benchmarks.machine import Watch, family, spent

ODK = 41  # submissions a second, as published


@dataclass
class Told:
    """What is told of a run: its timings, what stands in the database, what the board took."""

    timings: list[Timing]
    found: list[Found] = field(default_factory=list)
    whole: bool = False
    board: list[Look] = field(default_factory=list)
    history: int = 0
    processor: list[float] = field(default_factory=list)  # ms an entry, of web processes and database
    statements: list[int] = field(default_factory=list)  # of a batch: before the history, and with it


def prakans(phones: Sequence[Phone]) -> Ask:
    """Return the client of the house; it counts the entries that are answered as done."""

    def ask(line: http.client.HTTPConnection, first: int, count: int) -> int:
        phone = phones[first // ENTRIES]
        headers = {
            "Content-Type": "application/json",
            "Cookie": f"sessionid={phone.session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "X-Field-App": "1",
            "X-Field-Device": phone.key,
        }
        line.request("POST", "/field/batches/", phone.body, headers)
        answer = line.getresponse()
        told = answer.read()
        if answer.status != 200:
            print(answer.status, told[:300], file=sys.stderr)
            return 0
        return sum(one["result"] in ("done", "already_done") for one in json.loads(told)["items"])

    return ask


def bares(phones: Sequence[Phone]) -> Ask:
    """Return the client of the bare view."""

    def ask(line: http.client.HTTPConnection, first: int, count: int) -> int:
        line.request("POST", "/", phones[first // ENTRIES].body, {"Content-Type": "application/json"})
        answer = line.getresponse()
        answer.read()
        return count if answer.status == 204 else 0

    return ask


def bare(phones: Sequence[Phone], clients: int) -> Timing:
    """Time the bare view with the same bodies on the same database."""
    place, total = str(Path(FOLDER) / "bare.sqlite3"), len(phones) * ENTRIES
    env = {**os.environ, "BARE_SQLITE": place}
    subprocess.run([sys.executable, "-m", "benchmarks.bare_insert"], env=env, check=True)
    with serving("benchmarks.bare_insert:application", worker=False, BARE_SQLITE=place) as (port, master):
        answers = offer(port, clients, total, ENTRIES, bares(phones))
        return timing(f"bare Django insert of {ENTRIES}", answers, total, memory(master))


def house(told: Told, phones: Sequence[Phone], clients: int, worker: bool, ways: Sequence[str]) -> None:
    """Time the house once for each of the ways: the same devices again and again."""
    total = len(phones) * ENTRIES
    with serving("prakan.config.wsgi:application", worker=worker) as (port, master):
        for way in ways:
            before = _worked(master)
            answers = offer(port, clients, total, ENTRIES, prakans(phones))
            told.processor.append(round((_worked(master) - before) * 1000 / total, 2))
            told.timings.append(timing(way, answers, total, memory(master)))


def _worked(master: int) -> float:
    """Return the processor seconds of the web processes and of PostgreSQL so far."""
    every = [*family(master), *(family(server) if (server := postmaster()) else ())]
    return sum(spent(stat) for stat in every)


def measure(devices: int, clients: int, worker: bool, history: int) -> Told:
    """Time the bare view, then the house, with the same bodies on one database; look what is there."""
    phones = build(devices * (2 if history else 1) + 2 * TEAM)
    spare, phones = phones[-2 * TEAM :], phones[: -2 * TEAM]
    here, later = phones[:devices], phones[devices:]
    said = f"Prakan, {ENTRIES} entries a device", "Prakan, the same again"
    told = Told([bare(here, clients)])
    house(told, here, clients, worker, said)
    told.statements = [statements(one) for one in spare[:2]][1:]  # the second: this process has read the pack
    told.board, told.found = looks(), [check(here)]
    if history:
        told.history = multiply(history)
        house(told, later, clients, worker, [f"Prakan, beside {told.history:,} entries"])
        told.statements.append(statements(spare[TEAM + 1]))
        told.found.append(check(later))
    told.whole = all(one.is_whole(devices) for one in told.found)
    return told


def main() -> None:
    """Run and print."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    wanted.add_argument("--devices", type=int, default=1000)
    wanted.add_argument("--clients", type=int, default=8)
    wanted.add_argument("--history", type=int, default=0)
    wanted.add_argument("--no-worker", action="store_true")
    wanted.add_argument("--format", choices=("text", "json"), default="text")
    given = wanted.parse_args()
    watch = Watch(postmaster())
    try:
        told = measure(given.devices, given.clients, not given.no_worker, given.history)
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
    said = watch.verdict(" ".join(["python -m benchmarks.field", *sys.argv[1:]]))[1]
    if given.format == "json":
        print(json.dumps({**asdict(told), "machine": said}, indent=1))
    else:
        show(told, said)
    if not told.whole:
        raise SystemExit(1)


def show(told: Told, said: str) -> None:
    """Print a run for people."""
    print(said)
    for one in told.timings:
        rate = f"{one.rate:8} entries/s ({one.rate / ODK:.1f} x ODK Central)"
        took = f"p50 {one.p50:7} ms  p95 {one.p95:7} ms  {one.acknowledged:6} %"
        print(f"{one.way:34} {one.reports:6} in {one.seconds:6} s  {rate}  {took}  {one.memory} MiB")
    print(f"in the database: {told.found}: {'whole' if told.whole else 'NOT WHOLE'}")
    print(f"processor of server and database, ms an entry: {told.processor}")
    print(f"statements of a batch: {told.statements}, history {told.history}")
    for look in told.board:
        print(look)


if __name__ == "__main__":
    main()
