"""What a parent agency and the agency decide on reports: forwarded, returned, accepted, missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from prakan.assessment.models import Sar
from prakan.assessment.transition import advance, locked
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import NOTHING_CHOSEN, REMARK_MISSING
from prakan.foundation.models import Person


@transaction.atomic
def forward(*, sar_ids: Iterable[int], by: Person, at: datetime) -> int:
    """Forward submitted reports to the agency, all or none; returns how many.

    Raises ``Refused``: SAR-001 for one out of reach, STAGE-001 for one in another stage, SAR-021 for none.
    """
    return _each("sar.forward", sar_ids, by, at, forwarded_by=by, forwarded_at=at)


@transaction.atomic
def accept(*, sar_ids: Iterable[int], by: Person, at: datetime) -> int:
    """Accept forwarded reports, all or none; returns how many. Raises as ``forward``."""
    return _each("sar.accept", sar_ids, by, at, accepted_by=by, accepted_at=at)


@transaction.atomic
def mark_missing(*, sar_ids: Iterable[int], by: Person, at: datetime) -> int:
    """Mark begun reports as missing, all or none; returns how many. They can still be submitted, late."""
    return _each("sar.miss", sar_ids, by, at, missed_by=by, missed_at=at)


@transaction.atomic
def return_(*, sar_id: int, reason: str, by: Person, at: datetime) -> Sar:
    """Return a submitted report with a remark, as the parent agency; SAR-014 without one."""
    return _back("sar.return", sar_id, reason, by, at)


@transaction.atomic
def hand_back(*, sar_id: int, reason: str, by: Person, at: datetime) -> Sar:
    """Return a report with a remark, as the agency; SAR-014 without one."""
    return _back("sar.hand_back", sar_id, reason, by, at)


def _each(step: str, sar_ids: Iterable[int], by: Person, at: datetime, **changes: Person | datetime) -> int:
    wanted = sorted(set(sar_ids))
    if not wanted:
        raise refuse(NOTHING_CHOSEN)
    for sar_id in wanted:
        advance(locked(sar_id, step, by=by), step, by=by, at=at, changes=changes)
    return len(wanted)


def _back(step: str, sar_id: int, reason: str, by: Person, at: datetime) -> Sar:
    row, remark = locked(sar_id, step, by=by), reason.strip()
    if not remark:
        raise refuse(REMARK_MISSING, field="reason")
    changes = {"returned_by": by, "returned_at": at, "returned_reason": remark}
    return advance(row, step, by=by, at=at, changes=changes, reason=remark)
