"""The whole quarterly report: time and memory per format, beside LibreOffice and WeasyPrint.

Usage: python -m benchmarks.report [--rows 90 900] [--repeat 3] [--peers 90] [--write FILE]

Each measurement is a fresh process. "Made" counts only the making of the file from the report model; "whole
process" adds starting Python, importing and building the model. Memory is the largest resident set of the
process and of any program it starts. Bounds are printed beside the figures, never asserted.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.machine import Watch, peak
from prakan.reporting.document.formats import FORMATS as RENDERERS
from prakan.reporting.document.model import Report
from tests.reporting.document.sample import report as sample

FORMATS = ("pdf", "docx", "xlsx", "html")
PEERS = {"libreoffice": "docx → pdf, LibreOffice", "weasyprint": "html → pdf, WeasyPrint"}
SECONDS, TIMES, MEBIBYTES = 2.0, 3.0, 300
MIB = 1024  # ru_maxrss is in KiB


def main() -> None:
    options = arguments()
    if options.measure:
        print(json.dumps(measure(*options.measure)))
        return
    watch = Watch()
    lines = list(report(options.rows, options.repeat, options.peers))
    _, said = watch.verdict(" ".join(["python -m benchmarks.report", *sys.argv[1:]]))
    print(said)
    lines[2:2] = [*said.splitlines(), ""]
    if options.write:
        options.write.write_text("\n".join(lines) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("--rows", type=int, nargs="*", default=[90, 900], help="rows of the detail table")
    parser.add_argument("--peers", type=int, nargs="*", default=[90], help="sizes at which the peers run too")
    parser.add_argument("--repeat", type=int, default=3, help="runs; the fastest counts")
    parser.add_argument("--write", type=Path, help="write the figures as Markdown to this file")
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    return parser.parse_args()


def report(sizes: list[int], repeat: int, peers: list[int]) -> list[str]:
    """Measure, print and return the lines of the page."""
    lines = heading(repeat)
    for rows in sizes:
        found = {what: best(what, rows, repeat) for what in FORMATS}
        if rows in peers:
            found |= {peer: best(peer, rows, 1 if rows > 200 else repeat) for peer in PEERS}
        title = f"## {rows} rows, {found['pdf']['pages']} pages"
        lines += ["", title, "", *table(found), "", *verdict(found)]
    print("\n".join(lines))
    return lines


def heading(repeat: int) -> list[str]:
    return [
        "# Benchmark: the quarterly report",
        "",
        f"The sample report of the tests in Thai; best of {repeat} runs (one for peers at the larger size),",
        "each in a process of its own. Processor time stands beside wall time because the machine is shared.",
        "The peers print the same report: LibreOffice from our Word file, WeasyPrint from our web page;",
        "the writing of that file, a small share, is part of their time.",
    ]


def best(what: str, rows: int, repeat: int) -> dict[str, float]:
    """Return the run with the least wall time."""
    runs = []
    for _ in range(repeat):
        command = [sys.executable, "-m", "benchmarks.report", "--measure", what, str(rows)]
        started = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        runs.append({**json.loads(done.stdout), "process": time.perf_counter() - started})
    return min(runs, key=lambda run: run["made"])


def measure(what: str, rows: str) -> dict[str, float]:
    """Make one file in this process; return seconds, MiB and size."""
    with tempfile.TemporaryDirectory() as folder:
        if what == "libreoffice":
            first_start(Path(folder))
        make, path = prepared(what, int(rows), Path(folder))
        before, wall = processor(), time.perf_counter()
        make()
        made, used = time.perf_counter() - wall, processor() - before
        pages = page_count(path) if path.suffix == ".pdf" else 0
        size = path.stat().st_size / 2**20
    own = peak()
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MIB
    memory = max(own, started if what in PEERS else 0)
    return {"made": made, "processor": used, "memory": memory, "size": size, "pages": pages}


def prepared(what: str, rows: int, folder: Path) -> tuple[Callable[[], object], Path]:
    """Return what is to be timed and the file it makes; building the model is not timed."""
    source = sample(rows)
    if what in RENDERERS:
        path = folder / f"report.{what}"
        return lambda: RENDERERS[what](source, path), path
    path = folder / "report.pdf"
    if what == "libreoffice":
        return lambda: through_libreoffice(source, folder), path
    return lambda: through_weasyprint(source, folder, path), path


def first_start(folder: Path) -> None:
    """Let LibreOffice set up its profile, which is not timed."""
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--terminate_after_init"]
    subprocess.run(command, capture_output=True, check=False)


def through_libreoffice(source: Report, folder: Path) -> None:
    """Write the Word file and let LibreOffice print it."""
    RENDERERS["docx"](source, folder / "report.docx")
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "report.docx")], capture_output=True, check=True)


def through_weasyprint(source: Report, folder: Path, path: Path) -> None:
    """Write the web page and let WeasyPrint print it."""
    RENDERERS["html"](source, folder / "report.html")
    command = [sys.executable, "-m", "weasyprint", str(folder / "report.html"), str(path)]
    subprocess.run(command, capture_output=True, check=True)


def processor() -> float:
    """Return the processor seconds used by this process and the programs it ran."""
    used = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(u.ru_utime + u.ru_stime for u in used)


def page_count(path: Path) -> int:
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True)
    return int(told.stdout.split(b"Pages:")[1].split()[0])


def table(found: dict[str, dict[str, float]]) -> list[str]:
    rows = ["| | made, s | processor, s | whole process, s | memory, MiB | file, MiB | pages |",
            "|---|---:|---:|---:|---:|---:|---:|"]  # fmt: skip
    for what, run in found.items():
        name = PEERS.get(what, what)
        pages = f"{run['pages']:.0f}" if run["pages"] else ""
        rows.append(
            f"| {name} | {run['made']:.2f} | {run['processor']:.2f} | {run['process']:.2f} "
            f"| {run['memory']:.0f} | {run['size']:.1f} | {pages} |"
        )
    return rows


def verdict(found: dict[str, dict[str, float]]) -> list[str]:
    """Return the ratios to the peers and to the bounds."""
    pdf = found["pdf"]
    took = f"{pdf['made']:.2f} s, {pdf['processor']:.2f} s of processor"
    lines = [
        f"- PDF: {took}; goal at the seed's size {SECONDS:.0f} s.",
        f"- Most memory: {max(found[f]['memory'] for f in FORMATS):.0f} MiB; bound {MEBIBYTES} MiB.",
    ]
    for peer, name in PEERS.items():
        if peer in found:
            wall = found[peer]["made"] / pdf["made"]
            used = found[peer]["processor"] / pdf["processor"]
            times = f"{wall:.1f} × our time, {used:.1f} × our processor time"
            lines.append(f"- {name}: {times} (goal {TIMES:.0f} ×).")
    return lines


if __name__ == "__main__":
    main()
