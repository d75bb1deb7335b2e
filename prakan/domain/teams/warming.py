"""Having the compiled loops ready before somebody waits for them: once after each update, half a minute."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from prakan.domain.teams.certify import certify
from prakan.domain.teams.kernel.compiling import KEPT
from prakan.domain.teams.model import Plan
from prakan.domain.teams.problem import Problem
from prakan.domain.teams.reasons import Explainer
from prakan.domain.teams.rules import VERSION
from prakan.domain.teams.solve import plan
from prakan.domain.teams.synth import made, policy

FEW, PEOPLE, STEPS = 40, 24, 60  # short of people, so that the search for coverage is compiled as well


#: written beside the machine code once all of it is there: some of it is there as soon as anything was called
WHOLE = "whole"


def is_warm() -> bool:
    """Return whether all the machine code of this version is kept on disk."""
    return bool(KEPT) and (Path(KEPT) / WHOLE).exists()


def warm() -> None:
    """Compile all that forming, proving and explaining a plan calls: once, on a made-up problem."""
    records = made(FEW, PEOPLE)
    problem = Problem.from_records(records.institutions, records.assessors, records.conflicts, policy())
    certify(problem, plan(problem, steps=STEPS), steps=2)
    read_in()
    if KEPT:
        (Path(KEPT) / WHOLE).touch()


def read_in() -> None:
    """Read in the kept machine code that the reasons of a plan call, so that nobody waits for it later.

    A second where it is kept on disk; where it is not it would be compiled: ask ``is_warm`` before.
    """
    records = made(FEW, FEW)
    problem = Problem.from_records(records.institutions, records.assessors, records.conflicts, policy())
    names = [one.id for one in problem.institutions]
    empty = Plan((), tuple(names), 0, 1, 0, True, VERSION, problem.digest, "")
    ways = (way for name in names for way in Explainer(problem, empty).unserved(name).ways)
    if way := next(ways, None):
        rest = tuple(name for name in names if name not in way.visit.institutions)
        found = replace(empty, visits=(way.visit,), unserved=rest)
        Explainer(problem, found).rationale(way.visit.institutions[0])
