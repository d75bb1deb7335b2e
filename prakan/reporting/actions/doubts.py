"""Telling the policy office that a figure looks wrong; the figure itself stays as it is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.domain.problems import refuse
from prakan.domain.problems_doubts import DOUBT_NEEDS_REASON
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.reporting.queries.figures import figure_view


@transaction.atomic
def doubt(*, code: str, reason: str, by: Person, at: datetime) -> None:
    """Record who doubts which figure and why; the outbox tells the policy office.

    Raises ``Refused``: FIGURE-001 or FIGURE-002 (no such figure), FIGURE-010 (no reason).
    """
    access.check(by, "figure.doubt")
    if not reason.strip():
        raise refuse(DOUBT_NEEDS_REASON, field="reason")
    doubted = figure_view(by, code).figure
    audit.record(
        step="figure.doubt",
        subject=f"figure:{doubted.code}",
        by=by,
        at=at,
        after={"code": doubted.code, "reason": reason.strip()},
    )
