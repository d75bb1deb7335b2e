"""What the worker does for plans of teams: claim, form outside any transaction, write whole."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from prakan.assessment.actions.teams.forming import form_plan
from prakan.assessment.actions.teams.holding import Lost
from prakan.assessment.actions.teams.proving import give_up, prove
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
    """Form every plan that waits and those whose worker died, then prove; returns how many were worked on."""
    formed = sum(form_one(plan_id=i, at=at) for i in list(_due(at).values_list("pk", flat=True)))
    return formed + sum(prove_one(plan_id=i, at=at) for i in list(_unproven(at).values_list("pk", flat=True)))


def _unproven(at: datetime) -> QuerySet[TeamPlan]:
    """Return the plans whose proof is due: those never begun, and those whose worker died."""
    return TeamPlan.objects.filter(phase=TeamPlan.Phase.PROVING, heard_at__lte=at - LEASE).order_by("pk")


def prove_one(*, plan_id: int, at: datetime) -> bool:
    """Prove one plan again whose worker died; False when another worker has it."""
    if not _unproven(at).filter(pk=plan_id).update(heard_at=at, attempts=F("attempts") + 1):
        return False
    _prove(plan_id, at)
    return True


def _prove(plan_id: int, at: datetime) -> None:
    try:
        prove(plan_id, at)
    except Refused:
        give_up(plan_id, at)
    except Exception:  # it may be the machine: another attempt follows when nothing is heard of it
        log.exception("plan of teams %s was not proven", plan_id)
        if TeamPlan.objects.filter(pk=plan_id, attempts__gte=2 * LAST_ATTEMPT).exists():
            give_up(plan_id, at)


def form_one(*, plan_id: int, at: datetime) -> bool:
    """Form one plan and prove it; False when another worker has it or it does not wait."""
    claimed = _claim(plan_id, at)
    if claimed is None:
        return False
    try:
        form_plan(claimed, at)
        _prove(plan_id, at)
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
