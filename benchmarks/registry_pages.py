"""Time finding institutions while typing, and their lists, at 60,000 institutions and 8 clients.

    python -m benchmarks.registry_pages --database sqlite --database postgresql

fills each database anew (the demonstration, then made-up institutions; a few minutes), measures it and
prints the tables of docs/reference/benchmarks-registry.md. Without ``--database`` the one that
DATABASE_URL or PRAKAN_VAR names is measured as it is.

p50 and p95 are milliseconds from asking to the last byte. The goals: p95 of 50 ms or less for answers while
typing, 150 ms or less for a page of a list. A client types whole questions letter by letter, so every length
is among the requests. Clients, server and database share the machine. "kept" and "anew" are the processor's
milliseconds for a page with and without what is remembered, in one process without a server; what PostgreSQL
takes is not in them. Then one question at a time, in one process, nothing remembered: the best ten answers,
beside what `icontains` of the name alone takes.

Exit code 0: the figures count; 1: others used the machine meanwhile.
"""

from __future__ import annotations

import argparse
import http.client
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import cycle, islice
from typing import Any
from urllib.parse import quote, unquote

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.conf import settings
from django.db import connection
from django.test import Client

from benchmarks.databases import KINDS, filled, postmaster
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
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True, slots=True)
class Question:
    """What one question takes, in milliseconds, and how many are found: by us and by `icontains`."""

    asked: str
    ours: float
    found: int
    theirs: float
    found_by_theirs: int


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


def beside_icontains(username: str) -> Iterator[Question]:
    """Yield, question by question, what our answers and the database's own "contains" take."""
    person = Person.objects.get(username=username)
    for asked in ASKED:
        peer = Institution.objects.filter(name_th__icontains=asked).order_by("sort_key", "pk")[:10]
        ours, theirs = alone(partial(anew, person, asked)), alone(lambda p=peer: list(p.all()))  # type: ignore[misc]
        yield Question(asked, ours, len(find(person, asked).hits), theirs, len(peer))


def measured(call: argparse.Namespace) -> dict[str, Any]:
    """Return all that was measured of the database at hand, as plain JSON."""
    watch, pages = Watch(postmaster()), []
    for t, goal in measure(call.username, call.clients, call.requests):
        print(f"{t.path:60}{t.p95:9.1f} ms", file=sys.stderr, flush=True)
        pages.append({**asdict(t), "goal": goal})
    questions = [asdict(q) for q in beside_icontains(call.username)]
    counts, said = watch.verdict(call.called)
    return {
        "database": connection.vendor,
        "institutions": Institution.objects.count(),
        "pages": pages,
        "questions": questions,
        "counts": counts,
        "said": said,
    }


def in_its_own(database: str, call: argparse.Namespace) -> dict[str, Any]:
    """Fill a database, measure it in a process that knows no other, take it away."""
    command = [sys.executable, "-m", "benchmarks.registry_pages", "--format", "json", "--as", call.username]
    command += ["--clients", str(call.clients), "--requests", str(call.requests), "--called", call.called]
    with filled(database, call.institutions) as surroundings:
        done = subprocess.run(command, env=surroundings, stdout=subprocess.PIPE, text=True, check=False)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def as_page(found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the tables, one block of columns a database."""
    for one in found:
        yield f"{one['institutions']:,} institutions on {NAMES[one['database']]}: {one['said']}\n"
    names = [NAMES[one["database"]] for one in found]
    yield "| | " + " | ".join(f"{n}: p50, ms | p95, ms | kept, ms | anew, ms" for n in names) + " |"
    yield "|---|" + "---:|" * (4 * len(found))
    for rows in zip(*(one["pages"] for one in found), strict=True):
        yield f"| {unquote(rows[0]['path'])} | " + " | ".join(map(_cells, rows)) + " |"
    yield ""
    yield (
        "| Question | " + " | ".join(f"{n}: ours, ms | found | `icontains`, ms | found" for n in names) + " |"
    )
    yield "|---|" + "---:|" * (4 * len(found))
    for asked in zip(*(one["questions"] for one in found), strict=True):
        cells = (f"{q['ours']} | {q['found']} | {q['theirs']} | {q['found_by_theirs']}" for q in asked)
        yield f"| {asked[0]['asked']} | " + " | ".join(cells) + " |"


def _cells(row: Mapping[str, Any]) -> str:
    p95 = f"{row['p95']}" if row["p95"] <= row["goal"] else f"**{row['p95']}**"
    return f"{row['p50']} | {p95} | {row['kept'] or ''} | {row['anew'] or ''}"


def main() -> int:
    """Read the call, measure, print; return the exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument(
        "--database", action="append", choices=KINDS, help="fill and measure; may be repeated"
    )
    options.add_argument("--institutions", type=int, default=60_000, help="that a filled database has")
    options.add_argument("--as", dest="username", default="policy", help="the demo person who looks")
    options.add_argument("--clients", type=int, default=8)
    options.add_argument(
        "--requests", type=int, default=25, help="per client and page; typing takes four times"
    )
    called = " ".join(["python -m benchmarks.registry_pages", *sys.argv[1:]])
    options.add_argument("--called", default=called, help=argparse.SUPPRESS)
    options.add_argument("--format", choices=("page", "json"), default="page")
    call = options.parse_args()
    found = [in_its_own(name, call) for name in call.database] if call.database else [measured(call)]
    if call.format == "json":
        print(json.dumps(found if call.database else found[0], ensure_ascii=False))
    else:
        print("\n".join(as_page(found)))
    return 0 if all(one["counts"] for one in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
