"""What goes wrong in a play: a visit postponed, an institution that closes down."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from prakan.assessment.actions.cases.steps import hold, lift, take
from prakan.assessment.models import Case, CaseHold
from prakan.commands.simulating import words
from prakan.commands.simulating.chance import Chance
from prakan.commands.simulating.company import Company
from prakan.domain.cases.stages import CaseStage, Hold

POSTPONED, CLOSED_DOWN = 0.03, 0.005
PAUSE = timedelta(weeks=2)
AHEAD = timedelta(days=7)


def mishaps(company: Company, chance: Chance, cases: QuerySet[Case], at: datetime) -> None:
    """Postpone some visits of the week and take some cases out; what was postponed long enough goes on."""
    by, today = company.registrar, at.date()
    for row in CaseHold.objects.filter(
        case__in=cases, kind=Hold.POSTPONED, lifted_at=None, opened_at__lte=at - PAUSE
    ):
        lift(case_id=row.case_id, hold_id=row.pk, reason=words.made_up(words.RESUMED), by=by, at=at)
    stages = (CaseStage.TEAM_APPROVED, CaseStage.SAR_ANALYSED)
    soon = cases.filter(stage__in=stages, visit__starts__gte=today, visit__starts__lt=today + AHEAD)
    for case in soon.order_by("pk"):
        if chance.happens(CLOSED_DOWN, "closed", case.number):
            reason = words.made_up(words.CLOSED_DOWN)
            take(
                case_id=case.pk,
                step="case.withdraw",
                revision=case.revision,
                reason=reason,
                by=by,
                at=at,
            )
        elif (
            chance.happens(POSTPONED, "postponed", case.number)
            and not case.holds.filter(kind="postponed").exists()
        ):
            hold(case_id=case.pk, kind=Hold.POSTPONED, reason=words.made_up(words.POSTPONED), by=by, at=at)
