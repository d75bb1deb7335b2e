"""What officers, level committees and boards decide of one renewal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessors.actions.renewals.words import reason_of, resolution_of
from prakan.assessors.models import Renewal, RenewalFact
from prakan.assessors.queries.renewal_evidence import TYPED, judged_of
from prakan.assessors.transition.renewals import advance, locked, said_of
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_registry import NOT_A_CHOICE
from prakan.domain.problems_renewals import NOT_A_FACT, REASON_FOR_GAPS
from prakan.domain.record_words import words
from prakan.domain.renewals import ConditionKind, Judged, Outcome, next_start
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.registry.actions import licences
from prakan.registry.actions.licences import LicenceFields

RECORD = "renewal.record"
Told = dict[str, Any]


@transaction.atomic
def record_fact(
    *, renewal_id: int, kind: str, value: int, source: str, by: Person, at: datetime
) -> RenewalFact:
    """Enter what no record tells of a condition, with where it is written; the last entry counts.

    Raises ``Refused``: ACCESS-001, RENEWAL-002, 007 (counted from the register), REG-003, 015.
    """
    row = locked(renewal_id, RECORD, by=by)
    if kind not in set(ConditionKind):
        raise refuse(NOT_A_CHOICE, "kind", given=kind)
    if ConditionKind(kind) not in TYPED:
        raise refuse(NOT_A_FACT, "kind")
    said = reason_of(source, "source")[:300]
    told = said_of(row) | {"kind": kind, "value": value, "source": said}
    audit.record(step=RECORD, subject=f"renewal:{row.pk}", by=by, at=at, after=told)
    return RenewalFact.objects.create(renewal=row, kind=kind, value=value, source=said, by=by, at=at)


@transaction.atomic
def review(*, renewal_id: int, reason: str, by: Person, at: datetime) -> Renewal:
    """Pass a renewal to the level committee, keeping what the conditions were; gaps need a reason.

    Raises ``Refused``: ACCESS-001, RENEWAL-002, 005 (gaps without a reason), STAGE-001.
    """
    row = locked(renewal_id, "renewal.review", by=by)
    step = reviewed(row, judged_of([row], timezone.localdate(at))[row.pk], reason)
    if isinstance(step, Fault):
        raise Refused(step)
    kept, told = step
    return advance(row, "renewal.review", by=by, at=at, changes=kept, told=told)


def reviewed(row: Renewal, judged: Sequence[Judged], reason: str) -> tuple[Told, Told] | Fault:
    """Return what a review stores and what the trail says of it; a fault for gaps without a reason."""
    gaps = [one for one in judged if one.outcome is not Outcome.MET]
    said = words(reason)[:500]
    if gaps and not said:
        return Fault(REASON_FOR_GAPS, {"number": row.licence.number, "count": len(gaps)}, "reason")
    kept = {"reason": said, "judged": [_kept(one) for one in judged]}
    return kept, {"reason": said, "gaps": [str(one.condition.kind) for one in gaps]}


def _kept(one: Judged) -> dict[str, Any]:
    return {
        "kind": str(one.condition.kind),
        "bound": one.condition.bound,
        "confirmed": one.condition.confirmed,
        "value": one.evidence.value,
        "source_th": one.evidence.source.th,
        "source_en": one.evidence.source.en,
        "outcome": str(one.outcome),
    }


@transaction.atomic
def return_(*, renewal_id: int, reason: str, by: Person, at: datetime) -> Renewal:
    """Return a renewal to the assessor with what is missing; raises ``Refused`` as ``review``, REG-015."""
    row = locked(renewal_id, "renewal.return", by=by)
    said = {"reason": reason_of(reason)}
    return advance(row, "renewal.return", by=by, at=at, changes=said, told=said)


@transaction.atomic
def endorse(*, renewal_id: int, resolution: str, by: Person, at: datetime) -> Renewal:
    """Record that the level committee agrees; raises ``Refused``: ACCESS-001, RENEWAL-002, LICENCE-004."""
    row = locked(renewal_id, "renewal.endorse", by=by)
    said = resolution_of(resolution)
    told = {"resolution": said}
    return advance(row, "renewal.endorse", by=by, at=at, changes={"committee": said}, told=told)


@transaction.atomic
def renew(*, renewal_id: int, resolution: str, by: Person, at: datetime) -> Renewal:
    """Record what the board resolved, and give the licence of the next term.

    It begins the day after the last one ends, or today when that has passed. Raises ``Refused``: ACCESS-001,
    RENEWAL-002, STAGE-001, and what renewing a licence does (LICENCE-003 to 009).
    """
    row = locked(renewal_id, "renewal.renew", by=by)
    starts = following(row.licence.ends, timezone.localdate(at))
    said = resolution_of(resolution)
    told = {"resolution": said}
    advance(row, "renewal.renew", by=by, at=at, told=told)
    fields = LicenceFields(starts, said)
    row.made = licences.renew(licence_id=row.licence_id, fields=fields, by=by, at=at)
    row.save(update_fields=["made"])
    return row


def following(ends: date | None, today: date) -> date:
    """Return the first day of the next term: the day after the last one ends, or today when that is past."""
    return next_start(ends, today, ends + timedelta(days=1)) if ends else today


@transaction.atomic
def decline(*, renewal_id: int, reason: str, resolution: str, by: Person, at: datetime) -> Renewal:
    """Record that it is not renewed, why, by which resolution; raises ``Refused`` as ``endorse``, REG-015."""
    row = locked(renewal_id, "renewal.decline", by=by)
    why = {"reason": reason_of(reason)}
    told = why | {"resolution": resolution_of(resolution)}
    return advance(row, "renewal.decline", by=by, at=at, changes=why, told=told)


@transaction.atomic
def reopen(*, renewal_id: int, reason: str, by: Person, at: datetime) -> Renewal:
    """Take one renewal up again that was declined or withdrawn; raises ``Refused`` as ``return_``."""
    row = locked(renewal_id, "renewal.reopen", by=by)
    said = {"reason": reason_of(reason)}
    return advance(row, "renewal.reopen", by=by, at=at, changes=said, told=said)
