"""Importing a plan of 10,000 rows: time and memory, beside django-import-export on the same file and table.

Usage: python -m benchmarks.plan_import [--rows 10000] [--repeat 3] [--write FILE]

Each measurement is a fresh process on a fresh SQLite file; reading the file, previewing and writing count,
starting does not. The peers get every help: bulk mode, foreign keys looked up once, items and parents made
beforehand for all rows at once; they check no rule, keep no audit row and place no row under another by its
kind, as the import does. A dry run stands for the preview.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

if "PRAKAN_VAR" not in os.environ:  # never the installation's own database
    os.environ["PRAKAN_VAR"] = tempfile.mkdtemp(prefix="prakan-import-")

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
import xlsxwriter
from django.conf import settings
from django.core.management import call_command

from benchmarks import import_peer
from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant, Unit
from prakan.planning.actions import plan as plans
from prakan.planning.actions import plan_import
from prakan.planning.models import BudgetCategory, Ladder, PlanRow, PlanVersion

MIB = 1024  # VmHWM is in KiB
TIMES = 5
YEAR = 2567
AT = datetime(2024, 1, 5, tzinfo=UTC)
COLUMNS = ("Reference", "Under", "Kind", "Code", "Name (Thai)", "Target", "Unit (Thai)",
           "Due", "Owner", "Category", "Ladder")  # fmt: skip
WAYS = {
    "ours": "Prakan, preview and import",
    "bulk": "django-import-export, bulk, dry run and import",
    "lean": "the same, keys cached and no report of differences",
}
WORK = "plan.xlsx"


def main() -> None:
    options = arguments()
    if options.measure:
        print(json.dumps(measure(options.measure, options.folder)))
        return
    lines = list(report(options.rows, options.repeat))
    print("\n".join(lines))
    if options.write:
        options.write.write_text("\n".join(lines) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument(
        "--repeat", type=int, default=3, help="runs of ours; the one with the least processor counts"
    )
    parser.add_argument("--write", type=Path, help="write the figures as Markdown to this file")
    parser.add_argument("--measure", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def report(rows: int, repeat: int) -> Iterator[str]:
    """Yield the lines of the page, measuring on the way."""
    folder = settings.VAR
    prepare(folder, rows)
    yield from heading(rows, repeat)
    found = {way: best(way, folder, repeat if way == "ours" else 1) for way in WAYS}
    yield from ["| | time, s | processor, s | memory, MiB | rows |", "|---|---:|---:|---:|---:|"]
    for way, run in found.items():
        figures = f"{run['time']:.2f} | {run['processor']:.2f} | {run['memory']:.0f} | {run['rows']:.0f}"
        yield f"| {WAYS[way]} | {figures} |"
    yield ""
    for way in ("bulk", "lean"):
        ratios = {key: found[way][key] / found["ours"][key] for key in ("time", "processor", "memory")}
        said = ", ".join(f"{ratio:.1f} × our {key}" for key, ratio in ratios.items())
        yield f"- {WAYS[way]}: {said} (goal: {TIMES} × our time)."
    shutil.rmtree(folder, ignore_errors=True)


def heading(rows: int, repeat: int) -> list[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    machine = f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}"
    load = os.getloadavg()[0]
    return [
        "# Benchmark: importing a plan",
        "",
        f"{datetime.now(UTC):%Y-%m-%d} · `python -m benchmarks.plan_import` · {machine} · load {load:.1f}.",
        "",
        f"An Excel file of {rows:,} new rows into an empty draft on SQLite: the least of {repeat} runs of",
        "ours, one of each peer, each in a process of its own. Processor time stands beside wall time as the",
        "machine is shared. The peers check no rule and keep no audit row; what they are given free stands",
        "in `benchmarks/import_peer.py`.",
        "",
    ]


def prepare(folder: Path, rows: int) -> None:
    """Write the file to import and a database with an empty draft."""
    write_plan(folder / WORK, rows)
    call_command("migrate", verbosity=0)
    unit = Unit.objects.create(code="U1", name_th="งานแผน", confirmed=True)
    BudgetCategory.objects.create(code="strategic", name_th="งบยุทธศาสตร์", position=1)
    Ladder.objects.create(code="monthly", kind="n_of_m", total=12, name_th="รายเดือน")
    person = Person.objects.create_user("officer", name_th="เจ้าหน้าที่แผน")
    RoleGrant.objects.create(person=person, role=Role.POLICY_OFFICER.value, unit=unit)
    plans.create_plan(year=YEAR, by=person, at=AT)


def write_plan(path: Path, rows: int) -> None:
    """Write a plan: outputs of ten activities of ten projects of nine items."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, day = book.add_worksheet("Plan"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, COLUMNS)
        for number, line in zip(range(1, rows + 1), plan_lines(), strict=False):
            sheet.write_row(number, 0, line[:7])
            sheet.write_datetime(number, 7, datetime(2024, number % 9 + 1, 28), day)  # noqa: DTZ001
            sheet.write_row(number, 8, line[7:])


def plan_lines() -> Iterator[tuple[str | int | None, ...]]:
    number = 0
    while True:
        number += 1
        output = f"O{number}"
        yield (output, "", "output", f"{number}", f"ผลผลิตที่ {number}", 100, "ร้อยละ", "U1", "strategic", "")
        for a in range(1, 11):
            activity = f"{output}.A{a}"
            yield (activity, output, "activity", f"{number}.{a}", f"กิจกรรมที่ {number}.{a} ส่งเสริมการประเมิน",
                   100, "ร้อยละ", "U1", "strategic", "")  # fmt: skip
            for p in range(1, 11):
                project = f"{activity}.P{p}"
                name = f"โครงการที่ {number}.{a}.{p} พัฒนาระบบสารสนเทศเพื่อการประเมิน"
                yield (project, activity, "project", f"{p}", name, 40, "แห่ง", "U1", "strategic", "")
                for i in range(1, 10):
                    name = f"รายการที่ {p}.{i} บำรุงรักษาเครื่องแม่ข่าย"
                    yield (f"{project}.{i}", project, "item", f"{p}.{i}", name, 12, "เดือน", "U1",
                           "strategic", "monthly")  # fmt: skip


def best(way: str, folder: Path, repeat: int) -> dict[str, float]:
    """Return the run that used the least of the processor, each on a copy of the database."""
    runs = []
    for _ in range(repeat):
        with tempfile.TemporaryDirectory(prefix="prakan-import-") as apart:
            shutil.copytree(folder, apart, dirs_exist_ok=True)
            command = [sys.executable, "-m", "benchmarks.plan_import", "--measure", way, "--folder", apart]
            done = subprocess.run(
                command, capture_output=True, check=True, text=True, env={**os.environ, "PRAKAN_VAR": apart}
            )
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    return min(runs, key=lambda run: run["processor"])


def measure(way: str, folder: Path) -> dict[str, float]:
    """Import the file in this process; return seconds, MiB and the rows that stand in the draft."""
    version, person = PlanVersion.objects.get(), Person.objects.get(username="officer")
    ways: dict[str, Callable[[], object]] = {
        "ours": lambda: ours(version, folder / WORK, person),
        "bulk": lambda: import_peer.run(version, folder / WORK, lean=False),
        "lean": lambda: import_peer.run(version, folder / WORK, lean=True),
    }
    begun, used = time.perf_counter(), time.process_time()
    ways[way]()
    took, worked = time.perf_counter() - begun, time.process_time() - used
    rows = PlanRow.objects.filter(version=version, due__gte=date(2024, 1, 1)).count()
    return {"time": took, "processor": worked, "memory": peak(), "rows": rows}


def peak() -> float:
    """Return the largest resident set in MiB; getrusage would count the parent's, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / MIB


def ours(version: PlanVersion, path: Path, person: Person) -> None:
    """Preview the file, then import what was previewed."""
    shown = plan_import.preview(version_id=version.pk, path=path, name=path.name, by=person)
    plan_import.commit(
        version_id=version.pk, path=path, name=path.name, by=person, at=AT, expected=shown.digest
    )


if __name__ == "__main__":
    main()
