"""Play a year of cases through the actions that people use, and say what it took.

    PRAKAN_VAR=var/year PRAKAN_DEMO=1 python -m benchmarks.cases [--cases 400 | --whole] [--until published]
    python scripts/postgres.py -- env PRAKAN_VAR=var/year PRAKAN_DEMO=1 python -m benchmarks.cases --cases 400

Loads the demonstration's registry into the folder of ``PRAKAN_VAR`` first, unless it is there. Each line of
the play comes with wall and processor seconds so far, the most memory, the size of the database and the
statements; the last one says all of it, and statements and processor time a case. Time counts from the
opening of the cases on; the size before is the registry's. ``--more 300`` forms new teams for so many cases
that nobody has played, in a database that ``benchmarks.grown`` multiplied, and plays them.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from benchmarks.machine import Watch, described, peak
from prakan.assessment.models import Case, CaseVerdict
from prakan.commands.demo import YEAR, load
from prakan.commands.simulate import play_year
from prakan.domain.cases.stages import CaseStage
from prakan.domain.team_rules import season_ahead
from prakan.foundation.models import AuditRow

MIB = 2**20


@dataclass(slots=True)
class Meter:
    """Counts what the database is asked, and the time from its making on."""

    count: int = field(default=0)
    begun: float = field(default_factory=time.perf_counter)
    worked: float = field(default_factory=time.process_time)

    def __call__(self, execute: Callable[..., object], *rest: object) -> object:
        """Count a statement and let it pass."""
        self.count += 1
        return execute(*rest)

    @property
    def processor(self) -> float:
        """Return the processor seconds so far."""
        return time.process_time() - self.worked

    def say(self, words: str) -> None:
        """Print a line of the play behind what it took until then."""
        wall, count = time.perf_counter() - self.begun, self.count
        took = f"{wall:7.0f} s {self.processor:7.0f} s cpu {peak():6.0f} MiB {size():6.0f} MiB db"
        print(f"{took} {count:11,} statements  {words}", flush=True)


def main() -> None:
    """Load, play, print."""
    call = asked()
    call_command("migrate", verbosity=0)
    if not AuditRow.objects.exists():
        load(settings.AGENCY_FOLDER, timezone.now())
    before, there, watch, meter = size(), judged(), Watch(), Meter()
    with connection.execute_wrapper(meter):
        play_year(
            year=YEAR,
            season=season_ahead(YEAR, timezone.localdate()),
            last=CaseStage(call.until),
            stop=None,
            seed=call.seed,
            steps=call.steps,
            count=None if call.whole else call.cases,
            chosen=unplayed(call.more) if call.more else frozenset(),
            anew=bool(call.more),
            say=meter.say,
        )
    done = judged() - there
    meter.say(f"{Case.objects.filter(year=YEAR).count():,} cases opened, {done:,} judged")
    each, asked_ = meter.processor / max(done, 1), meter.count / max(done, 1)
    print(
        f"{each:.3f} s of processor and {asked_:.0f} statements a case that was judged; "
        f"database {before:.0f} MiB before, {size():.0f} after; verdicts {seal()}"
    )
    print(f"{timezone.localdate()} · {described()} · others took {watch.taken():.0%} of the processors")


def asked() -> argparse.Namespace:
    """Return what is asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    many = options.add_mutually_exclusive_group()
    many.add_argument("--cases", type=int, help="about so many; all of the year when left out")
    many.add_argument("--more", type=int, help="so many that nobody has played, with new teams")
    many.add_argument("--whole", action="store_true", help="all of the year")
    options.add_argument("--until", default=CaseStage.PUBLISHED.value, choices=[s.value for s in CaseStage])
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--steps", type=int, default=100_000, help="of the search for teams")
    return options.parse_args()


def unplayed(count: int) -> frozenset[int]:
    """Return institutions (ids) of about so many cases of the year that nobody has played."""
    rows = Case.objects.filter(year=YEAR, visit=None, institution__is_demo=True).exclude(sar=None)
    return frozenset(rows.order_by("pk").values_list("institution_id", flat=True)[:count])


def judged() -> int:
    """Return how many cases have a verdict."""
    return CaseVerdict.objects.values("case").distinct().count()


def seal() -> str:
    """Return a short digest of all verdicts in the order of their cases: the same seed gives the same."""
    rows = CaseVerdict.objects.order_by("case__number", "version").values_list("digest", flat=True)
    return hashlib.sha256("".join(rows).encode()).hexdigest()[:16]


def size() -> float:
    """Return the size of the database in MiB, written out."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return float(cursor.fetchone()[0]) / MIB
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (settings.VAR / "prakan.sqlite3").stat().st_size / MIB


if __name__ == "__main__":
    main()
