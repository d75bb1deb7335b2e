"""What follows the visits of a play, week by week: money, appeals, improvement, the use of results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from prakan.assessment.models import Case, CaseAppeal, CasePublication, ImprovementPlan
from prakan.commands.simulating.appealing import Appeals
from prakan.commands.simulating.backstage import Backstage, backstage
from prakan.commands.simulating.centres import Programme
from prakan.commands.simulating.chance import Chance
from prakan.commands.simulating.company import Company
from prakan.commands.simulating.improving import Improvements
from prakan.commands.simulating.paying import Payments
from prakan.commands.simulating.preparing import morning
from prakan.commands.simulating.shares import USUAL, Shares
from prakan.domain.improvement.stages import PlanStage

AT_WORK = (PlanStage.SENT, PlanStage.RETURNED, PlanStage.AGREED)
RECENT = timedelta(weeks=4)  # a result about which something may come yet


@dataclass(frozen=True, slots=True)
class Aftermath:
    """Everything that goes on beside the cases themselves."""

    stage: Backstage
    year: int
    institutions: Collection[int]
    until: date

    def week(self, monday: date) -> Counter[str]:
        """Let a week pass until its Sunday, or the last day of the play; returns how much was done."""
        ends, done = min(monday + timedelta(days=6), self.until), Counter[str]()
        parts = (
            Payments(self.stage, self._cases(), self.year),
            Improvements(self.stage, self._cases()),
            Appeals(self.stage, self._cases()),
            Programme(self.stage, self._cases(), self.year),
        )
        for part in parts:
            done += part.week(monday, ends)
        return done

    def waits(self, monday: date) -> bool:
        """Return whether anything may still come of what was published."""
        cases, since = self._cases(), morning(monday) - RECENT
        return (
            CasePublication.objects.filter(case__in=cases, at__gte=since).exists()
            or CaseAppeal.objects.filter(case__in=cases).exclude(stage="settled").exists()
            or ImprovementPlan.objects.filter(case__in=cases, stage__in=AT_WORK).exists()
        )

    def leave(self, at: datetime) -> None:
        """Leave something for people to go on with."""
        Payments(self.stage, self._cases(), self.year).leave(at)

    def _cases(self) -> QuerySet[Case]:
        return Case.objects.filter(year=self.year, institution__in=self.institutions)


def aftermath(
    company: Company,
    chance: Chance,
    year: int,
    institutions: Collection[int],
    until: date,
    shares: Shares = USUAL,
) -> Aftermath:
    """Return what follows in a play; raises ``LookupError`` when the demonstration has nobody for a role."""
    return Aftermath(backstage(company, chance, shares), year, institutions, until)
