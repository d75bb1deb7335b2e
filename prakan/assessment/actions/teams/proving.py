"""The proof of a plan that is there: how much cheaper any could be, how many seats no plan fills."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.actions.teams.writing import MILLION
from prakan.assessment.models import TeamPlan
from prakan.assessment.queries.team_snapshots import opened, searched
from prakan.domain.teams import Certificate, certify
from prakan.foundation import audit

STEP = "team.prove"
STEPS, SHORT = 40, 8  # of raising the bound; fewer for who would not wait
Phase = TeamPlan.Phase


class Gone(Exception):
    """The plan is proven or no longer there: nothing is left to do."""


def prove(plan_id: int, at: datetime) -> None:
    """Prove a plan and note the result beside it; the plan can be looked at meanwhile.

    A stop heard meanwhile keeps what is proven by then. Raises ``Refused`` (TEAM-026): the records are lost.
    """
    row = TeamPlan.objects.get(pk=plan_id)
    made, given = searched(row), opened(row.snapshot, plan_id)
    try:
        proof = certify(
            given.problem,
            made,
            steps=STEPS if row.finished else SHORT,
            told=lambda _: _alive(plan_id),
            stopped=lambda: row.finished and _stopped(plan_id),
        )
    except Gone:
        return
    _note(plan_id, made.digest, proof, at)


def _alive(plan_id: int) -> None:
    mine = TeamPlan.objects.filter(pk=plan_id, phase=Phase.PROVING)
    if not mine.update(heard_at=timezone.now()):  # a sign of life, not the time of what is done
        raise Gone(plan_id)


def _stopped(plan_id: int) -> bool:
    return TeamPlan.objects.filter(pk=plan_id, stop_at__isnull=False).exists()


@transaction.atomic
def _note(plan_id: int, digest: str, proof: Certificate, at: datetime) -> None:
    row = TeamPlan.objects.select_for_update().filter(pk=plan_id, phase=Phase.PROVING).first()
    if row is None:
        return
    if row.plan_digest != digest:  # it was changed meanwhile: this proof is of the plan before
        give_up(plan_id, at)
        return
    said = {
        "lower_bound": proof.lower_bound,
        "gap": round(proof.gap * MILLION),
        "least_empty_seats": proof.least_unserved_seats,
    }
    audit.record(step=STEP, subject=f"team_plan:{plan_id}", by=None, at=at, after=said)
    TeamPlan.objects.filter(pk=plan_id).update(**said, phase=Phase.NONE)


@transaction.atomic
def give_up(plan_id: int, at: datetime) -> None:
    """Leave a plan without proof: it holds as it is, only nobody knows how good it is."""
    audit.record(step=STEP, subject=f"team_plan:{plan_id}", by=None, at=at, after={"given_up": True})
    TeamPlan.objects.filter(pk=plan_id, phase=Phase.PROVING).update(phase=Phase.NONE)
