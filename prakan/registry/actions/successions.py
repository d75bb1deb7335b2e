"""Mergers and splits: what ended, what began, and how to take it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from prakan.domain.institution_record import BY_EVENT, READERS, InstitutionRecord, read
from prakan.domain.institutions import Status
from prakan.domain.problems import refuse
from prakan.domain.problems_registry import (
    CHANGED_SINCE,
    INSTITUTION_MISSING,
    REASON_MISSING,
    SPLIT_NEEDS_PARTS,
    UNDONE_ALREADY,
)
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Institution, InstitutionChange, Succession
from prakan.registry.queries.records import record_of
from prakan.registry.transition.institutions import become, columns, locked
from prakan.registry.transition.merging import STEP, begin_event, end_in, open_one
from prakan.registry.transition.terms import index, named

BEGINNING = InstitutionRecord(status=Status.WITHDRAWN.value)


@transaction.atomic
def merge(
    *, into_id: int, from_ids: Iterable[int], on: date, reason: str, by: Person, at: datetime
) -> Succession:
    """End institutions in another on a day; their codes stay theirs. Nothing is merged without a person.

    Raises ``Refused``: REG-009, REG-014 (one is not open), REG-015, REG-016, REG-025.
    """
    access.check(by, STEP)
    return end_in(into_id, from_ids, on=on, reason=reason, by=by, at=at)


@transaction.atomic
def split(
    *,
    from_id: int,
    parts: Iterable[Mapping[str, object]],
    on: date,
    reason: str,
    by: Person,
    at: datetime,
    closes: bool = False,
) -> Succession:
    """Make new institutions out of one on a day; each part gives what differs from it.

    English name and learners are not inherited. ``closes`` ends the institution that is split.
    Raises ``Refused``: REG-001 to REG-008, REG-014 to REG-017.
    """
    access.check(by, STEP)
    source = open_one(from_id)
    base = replace(record_of(source), opened_on=on, learners=None, name_en="")
    records = [read(base, {n: v for n, v in part.items() if n not in BY_EVENT}) for part in parts]
    if not records:
        raise refuse(SPLIT_NEEDS_PARTS, "parts")
    names = [record.name_th for record in records]
    event = begin_event(
        Succession.SuccessionKind.SPLIT, on, reason, by, at, {"from": from_id, "parts": names}
    )
    for record in records:
        _begin(record, event, source, on, by, at)
    if closes:
        after = replace(record_of(source), status=Status.CLOSED.value, closed_on=on)
        become(source, after, step=STEP, on=on, by=by, at=at, source=reason.strip(), succession=event)
    return event


@transaction.atomic
def undo(*, succession_id: int, reason: str, by: Person, at: datetime) -> None:
    """Take a merger or split back: those that ended are open again, those that began are withdrawn.

    Raises ``Refused``: REG-015, REG-018 (taken back already), REG-019 (something has changed since).
    """
    access.check(by, STEP)
    event = Succession.objects.select_for_update().filter(pk=succession_id).first()
    if event is None:
        raise refuse(INSTITUTION_MISSING)
    if event.undone_at:
        raise refuse(UNDONE_ALREADY)
    if not reason.strip():
        raise refuse(REASON_MISSING, "reason")
    made = InstitutionChange.objects.filter(succession=event)
    parties = {i: locked(i) for i in sorted(set(made.values_list("institution_id", flat=True)))}
    _check_untouched(event, made, parties)
    audit.record(step=STEP, subject=f"succession:{event.pk}", by=by, at=at, after={"undone": reason.strip()})
    for i, party in parties.items():
        before = {c.field: READERS[c.field](c.before) for c in made if c.institution_id == i}
        after = replace(record_of(party), **{n: v for n, v in before.items() if n in BY_EVENT})
        become(party, after, step=STEP, on=event.on, by=by, at=at, source=reason.strip())
    event.undone_by, event.undone_at, event.undone_reason = by, at, reason.strip()
    event.save()


def _begin(
    record: InstitutionRecord, event: Succession, source: Institution, on: date, by: Person, at: datetime
) -> None:
    """Add a part; before the day of the event it was not there, which its history says."""
    values = columns(replace(record, status=Status.WITHDRAWN.value))
    part = Institution.objects.create(**values, is_demo=source.is_demo, created_at=at, changed_at=at)
    index(named([part]))
    become(part, record, step=STEP, on=on, by=by, at=at, source=event.reason, succession=event)


def _check_untouched(
    event: Succession, made: Iterable[InstitutionChange], parties: Mapping[int, Institution]
) -> None:
    """Raise ``Refused`` (REG-019) when what the event changed has been changed again."""
    for change in made:
        later = InstitutionChange.objects.filter(
            institution_id=change.institution_id, field=change.field, pk__gt=change.pk
        )
        if later.exists():
            raise refuse(CHANGED_SINCE, name=parties[change.institution_id].name)
