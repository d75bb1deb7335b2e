"""Having the compiled loops ready before somebody waits for them: once after each update, half a minute."""

from __future__ import annotations

from pathlib import Path

from prakan.domain.teams.certify import certify
from prakan.domain.teams.kernel.compiling import KEPT
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.solve import plan
from prakan.domain.teams.synth import made, policy

FEW, PEOPLE, STEPS = 40, 24, 60  # short of people, so that the search for coverage is compiled as well


def is_warm() -> bool:
    """Return whether the machine code of this version is kept on disk."""
    return bool(KEPT) and any(Path(KEPT).rglob("*.nbc"))


def warm() -> None:
    """Compile all that forming and proving a plan calls, by doing both once on a made-up problem."""
    records = made(FEW, PEOPLE)
    problem = Problem.from_records(records.institutions, records.assessors, records.conflicts, policy())
    certify(problem, plan(problem, steps=STEPS), steps=2)
