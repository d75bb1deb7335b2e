"""What a person does to one entry of the register: add, change, set the standing, show in private."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.domain.assessor_identity import NOBODY, WHY_NAMES, Identity, Why, changed, told
from prakan.domain.assessor_identity import read as read_identity
from prakan.domain.assessor_record import BY_EVENT, AssessorRecord, differences, read
from prakan.domain.assessors import STANDING_NAMES, Standing
from prakan.domain.kept_record import Change
from prakan.domain.problems import refuse
from prakan.domain.problems_assessors import (
    IDENTITY_LOCKED,
    NUMBER_TAKEN,
    STANDING_SAME,
    WHY_MISSING,
)
from prakan.domain.problems_registry import NOT_A_CHOICE, REASON_MISSING, TOO_LONG
from prakan.domain.record_words import words
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable
from prakan.registry.models import Assessor
from prakan.registry.queries.assessor_numbers import next_number
from prakan.registry.queries.assessor_records import identity_of, record_of
from prakan.registry.transition.assessors import (
    become,
    check_once,
    columns,
    locked,
    private_columns,
    subject_of,
)

EDIT, SHOW = "assessor.edit", "assessor.show"
LONGEST_NUMBER = 20


@transaction.atomic
def add(
    *,
    fields: Mapping[str, object],
    identity: Mapping[str, str],
    by: Person,
    at: datetime,
    number: str = "",
    source: str = "",
) -> Assessor:
    """Register an assessor with what is known; without a ``number`` the next one is given.

    Raises ``Refused``: ASSESSOR-002 to 008, REG-002 to 007, 017, CONTACT-001, 002, 016, 018.
    """
    access.check(by, EDIT)
    record = read(AssessorRecord(), {n: v for n, v in fields.items() if n not in BY_EVENT})
    private = read_identity(identity)
    values = private_columns(private)
    check_once(values)
    given = _number(number)
    row = Assessor(number=given, **columns(record), **values, created_at=at, changed_at=at)
    first = differences(AssessorRecord(), record, timezone.localdate(at))
    said = {"number": given, "source": source[:200], "identity": told(private)}
    audit.record(
        step=EDIT,
        subject="assessor:new",
        by=by,
        at=at,
        after=said | {change.field: change.after for change in first},
    )
    row.save()
    return row


@transaction.atomic
def edit(
    *,
    assessor_id: int,
    fields: Mapping[str, object],
    identity: Mapping[str, str],
    on: date,
    revision: int,
    by: Person,
    at: datetime,
    source: str = "",
) -> tuple[Change, ...]:
    """Change the given attributes from a day on; private parts left empty stay. Returns what changed.

    Raises ``Refused``: EDIT-001 when another saved after ``revision``, ASSESSOR-001 to 008, 010, REG-002 to
    007, 011, 017, 025.
    """
    access.check(by, EDIT)
    row = locked(assessor_id, by, EDIT, revision)
    after = read(record_of(row), {n: v for n, v in fields.items() if n not in BY_EVENT})
    before = _before(row, identity)
    private = read_identity(identity, before)
    values = private_columns(private) if private != before else {}
    if values:
        check_once(values, row.pk)
    return become(
        row,
        after,
        step=EDIT,
        on=on,
        by=by,
        at=at,
        source=source[:200],
        private=values,
        parts=changed(before, private),
    )


@transaction.atomic
def set_standing(
    *, assessor_id: int, standing: str, on: date, reason: str, revision: int, by: Person, at: datetime
) -> None:
    """Let an assessor rest, leave, or take part again, for a reason.

    Raises ``Refused``: ASSESSOR-001, ASSESSOR-018 (is so already), REG-003, 011, 015, 025, EDIT-001.
    """
    access.check(by, EDIT)
    row = locked(assessor_id, by, EDIT, revision)
    if standing not in set(Standing):
        raise refuse(NOT_A_CHOICE, "standing", given=standing)
    if row.standing == standing:
        raise refuse(STANDING_SAME, "standing", standing=STANDING_NAMES[Standing(standing)])
    if not reason.strip():
        raise refuse(REASON_MISSING, "reason")
    after = replace(record_of(row), standing=standing)
    become(row, after, step=EDIT, on=on, by=by, at=at, source=reason.strip()[:200])


@transaction.atomic
def show(*, assessor_id: int, why: str, by: Person, at: datetime, detail: str = "") -> Identity:
    """Return what an entry says in private, and record who saw it, when and what for, each time.

    Raises ``Refused``: ASSESSOR-001, ASSESSOR-009 (no purpose), ASSESSOR-010 (another key).
    """
    access.check(by, SHOW)
    row = locked(assessor_id, by, SHOW)
    if why not in WHY_NAMES or (why == Why.OTHER and not detail.strip()):
        raise refuse(WHY_MISSING, "detail" if why == Why.OTHER else "why")
    try:
        private = identity_of(row.identity)
    except Unreadable:
        raise refuse(IDENTITY_LOCKED) from None
    said = {"shown": told(private), "purpose": why, "detail": detail.strip()[:200]}
    audit.record(step=SHOW, subject=subject_of(row), by=by, at=at, after=said)
    return private


def _before(row: Assessor, typed: Mapping[str, str]) -> Identity:
    """Return what an entry said; what cannot be read any more must be typed anew."""
    try:
        return identity_of(row.identity)
    except Unreadable:
        if not typed.get("national_id"):
            raise refuse(IDENTITY_LOCKED, "national_id") from None
        return NOBODY


def _number(typed: str) -> str:
    """Return a register number that nobody has; the next one for nothing typed."""
    number = words(typed).upper()
    if not number:
        return next_number()
    if len(number) > LONGEST_NUMBER:
        raise refuse(TOO_LONG, "number", length=len(number), limit=LONGEST_NUMBER)
    if Assessor.objects.filter(number__iexact=number).exists():
        raise refuse(NUMBER_TAKEN, "number", number=number)
    return number
