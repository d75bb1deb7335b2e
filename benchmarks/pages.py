"""Time the pages at 8 clients, beside a bare Django view on the same kind of server.

    PRAKAN_DEMO=1 prakan demo --no-serve
    PRAKAN_DEMO=1 python -m benchmarks.pages [--clients 8] [--requests 25] [--format json]
    PRAKAN_VAR=var/year PRAKAN_DEMO=1 python -m benchmarks.pages --cases [--writer]

Prints p50 and p95 in milliseconds per page, and how many times the p50 of the bare view that is. Clients and
server share the machine, so the times are those of the whole. The goal: p95 of 150 ms or less. The processor
time of a page is taken apart, in one process without a server, the least of eight visits: kept, as it is
between two writes; after, as after a write among the cases; and anew, nothing being remembered. Behind it the
statements kept and after. ``--cases`` visits the heavy pages of a played year, as each role sees them;
``--writer`` lets somebody write once a second meanwhile, as on a working day. Both write holds into the
database and lift them again: take a copy.

Exit code 0: the figures count; 1: others used the machine meanwhile, only the processor times say something.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, replace
from http import HTTPStatus

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils.encoding import iri_to_uri

from benchmarks.cases import Meter
from benchmarks.databases import postmaster
from benchmarks.looks import Look, looks
from benchmarks.machine import Watch
from benchmarks.writing import may_write, write, writing
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import forget_all
from scripts.postgres import free_port
from scripts.screenshots import paths_for, session_of

SERVER = ("--worker-class", "gthread", "--workers", "2", "--threads", "4", "--log-level", "warning")
GOAL_MS = 150
UNHINDERED = {"PRAKAN_RESULT_READS": "1000000"}  # public pages ask no visitor to wait
VISITS = 10  # of one process, the first two not counted


@dataclass(frozen=True, slots=True)
class Timing:
    """What one page took: milliseconds, and times the bare view's median."""

    path: str
    p50: float
    p95: float
    ratio: float
    kept: float = 0  # processor time, ms, nothing having been written since
    after: float = 0  # processor time, ms, a case having been written
    anew: float = 0  # processor time, ms, nothing remembered
    asked_kept: int = 0  # statements
    asked_after: int = 0
    who: str = ""


@contextmanager
def serving(application: str) -> Iterator[int]:
    """Run a server of an application on a free port; stop it afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", *SERVER, "--bind", f"127.0.0.1:{port}", application]
    process = subprocess.Popen([*command, "--no-control-socket"], env={**os.environ, **UNHINDERED})
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port: int) -> None:
    """Return when something listens on the port; give up after two minutes: the machine may be full."""
    for _ in range(1200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not start")


def visit(port: int, path: str, headers: dict[str, str], requests: int) -> list[float]:
    """Ask for a page again and again over one connection; return each answer's milliseconds."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    for _ in range(requests):
        begun = time.perf_counter()
        connection.request("GET", iri_to_uri(path), headers=headers)
        answer = connection.getresponse()
        answer.read()
        times.append((time.perf_counter() - begun) * 1000)
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}")
    connection.close()
    return times


def crowd(port: int, path: str, headers: dict[str, str], clients: int, requests: int) -> list[float]:
    """Let several clients visit a page at the same time; the first visits only warm it up."""
    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(lambda _: visit(port, path, headers, 2), range(clients)))
        return sum(pool.map(lambda _: visit(port, path, headers, requests), range(clients)), [])


def timing(path: str, times: list[float], bare_p50: float) -> Timing:
    """Return the median and the 95th percentile of the times."""
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    return Timing(path, round(p50, 1), round(p95, 1), round(p50 / (bare_p50 or p50), 1))


def measure(looks: Iterable[Look], clients: int, requests: int) -> Iterator[Timing]:
    """Time the bare view, then every page."""
    with serving("benchmarks.bare:application") as port:
        bare = timing("a bare view", crowd(port, "/", {}, clients, requests), 0)
    yield bare
    with serving("prakan.config.wsgi:application") as port:
        for look in looks:
            headers = headers_of(look.person)
            path = landing(look.path, headers)
            found = timing(path, crowd(port, path, headers, clients, requests), bare.p50)
            yield replace(found, who=look.who, **processor(path, headers))


def menu_of(username: str, figure: str, more: Iterable[str] = ()) -> Iterator[Look]:
    """Yield every page in a person's menu and one figure's page; or ``more`` alone."""
    person = Person.objects.get(username=username)
    for path in dict.fromkeys(more or (*paths_for(person), f"/figures/{figure}")):
        yield Look("", person, path)


def narrowed(pages: list[str]) -> Iterator[Look]:
    """Yield the heavy pages of a played year; where some are named, only these."""
    return (look for look in looks() if not pages or look.path in pages)


def headers_of(person: Person | None) -> dict[str, str]:
    """Return what a browser sends in which a person has signed in."""
    return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session_of(person)}"} if person else {}


def landing(path: str, headers: dict[str, str]) -> str:
    """Return where an address of the menu leads: some only point to this year's page."""
    answer = Client(headers=headers, SERVER_NAME="127.0.0.1").get(path)
    return answer["Location"] if answer.status_code == HTTPStatus.FOUND else path


def processor(path: str, headers: dict[str, str]) -> dict[str, float]:
    """Return what a page takes in this process: milliseconds of processor at least, and statements."""
    kept, asked_kept = least(path, headers, lambda: None)
    after, asked_after = least(path, headers, write) if may_write() else (0.0, 0)
    anew, _ = least(path, headers, forget_all)
    return {
        "kept": kept,
        "after": after,
        "anew": anew,
        "asked_kept": asked_kept,
        "asked_after": asked_after,
    }


def least(path: str, headers: dict[str, str], before: Callable[[], object]) -> tuple[float, int]:
    """Return the least processor time and the fewest statements of some visits, each after something."""
    client, taken, asked = Client(headers=headers, SERVER_NAME="127.0.0.1"), [], []
    for _ in range(VISITS):
        before()
        meter = Meter()
        with connection.execute_wrapper(meter):
            begun = time.process_time()
            answer = client.get(path)
            b"".join(answer) if answer.streaming else answer.content
            taken.append((time.process_time() - begun) * 1000)
        asked.append(meter.count)
        if answer.status_code != HTTPStatus.OK:
            raise SystemExit(f"{path} answered {answer.status_code}")
    return round(min(taken[2:]), 1), min(asked[2:])


def as_text(found: Iterator[Timing]) -> Iterator[str]:
    """Yield the lines of a table, each as soon as it is known."""
    heads = ("p50 ms", "p95 ms", "x bare", "kept ms", "after ms", "anew ms", "kept", "after")
    yield f"{'page':62}" + "".join(f"{head:>9}" for head in heads)
    for t in found:
        times = "".join(f"{n:9.1f}" for n in (t.p50, t.p95, t.ratio, t.kept, t.after, t.anew))
        asked = f"{t.asked_kept:9}{t.asked_after:9}"
        yield f"{f'{t.who} {t.path}'.strip():62}{times}{asked}{'' if t.p95 <= GOAL_MS else '  over'}"


def main() -> int:
    """Read the call, measure, print; return the exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--as", dest="username", default="policy", help="the demo person who visits")
    options.add_argument("--figure", default="FY2567Q1.budget.total.percent")
    options.add_argument("--clients", type=int, default=8)
    options.add_argument("--requests", type=int, default=25, help="per client and page")
    options.add_argument(
        "--page",
        action="append",
        default=[],
        help="this page alone; as often as wanted",
    )
    options.add_argument("--cases", action="store_true", help="the heavy pages of a played year, by role")
    options.add_argument("--writer", action="store_true", help="somebody writes once a second meanwhile")
    options.add_argument("--format", choices=("text", "json"), default="text")
    call = options.parse_args()
    watch, settings.RESULT_READS = Watch(postmaster()), 1_000_000
    wanted = narrowed(call.page) if call.cases else menu_of(call.username, call.figure, call.page)
    with writing() if call.writer else nullcontext():
        found = measure(wanted, call.clients, call.requests)
        if call.format == "json":
            print(json.dumps([asdict(t) for t in found], ensure_ascii=False))
        else:
            for line in as_text(found):
                print(line, flush=True)
    counts, said = watch.verdict(" ".join(["python -m benchmarks.pages", *sys.argv[1:]]))
    print(said, file=sys.stderr if call.format == "json" else sys.stdout)
    return 0 if counts else 1


if __name__ == "__main__":
    raise SystemExit(main())
