"""The only writer of an institution's attributes: every change leaves a line in its history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from prakan.domain.institution_record import NAMES, InstitutionRecord, differences
from prakan.domain.kept_record import Change
from prakan.domain.problems import EDITED_MEANWHILE, refuse
from prakan.domain.problems_registry import (
    AGENCY_UNKNOWN,
    IN_THE_FUTURE,
    INSTITUTION_MISSING,
)
from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.registry.models import Institution, InstitutionChange, ParentAgency, Succession
from prakan.registry.queries.records import derived, record_of
from prakan.registry.transition.listing import follow
from prakan.registry.transition.order import check_order
from prakan.registry.transition.terms import FROM, reindex


def locked(institution_id: int, revision: int | None = None) -> Institution:
    """Return an institution, locked; REG-009 without it, EDIT-001 when another saved after ``revision``."""
    found = (
        Institution.objects.select_for_update(of=("self",)).select_related("agency").filter(pk=institution_id)
    )
    institution = found.first()
    if institution is None:
        raise refuse(INSTITUTION_MISSING)
    if revision is not None and institution.revision != revision:
        at = timezone.localtime(institution.changed_at).strftime("%H.%M")
        raise refuse(EDITED_MEANWHILE, at=at)
    return institution


def checked_day(on: date, today: date) -> None:
    """Raise ``Refused`` (REG-025) when a day has not come yet."""
    if on > today:
        raise refuse(IN_THE_FUTURE, "effective_on", on=on)


def columns(record: InstitutionRecord) -> dict[str, Any]:
    """Return a record as the values of an institution's columns; REG-010 for an unknown parent agency."""
    values = {name: getattr(record, name) for name in NAMES if name not in ("agency", "merged_into")}
    agency = ParentAgency.objects.filter(code=record.agency).first() if record.agency else None
    if record.agency and agency is None:
        raise refuse(AGENCY_UNKNOWN, "agency", given=record.agency)
    return {**values, "agency": agency, "merged_into_id": record.merged_into, **derived(record)}


def become(
    institution: Institution,
    after: InstitutionRecord,
    *,
    step: str,
    on: date,
    by: Person,
    at: datetime,
    source: str = "",
    succession: Succession | None = None,
) -> tuple[Change, ...]:
    """Make an institution what ``after`` says from a day on; returns what changed, nothing when nothing did.

    The caller has checked access and holds the lock. Raises ``Refused``: REG-011 when an attribute changed
    on a later day already, REG-025 for a day to come, REG-010 for an unknown parent agency.
    """
    checked_day(on, timezone.localdate(at))
    changes = differences(record_of(institution), after, on)
    check_order(InstitutionChange.objects.filter(institution=institution), changes)
    if not changes:
        return ()
    audit.record(
        step=step,
        subject=f"institution:{institution.pk}",
        by=by,
        at=at,
        before={change.field: change.before for change in changes},
        after={"on": on, "source": source} | {change.field: change.after for change in changes},
    )
    for name, value in columns(after).items():
        setattr(institution, name, value)
    institution.changed_at, institution.revision = at, institution.revision + 1
    write_changes(institution, changes, by=by, at=at, source=source, succession=succession)
    institution.save()
    if any(change.field in FROM for change in changes):
        reindex([institution])
    if any(change.field == "grades" for change in changes):
        follow([institution], on, source=source, by=by, at=at)
    return changes


def write_changes(
    institution: Institution,
    changes: Iterable[Change],
    *,
    by: Person,
    at: datetime,
    source: str = "",
    succession: Succession | None = None,
) -> None:
    """Add lines to an institution's history."""
    InstitutionChange.objects.bulk_create(
        InstitutionChange(
            institution=institution,
            field=change.field,
            before=change.before,
            after=change.after,
            effective_on=change.effective_on,
            source=source,
            succession=succession,
            by=by,
            at=at,
        )
        for change in changes
    )
