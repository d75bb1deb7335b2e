"""Confirming a plan: one of a year, by one person; whoever comes second is told by whom and when."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.actions.teams.telling import of_changes
from prakan.assessment.models import TeamChange, TeamInvitation, TeamPlan
from prakan.assessment.transition import advance_plan, withdraw_invitations
from prakan.domain.problems import refuse
from prakan.domain.problems_team_plans import CONFIRMED_ALREADY, NO_SUCH_PLAN, NOT_FORMED
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

Stage = TeamPlan.Stage
#: why invitations of a plan are withdrawn that another one replaces
REPLACED = "แผนที่เชิญไว้ถูกแทนด้วยแผนใหม่"


@transaction.atomic
def confirm(*, plan_id: int, by: Person, at: datetime, instead_of: int | None = None) -> TeamPlan:
    """Confirm a proposed plan as that of its year; ``instead_of`` is the confirmed one it shall replace.

    Invitations to visits of the replaced one that are not over are withdrawn, and their people told.
    Raises ``Refused``: ACCESS-001, TEAM-022, TEAM-024 (another is confirmed, or this one is already),
    TEAM-032 (it has no teams yet).
    """
    access.check(by, "team.confirm")
    asked = TeamPlan.objects.filter(pk=plan_id, kind=TeamPlan.Kind.FORMED).first()
    if asked is None:
        raise refuse(NO_SUCH_PLAN, plan=plan_id)
    # all plans of the year, so that of two officers one waits for the other and sees what was done
    formed = TeamPlan.objects.select_for_update().filter(year=asked.year, kind=TeamPlan.Kind.FORMED)
    locked = list(formed.order_by("pk"))
    row = next(one for one in locked if one.pk == plan_id)
    there = next((one for one in locked if one.stage == Stage.CONFIRMED), None)
    if there is not None and (there.pk != instead_of or there.pk == row.pk):
        raise _taken(there)
    if row.stage != Stage.PROPOSED:
        raise refuse(NOT_FORMED, name=row.name)
    if there is not None:
        advance_plan(there, "team.replace", by=by, at=at, record={"by_plan": row.pk})
        _close(there, by, at)
    said = {"plan_digest": row.plan_digest, "input_digest": row.input_digest, "counts": row.counts}
    tried = row.changes.filter(stage=TeamChange.Stage.CONFIRMED) if row.copy_of_id else ()
    said["interests"] = of_changes(row, tried)  # of a copy nothing was registered while it was tried
    done = {"confirmed_by": by, "confirmed_at": at}
    return advance_plan(row, "team.confirm", by=by, at=at, changes=done, record=said)


def _close(replaced: TeamPlan, by: Person, at: datetime) -> None:
    open_ = (TeamInvitation.Stage.INVITED, TeamInvitation.Stage.ACCEPTED)
    ahead = TeamInvitation.objects.select_for_update(of=("self",)).filter(
        plan=replaced, stage__in=open_, ends__gte=timezone.localdate(at)
    )
    withdraw_invitations(list(ahead), REPLACED, by=by, at=at)


def _taken(there: TeamPlan) -> Exception:
    who = there.confirmed_by.name if there.confirmed_by else Text("–")
    day = timezone.localdate(there.confirmed_at) if there.confirmed_at else there.starts_on
    return refuse(CONFIRMED_ALREADY, name=there.name, year=there.year, who=who, day=day)
