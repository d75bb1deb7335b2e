"""A worker's hold on a plan that it forms: what it says of its progress, and what it hears."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from prakan.assessment.models import TeamPlan
from prakan.domain.teams import Progress

Phase = TeamPlan.Phase


class Lost(Exception):
    """Another worker took the plan over: stop, and leave things as they are."""


class Hold:
    """A claimed plan; every word of it raises ``Lost`` when the plan is no longer this worker's."""

    def __init__(self, claimed: TeamPlan) -> None:
        self.plan = claimed
        self._mine = TeamPlan.objects.filter(
            pk=claimed.pk, stage=TeamPlan.Stage.FORMING, started_at=claimed.started_at
        )

    def say(self, phase: str) -> None:
        """Tell what is being done now."""
        self._write(phase=phase)

    def searched(self, progress: Progress) -> None:
        """Tell how far the search is and what the best plan so far costs."""
        self._write(
            done=progress.done, of=progress.of, best_cost=progress.cost, best_unserved=progress.unserved
        )

    def alive(self, _: object = None) -> None:
        """Tell only that the work goes on."""
        self._write()

    def stopped(self) -> bool:
        """Return whether somebody asked to stop."""
        asked = self._mine.values_list("stop_at", flat=True)
        if not asked:
            raise Lost(self.plan.pk)
        return asked[0] is not None

    def _write(self, **said: object) -> None:
        heard: datetime = timezone.now()  # a sign of life, not the time of what is done
        if not self._mine.update(heard_at=heard, **said):
            raise Lost(self.plan.pk)
