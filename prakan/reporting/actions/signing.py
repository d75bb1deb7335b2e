"""Signing the report of a closed quarter, one step after the other."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.domain.problems import refuse
from prakan.domain.problems_reporting import ALL_SIGNED, NOT_YOUR_TURN, QUARTER_OPEN, SIGNED_TWICE
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.reporting.models import Closing, Signature
from prakan.reporting.queries.closings import closing as closing_view


@transaction.atomic
def sign(*, year: int, quarter: int, by: Person, at: datetime) -> int:
    """Sign the next step of the sign-off order; returns the signature's id.

    What is signed is the digest of the closed quarter. Raises ``Refused``: ACCESS-001, CLOSE-001, SIGN-001
    (another role comes next), SIGN-002 (all have signed), SIGN-003 (one person, one step).
    """
    access.check(by, "report.sign")
    closing = Closing.objects.select_for_update().filter(year=year, quarter=quarter).first()
    view = closing_view(by, year, quarter)
    if closing is None or view is None:
        raise refuse(QUARTER_OPEN, year=year, quarter=quarter)
    step = view.next_step
    if step is None:
        raise refuse(ALL_SIGNED)
    if step.role not in access.roles_of(by):
        raise refuse(NOT_YOUR_TURN, title=step.title.th)
    if closing.signatures.filter(by=by).exists():
        raise refuse(SIGNED_TWICE, title=step.title.th)
    audit.record(
        step="report.sign",
        subject=f"quarter:{year}-{quarter}",
        by=by,
        at=at,
        after={"order": step.order, "role": step.role.value, "digest": closing.digest},
    )
    return Signature.objects.create(
        closing=closing, order=step.order, role=step.role.value, by=by, at=at, digest=closing.digest
    ).pk
