"""Ending institutions in another: the one way in which two become one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from prakan.domain.institutions import Status
from prakan.domain.problems import refuse
from prakan.domain.problems_registry import MERGE_NEEDS_OTHERS, NOT_OPEN, REASON_MISSING
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.registry.models import Institution, Succession
from prakan.registry.queries.records import record_of
from prakan.registry.transition.institutions import become, checked_day, locked

STEP = "institution.succeed"


def end_in(
    into_id: int, from_ids: Iterable[int], *, on: date, reason: str, by: Person, at: datetime
) -> Succession:
    """End institutions in another on a day; the caller has checked access, in a transaction.

    Raises ``Refused``: REG-009, REG-014 (one is not open), REG-015, REG-016, REG-025.
    """
    ids = sorted(set(from_ids) - {into_id})
    if not ids:
        raise refuse(MERGE_NEEDS_OTHERS, "from_ids")
    parties = {i: open_one(i) for i in sorted({*ids, into_id})}  # always locked in one order
    event = begin_event(Succession.SuccessionKind.MERGE, on, reason, by, at, {"into": into_id, "from": ids})
    for i in ids:
        after = replace(record_of(parties[i]), status=Status.MERGED.value, closed_on=on, merged_into=into_id)
        become(parties[i], after, step=STEP, on=on, by=by, at=at, source=reason.strip(), succession=event)
    return event


def begin_event(
    kind: str, on: date, reason: str, by: Person, at: datetime, after: Mapping[str, Any]
) -> Succession:
    """Record a merger or split and return it; REG-015 without a reason, REG-025 for a day to come."""
    if not reason.strip():
        raise refuse(REASON_MISSING, "reason")
    checked_day(on, timezone.localdate(at))
    audit.record(step=STEP, subject="succession:new", by=by, at=at, after={"kind": kind, "on": on, **after})
    return Succession.objects.create(kind=kind, on=on, reason=reason.strip(), by=by, at=at)


def open_one(institution_id: int) -> Institution:
    """Return an open institution, locked; REG-014 when it is not open."""
    found = locked(institution_id)
    if found.status != Status.OPEN:
        raise refuse(NOT_OPEN, name=found.name)
    return found
