"""Play a year of cases through the actions that people use, and say what it took.

    PRAKAN_VAR=var/year PRAKAN_DEMO=1 python -m benchmarks.cases [--cases 400] [--until published]

Loads the demonstration's registry into the folder of ``PRAKAN_VAR`` first, unless it is there. Prints wall
and processor seconds, memory, size of the database, and statements a case. Time counts from the opening of
the cases on; the size before is the registry's.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from benchmarks.machine import described, peak
from prakan.assessment.models import Case, CaseVerdict
from prakan.commands.demo import YEAR, load
from prakan.commands.simulate import play_year
from prakan.domain.cases.stages import CaseStage
from prakan.domain.team_rules import season_ahead
from prakan.foundation.models import AuditRow

MIB = 2**20


@dataclass(slots=True)
class Statements:
    """Counts what the database is asked."""

    count: int = field(default=0)

    def __call__(self, execute: Callable[..., object], *rest: object) -> object:
        """Count a statement and let it pass."""
        self.count += 1
        return execute(*rest)


def main() -> None:
    """Load, play, print one line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--cases", type=int, help="about so many; all of the year when left out")
    options.add_argument(
        "--until", default=CaseStage.PUBLISHED.value, choices=[one.value for one in CaseStage]
    )
    options.add_argument("--seed", type=int, default=1)
    call = options.parse_args()
    call_command("migrate", verbosity=0)
    if not AuditRow.objects.exists():
        load(settings.AGENCY_FOLDER, timezone.now())
    before, counted = size(), Statements()
    begun, worked = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(counted):
        play_year(
            year=YEAR,
            season=season_ahead(YEAR, timezone.localdate()),
            last=CaseStage(call.until),
            stop=None,
            seed=call.seed,
            steps=100_000,
            count=call.cases,
        )
    seconds, processor = time.perf_counter() - begun, time.process_time() - worked
    judged = CaseVerdict.objects.values("case").distinct().count()
    print(
        f"{Case.objects.filter(year=YEAR).count():,} cases opened, {judged:,} judged; {seconds:.0f} s, "
        f"processor {processor:.0f} s; {peak():.0f} MiB; "
        f"database {before:.0f} MiB before, {size():.0f} after; "
        f"{counted.count:,} statements, {counted.count / max(judged, 1):.0f} a case that was judged"
    )
    print(f"{timezone.localdate()} · {described()}")


def size() -> float:
    """Return the size of the database in MiB, written out."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (settings.VAR / "prakan.sqlite3").stat().st_size / MIB


if __name__ == "__main__":
    main()
