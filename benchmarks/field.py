"""Let many devices come back at once, each with a day's entries; beside a bare insert of the same JSON.

    python -m benchmarks.field [--devices 1000] [--clients 8] [--format json]
    python scripts/postgres.py --durable -- python -m benchmarks.field

A real gunicorn as ``prakan serve`` has it (2 processes of 4 threads) and the worker beside it, on a database
of its own; the devices are on the same machine and take their share of it. Each sends one request with 50
entries, signed in and with its token. Prints entries a second, milliseconds a request, how many were done,
the server's memory; the same for a view that writes one row with the same JSON, on the same database. To
compare: 41 submissions a second is what is published of ODK Central, on a machine of its own.
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
from dataclasses import asdict
from pathlib import Path

from benchmarks.deadline_night import FOLDER, Ask, Timing, memory, offer, serving, timing

from benchmarks.databases import postmaster  # isort: skip
from benchmarks.field_world import ENTRIES, Phone, build
from benchmarks.machine import Watch

TOKEN = "f" * 32  # of the form: in the cookie and in the header


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


def measure(devices: int, clients: int, worker: bool) -> list[Timing]:
    """Time the bare view, then the house, with the same bodies on the same database."""
    phones, total = build(devices), devices * ENTRIES
    place = str(Path(FOLDER) / "bare.sqlite3")
    env = {**os.environ, "BARE_SQLITE": place}
    subprocess.run([sys.executable, "-m", "benchmarks.bare_insert"], env=env, check=True)
    with serving("benchmarks.bare_insert:application", worker=False, BARE_SQLITE=place) as (port, master):
        answers = offer(port, clients, total, ENTRIES, bares(phones))
        bare = timing(f"bare Django insert of {ENTRIES}", answers, total, memory(master))
    with serving("prakan.config.wsgi:application", worker=worker) as (port, master):
        answers = offer(port, clients, total, ENTRIES, prakans(phones))
        first = timing(f"Prakan, {ENTRIES} entries a device", answers, total, memory(master))
        answers = offer(port, clients, total, ENTRIES, prakans(phones))
        again = timing("Prakan, the same again", answers, total, memory(master))
    return [bare, first, again]


def main() -> None:
    """Run and print."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    wanted.add_argument("--devices", type=int, default=1000)
    wanted.add_argument("--clients", type=int, default=8)
    wanted.add_argument("--no-worker", action="store_true")
    wanted.add_argument("--format", choices=("text", "json"), default="text")
    given = wanted.parse_args()
    watch = Watch(postmaster())
    try:
        timings = measure(given.devices, given.clients, not given.no_worker)
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
    said = watch.verdict(" ".join(["python -m benchmarks.field", *sys.argv[1:]]))[1]
    if given.format == "json":
        print(json.dumps({"timings": [asdict(one) for one in timings], "machine": said}, indent=1))
        return
    print(said)
    for one in timings:
        told = f"{one.rate:7} entries/s  p50 {one.p50:7} ms  p95 {one.p95:7} ms  {one.acknowledged:6} %"
        print(f"{one.way:32} {one.reports:6} in {one.seconds:6} s  {told}  {one.memory} MiB")


if __name__ == "__main__":
    main()
