"""Importing a roster of 60,000 rows: time and memory, beside django-import-export on the same rows.

Usage: python -m benchmarks.roster_import [--database sqlite --database postgresql] [--rows 60000]
           [--repeat 2] [--write FILE]

Each measurement is a fresh process on a fresh database. Ours reads a sheet with titles above its headings
and 50 of each of 22 faults, recognises its columns, checks every line against the registry, keeps the
preview, then writes institutions, codes and the audit row; the second time, the same file again, all
unchanged. The peer is given a clean file of as many rows with plain headings, and checks nothing: it could
read no other. Of each the run counts that used the least of the processor, PostgreSQL's share in it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

if "PRAKAN_VAR" not in os.environ:  # never the installation's own database
    os.environ["PRAKAN_VAR"] = tempfile.mkdtemp(prefix="prakan-roster-")

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
import xlsxwriter
from django.conf import settings

from benchmarks import roster_peer
from benchmarks.databases import KINDS, address_of, copied, postmaster
from benchmarks.machine import QUIET, Watch, described, family, spent
from benchmarks.registry_pages import NAMES
from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant
from prakan.registry.actions import roster_intake
from prakan.registry.models import Institution, ParentAgency, RosterIntake
from tests.dirty_rosters import HEADINGS, roster, write_xlsx

AT = datetime(2024, 1, 5, tzinfo=UTC)
FAULTS, GOAL, MEMORY, TIMES = 50, 20, 400, 5
WAYS = {
    "ours": "Prakan",
    "unset": "django-import-export as it comes, dry run and import",
    "bulk": "the same in bulk mode",
    "lean": "bulk mode, no report of differences",
}
DIRTY, CLEAN = "dirty.xlsx", "clean.xlsx"


def main() -> None:
    options = arguments()
    if options.measure:
        way = options.measure
        done = ours(options.folder) if way == "ours" else peer(options.folder, way)
        print(json.dumps(done))
        return
    lines = list(report(options.rows, options.repeat, options.database or ["sqlite"]))
    print("\n".join(lines))
    if options.write:
        options.write.write_text("\n".join(lines) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("--rows", type=int, default=60_000)
    parser.add_argument("--repeat", type=int, default=2, help="runs of each; the least counts")
    parser.add_argument("--database", action="append", choices=KINDS, help="may be repeated")
    parser.add_argument("--write", type=Path, help="write the figures as Markdown to this file")
    parser.add_argument("--measure", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def report(rows: int, repeat: int, databases: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the page, measuring on the way."""
    folder, watch = settings.VAR, Watch()
    code = PREPARE.format(rows=rows, faults=FAULTS, folder=folder)
    subprocess.run([sys.executable, "-c", code], check=True)
    tables = [line for kind in databases for line in table(kind, folder, repeat)]
    yield from heading(rows, watch)
    yield from tables
    shutil.rmtree(folder, ignore_errors=True)


def table(kind: str, folder: Path, repeat: int) -> Iterator[str]:
    """Yield the figures of one kind of database and how they compare."""
    with address_of(kind) as address:
        migrate = [sys.executable, "-m", "django", "migrate", "--settings", "prakan.config.settings", "-v0"]
        subprocess.run(migrate, check=True, env={**os.environ, "DATABASE_URL": address})
        own, *rest = (best(way, folder, repeat, address) for way in WAYS)
    others = dict(zip(list(WAYS)[1:], rest, strict=True))
    yield f"## {NAMES[kind]}"
    yield ""
    yield "| | read, check, preview, s | write, s | processor, s | memory, MiB | rows |"
    yield "|---|---:|---:|---:|---:|---:|"
    yield said(f"{WAYS['ours']}, all new", own["check"], own["commit"], own["processor"], own)
    yield said(f"{WAYS['ours']}, the same again", own["check_again"], own["commit_again"], None, own)
    for way, run in others.items():
        yield said(WAYS[way], run["dry"], run["write"], run["processor"], run)
    yield ""
    yield f"- Goals: {GOAL} s to preview, {GOAL} s to write, {MEMORY} MiB, {TIMES} × faster than the peer."
    for way, run in others.items():
        worked = run["processor"] / own["processor"]
        time_ = (run["dry"] + run["write"]) / (own["check"] + own["commit"])
        yield f"- {WAYS[way]}: {time_:.1f} × our time, {worked:.1f} × our processor; it checks nothing."
    yield f"- The marked file is written in {own['annotate']:.1f} s; the process then holds"
    yield f"  {own['memory_marked']:.0f} MiB."
    yield ""


PREPARE = """
from pathlib import Path
from benchmarks.roster_import import write_files
write_files(Path("{folder}"), {rows}, {faults})
"""


def write_files(folder: Path, rows: int, faults: int) -> None:
    """Write the dirty roster, and a clean one with plain headings for the peer."""
    write_xlsx(roster(rows, faults, varied=True), folder / DIRTY)
    clean = roster(rows, varied=True)
    with xlsxwriter.Workbook(str(folder / CLEAN), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("รายชื่อ")
        sheet.write_row(0, 0, HEADINGS)
        for number, row in enumerate(clean.rows[:-1], 1):
            sheet.write_row(number, 0, row)


def said(name: str, check: float, commit: float, processor: float | None, run: dict[str, float]) -> str:
    used = f"{processor:.1f}" if processor is not None else ""
    return f"| {name} | {check:.1f} | {commit:.1f} | {used} | {run['memory']:.0f} | {run['rows']:.0f} |"


def heading(rows: int, watch: Watch) -> list[str]:
    taken = watch.taken()
    shared = "" if taken < QUIET else " Processor time is surer than time."
    called = " ".join(["python -m benchmarks.roster_import", *sys.argv[1:]])
    return [
        "# Benchmark: importing a roster",
        "",
        f"{watch.at:%Y-%m-%d} · `{called}` · {described()} · load {watch.load:.1f} before.",
        f"Others took {taken:.0%} of the processors meanwhile.{shared}",
        "",
        f"An Excel file of {rows:,} rows. Ours has titles above its headings and {FAULTS} of each",
        "of 22 faults, is recognised, checked against the registry, previewed and written with codes and",
        "audit row. The peers' file is clean and has plain headings; see `benchmarks/roster_peer.py`.",
        "",
    ]


def best(way: str, folder: Path, repeat: int, address: str) -> dict[str, float]:
    """Return the run that used the least of the processor, each on a copy of the database."""
    runs = []
    for turn in range(repeat):
        own = copied(address, f"{way}{turn}") if address else ""
        with tempfile.TemporaryDirectory(prefix="prakan-roster-") as apart:
            shutil.copytree(folder, apart, dirs_exist_ok=True)
            command = [sys.executable, "-m", "benchmarks.roster_import", "--measure", way, "--folder", apart]
            around = {**os.environ, "PRAKAN_VAR": apart, "DATABASE_URL": own}
            done = subprocess.run(command, capture_output=True, check=True, text=True, env=around)
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    return min(runs, key=lambda run: run["processor"])


def ours(folder: Path) -> dict[str, float]:
    """Take the dirty file in, check and write it; then the same again; then hand it back marked."""
    by = Person.objects.create_user("registrar", name_th="เจ้าหน้าที่ (สมมติ)")
    RoleGrant.objects.create(person=by, role=Role.ASSESSMENT_OFFICER.value)
    ParentAgency.objects.create(code="d", kind="department", name_th="กรมสมมติ", changed_at=AT)
    used = processor()
    first = taken(folder, by)
    worked = processor() - used
    rows = Institution.objects.count()
    again = taken(folder, by)
    most = peak()
    begun = time.perf_counter()
    roster_intake.annotate(intake_id=int(again["id"]), out=folder / "marked.xlsx", by=by)
    return {
        "check": first["check"],
        "commit": first["commit"],
        "check_again": again["check"],
        "commit_again": again["commit"],
        "annotate": time.perf_counter() - begun,
        "processor": worked,
        "memory": most,
        "memory_marked": peak(),
        "rows": rows,
    }


def taken(folder: Path, by: Person) -> dict[str, float]:
    """Return the seconds of reading, checking and preview, and those of writing."""
    begun = time.perf_counter()
    with (folder / DIRTY).open("rb") as content:
        intake = roster_intake.upload(agency="d", name=DIRTY, content=content, by=by, at=AT)
    roster_intake.work(intake_id=intake.pk, at=AT)
    intake.refresh_from_db()
    if intake.stage == RosterIntake.Stage.RECOGNISED:
        fields = {int(column): field for column, field in intake.fields.items()}
        roster_intake.map_columns(intake_id=intake.pk, fields=fields, kind="", by=by, at=AT)
    roster_intake.work(intake_id=intake.pk, at=AT)
    intake.refresh_from_db()
    checked = time.perf_counter()
    roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=by, at=AT)
    roster_intake.work(intake_id=intake.pk, at=AT)
    return {"id": intake.pk, "check": checked - begun, "commit": time.perf_counter() - checked}


def peer(folder: Path, way: str) -> dict[str, float]:
    """Let the peer dry-run and import the clean file."""
    used, begun = processor(), time.perf_counter()
    roster_peer.run(folder / CLEAN, way)
    took = time.perf_counter() - begun
    worked = processor() - used
    half = took / 2  # it does the same twice: once for the preview, once to keep
    return {
        "dry": half,
        "write": took - half,
        "processor": worked,
        "memory": peak(),
        "rows": Institution.objects.count(),
    }


def processor() -> float:
    """Return the seconds that this process and the database's server have worked."""
    server = postmaster()
    return time.process_time() + (sum(map(spent, family(server))) if server else 0.0)


def peak() -> float:
    """Return the largest resident set in MiB; getrusage would count the parent's, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
