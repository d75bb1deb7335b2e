"""What holds of an assessor from a day to a day: ties to places, seats by level, time off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from prakan.domain.assessors import LEVEL_NAMES, SEAT_NAMES, TIE_NAMES, OffReason, Seat
from prakan.domain.kept_record import Change
from prakan.domain.problems import refuse
from prakan.domain.problems_assessors import (
    DAYS_BACKWARDS,
    ENTRY_MISSING,
    OFF_OVERLAPS,
    OFF_TOO_LONG,
    SEAT_HELD,
    SEAT_LATER,
)
from prakan.domain.problems_registry import NOT_A_CHOICE, REASON_MISSING
from prakan.domain.record_words import words
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import (
    Assessor,
    AssessorSeat,
    AssessorTie,
    Institution,
    ParentAgency,
    TimeOff,
)
from prakan.registry.queries.places_named import registered_place
from prakan.registry.transition.assessors import locked, subject_of, touched

EDIT, OFF = "assessor.edit", "assessor.off"
LONGEST_OFF = 366  # days
LIMIT = 200


@dataclass(frozen=True, slots=True)
class TieFields:
    """Where somebody works, worked or studied: one of institution (code or number), agency (code) or name."""

    kind: str
    institution: str = ""
    agency: str = ""
    name: str = ""
    position: str = ""
    starts: date | None = None
    ends: date | None = None
    source: str = ""


@transaction.atomic
def tie(*, assessor_id: int, fields: TieFields, by: Person, at: datetime) -> AssessorTie:
    """Note where an assessor works, worked or studied.

    Raises ``Refused``: ASSESSOR-001, 011 to 014, REG-003, REG-010.
    """
    access.check(by, EDIT)
    row = locked(assessor_id, by, EDIT)
    if fields.kind not in TIE_NAMES:
        raise refuse(NOT_A_CHOICE, "kind", given=fields.kind)
    check_days(fields.starts, fields.ends)
    institution, agency, name = _place(fields)
    made = AssessorTie(
        assessor=row,
        kind=fields.kind,
        institution=institution,
        agency=agency,
        name=name,
        position=words(fields.position)[:LIMIT],
        starts=fields.starts,
        ends=fields.ends,
        source=words(fields.source)[:LIMIT],
        by=by,
        at=at,
    )
    on = timezone.localdate(at)
    _note(row, EDIT, Change(f"tie.{fields.kind}", "", said_of(made), on), made.source, by, at)
    made.save()
    return made


@transaction.atomic
def end_tie(*, tie_id: int, on: date, by: Person, at: datetime) -> None:
    """Say until which day a tie held; raises ``Refused``: ASSESSOR-014, ASSESSOR-015."""
    access.check(by, EDIT)
    found = _tie(tie_id)
    check_days(found.starts, on)
    row = locked(found.assessor_id, by, EDIT)
    before = said_of(found)
    found.ends = on
    change = Change(f"tie.{found.kind}", before, said_of(found), timezone.localdate(at))
    _note(row, EDIT, change, "", by, at)
    found.save(update_fields=["ends"])


@transaction.atomic
def drop_tie(*, tie_id: int, reason: str, by: Person, at: datetime) -> None:
    """Take away a tie that was entered by mistake; the history keeps it. ASSESSOR-015, REG-015."""
    access.check(by, EDIT)
    found = _tie(tie_id)
    row = locked(found.assessor_id, by, EDIT)
    if not reason.strip():
        raise refuse(REASON_MISSING, "reason")
    change = Change(f"tie.{found.kind}", said_of(found), "", timezone.localdate(at))
    _note(row, EDIT, change, reason.strip()[:LIMIT], by, at)
    AssessorTie.objects.filter(pk=found.pk).update(dropped_at=at)


@transaction.atomic
def give_seat(
    *, assessor_id: int, level: str, seat: str, on: date, by: Person, at: datetime, source: str = ""
) -> None:
    """Say what an assessor may be in teams of a level from a day on; the seat before ends the day before.

    An empty ``seat`` only ends it. Raises ``Refused``: ASSESSOR-001, 015 (nothing to end), 016, 017, REG-003.
    """
    access.check(by, EDIT)
    row = locked(assessor_id, by, EDIT)
    if level not in LEVEL_NAMES:
        raise refuse(NOT_A_CHOICE, "level", given=level)
    if seat and seat not in SEAT_NAMES:
        raise refuse(NOT_A_CHOICE, "seat", given=seat)
    held = row.seats.filter(level=level, ends=None).first()
    _check_seat(row, held, level, seat, on)
    change = Change(f"seat.{level}", held.seat if held else "", seat, on)
    _note(row, EDIT, change, words(source)[:LIMIT], by, at)
    if held:
        row.seats.filter(pk=held.pk).update(ends=on - timedelta(days=1))
    if seat:
        said = words(source)[:LIMIT]
        AssessorSeat.objects.create(
            assessor=row, level=level, seat=seat, starts=on, source=said, by=by, at=at
        )


@transaction.atomic
def note_off(*, assessor_id: int, starts: date, ends: date, reason: str, by: Person, at: datetime) -> TimeOff:
    """Note days on which an assessor takes no visit: staff for anybody, assessors for themselves.

    Raises ``Refused``: ASSESSOR-001, 014, 019 (overlaps), 023 (too long), REG-003.
    """
    access.check(by, OFF)
    row = locked(assessor_id, by, OFF)
    if reason not in set(OffReason):
        raise refuse(NOT_A_CHOICE, "reason", given=reason)
    check_days(starts, ends)
    if (days := (ends - starts).days + 1) > LONGEST_OFF:
        raise refuse(OFF_TOO_LONG, "ends", days=days, most=LONGEST_OFF)
    there = row.time_off.filter(cancelled_at=None, starts__lte=ends, ends__gte=starts).first()
    if there:
        raise refuse(OFF_OVERLAPS, "starts", starts=there.starts, ends=there.ends)
    said = f"{starts.isoformat()}/{ends.isoformat()}"
    _note(row, OFF, Change("off", "", said, timezone.localdate(at)), "", by, at)
    return TimeOff.objects.create(assessor=row, starts=starts, ends=ends, reason=reason, by=by, at=at)


@transaction.atomic
def cancel_off(*, off_id: int, by: Person, at: datetime) -> int:
    """Take time off away again; returns whose it was. ASSESSOR-015 when there is none, 001 when another's."""
    access.check(by, OFF)
    found = TimeOff.objects.filter(pk=off_id, cancelled_at=None).first()
    if found is None:
        raise refuse(ENTRY_MISSING)
    row = locked(found.assessor_id, by, OFF)
    said = f"{found.starts.isoformat()}/{found.ends.isoformat()}"
    _note(row, OFF, Change("off", said, "", timezone.localdate(at)), "", by, at)
    TimeOff.objects.filter(pk=found.pk).update(cancelled_at=at)
    return row.pk


def check_days(starts: date | None, ends: date | None) -> None:
    """Raise ``Refused`` (ASSESSOR-014) when something ends before it begins."""
    if starts and ends and ends < starts:
        raise refuse(DAYS_BACKWARDS, "ends", starts=starts, ends=ends)


def said_of(found: AssessorTie) -> str:
    """Return a tie as the history keeps it: place, position, days."""
    days = "/".join(day.isoformat() if day else "" for day in (found.starts, found.ends))
    return " · ".join(part for part in (found.place.th, found.position, days.strip("/")) if part)


def _check_seat(row: Assessor, held: AssessorSeat | None, level: str, seat: str, on: date) -> None:
    if held is None and not seat:
        raise refuse(ENTRY_MISSING, "seat")
    if held and held.seat == seat:
        raise refuse(SEAT_HELD, "seat", seat=SEAT_NAMES[Seat(seat)], starts=held.starts)
    later = row.seats.filter(Q(starts__gte=on) | Q(ends__gte=on), level=level).order_by("-starts").first()
    if later:
        raise refuse(SEAT_LATER, "on", starts=later.starts)


def _tie(tie_id: int) -> AssessorTie:
    rows = AssessorTie.objects.select_for_update(of=("self",)).select_related("institution", "agency")
    found = rows.filter(pk=tie_id, dropped_at=None).first()
    if found is None:
        raise refuse(ENTRY_MISSING)
    return found


def _place(fields: TieFields) -> tuple[Institution | None, ParentAgency | None, str]:
    """Return the one place that is meant; raises ``Refused``: ASSESSOR-011 to 013, REG-010."""
    code, agency, name = words(fields.institution), words(fields.agency), words(fields.name)[:LIMIT]
    if name and not (code or agency):
        return None, None, name
    institution, of = registered_place(code, agency)
    return institution, of, ""


def _note(row: Assessor, step: str, change: Change, source: str, by: Person, at: datetime) -> None:
    """Record what changes in the dated part of an entry, in the trail and in its history."""
    before, after = {change.field: change.before}, {change.field: change.after, "on": change.effective_on}
    audit.record(step=step, subject=subject_of(row), by=by, at=at, before=before, after=after)
    touched(row, [change], source=source, by=by, at=at)
