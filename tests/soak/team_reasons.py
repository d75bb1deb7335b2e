"""By hand: reasons of teams and of institutions without one, as pages show them, against the judge.

Usage: PRAKAN_VAR=FOLDER python -m tests.soak.team_reasons YEAR [TEAMS]. The folder is that of a demonstration
in which `prakan teams form YEAR --as registrar` has formed a plan; 100 teams are looked at, drawn by chance.
"""

from __future__ import annotations

import sys
import time

import prakan.config.boot  # noqa: F401 - before anything that imports models
from benchmarks.teams_told import checked, newest
from prakan.foundation import access
from prakan.foundation.models import Person


def main() -> int:
    """Print what was looked at and every disagreement; 1 when there is one."""
    officer = next(one for one in Person.objects.order_by("pk") if access.is_staff(one))
    plan, begun = newest(int(sys.argv[1])), time.process_time()
    found = checked(officer, plan.pk, int(sys.argv[2]) if len(sys.argv) > 2 else 100)
    for fault in found.faults:
        print(fault)
    took = time.process_time() - begun
    print(f"{found.teams} teams, {found.left_out} left out, {len(found.faults)} disagreements, {took:.0f} s")
    return 1 if found.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
