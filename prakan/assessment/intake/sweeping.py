"""What a crash left between two steps of the intake is done by the worker."""

from __future__ import annotations

from datetime import datetime, timedelta

from prakan.assessment.intake.doing import do_all
from prakan.assessment.intake.lateness import take_late
from prakan.assessment.queries.field.undone import left_undone

LOOKED_BACK = timedelta(days=45)  # how far the sweep looks for what was stored and never done
PATIENCE = timedelta(minutes=2)  # a request may be at it still


def sweep(at: datetime) -> None:
    """Do what a crash left between storing and doing, and what waited for another device: a duty."""
    for device in left_undone(at - LOOKED_BACK, at - PATIENCE):
        do_all(device, at)
    take_late(at)
