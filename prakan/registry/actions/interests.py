"""What is said and decided about interests: declared, ended, overridden with a reason, taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.domain.interests import KIND_NAMES, InterestKind
from prakan.domain.kept_record import Change
from prakan.domain.problems import refuse
from prakan.domain.problems_assessors import DAYS_BACKWARDS
from prakan.domain.problems_interests import (
    INTEREST_MISSING,
    NOTHING_TO_OVERRIDE,
    OVERRIDDEN_ALREADY,
    OVERRIDE_MISSING,
    OVERRIDE_PAST,
    WHAT_IT_IS_MISSING,
)
from prakan.domain.problems_registry import NOT_A_CHOICE, REASON_MISSING
from prakan.domain.record_words import words
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, CoolingOff, Institution, Interest, InterestOverride
from prakan.registry.queries.interests import interests_between
from prakan.registry.queries.places_named import registered_place
from prakan.registry.transition.assessors import locked, subject_of, touched

DECLARE, NOTE, END, OVERRIDE, INSTALL = (
    "interest.declare",
    "interest.note",
    "interest.end",
    "interest.override",
    "interest.install",
)
LIMIT = 500


@dataclass(frozen=True, slots=True)
class InterestFields:
    """An interest as told: one of institution (code or number) and agency (code)."""

    kind: str
    institution: str = ""
    agency: str = ""
    reason: str = ""
    starts: date | None = None
    ends: date | None = None


@transaction.atomic
def declare(*, assessor_id: int, fields: InterestFields, by: Person, at: datetime) -> Interest:
    """Declare an interest: staff for anybody, assessors for themselves; it counts at once.

    Raises ``Refused``: ASSESSOR-001, 011 to 014, INTEREST-002, REG-003, REG-010.
    """
    access.check(by, DECLARE)
    row = locked(assessor_id, by, DECLARE)
    if fields.kind not in set(InterestKind):
        raise refuse(NOT_A_CHOICE, "kind", given=fields.kind)
    if fields.starts and fields.ends and fields.ends < fields.starts:
        raise refuse(DAYS_BACKWARDS, "ends", starts=fields.starts, ends=fields.ends)
    reason = words(fields.reason)[:LIMIT]
    if not reason:
        raise refuse(WHAT_IT_IS_MISSING, "reason")
    institution, agency = registered_place(fields.institution, fields.agency)
    made = Interest(
        assessor=row,
        kind=fields.kind,
        institution=institution,
        agency=agency,
        reason=reason,
        starts=fields.starts,
        ends=fields.ends,
        by=by,
        at=at,
    )
    place = institution.name_th if institution else agency.name_th if agency else ""
    change = Change(f"interest.{fields.kind}", "", place, timezone.localdate(at))
    said = {"kind": fields.kind, "place": place, "starts": fields.starts, "ends": fields.ends}
    audit.record(step=DECLARE, subject=subject_of(row), by=by, at=at, after=said)
    touched(row, [change], source="", by=by, at=at)
    made.save()
    return made


@transaction.atomic
def note(
    *, assessor_id: int, institution_id: int, kind: str, reason: str, source: str, by: Person, at: datetime
) -> bool:
    """Keep an interest that a decision of the agency brought to light; False when it is kept already.

    It follows from a step whose right was checked, and counts at once. ``source`` names the decision.
    """
    row = Assessor.objects.select_for_update().get(pk=assessor_id)
    place = Institution.objects.get(pk=institution_id)
    kept = row.interests.filter(institution=place, kind=InterestKind(kind), ends=None)
    if kept.exists():
        return False
    said = {"kind": kind, "place": place.name_th, "source": source}
    audit.record(step=NOTE, subject=subject_of(row), by=by, at=at, after=said)
    change = Change(f"interest.{kind}", "", place.name_th, timezone.localdate(at))
    touched(row, [change], source=source, by=by, at=at)
    Interest.objects.create(
        assessor=row,
        kind=kind,
        institution=place,
        reason=words(reason)[:LIMIT],
        source=source[:200],
        by=by,
        at=at,
    )
    return True


@transaction.atomic
def end(*, interest_id: int, on: date, by: Person, at: datetime) -> None:
    """Say until which day an interest held; its cooling-off begins then. INTEREST-001, ASSESSOR-014."""
    access.check(by, END)
    found = Interest.objects.select_for_update(of=("self",)).filter(pk=interest_id, ends=None).first()
    if found is None:
        raise refuse(INTEREST_MISSING)
    if found.starts and on < found.starts:
        raise refuse(DAYS_BACKWARDS, "on", starts=found.starts, ends=on)
    row = locked(found.assessor_id, by, END)
    said = {"interest": found.pk, "kind": found.kind, "ends": on}
    audit.record(step=END, subject=subject_of(row), by=by, at=at, before={"ends": None}, after=said)
    name = KIND_NAMES[InterestKind(found.kind)].th
    touched(row, [Change(f"interest.{found.kind}", name, "", on)], source="", by=by, at=at)
    Interest.objects.filter(pk=found.pk).update(ends=on)


@transaction.atomic
def override(
    *, assessor_id: int, institution_id: int, until: date, reason: str, by: Person, at: datetime
) -> InterestOverride:
    """Let an assessor assess an institution in spite of what bars them today, until a day, for a reason.

    Raises ``Refused``: ASSESSOR-001, INTEREST-003 (nothing bars), 004 (overridden already), 006 (has passed),
    REG-009, REG-015.
    """
    access.check(by, OVERRIDE)
    row, today = locked(assessor_id, by, "assessor.read"), timezone.localdate(at)
    if until < today:
        raise refuse(OVERRIDE_PAST, "until", until=until)
    between = interests_between(by, assessor_id, institution_id, today)
    there = row.overrides.filter(institution=institution_id, taken_back_at=None).first()
    if there and there.until >= today:
        raise refuse(OVERRIDDEN_ALREADY, until=there.until)
    if not between.conflicts:
        raise refuse(NOTHING_TO_OVERRIDE, on=today)
    if not reason.strip():
        raise refuse(REASON_MISSING, "reason")
    kinds = [one.kind.value for one in between.conflicts]
    said = {"institution": institution_id, "kinds": kinds, "until": until, "reason": reason.strip()[:LIMIT]}
    audit.record(step=OVERRIDE, subject=subject_of(row), by=by, at=at, after=said)
    row.overrides.filter(institution=institution_id, taken_back_at=None).update(
        taken_back_at=at, taken_back_by=by
    )
    return InterestOverride.objects.create(
        assessor=row,
        institution_id=institution_id,
        kinds=kinds,
        until=until,
        reason=reason.strip()[:LIMIT],
        by=by,
        at=at,
    )


@transaction.atomic
def take_back(*, override_id: int, by: Person, at: datetime) -> int:
    """Let what bars an assessor bar them again; returns whose it was. INTEREST-005 when there is none."""
    access.check(by, OVERRIDE)
    found = InterestOverride.objects.select_for_update(of=("self",)).filter(pk=override_id).first()
    if found is None or found.taken_back_at:
        raise refuse(OVERRIDE_MISSING)
    row = locked(found.assessor_id, by, "assessor.read")
    before = {"institution": found.institution_id, "until": found.until}
    audit.record(
        step=OVERRIDE, subject=subject_of(row), by=by, at=at, before=before, after={"taken_back": at}
    )
    InterestOverride.objects.filter(pk=found.pk).update(taken_back_at=at, taken_back_by=by)
    return row.pk


@transaction.atomic
def install_rules(rules: Sequence[Mapping[str, Any]], *, at: datetime) -> int:
    """Write how long each kind bars where that is new or differs; returns how many."""
    kept = {row.kind: row for row in CoolingOff.objects.all()}
    fresh = []
    for record in rules:
        kind = InterestKind(record["kind"]).value
        values = {
            "days": record.get("days"),
            "agency_kinds": list(record.get("agency_kinds", ())),
            "confirmed": bool(record.get("confirmed")),
        }
        row = kept.get(kind) or CoolingOff(kind=kind)
        if row.pk is None or any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            fresh.append(row)
    if fresh:
        said = {row.kind: row.days for row in fresh}
        audit.record(step=INSTALL, subject="registry:interests", by=None, at=at, after=said)
    for row in fresh:
        row.save()
    return len(fresh)
