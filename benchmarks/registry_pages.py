"""Time finding institutions while typing, and their lists, at 60,000 institutions and 8 clients.

    PRAKAN_DEMO=1 prakan demo --no-serve
    PRAKAN_DEMO=1 prakan seed --institutions 60000
    PRAKAN_DEMO=1 python -m benchmarks.registry_pages [--clients 8] [--requests 25]

On PostgreSQL: the same three commands after `python scripts/postgres.py -- sh -c "…"`. Prints p50 and p95 in
milliseconds of each, and how many times the p50 of a bare Django view that is. The goals: p95 of 50 ms or
less for answers while typing, 150 ms or less for a page of a list. A client types whole questions letter by
letter, so every length is among the requests. Clients and server share the machine. Then one question at a
time, in one process: the best ten answers, beside what `icontains` of the name alone takes. Answers are
remembered until something is written; that second table asks anew each time. "kept" and "anew" are the
processor's milliseconds for a page with and without what is remembered, in one process without a server.

Exit code 0: the figures count; 1: others used the machine meanwhile.
"""

from __future__ import annotations

import argparse
import http.client
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
from urllib.parse import quote

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.conf import settings
from django.db import connection
from django.test import Client

from benchmarks.machine import Watch
from benchmarks.pages import Timing, crowd, processor, serving, timing
from prakan.foundation.models import Person
from prakan.registry.models import Institution
from prakan.registry.queries.finding import FOUND, Found, find
from scripts.screenshots import session_of

TYPED = (
    "บ้านหนองบัว",
    "โรงเรียนบ้านหนองบัว",
    "รร.บ.หนองบัว ขอนแก่น",
    "หนองบัว อ.เมือง จ.ขอนแก่น",
    "วท.ขอนแก่น",
    "บ้านหนองบุว",
    "Ban Nong Bua",
    "1040001",
    "หนองแสง สพท.อุดรธานี",
    "เทศบาล 1",
)
ASKED = ("บ้านหนองบัว", "หนองบัว", "บ้าน", "บ้านหนองบัว ขอนแก่น", "บ้านหนองบุว", "ขอนแก่น", "nong bua", "1040")
LISTS = (
    "",
    "page=600",
    "page=1200",
    "kind=basic",
    "province=40",
    "agency=area-40",
    f"agency={quote('สพฐ.')}",
    "listed=2567",
    "status=any",
    f"q={quote('หนองบัว')}",
    f"q={quote('บ้าน')}",
    f"q={quote('บ้านหนองบุว')}",
)
SUGGEST = "/institutions/suggest/?q="
TYPING_MS, LIST_MS = 50, 150
REPEATS = 20


def keystrokes() -> list[str]:
    """Return the address of every answer that somebody who types TYPED asks for, from two letters on."""
    return [SUGGEST + quote(text[:end]) for text in TYPED for end in range(2, len(text) + 1)]


def type_on(port: int, paths: Sequence[str], headers: dict[str, str], requests: int) -> list[float]:
    """Ask for one address after the other over one connection; return each answer's milliseconds."""
    line, times = http.client.HTTPConnection("127.0.0.1", port, timeout=60), []
    for path in islice(cycle(paths), requests):
        begun = time.perf_counter()
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        answer.read()
        times.append((time.perf_counter() - begun) * 1000)
        if answer.status != http.client.OK:
            raise SystemExit(f"{path} answered {answer.status}")
    line.close()
    return times


def typists(port: int, headers: dict[str, str], clients: int, requests: int) -> list[float]:
    """Let several clients type at the same time, each from another question on."""
    paths = keystrokes()
    turned = [paths[at:] + paths[:at] for at in range(0, len(paths), max(1, len(paths) // clients))][:clients]
    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(lambda own: type_on(port, own, headers, 10), turned))
        return sum(pool.map(lambda own: type_on(port, own, headers, requests), turned), [])


def spent_typing(headers: dict[str, str], *, forget: bool = False) -> float:
    """Return the processor time in milliseconds of one answer while typing, the mean over every keystroke."""
    client, paths = Client(headers=headers, SERVER_NAME="127.0.0.1"), keystrokes()
    for path in paths:
        client.get(path)
    begun = time.process_time()
    for path in paths:
        if forget:
            FOUND.forget()
        client.get(path)
    return round((time.process_time() - begun) * 1000 / len(paths), 1)


def measure(username: str, clients: int, requests: int) -> Iterator[tuple[Timing, int]]:
    """Yield the timing of the bare view, of typing and of every list, each with its goal."""
    with serving("benchmarks.bare:application") as port:
        bare = timing("a bare view", crowd(port, "/", {}, clients, requests), 0)
    yield bare, LIST_MS
    headers = {
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={session_of(Person.objects.get(username=username))}"
    }
    with serving("prakan.config.wsgi:application") as port:
        found = timing("typing", typists(port, headers, clients, requests * 4), bare.p50)
        yield replace(found, kept=spent_typing(headers), anew=spent_typing(headers, forget=True)), TYPING_MS
        for query in LISTS:
            path = f"/institutions/?{query}"
            found = timing(path, crowd(port, path, headers, clients, requests), bare.p50)
            spent = {"kept": processor(path, headers), "anew": processor(path, headers, forget=True)}
            yield replace(found, **spent), LIST_MS


def alone(act: Callable[[], object]) -> float:
    """Return the median milliseconds of something done again and again, the first time not counted."""
    act()
    times = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    return round(statistics.median(times), 2)


def anew(person: Person, asked: str) -> Found:
    """Return the best answers without what is remembered of earlier ones."""
    FOUND.forget()
    return find(person, asked)


def beside_icontains(username: str) -> Iterator[str]:
    """Yield, question by question, what our answers and the database's own "contains" take."""
    person = Person.objects.get(username=username)
    yield f"{'question':28}{'ours ms':>9}{'found':>7}{'icontains ms':>14}{'found':>7}"
    for asked in ASKED:
        peer = Institution.objects.filter(name_th__icontains=asked).order_by("sort_key", "pk")[:10]
        ours, theirs = alone(partial(anew, person, asked)), alone(lambda p=peer: list(p.all()))  # type: ignore[misc]
        yield f"{asked:28}{ours:9.2f}{len(find(person, asked).hits):7}{theirs:14.2f}{len(peer):7}"


def main() -> int:
    """Read the call, measure, print; return the exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--as", dest="username", default="policy", help="the demo person who looks")
    options.add_argument("--clients", type=int, default=8)
    options.add_argument(
        "--requests", type=int, default=25, help="per client and page; typing takes four times"
    )
    call = options.parse_args()
    watch = Watch()
    print(f"{Institution.objects.count():,} institutions on {connection.vendor}")
    print(f"{'page':60}{'p50 ms':>9}{'p95 ms':>9}{'x bare':>8}{'kept ms':>9}{'anew ms':>9}")
    for t, goal in measure(call.username, call.clients, call.requests):
        over = "" if t.p95 <= goal else f"  over {goal}"
        print(
            f"{t.path:60}{t.p50:9.1f}{t.p95:9.1f}{t.ratio:8.1f}{t.kept:9.1f}{t.anew:9.1f}{over}", flush=True
        )
    for line in beside_icontains(call.username):
        print(line, flush=True)
    counts, said = watch.verdict(" ".join(["python -m benchmarks.registry_pages", *sys.argv[1:]]))
    print(said)
    return 0 if counts else 1


if __name__ == "__main__":
    raise SystemExit(main())
