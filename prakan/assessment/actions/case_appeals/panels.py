"""Panels that hear appeals, free of interest and of any part in the case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import CaseAppeal, CaseAppealSeat
from prakan.assessment.queries.case_appeals.clock import appeal_rules
from prakan.assessment.queries.case_appeals.panels import faults_of
from prakan.assessment.transition.case_appeals import take_appeal
from prakan.assessment.transition.cases import locked
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_case_appeals import NO_SUCH_APPEAL, PANEL_TOO_SMALL
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import Assessor

Seat = CaseAppealSeat.Seat


@transaction.atomic
def appoint(*, appeal_id: int, assessors: Iterable[int], by: Person, at: datetime) -> CaseAppeal:
    """Appoint who hears an appeal, the chair first; another panel takes the place of the one before.

    Raises ``Refused``: ACCESS-001, APPEAL-001, APPEAL-008, and for each person APPEAL-009 (of the team or a
    reader), APPEAL-010 (an interest), APPEAL-011 (no licence); STAGE-001 once a proposal is handed in.
    """
    access.check(by, "appeal.appoint")
    row = locked_appeal(appeal_id)
    case = locked(row.case_id, "appeal.appoint", by=by)
    wanted = list(dict.fromkeys(assessors))
    people = {one.pk: one for one in Assessor.objects.filter(pk__in=wanted)}
    chosen = [people[pk] for pk in wanted if pk in people]
    least = appeal_rules().least
    if len(chosen) < least:
        raise refuse(PANEL_TOO_SMALL, "assessors", least=least, count=len(chosen))
    if faults := faults_of(by, case, chosen, timezone.localdate(at)):
        raise Refused(*faults)
    take_appeal(row, case, "appeal.appoint", by=by, at=at, record={"panel": [one.pk for one in chosen]})
    row.seats.filter(ended_at=None).update(ended_at=at)
    CaseAppealSeat.objects.bulk_create(
        CaseAppealSeat(appeal=row, assessor=one, seat=Seat.MEMBER if place else Seat.CHAIR, by=by, at=at)
        for place, one in enumerate(chosen)
    )
    return row


def locked_appeal(appeal_id: int) -> CaseAppeal:
    """Return an appeal under a lock; raises ``Refused`` (APPEAL-001)."""
    row = CaseAppeal.objects.select_for_update(of=("self",)).filter(pk=appeal_id).first()
    if row is None:
        raise refuse(NO_SUCH_APPEAL, appeal=appeal_id)
    return row
