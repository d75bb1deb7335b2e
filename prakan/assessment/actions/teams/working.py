"""What the worker does for plans of teams: claim, form outside any transaction, write whole."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from prakan.assessment.actions.teams.forming import form_plan
from prakan.assessment.actions.teams.holding import Lost
from prakan.assessment.actions.teams.writing import said
from prakan.assessment.models import TeamPlan
from prakan.assessment.transition import advance_plan
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_team_plans import FORMING_FAILED

log = logging.getLogger("prakan.worker")
LAST_ATTEMPT = 3
LEASE = timedelta(minutes=5)  # a worker of which nothing was heard for so long is taken for dead
Stage = TeamPlan.Stage


def work_off(at: datetime) -> int:
    """Form every plan that waits, and those whose worker died; returns how many were worked on."""
    return sum(form_one(plan_id=i, at=at) for i in list(_due(at).values_list("pk", flat=True)))


def form_one(*, plan_id: int, at: datetime) -> bool:
    """Form one plan; False when another worker has it or it does not wait."""
    claimed = _claim(plan_id, at)
    if claimed is None:
        return False
    try:
        form_plan(claimed, at)
    except Lost:
        log.info("plan of teams %s was taken over", plan_id)
    except Refused as refused:
        _give_up(claimed, refused.faults[0], at)
    except Exception:  # it may be the machine: another attempt follows when the claim has run out
        log.exception("plan of teams %s was not formed", plan_id)
        if claimed.attempts >= LAST_ATTEMPT:
            _give_up(claimed, Fault(FORMING_FAILED, {"attempts": claimed.attempts}), at)
    return True


def _due(at: datetime) -> QuerySet[TeamPlan]:
    dead = Q(stage=Stage.FORMING, heard_at__lte=at - LEASE)
    return TeamPlan.objects.filter(Q(stage=Stage.WAITING) | dead).order_by("pk")


@transaction.atomic
def _claim(plan_id: int, at: datetime) -> TeamPlan | None:
    found = _due(at).select_for_update().filter(pk=plan_id).first()
    if found is None:
        return None
    claim = {"started_at": at, "heard_at": at}
    if found.stage == Stage.WAITING:
        advance_plan(found, "team.begin", by=None, at=at, changes={**claim, "attempts": 1})
    else:
        TeamPlan.objects.filter(pk=plan_id).update(**claim, attempts=F("attempts") + 1)
    return TeamPlan.objects.select_related("by").get(pk=plan_id)


@transaction.atomic
def _give_up(claimed: TeamPlan, fault: Fault, at: datetime) -> None:
    mine = TeamPlan.objects.select_for_update().filter(
        pk=claimed.pk, stage=Stage.FORMING, started_at=claimed.started_at
    )
    if found := mine.first():
        why = {"problem": said(fault)}
        advance_plan(found, "team.fail", by=None, at=at, changes={**why, "phase": ""}, record=why)
