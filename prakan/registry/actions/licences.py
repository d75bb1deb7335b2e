"""What boards resolve of licences: issue, renew, suspend, reinstate, revoke; each with its resolution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.kept_record import Change
from prakan.domain.licences import LicenceStep
from prakan.domain.problems import refuse
from prakan.domain.problems_licences import (
    BEFORE_LAST_STEP,
    ENDS_BEFORE,
    LICENCE_MISSING,
    LICENCE_NUMBER_TAKEN,
    RENEWED_ALREADY,
    RESOLUTION_MISSING,
)
from prakan.domain.problems_registry import IN_THE_FUTURE, NOT_A_CHOICE, REASON_MISSING, TOO_LONG
from prakan.domain.record_words import words
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, Licence, LicenceChange, LicenceTerm
from prakan.registry.transition.assessors import locked, touched
from prakan.registry.transition.licence_terms import (
    ISSUE,
    RENEW,
    change_of,
    check_none_between,
    check_renewable,
    end_of,
    last_number,
    stem_of,
    told_of,
)
from prakan.registry.transition.licences import advance

LONGEST_NUMBER, LIMIT = 30, 200


@dataclass(frozen=True, slots=True)
class LicenceFields:
    """What a resolution says: ``ends`` None is the end of the level's term, ``number`` "" the next one."""

    starts: date
    resolution: str
    ends: date | None = None
    number: str = ""


@transaction.atomic
def issue(*, assessor_id: int, level: str, fields: LicenceFields, by: Person, at: datetime) -> Licence:
    """Give an assessor a licence for a level from a day on.

    Raises ``Refused``: ASSESSOR-001, REG-002, 003, LICENCE-002 (number), 003 (overlaps), 004 (resolution),
    005 (no term is known), 006 (ends before it starts).
    """
    access.check(by, ISSUE)
    row = locked(assessor_id, by, "assessor.read")
    if level not in LEVEL_NAMES:
        raise refuse(NOT_A_CHOICE, "level", given=level)
    return _give(row, level, fields, None, by, at)


@transaction.atomic
def renew(*, licence_id: int, fields: LicenceFields, by: Person, at: datetime) -> Licence:
    """Give a licence of its own for the next term.

    Raises ``Refused``: LICENCE-001, 008 (renewed already), 009 (not held), and what ``issue`` does.
    """
    access.check(by, RENEW)
    before = _licence(licence_id)
    later = Licence.objects.filter(renews=before).first()
    if later:
        raise refuse(RENEWED_ALREADY, number=later.number)
    check_renewable(before, timezone.localdate(at))
    row = locked(before.assessor_id, by, "assessor.read")
    return _give(row, before.level, fields, before, by, at)


def suspend(*, licence_id: int, on: date, reason: str, resolution: str, by: Person, at: datetime) -> None:
    """Suspend a licence from a day on, until it is reinstated; raises ``Refused`` as ``_resolve``."""
    _resolve(licence_id, LicenceStep.SUSPEND, "licence.suspend", on, reason, resolution, by, at)


def reinstate(*, licence_id: int, on: date, reason: str, resolution: str, by: Person, at: datetime) -> None:
    """Let a suspended or revoked licence hold again from a day on; raises ``Refused`` as ``_resolve``."""
    _resolve(licence_id, LicenceStep.REINSTATE, "licence.reinstate", on, reason, resolution, by, at)


def revoke(*, licence_id: int, on: date, reason: str, resolution: str, by: Person, at: datetime) -> None:
    """Revoke a licence from a day on; raises ``Refused`` as ``_resolve``."""
    _resolve(licence_id, LicenceStep.REVOKE, "licence.revoke", on, reason, resolution, by, at)


@transaction.atomic
def _resolve(
    licence_id: int,
    step: LicenceStep,
    name: str,
    on: date,
    reason: str,
    resolution: str,
    by: Person,
    at: datetime,
) -> None:
    """Take a step on a licence.

    Raises ``Refused``: ACCESS-001, LICENCE-001, 004, 007 (before its last event), REG-015, 025, STAGE-001.
    """
    access.check(by, name)
    row = _licence(licence_id)
    if on > timezone.localdate(at):
        raise refuse(IN_THE_FUTURE, "on", on=on)
    last = max([row.starts, *row.events.values_list("on", flat=True)])
    if on < last:
        raise refuse(BEFORE_LAST_STEP, "on", on=on, last=last)
    if not reason.strip():
        raise refuse(REASON_MISSING, "reason")
    said = _resolution(resolution)
    holder = locked(row.assessor_id, by, "assessor.read")
    before = row.stage
    told = {"assessor": holder.pk, "number": row.number, "on": on, "reason": reason.strip()}
    advance(row, name, by=by, at=at, record=told | {"resolution": said})
    LicenceChange.objects.create(
        licence=row, step=step, on=on, reason=reason.strip()[:500], resolution=said, by=by, at=at
    )
    change = Change(f"licence.{row.level}", f"{row.number} {before}", f"{row.number} {row.stage}", on)
    touched(holder, [change], source=said, by=by, at=at)


def _give(
    row: Assessor,
    level: str,
    fields: LicenceFields,
    before: Licence | None,
    by: Person,
    at: datetime,
) -> Licence:
    term = LicenceTerm.objects.filter(level=level).first()
    ends = fields.ends or end_of(term, fields.starts)
    if ends < fields.starts:
        raise refuse(ENDS_BEFORE, "ends", starts=fields.starts, ends=ends)
    same = row.licences.filter(level=level, starts__lte=ends).exclude(stage=Licence.Stage.REVOKED)
    check_none_between(same, fields.starts, ends)
    made = Licence(
        assessor=row,
        level=level,
        number=_number(fields.number, term, fields.starts),
        starts=fields.starts,
        ends=ends,
        term_confirmed=bool(fields.ends or (term and term.confirmed)),
        resolution=_resolution(fields.resolution),
        renews=before,
        by=by,
        at=at,
    )
    audit.record_all([told_of(made)], by=by, at=at)
    made.save(force_insert=True)
    touched(row, [change_of(made, timezone.localdate(at))], source=made.resolution, by=by, at=at)
    return made


def _resolution(typed: str) -> str:
    said = words(typed)[:LIMIT]
    if not said:
        raise refuse(RESOLUTION_MISSING, "resolution")
    return said


def _number(typed: str, term: LicenceTerm | None, starts: date) -> str:
    """Return a number that no licence has: as typed, else the next of the level and the year (B.E.)."""
    number = words(typed).upper()
    if not number:
        stem = stem_of(term, starts)
        return f"{stem}{last_number(stem) + 1:05d}"
    if len(number) > LONGEST_NUMBER:
        raise refuse(TOO_LONG, "number", length=len(number), limit=LONGEST_NUMBER)
    if Licence.objects.filter(number=number).exists():
        raise refuse(LICENCE_NUMBER_TAKEN, "number", number=number)
    return number


def _licence(licence_id: int) -> Licence:
    found = Licence.objects.select_for_update(of=("self",)).filter(pk=licence_id).first()
    if found is None:
        raise refuse(LICENCE_MISSING)
    return found
