"""What holds for one institution's report, as its season has it now: what a submission is held against."""

from __future__ import annotations

from datetime import date, datetime

from prakan.assessment.models import Sar, Season, SeasonDeadline
from prakan.domain.institutions import Kind
from prakan.domain.season import Deadline, Extension, day_of, due_on
from prakan.domain.season_lateness import LateRule, Outlook, Terms, late_or_refused, outlook
from prakan.registry.models import Institution
from prakan.registry.queries.agencies import parents_on


def terms_of(institution: Institution, kind: str, year: int, on: date) -> Terms | None:
    """Return the terms of an academic year's report (B.E.); None while the year has no season."""
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
    own = due_on(Deadline(Kind(kind), kept.due_on), given, institution.pk, above)
    return _terms(kept, own)


def outlook_of(
    institution: Institution, kind: str, year: int, at: datetime, *, again: bool = False
) -> Outlook | None:
    """Return the terms of a report as they look at a moment; None while its year has no season."""
    terms = terms_of(institution, kind, year, day_of(at))
    return outlook(terms, at, again=again) if terms else None


def due_day(institution: Institution, kind: str, year: int, on: date) -> date | None:
    """Return the last day for the report of an academic year (B.E.); None while none is fixed."""
    terms = terms_of(institution, kind, year, on)
    return terms.due if terms else None


def arrives_late(sar: Sar, at: datetime) -> bool:
    """Return whether a report that is submitted at a moment is late.

    Raises ``Refused`` (SEASON-016, 017) when its season does not take it any more; one that was received
    before and sent back is always taken.
    """
    terms = terms_of(sar.institution, sar.kind, sar.year, day_of(at))
    return late_or_refused(terms, at, again=bool(sar.number)) if terms else False


def _terms(kept: SeasonDeadline, own: date | None) -> Terms:
    return Terms(
        due=own,
        rule=LateRule(kept.late_rule),
        until=kept.late_until,
        extended=own != kept.due_on,
        confirmed=kept.confirmed,
        rule_confirmed=kept.late_confirmed,
    )


def _above(agency: int | None, on: date) -> frozenset[int]:
    """Return an agency and all above it on a day."""
    parents, found = parents_on(on), set[int]()
    while agency is not None and agency not in found:
        found.add(agency)
        agency = parents.get(agency)
    return frozenset(found)
