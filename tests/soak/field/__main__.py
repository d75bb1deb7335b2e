"""Everything that can happen to the field app, at random: no acknowledged item is lost, none is there twice.

    python -m tests.soak.field --steps 10000 [--seed 1] [--minutes 60]

The real log in a real Chromium over a profile on the disk, the real server over an SQLite file of its own;
both are killed with SIGKILL at random. Hypothesis draws the steps from the seed (``hypothesis.stateful``);
the world lives on from one example to the next, and nothing is drawn from it, so a seed has one order.
What a kill hits is decided by the moment: a failure is told with the steps before it and not shrunk.
Prints counts as JSON; exit code 1 when anything was lost, doubled or told wrongly.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
import traceback
from collections import Counter
from contextlib import suppress
from typing import Any

from django.db import connections
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.errors import HypothesisException
from hypothesis.stateful import run_state_machine_as_test
from playwright.sync_api import Error, sync_playwright

from prakan.assessment.models import FieldAnswer, FieldConflict, FieldDevice, FieldFile
from tests.soak.field import FOLDER, checks
from tests.soak.field.days import Field
from tests.soak.field.machine import WORLD, Machine
from tests.soak.field.server import Server, free_port, prepare

EXAMPLE = 50  # steps of one


class Enough(BaseException):
    """The time is over, or the wanted steps are done."""


def drive(field: Field, asked: argparse.Namespace, until: float) -> None:
    """Let Hypothesis draw until the wanted number of steps is done."""

    over: list[int] = []

    class Counted(Machine):
        def happens(self, name: str, host: str, **given: Any) -> None:
            super().happens(name, host, **given)
            if field.steps % 100 == 0:
                say(field, until)
            if field.steps >= asked.steps or time.monotonic() > until:
                over.append(field.steps)
                raise Enough

    wanted = settings(
        max_examples=2 * asked.steps // EXAMPLE + 10,
        stateful_step_count=EXAMPLE,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    seed(asked.seed)(Counted)
    try:
        run_state_machine_as_test(Counted, settings=wanted)
    except (
        Enough,
        HypothesisException,
    ):  # broken off, Hypothesis may take it for a machine that draws at random
        if not over:
            raise


def say(field: Field, until: float) -> None:
    """Say how far it is, for whoever waits."""
    left, load = until - time.monotonic(), os.getloadavg()[0]
    print(f"{field.steps} steps, {left:.0f} s left, load {load:.1f}", file=sys.stderr, flush=True)


def told(field: Field, asked: argparse.Namespace, seconds: float) -> dict[str, Any]:
    """Return what happened, in numbers."""
    results = Counter(FieldAnswer.objects.values_list("entry__step", "result", "code"))
    counts = {
        "seed": asked.seed,
        "steps": field.steps,
        "done": dict(field.done.most_common()),
        "milliseconds": {name: total // field.done[name] for name, total in field.took.items()},
        "server_kills": field.server.kills,
        "browser_kills": field.browser_kills,
        "devices": FieldDevice.objects.count(),
        "entries": {" ".join(filter(None, key)): many for key, many in sorted(results.items())},
        "files": FieldFile.objects.exclude(file=None).count(),
        "conflicts": FieldConflict.objects.count(),
        "conflicts_open": FieldConflict.objects.filter(chosen="").count(),
        "seconds": round(seconds),
        "faults": field.faults[:20],
        "past": list(field.past) if field.faults else [],
    }
    connections.close_all()
    return counts


def main() -> int:
    """Go on until the wanted number of steps is done or something is wrong; 0 when nothing was."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--steps", type=int, default=10_000)
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--minutes", type=float, default=600)
    wanted.add_argument("--port", type=int, default=0)
    asked = wanted.parse_args()
    prepared = prepare()
    began, server = time.monotonic(), Server(asked.port or free_port())
    print(f"seed {asked.seed}, {FOLDER}", file=sys.stderr)
    with sync_playwright() as playing:
        field = None
        try:
            server.worker()
            field = Field(playing.chromium, server, prepared)
            WORLD.append(field)
            drive(field, asked, began + 60 * asked.minutes)
            field.settle()
            field.faults += checks.closed(checks.bytes_differ())
        except Exception:
            if field and not field.faults:
                field.faults.append(traceback.format_exc()[-1500:])
        finally:
            with suppress(Error):
                if field:
                    field.phone.kill()
            server.end()
    if field is None:
        return 1
    print(json.dumps(told(field, asked, time.monotonic() - began), ensure_ascii=False, indent=2))
    if not field.faults:
        shutil.rmtree(FOLDER, ignore_errors=True)
    return 1 if field.faults else 0


if __name__ == "__main__":
    sys.exit(main())
