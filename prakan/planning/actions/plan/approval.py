"""Submitting a plan, approving it, sending it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.domain.problems import refuse
from prakan.domain.problems_planning import NO_VERSION, PLAN_EMPTY, REASON_MISSING, SAME_PERSON
from prakan.foundation.models import Person
from prakan.planning.models import PlanVersion
from prakan.planning.transition import advance


@transaction.atomic
def submit(*, version_id: int, by: Person, at: datetime) -> PlanVersion:
    """Submit a draft for approval; an empty plan is refused (PLAN-008)."""
    version = _version(version_id)
    if not version.rows.exists():
        raise refuse(PLAN_EMPTY)
    changes = {"submitted_by": by, "submitted_at": at, "returned_reason": ""}
    return advance(version, "plan.submit", by=by, at=at, changes=changes)


@transaction.atomic
def approve(*, version_id: int, by: Person, at: datetime) -> PlanVersion:
    """Approve a submitted version; the one approved before it is superseded and stays as it was."""
    version = _version(version_id)
    if version.submitted_by_id == by.pk:
        raise refuse(SAME_PERSON)
    approved = PlanVersion.objects.filter(year=version.year, stage=PlanVersion.Stage.APPROVED).first()
    if approved and approved.pk != version.pk:
        advance(approved, "plan.supersede", by=by, at=at)
    return advance(version, "plan.approve", by=by, at=at, changes={"approved_by": by, "approved_at": at})


@transaction.atomic
def return_(*, version_id: int, reason: str, by: Person, at: datetime) -> PlanVersion:
    """Send a submitted version back with a reason."""
    if not reason.strip():
        raise refuse(REASON_MISSING, field="reason")
    changes = {"returned_reason": reason.strip()}
    return advance(_version(version_id), "plan.return", by=by, at=at, changes=changes, reason=reason.strip())


def _version(version_id: int) -> PlanVersion:
    version = PlanVersion.objects.select_for_update().filter(pk=version_id).first()
    if version is None:
        raise refuse(NO_VERSION)
    return version
