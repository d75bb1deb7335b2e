"""Time the pages at 8 clients, beside a bare Django view on the same kind of server.

    PRAKAN_DEMO=1 prakan demo --no-serve
    PRAKAN_DEMO=1 python -m benchmarks.pages [--clients 8] [--requests 25] [--format json]

Prints p50 and p95 in milliseconds per page, and how many times the p50 of the bare view that is. Clients and
server share the machine, so the times are those of the whole. The goal: p95 of 150 ms or less. The processor
time of a page is taken apart, in one process without a server, the least of eight visits: kept, as it is
between two writes, and anew, as after a write.

Exit code 0: the figures count; 1: others used the machine meanwhile, only the processor times say something.
"""

from __future__ import annotations

import argparse
import http.client
import json
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from http import HTTPStatus

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.conf import settings
from django.test import Client

from benchmarks.databases import postmaster
from benchmarks.machine import Watch
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import forget_all
from scripts.postgres import free_port
from scripts.screenshots import paths_for, session_of

SERVER = ("--worker-class", "gthread", "--workers", "2", "--threads", "4", "--log-level", "warning")
GOAL_MS = 150
VISITS = 10  # of one process, the first two not counted


@dataclass(frozen=True, slots=True)
class Timing:
    """What one page took: milliseconds, and times the bare view's median."""

    path: str
    p50: float
    p95: float
    ratio: float
    kept: float = 0  # processor time, ms, nothing having been written since
    anew: float = 0  # processor time, ms, nothing remembered


@contextmanager
def serving(application: str) -> Iterator[int]:
    """Run a server of an application on a free port; stop it afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", *SERVER, "--bind", f"127.0.0.1:{port}", application]
    process = subprocess.Popen([*command, "--no-control-socket"])
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port: int) -> None:
    """Return when something listens on the port; give up after 30 seconds."""
    for _ in range(300):
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
        connection.request("GET", path, headers=headers)
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


def measure(
    username: str, figure: str, clients: int, requests: int, more: Iterable[str] = ()
) -> Iterator[Timing]:
    """Time the bare view, then every page in a person's menu and one figure's page; or ``more`` alone."""
    with serving("benchmarks.bare:application") as port:
        bare = timing("a bare view", crowd(port, "/", {}, clients, requests), 0)
    yield bare
    person = Person.objects.get(username=username)
    headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session_of(person)}"}
    wished = dict.fromkeys(more or paths_for(person))
    paths = [*(landing(path, headers) for path in wished), *([] if more else [f"/figures/{figure}"])]
    with serving("prakan.config.wsgi:application") as port:
        for path in paths:
            found = timing(path, crowd(port, path, headers, clients, requests), bare.p50)
            yield replace(found, kept=processor(path, headers), anew=processor(path, headers, forget=True))


def landing(path: str, headers: dict[str, str]) -> str:
    """Return where an address of the menu leads: some only point to this year's page."""
    answer = Client(headers=headers, SERVER_NAME="127.0.0.1").get(path)
    return answer["Location"] if answer.status_code == HTTPStatus.FOUND else path


def processor(path: str, headers: dict[str, str], *, forget: bool = False) -> float:
    """Return the least processor time, in milliseconds, that this process takes for a page."""
    client, taken = Client(headers=headers, SERVER_NAME="127.0.0.1"), []
    for _ in range(VISITS):
        if forget:
            forget_all()
        begun = time.process_time()
        answer = client.get(path)
        taken.append((time.process_time() - begun) * 1000)
        if answer.status_code != HTTPStatus.OK:
            raise SystemExit(f"{path} answered {answer.status_code}")
    return round(min(taken[2:]), 1)


def as_text(found: Iterator[Timing]) -> Iterator[str]:
    """Yield the lines of a table, each as soon as it is known."""
    yield f"{'page':40}{'p50 ms':>9}{'p95 ms':>9}{'x bare':>8}{'kept ms':>9}{'anew ms':>9}"
    for t in found:
        times = f"{t.path:40}{t.p50:9.1f}{t.p95:9.1f}{t.ratio:8.1f}{t.kept:9.1f}{t.anew:9.1f}"
        yield f"{times}{'' if t.p95 <= GOAL_MS else '  over'}"


def main() -> int:
    """Read the call, measure, print; return the exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--as", dest="username", default="policy", help="the demo person who visits")
    options.add_argument("--figure", default="FY2567Q1.budget.total.percent")
    options.add_argument("--clients", type=int, default=8)
    options.add_argument("--requests", type=int, default=25, help="per client and page")
    options.add_argument(
        "--page", action="append", default=[], help="this page instead of the menu's; as often as wanted"
    )
    options.add_argument("--format", choices=("text", "json"), default="text")
    call = options.parse_args()
    watch = Watch(postmaster())
    found = measure(call.username, call.figure, call.clients, call.requests, call.page)
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
