"""Somebody writes once a second, as on a working day: a case is held up, and the hold lifted again.

    PRAKAN_VAR=var/year PRAKAN_DEMO=1 python -m benchmarks.writing

Runs until it is ended.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.utils import timezone

from prakan.assessment.actions.cases import steps
from prakan.assessment.models import Case, CaseHold
from prakan.commands.loading.cast import holder
from prakan.domain.cases.stages import ENDED, Hold
from prakan.domain.roles import Role

EVERY = 1.0  # seconds
REASON = "ทดสอบการเขียนระหว่างเปิดหน้า (benchmark)"


def may_write() -> bool:
    """Return whether there is a case that may be held up."""
    return Case.objects.exclude(stage__in=ENDED).exists()


def write() -> None:
    """Hold the newest case up that has not ended; lift the hold when it stands already."""
    case = Case.objects.exclude(stage__in=ENDED).order_by("-pk")[0]
    by, at = holder(Role.ASSESSMENT_OFFICER), timezone.now()
    assert by is not None
    held = CaseHold.objects.filter(case=case, kind=Hold.POSTPONED, lifted_at=None).first()
    if held is None:
        steps.hold(case_id=case.pk, kind=Hold.POSTPONED, reason=REASON, by=by, at=at)
    else:
        steps.lift(case_id=case.pk, hold_id=held.pk, reason=REASON, by=by, at=at)


@contextmanager
def writing() -> Iterator[None]:
    """Let a process of its own write once a second, at the priority of this one."""
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.writing"])
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


if __name__ == "__main__":
    while True:
        write()
        time.sleep(EVERY)
