"""Time the pages at 8 clients, beside a bare Django view on the same kind of server.

    PRAKAN_DEMO=1 prakan demo --no-serve
    PRAKAN_DEMO=1 python -m benchmarks.pages [--clients 8] [--requests 25] [--format json]

Prints p50 and p95 in milliseconds per page, and how many times the p50 of the bare view that is. Clients and
server share the machine, so the times are those of the whole. The goal: p95 of 150 ms or less.
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
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.conf import settings

from prakan.foundation.models import Person
from scripts.postgres import free_port
from scripts.screenshots import paths_for, session_of

SERVER = ("--worker-class", "gthread", "--workers", "2", "--threads", "4", "--log-level", "warning")
GOAL_MS = 150


@dataclass(frozen=True, slots=True)
class Timing:
    """What one page took: milliseconds, and times the bare view's median."""

    path: str
    p50: float
    p95: float
    ratio: float


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


def measure(username: str, figure: str, clients: int, requests: int) -> Iterator[Timing]:
    """Time the bare view, then every page in a person's menu and one figure's page."""
    with serving("benchmarks.bare:application") as port:
        bare = timing("a bare view", crowd(port, "/", {}, clients, requests), 0)
    yield bare
    person = Person.objects.get(username=username)
    headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session_of(person)}"}
    paths = [*dict.fromkeys(paths_for(person)), f"/figures/{figure}"]
    with serving("prakan.config.wsgi:application") as port:
        for path in paths:
            yield timing(path, crowd(port, path, headers, clients, requests), bare.p50)


def as_text(found: Iterator[Timing]) -> Iterator[str]:
    """Yield the lines of a table, each as soon as it is known."""
    yield f"{'page':44}{'p50 ms':>10}{'p95 ms':>10}{'x bare':>10}"
    for t in found:
        yield f"{t.path:44}{t.p50:10.1f}{t.p95:10.1f}{t.ratio:10.1f}{'' if t.p95 <= GOAL_MS else '  over'}"


def main() -> None:
    """Read the call, measure, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--as", dest="username", default="policy", help="the demo person who visits")
    options.add_argument("--figure", default="FY2567Q1.budget.total.percent")
    options.add_argument("--clients", type=int, default=8)
    options.add_argument("--requests", type=int, default=25, help="per client and page")
    options.add_argument("--format", choices=("text", "json"), default="text")
    call = options.parse_args()
    found = measure(call.username, call.figure, call.clients, call.requests)
    if call.format == "json":
        print(json.dumps([asdict(t) for t in found], ensure_ascii=False))
        return
    for line in as_text(found):
        print(line, flush=True)


if __name__ == "__main__":
    main()
