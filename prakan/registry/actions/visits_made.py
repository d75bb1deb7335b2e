"""Visits that took place, written into the register's history of assessors, and taken out by a correction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import VisitMade

STEP = "assessor.visited"
BATCH = 500


@dataclass(frozen=True, slots=True)
class Attended:
    """An assessor was at an institution (ids): for which level, in which seat, from day to day."""

    assessor: int
    institution: int
    level: str
    seat: str
    starts: date
    ends: date


@transaction.atomic
def record_visits(
    *,
    made: Sequence[Attended],
    source: str,
    by: Person,
    at: datetime,
    gone: Sequence[Attended] = (),
    reason: str = "",
) -> int:
    """Write visits that took place; ``gone`` are those a correction takes out, for a ``reason``.

    What stands there already is not written twice. Returns how many were written. Raises ``Refused``:
    ACCESS-001.
    """
    access.check(by, STEP)
    said = {"source": source, "reason": reason}
    before, after = _by_person(gone), _by_person(made)
    audit.record_all(
        [
            audit.Entry(
                STEP,
                f"assessor:{who}",
                {"visits": before.get(who, [])},
                {"visits": after.get(who, []), **said},
            )
            for who in sorted(before.keys() | after.keys())
        ],
        by=by,
        at=at,
    )
    for one in gone:
        VisitMade.objects.filter(
            assessor=one.assessor, institution=one.institution, level=one.level, starts=one.starts
        ).delete()
    rows = [
        VisitMade(
            assessor_id=one.assessor,
            institution_id=one.institution,
            level=one.level,
            seat=one.seat,
            starts=one.starts,
            ends=one.ends,
            source=source[:200],
        )
        for one in made
    ]
    VisitMade.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return len(rows)


def _by_person(several: Iterable[Attended]) -> dict[int, list[list[object]]]:
    found: dict[int, list[list[object]]] = defaultdict(list)
    for one in several:
        found[one.assessor].append([one.institution, one.level, one.seat, one.starts.isoformat()])
    return found
