"""Kill a process at random while it closes a quarter: afterwards all of the close is there, or nothing.

    python tests/soak/close_kill.py --kills 200 [--seed 1]

Works on a file-backed SQLite database in a folder of its own, filled with the demonstration year. Every kill
starts from the same open quarter. Prints counts as JSON; exit code 1 when any kill left half a close.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FOLDER = tempfile.mkdtemp(prefix="prakan-soak-")
os.environ.update({"PRAKAN_VAR": FOLDER, "PRAKAN_DEMO": "1", "DATABASE_URL": ""})
os.environ["PRAKAN_SECRET_KEY"] = "of the soak"  # the same for a demonstration that another has loaded

sys.path.insert(0, str(Path(__file__).parents[2]))  # the migrated database of the tests

import prakan.config.boot  # noqa: E402, F401  isort: skip
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from prakan.commands.demo import QUARTER, YEAR, load, load_reported  # noqa: E402
from prakan.commands.loading.cast import cast  # noqa: E402
from prakan.foundation.models import AuditRow, Seal  # noqa: E402
from prakan.foundation.queries.verification import verify  # noqa: E402
from prakan.planning.models import Collection  # noqa: E402
from prakan.reporting.actions import closings, findings  # noqa: E402
from prakan.reporting.models import Closing, FrozenFigure, FrozenFinding  # noqa: E402
from prakan.reporting.queries.findings import findings as found_in  # noqa: E402
from tests import migrated  # noqa: E402


@dataclass(frozen=True, slots=True)
class Begun:
    """A deed under way: the process to kill, and the one whose end tells that it is over."""

    victim: int
    over: int


REPORTED = "load only what the report is made of: no registry, no assessors, no season"
DATABASE = Path(FOLDER, "prakan.sqlite3")
READY = Path(FOLDER, "ready.sqlite3")


def fill(prepare: Callable[[], None], loaded: Path | None, *, reported: bool = False) -> None:
    """Fill the database with the demonstration year (or only with what is reported), prepare it, keep a copy.

    ``loaded`` is a folder that takes the demonstration when it is loaded first, and gives it from then on.
    """
    if loaded and loaded.exists():
        shutil.copytree(loaded, FOLDER, dirs_exist_ok=True)
    else:
        migrated.give(DATABASE).close()
        call_command("migrate", verbosity=0)
        (load_reported if reported else load)(settings.AGENCY_FOLDER, timezone.now())
        at_rest()
        if loaded:
            shutil.copytree(FOLDER, loaded)
    prepare()
    at_rest()
    shutil.copy(DATABASE, READY)


def at_rest() -> None:
    """Let the database's file hold everything."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()


def settle_what_blocks() -> None:
    """Settle every finding that keeps the quarter open."""
    at, officer = timezone.now(), cast().officer
    for found in found_in(officer, YEAR, QUARTER):
        if found.blocks:
            findings.settle(
                year=YEAR, quarter=QUARTER, key=found.key, decision="unresolved",
                reason="พิมพ์ทุกค่าไว้ในภาคผนวก รอหน่วยงานยืนยัน", by=officer, at=at,
            )  # fmt: skip


def start_again() -> None:
    """Put the prepared database back."""
    connections.close_all()
    for leftover in DATABASE.parent.glob("prakan.sqlite3*"):
        leftover.unlink()
    shutil.copy(READY, DATABASE)


def in_child(work: Callable[[], object]) -> int:
    """Fork a process that does the work and ends, whatever happens; returns its id."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    try:
        work()
    finally:
        os._exit(0)


def close_in_child() -> Begun:
    """Close the quarter in a process of its own."""
    child = in_child(lambda: closings.close(year=YEAR, quarter=QUARTER, by=cast().officer, at=timezone.now()))
    return Begun(child, child)


def state() -> str:
    """Return "nothing", "all", or what is half there."""
    parts = {
        "closing": Closing.objects.count(),
        "shut": Collection.objects.exclude(closed_at=None).count(),
        "recorded": AuditRow.objects.filter(step="quarter.close").count(),
        "sealed": Seal.objects.filter(reason="quarter.close").count(),
    }
    figures, frozen = FrozenFigure.objects.count(), FrozenFinding.objects.count()
    whole = verify().ok
    if not any(parts.values()) and not figures and not frozen and whole:
        return "nothing"
    closing = Closing.objects.first()
    complete = (
        set(parts.values()) == {1} and closing is not None and figures == closing.figures and frozen > 0
    )
    return (
        "all" if complete and whole else f"half: {parts}, {figures} figures, {frozen} findings, whole {whole}"
    )


@dataclass(frozen=True, slots=True)
class Deed:
    """What is killed: how to prepare for it, how to begin it in a process, what it left behind."""

    prepare: Callable[[], None]
    begin: Callable[[], Begun]
    state: Callable[[], str]

    def seconds(self) -> float:
        """Return how long it takes undisturbed."""
        start_again()
        begun = time.monotonic()
        os.waitpid(self.begin().over, 0)
        took = time.monotonic() - begun
        assert self.state() == "all", self.state()
        return took


def soak(deed: Deed, given: argparse.Namespace) -> dict[str, object]:
    """Begin and kill again and again; returns how often all, nothing or half of it was there."""
    fill(deed.prepare, given.loaded, reported=given.reported)
    dice, took = random.Random(given.seed), deed.seconds()
    seen: Counter[str] = Counter()
    for _ in range(given.kills):
        start_again()
        begun = deed.begin()
        time.sleep(dice.uniform(0, took * 1.5))
        with suppress(ProcessLookupError):  # gunicorn may have replaced it already
            os.kill(begun.victim, signal.SIGKILL)
        os.waitpid(begun.over, 0)
        seen[deed.state()] += 1
    half = {name: count for name, count in seen.items() if name.startswith("half")}
    return {"kills": given.kills, "undisturbed_seconds": round(took, 2), **seen, "ok": not half}


def main(deed: Deed, about: str) -> int:
    """Run the soak and print what was counted."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--loaded", type=Path, help="a folder for the demonstration, to load it once only")
    parser.add_argument("--reported", action="store_true", help=REPORTED)
    counts = soak(deed, parser.parse_args())
    connections.close_all()
    shutil.rmtree(FOLDER)
    print(json.dumps(counts, indent=1, ensure_ascii=False))
    return 0 if counts["ok"] else 1


if __name__ == "__main__":
    sys.exit(main(Deed(settle_what_blocks, close_in_child, state), str(__doc__)))
