"""Offer whole reports of 250 answers from many clients at once, beside a bare Django insert of the same JSON.

    python -m benchmarks.deadline_night [--sizes 1200,12000,60000] [--batch 25] [--clients 8] [--format json]
    python scripts/postgres.py --durable -- python -m benchmarks.deadline_night

A real gunicorn (2 processes of 4 threads) and the worker beside it, on a database of its own; the clients are
on the same machine and take their share of it. Prints reports a second, milliseconds a request, how many
were acknowledged, the server's memory; and the same for a view that writes one row with the same JSON, on the
same database. ``growth`` is the exponent with which time follows the number of reports: 1 is linear.
"""

from __future__ import annotations

import argparse
import http.client
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

if PLACE := os.environ.get("PRAKAN_VAR"):
    Path(PLACE).mkdir(parents=True, exist_ok=True)
FOLDER = tempfile.mkdtemp(prefix="prakan-night-", dir=PLACE)
os.environ["PRAKAN_VAR"] = FOLDER  # nothing of a demonstration is touched

from benchmarks.databases import postmaster  # noqa: E402
from benchmarks.deadline_world import LEVEL, World, build  # noqa: E402
from benchmarks.machine import Watch  # noqa: E402
from benchmarks.pages import wait_for  # noqa: E402
from prakan.commands.serve import BEHIND  # noqa: E402
from scripts.postgres import free_port  # noqa: E402

#: as `prakan serve` has them
GUNICORN = (
    "--workers",
    "2",
    "--threads",
    "4",
    "--worker-class",
    "gthread",
    "--preload",
    "--no-control-socket",
)


@dataclass(frozen=True, slots=True)
class Timing:
    """What one way of receiving took, up to a number of reports."""

    way: str
    reports: int
    seconds: float
    rate: float  # reports a second
    p50: float  # milliseconds a request
    p95: float
    acknowledged: float  # percent
    memory: int  # MiB of the web processes together


@contextmanager
def serving(application: str, *, worker: bool, **around: str) -> Iterator[tuple[int, int]]:
    """Run a server, and the worker beside it; gives its port and the id of its master."""
    port, env = free_port(), {**os.environ, **around}
    words = [*GUNICORN, "--bind", f"127.0.0.1:{port}", "--log-level", "warning", application]
    parts = [subprocess.Popen([sys.executable, "-m", "gunicorn", *words], env=env)]
    if worker:
        parts.append(subprocess.Popen([sys.executable, "-m", "prakan", "worker"], env=env))
        own = os.getpriority(os.PRIO_PROCESS, 0)  # behind the server, however much we were put forward
        os.setpriority(os.PRIO_PROCESS, parts[-1].pid, own + BEHIND)
    try:
        wait_for(port)
        time.sleep(5)
        yield port, parts[0].pid
    finally:
        for part in parts:
            part.terminate()
        for part in parts:
            _ended(part)


def _ended(part: subprocess.Popen[bytes]) -> None:
    """Wait until a process has stopped as it was asked to; say so when it had to be killed."""
    try:
        part.wait(60)
    except subprocess.TimeoutExpired:
        print(f"did not stop within a minute: {part.args}", file=sys.stderr)
        part.kill()


def memory(master: int) -> int:
    """Return the largest resident sizes of a server's processes so far, added up, in MiB."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    total = 0
    for process in (str(master), *children):
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
        total += int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
    return total // 1024


class Bodies:
    """The bytes of requests, made from one template: clients shall not cost more than they must."""

    def __init__(self, world: World) -> None:
        self.ids, self.year = world.institutions, world.year
        self.answers = json.dumps(world.answers, ensure_ascii=False)
        self.headers = {"Content-Type": "application/json", "Authorization": f"Bearer {world.secret}"}

    def report(self, institution: int) -> str:
        """Return the JSON of one school's report."""
        answers = self.answers.replace("@", str(institution))
        return (
            f'{{"key":"night-{institution}","institution":{institution},"year":{self.year},'
            f'"level":"{LEVEL}","answers":{answers}}}'
        )

    def batch(self, first: int, count: int) -> bytes:
        """Return a request with the reports of ``count`` schools."""
        items = ",".join(map(self.report, self.ids[first : first + count]))
        return f'{{"items":[{items}]}}'.encode()


@dataclass(frozen=True, slots=True)
class Answer:
    """When a request was answered (seconds since the start), how long it took, what it acknowledged."""

    at: float
    took: float
    sent: int
    done: int


Ask = Callable[[http.client.HTTPConnection, int, int], int]


def offer(
    port: int, clients: int, total: int, batch: int, ask: Ask, seconds: float = math.inf
) -> list[Answer]:
    """Let clients send ``total`` reports, ``batch`` at a time, as fast as they are answered.

    After ``seconds`` nobody begins another request.
    """
    turns, answers, lock = iter(range(0, total, batch)), list[Answer](), threading.Lock()
    begun = time.perf_counter()

    def client() -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        while True:
            with lock:
                first = next(turns, None)
            if first is None or time.perf_counter() - begun > seconds:
                return
            count, asked = min(batch, total - first), time.perf_counter()
            done = ask(line, first, count)
            now = time.perf_counter()
            answers.append(Answer(now - begun, now - asked, count, done))

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers, key=lambda a: a.at)


def timing(way: str, answers: Sequence[Answer], upto: int, mib: int) -> Timing:
    """Return how long it took until ``upto`` reports were answered."""
    kept, sent = list[Answer](), 0
    for answer in answers:
        kept.append(answer)
        sent += answer.sent
        if sent >= upto:
            break
    took = [a.took * 1000 for a in kept]
    cuts = statistics.quantiles(took, n=20) if len(took) > 1 else took * 19
    seconds, done = kept[-1].at, sum(a.done for a in kept)
    return Timing(
        way=way,
        reports=sent,
        seconds=round(seconds, 1),
        rate=round(sent / seconds, 1),
        p50=round(statistics.median(took), 1),
        p95=round(cuts[18], 1),
        acknowledged=round(100 * done / sent, 2),
        memory=mib,
    )


def growth(timings: Sequence[Timing]) -> list[float]:
    """Return between each two sizes the exponent with which time grew; 1 is linear, less is better."""
    pairs = zip(timings, timings[1:], strict=False)
    return [round(math.log(b.seconds / a.seconds) / math.log(b.reports / a.reports), 3) for a, b in pairs]


def prakans(bodies: Bodies) -> Ask:
    """Return the client of the house's own interface; it counts what is acknowledged with a receipt."""

    def ask(line: http.client.HTTPConnection, first: int, count: int) -> int:
        line.request("POST", "/api/v1/sars/offers", bodies.batch(first, count), bodies.headers)
        answer = line.getresponse()
        told = json.loads(answer.read())
        return sum(bool(one["receipt"]) for one in told["items"]) if answer.status == 200 else 0

    return ask


def bares(bodies: Bodies) -> Ask:
    """Return the client of the bare view."""

    def ask(line: http.client.HTTPConnection, first: int, count: int) -> int:
        line.request("POST", "/", bodies.batch(first, count), bodies.headers)
        answer = line.getresponse()
        answer.read()
        return count if answer.status == 204 else 0

    return ask


def bare(bodies: Bodies, total: int, batch: int, clients: int) -> Timing:
    """Time the bare view with the same bodies on the same database."""
    place = str(Path(FOLDER) / "bare.sqlite3")
    env = {**os.environ, "BARE_SQLITE": place}
    subprocess.run([sys.executable, "-m", "benchmarks.bare_insert"], env=env, check=True)
    with serving("benchmarks.bare_insert:application", worker=False, BARE_SQLITE=place) as (port, master):
        answers = offer(port, clients, total, batch, bares(bodies))
        return timing(f"bare Django insert, {batch} a request", answers, total, memory(master))


def measure(
    sizes: Sequence[int], batch: int, clients: int, worker: bool, seconds: float
) -> tuple[list[Timing], list[float]]:
    """Time everything; the schools of single reports come after those of the batches."""
    single = min(1200, sizes[0])
    world = build(sizes[-1] + single)
    bodies = Bodies(world)
    made = [bare(bodies, single, 1, clients), bare(bodies, sizes[0], batch, clients)]
    with serving("prakan.config.wsgi:application", worker=worker) as (port, master):
        ask = prakans(bodies)
        answers = offer(port, clients, single, 1, lambda line, n, c: ask(line, sizes[-1] + n, c))
        made.append(timing("Prakan, 1 a request", answers, single, memory(master)))
        answers = offer(port, clients, sizes[-1], batch, ask, seconds)
        reached = sorted({min(n, sum(a.sent for a in answers)) for n in sizes})
        grown = [timing(f"Prakan, {batch} a request", answers, n, memory(master)) for n in reached]
    return [*made, *grown], growth(grown)


def main() -> None:
    """Run and print."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--sizes", default="1200,12000,60000")
    wanted.add_argument("--batch", type=int, default=25)
    wanted.add_argument("--clients", type=int, default=8)
    wanted.add_argument("--seconds", type=float, default=math.inf, help="at most, for the batches")
    wanted.add_argument("--no-worker", action="store_true")
    wanted.add_argument("--format", choices=("text", "json"), default="text")
    given = wanted.parse_args()
    watch, sizes = Watch(postmaster()), [int(n) for n in given.sizes.split(",")]
    try:
        timings, grown = measure(sizes, given.batch, given.clients, not given.no_worker, given.seconds)
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
    said = watch.verdict(" ".join(["python -m benchmarks.deadline_night", *sys.argv[1:]]))[1]
    if given.format == "json":
        print(
            json.dumps({"timings": [asdict(t) for t in timings], "growth": grown, "machine": said}, indent=1)
        )
        return
    print(said)
    for t in timings:
        print(
            f"{t.way:34} {t.reports:6} in {t.seconds:7} s  {t.rate:6}/s  p50 {t.p50:7} ms  p95 {t.p95:7} ms",
            end="  ",
        )
        print(f"{t.acknowledged:6} %  {t.memory} MiB")
    print(f"growth {grown}")


if __name__ == "__main__":
    main()
