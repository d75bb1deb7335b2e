"""A worker's hold on an intake: progress is written only while it lasts."""

from __future__ import annotations

from prakan.registry.models import RosterIntake


class Lost(Exception):
    """The intake was cancelled, or another worker took it over: stop, and leave things as they are."""


def go_on(intake: RosterIntake, done: int) -> None:
    """Note how far the work has come; raises ``Lost`` when the intake is no longer this worker's."""
    mine = RosterIntake.objects.filter(pk=intake.pk, stage=intake.stage, started_at=intake.started_at)
    if not mine.update(done=done):
        raise Lost(intake.pk)
