"""Made-up visits of a demonstration, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from prakan.foundation import audit
from prakan.registry.models import VisitMade

STEP = "assessor.seed_visits"
BATCH = 500


@dataclass(frozen=True, slots=True)
class MadeUpVisit:
    """A made-up visit: whose, where (ids), of which level, in which seat, from day to day."""

    assessor: int
    institution: int
    level: str
    seat: str
    starts: date
    ends: date


@transaction.atomic
def seed_visits(visits: Sequence[MadeUpVisit], *, why: str, at: datetime) -> int:
    """Write made-up visits; ``why`` stands as their source. Returns how many.

    The operator of the machine does this ("system" in the trail), never a person with a role.
    """
    told = {"why": why, "of": len(visits)}
    audit.record(step=STEP, subject="registry:assessors", by=None, at=at, after=told)
    rows = [
        VisitMade(
            assessor_id=one.assessor, institution_id=one.institution, level=one.level, seat=one.seat,
            starts=one.starts, ends=one.ends, source=why,
        )
        for one in visits
    ]  # fmt: skip
    VisitMade.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return len(rows)
