"""Forming teams and visit weeks for a year, beside a clerk and a pairwise assignment on the same records.

Usage: nice -n -10 python -m benchmarks.teams --write docs/reference/benchmarks-teams.md [--only NAME ...]

Records are made up (`prakan.domain.teams.synth`). Each line runs in a process of its own, the loops compiled
before. Every plan is held against the hard rules by `verify`, which shares no code with the search.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks import teams_page, teams_peers
from benchmarks.machine import Watch, peak
from prakan.domain.teams import (
    Explainer,
    Plan,
    Problem,
    Withdrawal,
    certify,
    changed,
    plan,
    replan,
    synth,
    verify,
)
from prakan.domain.teams.rules import VERSION
from prakan.domain.teams.verify import loads, road

MILLION = 100_000_000  # satang
Result = dict[str, Any]
#: name -> institutions, assessors, seed, steps of search, steps of the certificate
RUNS: dict[str, tuple[int, int, int, int, int]] = {
    "4,220 × 1,100": (4220, 1100, 1, 100_000, 12),
    "4,220 × 1,100, deep, seed 1": (4220, 1100, 1, 1_300_000, 30),
    "4,220 × 1,100, deep, seed 2": (4220, 1100, 2, 1_300_000, 30),
    "4,220 × 1,100, deep, seed 3": (4220, 1100, 3, 1_300_000, 30),
    "4,220 × 1,100, deep, seed 4": (4220, 1100, 4, 1_300_000, 30),
    "4,220 × 1,100, deep, seed 5": (4220, 1100, 5, 1_300_000, 30),
    "12,000 × 3,100": (12000, 3100, 1, 600_000, 12),
    "20,000 × 5,000": (20000, 5000, 1, 800_000, 12),
    "shortage: 4,220 × 800": (4220, 800, 1, 150_000, 12),
    "shortage: 4,220 × 605": (4220, 605, 1, 150_000, 12),
}
MAIN = teams_page.MAIN


def problem_of(institutions: int, assessors: int, seed: int) -> Problem:
    records = synth.made(institutions, assessors, seed)
    return Problem.from_records(records.institutions, records.assessors, records.conflicts, synth.policy())


def warm() -> None:
    """Compile or load every loop."""
    small = problem_of(60, 60, 1)
    certify(small, plan(small, steps=600), steps=2)


class Clock:
    """Seconds on the wall and of the processor since it was made."""

    def __init__(self) -> None:
        self._wall, self._processor = time.perf_counter(), time.process_time()

    def read(self) -> tuple[float, float]:
        return time.perf_counter() - self._wall, time.process_time() - self._processor


def load_spread(problem: Problem, visits: Any) -> float:
    """Return the standard deviation of people's days from their fair number."""
    days = loads(problem.book, visits)
    away = [days[one.id] - int(problem.columns.target[at]) for at, one in enumerate(problem.assessors)]
    return float(np.std(away))


def travel(problem: Problem, visits: Any) -> float:
    """Return kilometres by road, there and back once a trip and person, for each institution served."""
    one, total, served = problem.book, 0.0, 0
    for visit in visits:
        served += len(visit.institutions)
        for person in visit.team:
            far = max(road(one, one.assessors[person], one.institutions[i]) for i in visit.institutions)
            total += 2 * far / 1000
    return total / max(1, served)


def formed(name: str) -> Result:
    institutions, assessors, seed, steps, proof = RUNS[name]
    warm()
    records = synth.made(institutions, assessors, seed)
    clock = Clock()
    problem = Problem.from_records(records.institutions, records.assessors, records.conflicts, synth.policy())
    made = plan(problem, steps=steps)
    wall, processor = clock.read()
    mib = peak()
    clock = Clock()
    proven = certify(problem, made, steps=proof)
    seats = {"seats": proven.unserved_seats, "least seats": proven.least_unserved_seats}
    return {
        "s": wall,
        "cpu": processor,
        "mib": mib,
        "cost": made.cost / MILLION,
        "gap": proven.gap,
        "proof s": clock.read()[0],
        "unserved": len(made.unserved),
        "impossible": len(proven.impossible),
        "violations": len(verify(problem.book, made, problem.pins)),
        "digest": made.digest[:12],
        **seats,
        "km": travel(problem, made.visits),
        "spread": load_spread(problem, made.visits),
    }


def clerk(_: str) -> Result:
    institutions, assessors, seed, _steps, _proof = RUNS[MAIN]
    problem = problem_of(institutions, assessors, seed)
    clock = Clock()
    visits, left, _state = teams_peers.clerk(problem)
    wall, processor = clock.read()
    as_plan = Plan(tuple(visits), tuple(left), 0, 0, 0, True, "", problem.digest, "")
    return {
        "s": wall,
        "cpu": processor,
        "unserved": len(left),
        "violations": len(verify(problem.book, as_plan, problem.pins)),
        "cost": sum(visit.cost for visit in visits) / MILLION,
        "km": travel(problem, visits),
        "spread": load_spread(problem, visits),
    }


def flow(_: str) -> Result:
    institutions, assessors, seed, _steps, _proof = RUNS[MAIN]
    problem = problem_of(institutions, assessors, seed)
    clock = Clock()
    teams = teams_peers.flow(problem)
    wall, processor = clock.read()
    mib = peak()
    broken = teams_peers.breaking(problem, teams)
    return {"s": wall, "cpu": processor, "mib": mib, "broken": broken / len(teams)}


def repaired(_: str) -> Result:
    institutions, assessors, seed, steps, _proof = RUNS[MAIN]
    problem = problem_of(institutions, assessors, seed)
    made, dice = plan(problem, steps=steps), random.Random(7)
    busy = sorted({person for visit in made.visits for person in visit.team})
    replan(changed(problem, [Withdrawal(busy[0])]), made)
    single, bad = [], 0
    for person in dice.sample(busy, 30):
        clock = Clock()
        now = changed(problem, [Withdrawal(person)])
        repair = replan(now, made)
        single.append(clock.read())
        bad += len(verify(now.book, repair.plan, now.pins))
    many = [Withdrawal(person) for person in dice.sample(busy, assessors // 20)]
    clock = Clock()
    now = changed(problem, many)
    repair = replan(now, made)
    wall, processor = clock.read()
    teams = sum(move.team_changed for move in repair.moves)
    return {
        "single ms": 1000 * median(s for s, _ in single),
        "single cpu ms": 1000 * median(s for _, s in single),
        "many s": wall,
        "many cpu s": processor,
        "withdrawn": len(many),
        "unavoidable": len(repair.unavoidable),
        "teams changed": teams,
        "ratio": teams / max(1, len(repair.unavoidable)),
        "violations": bad + len(verify(now.book, repair.plan, now.pins)),
    }


def explained(_: str) -> Result:
    institutions, assessors, seed, steps, _proof = RUNS[MAIN]
    problem = problem_of(institutions, assessors, seed)
    made, dice = plan(problem, steps=steps), random.Random(7)
    explainer = Explainer(problem, made)
    clock = Clock()
    unserved = [explainer.unserved(one) for one in made.unserved]
    each = clock.read()[1] / max(1, len(unserved))
    served = dice.sample([i for visit in made.visits for i in visit.institutions], 100)
    clock = Clock()
    why = [explainer.rationale(one) for one in served]
    return {
        "unserved": len(unserved),
        "with a reason": sum(bool(one.blocking) for one in unserved),
        "with a way out": sum(bool(one.ways) for one in unserved),
        "cpu ms each": 1000 * each,
        "teams": len(why),
        "rules kept": sum(all(ok for _, ok in one.checks) for one in why),
        "cpu ms a team": 10 * clock.read()[1],
    }


SIDES: dict[str, Callable[[str], Result]] = {
    "formed": formed,
    "clerk": clerk,
    "flow": flow,
    "repaired": repaired,
    "explained": explained,
}


def apart(side: str, name: str = MAIN) -> Result:
    """Return a side's figures from a process of its own."""
    command = [sys.executable, "-m", "benchmarks.teams", "--measure", side, "--name", name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: Result = json.loads(done.stdout.splitlines()[-1])
    return result


def measured(names: list[str]) -> str:
    """Return the page of figures."""
    watch = Watch()
    warm()
    rows = {name: apart("formed", name) for name in names}
    sides = {side: apart(side) for side in ("clerk", "flow", "repaired", "explained")}
    return teams_page.page(rows, sides, VERSION, watch.verdict("python -m benchmarks.teams")[1])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", type=Path)
    parser.add_argument("--only", nargs="*", default=list(RUNS))
    parser.add_argument("--measure", choices=tuple(SIDES))
    parser.add_argument("--name", default=MAIN)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(SIDES[options.measure](options.name)))
        return
    text = measured(options.only)
    print(text)
    if options.write:
        options.write.write_text(text.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
