"""The last day for one institution, as its season has it now: what a submission is held against."""

from __future__ import annotations

from datetime import date, datetime

from prakan.assessment.models import Sar, Season
from prakan.domain.institutions import Kind
from prakan.domain.season import Deadline, Extension, due_on, is_late
from prakan.registry.models import Institution
from prakan.registry.queries.agencies import parents_on


def due_day(institution: Institution, kind: str, year: int, on: date) -> date | None:
    """Return the last day for the report of an academic year (B.E.); None while none is fixed."""
    season = Season.objects.prefetch_related("deadlines", "extensions").filter(year=year).first()
    kept = next((d for d in season.deadlines.all() if d.kind == kind), None) if season else None
    if season is None or kept is None:
        return None
    given = [
        Extension(e.until, e.institution_id, e.agency_id, e.kind)
        for e in season.extensions.all()
        if e.withdrawn_at is None
    ]
    above = _above(institution.agency_id, on) if any(e.agency for e in given) else frozenset[int]()
    return due_on(Deadline(Kind(kind), kept.due_on), given, institution.pk, above)


def came_late(sar: Sar, at: datetime) -> bool:
    """Return whether a report that is submitted now comes after its last day."""
    return is_late(at, due_day(sar.institution, sar.kind, sar.year, at.date()))


def _above(agency: int | None, on: date) -> frozenset[int]:
    """Return an agency and all above it on a day."""
    parents, found = parents_on(on), set[int]()
    while agency is not None and agency not in found:
        found.add(agency)
        agency = parents.get(agency)
    return frozenset(found)
