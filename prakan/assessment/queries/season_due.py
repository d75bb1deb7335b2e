"""What holds for one institution's report, as its season has it now: what a submission is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from prakan.assessment.models import Sar, Season, SeasonDeadline
from prakan.domain.institutions import Kind
from prakan.domain.season import Deadline, Extension, day_of, due_on
from prakan.domain.season_lateness import LateRule, Outlook, Terms, late_or_refused, outlook
from prakan.registry.models import Institution
from prakan.registry.queries.agencies import parents_on


@dataclass(frozen=True)
class SeasonTerms:
    """What holds for the reports of an academic year (B.E.), read once for however many there are."""

    deadlines: Mapping[str, SeasonDeadline]  # by kind; none while the year has no season
    given: tuple[Extension, ...]
    parents: Mapping[int, int | None]  # of agencies, where an extension is for those under one

    def of(self, institution: Institution, kind: str) -> Terms | None:
        """Return the terms of one institution's report; None while its year has no season."""
        kept = self.deadlines.get(kind)
        if kept is None:
            return None
        above = self._above(institution.agency_id) if self.parents else frozenset[int]()
        own = due_on(Deadline(Kind(kind), kept.due_on), self.given, institution.pk, above)
        return _terms(kept, own)

    def arrives_late(self, sar: Sar, at: datetime) -> bool:
        """Return whether a report that is submitted at a moment is late.

        Raises ``Refused`` (SEASON-016, 017) when its season does not take it any more; one that was received
        before and sent back is always taken.
        """
        terms = self.of(sar.institution, sar.kind)
        return late_or_refused(terms, at, again=bool(sar.number)) if terms else False

    def _above(self, agency: int | None) -> frozenset[int]:
        """Return an agency and all above it."""
        found = set[int]()
        while agency is not None and agency not in found:
            found.add(agency)
            agency = self.parents.get(agency)
        return frozenset(found)


def season_terms(year: int, on: date) -> SeasonTerms:
    """Return what holds on a day for the reports of an academic year (B.E.)."""
    opened = Season.objects.filter(year=year, opened_at__isnull=False)
    season = opened.prefetch_related("deadlines", "extensions").first()
    if season is None:
        return SeasonTerms({}, (), {})
    given = tuple(
        Extension(e.until, e.institution_id, e.agency_id, e.kind)
        for e in season.extensions.all()
        if e.withdrawn_at is None
    )
    parents = parents_on(on) if any(e.agency for e in given) else {}
    return SeasonTerms({d.kind: d for d in season.deadlines.all()}, given, parents)


def terms_of(institution: Institution, kind: str, year: int, on: date) -> Terms | None:
    """Return the terms of an academic year's report (B.E.); None while the year has no season."""
    return season_terms(year, on).of(institution, kind)


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
    """Return whether a report that is submitted at a moment is late; raises as ``SeasonTerms`` does."""
    return season_terms(sar.year, day_of(at)).arrives_late(sar, at)


def _terms(kept: SeasonDeadline, own: date | None) -> Terms:
    return Terms(
        due=own,
        rule=LateRule(kept.late_rule),
        until=kept.late_until,
        extended=own != kept.due_on,
        confirmed=kept.confirmed,
        rule_confirmed=kept.late_confirmed,
    )
