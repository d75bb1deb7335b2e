"""What boards resolve of licences: issue, renew, suspend, reinstate, revoke; each with its resolution."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import to_be
from prakan.domain.kept_record import Change
from prakan.domain.licences import STATE_NAMES, LicenceState, LicenceStep, end_of_term, state_on
from prakan.domain.problems import refuse
from prakan.domain.problems_licences import (
    BEFORE_LAST_STEP,
    ENDS_BEFORE,
    LICENCE_MISSING,
    LICENCE_NUMBER_TAKEN,
    LICENCE_OVERLAPS,
    NOT_TO_RENEW,
    RENEWED_ALREADY,
    RESOLUTION_MISSING,
    TERM_UNKNOWN,
)
from prakan.domain.problems_registry import IN_THE_FUTURE, NOT_A_CHOICE, REASON_MISSING, TOO_LONG
from prakan.domain.record_words import words
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, Licence, LicenceChange, LicenceTerm
from prakan.registry.queries.licences import facts_from
from prakan.registry.transition.assessors import locked, subject_of, touched
from prakan.registry.transition.licences import advance

ISSUE, RENEW = "licence.issue", "licence.renew"
LONGEST_NUMBER, LIMIT = 30, 200
FAR = date.max


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
    return _give(row, level, fields, None, ISSUE, by, at)


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
    state = state_on(facts_from(before), timezone.localdate(at))
    if state in (LicenceState.SUSPENDED, LicenceState.REVOKED):
        raise refuse(NOT_TO_RENEW, state=STATE_NAMES[state])
    row = locked(before.assessor_id, by, "assessor.read")
    return _give(row, before.level, fields, before, RENEW, by, at)


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
    step: str,
    by: Person,
    at: datetime,
) -> Licence:
    term = LicenceTerm.objects.filter(level=level).first()
    ends = fields.ends or _end(term, fields.starts)
    if ends < fields.starts:
        raise refuse(ENDS_BEFORE, "ends", starts=fields.starts, ends=ends)
    _check_free(row, level, fields.starts, ends)
    said, number = _resolution(fields.resolution), _number(fields.number, term, fields.starts)
    told = {"level": level, "number": number, "starts": fields.starts, "ends": ends, "resolution": said}
    renewed = {"renews": before.number} if before else {}
    audit.record(step=step, subject=subject_of(row), by=by, at=at, after=told | renewed)
    made = Licence.objects.create(
        assessor=row,
        level=level,
        number=number,
        starts=fields.starts,
        ends=ends,
        term_confirmed=bool(fields.ends or (term and term.confirmed)),
        resolution=said,
        renews=before,
        by=by,
        at=at,
    )
    days = f"{number} {fields.starts.isoformat()}/{ends.isoformat()}"
    change = Change(f"licence.{level}", before.number if before else "", days, timezone.localdate(at))
    touched(row, [change], source=said, by=by, at=at)
    return made


def _end(term: LicenceTerm | None, starts: date) -> date:
    if term is None or term.years is None:
        raise refuse(TERM_UNKNOWN, "ends")
    return end_of_term(starts, term.years)


def _check_free(row: Assessor, level: str, starts: date, ends: date) -> None:
    """Raise ``Refused`` (LICENCE-003) when another licence of the level covers some of the days."""
    same = row.licences.filter(level=level, starts__lte=ends).exclude(stage=Licence.Stage.REVOKED)
    there = next((one for one in same if (one.ends or FAR) >= starts), None)
    if there:
        raise refuse(LICENCE_OVERLAPS, "starts", number=there.number, ends=there.ends)


def _resolution(typed: str) -> str:
    said = words(typed)[:LIMIT]
    if not said:
        raise refuse(RESOLUTION_MISSING, "resolution")
    return said


def _number(typed: str, term: LicenceTerm | None, starts: date) -> str:
    """Return a number that no licence has: as typed, else the next of the level and the year (B.E.)."""
    number = words(typed).upper()
    if not number:
        stem = f"{term.prefix if term else 'L'}{to_be(starts.year)}-"
        given = Licence.objects.filter(number__startswith=stem).order_by().values_list("number", flat=True)
        last = max((int(m[1]) for one in given if (m := re.fullmatch(r".*-(\d+)", one))), default=0)
        return f"{stem}{last + 1:05d}"
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
