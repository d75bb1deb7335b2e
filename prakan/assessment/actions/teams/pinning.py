"""Pins of officers: a visit stays as it is, or a person stays at it, whatever is repaired around."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.models import TeamPlan, TeamVisit
from prakan.assessment.queries.team_situations import check_changeable
from prakan.domain.problems import refuse
from prakan.domain.problems_team_changes import NOT_IN_TEAM, NOTHING_SAID
from prakan.domain.problems_team_plans import NO_SUCH_PLAN, NO_SUCH_VISIT
from prakan.foundation import access, audit
from prakan.foundation.models import Person


@transaction.atomic
def pin(
    *, plan_id: int, number: int, reason: str, by: Person, at: datetime, assessor: int | None = None
) -> TeamVisit:
    """Pin a visit of a plan as it is, or with ``assessor`` only that this person stays at it.

    Raises ``Refused``: ACCESS-001, TEAM-022, TEAM-023, TEAM-051 (no reason), TEAM-055, TEAM-057.
    """
    if not reason.strip():
        raise refuse(NOTHING_SAID, "reason")
    return _set(plan_id, number, "team.pin", assessor, reason.strip(), by, at)


@transaction.atomic
def unpin(
    *, plan_id: int, number: int, reason: str, by: Person, at: datetime, assessor: int | None = None
) -> TeamVisit:
    """Take a pin off a visit, or off one person, for a reason. Raises as ``pin``."""
    if not reason.strip():
        raise refuse(NOTHING_SAID, "reason")
    return _set(plan_id, number, "team.unpin", assessor, reason.strip(), by, at)


def _set(
    plan_id: int, number: int, step: str, assessor: int | None, reason: str, by: Person, at: datetime
) -> TeamVisit:
    access.check(by, step)
    plan = TeamPlan.objects.select_for_update().filter(pk=plan_id).first()
    if plan is None:
        raise refuse(NO_SUCH_PLAN, plan=plan_id)
    check_changeable(plan)
    row = TeamVisit.objects.select_for_update().filter(plan=plan_id, number=number).first()
    if row is None:
        raise refuse(NO_SUCH_VISIT, visit=number)
    seat = None if assessor is None else row.seats.filter(assessor=assessor).first()
    if assessor is not None and seat is None:
        raise refuse(NOT_IN_TEAM, "assessor", record=assessor)
    said = {"plan": plan_id, "number": number, "assessor": assessor, "reason": reason}
    audit.record(step=step, subject=f"team_visit:{row.pk}", by=by, at=at, after=said)
    held = step == "team.pin"
    if seat is None:
        row.is_pinned = held
        row.save(update_fields=["is_pinned"])
    else:
        seat.is_pinned = held
        seat.save(update_fields=["is_pinned"])
    TeamPlan.objects.filter(pk=plan_id).update(revision=plan.revision + 1)  # a proposal made before is stale
    return row
