"""Which reports of a season are overdue and not yet marked as not handed in: begun or never begun."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from prakan.assessment.models import OPEN_STAGES, Sar, Season
from prakan.assessment.queries.season_rows import SeasonFilter, narrowed, rows, scope_of
from prakan.assessment.queries.season_views import SeasonLine, line_of
from prakan.assessment.queries.seasons import found
from prakan.domain.institution_levels import due_level
from prakan.domain.season import Standing
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class Overdue:
    """A report that is due and has not come: ``sar`` is its id once it was begun."""

    line: SeasonLine
    sar: int | None

    @property
    def key(self) -> str:
        return f"{self.line.institution}/{self.line.level}"


@dataclass(frozen=True, slots=True)
class MissingList:
    """Everybody whose report would be marked on a day; the digest pins exactly which."""

    day: date
    each: tuple[Overdue, ...]
    marked: int  # of those shown, marked before

    @property
    def digest(self) -> str:
        return hashlib.sha256("\n".join(sorted(one.key for one in self.each)).encode()).hexdigest()

    @property
    def begun(self) -> int:
        return sum(one.sar is not None for one in self.each)

    @property
    def never_begun(self) -> int:
        return len(self.each) - self.begun


def missing_list(person: Person, year: int, day: date, wanted: SeasonFilter, only: str = "") -> MissingList:
    """Return the overdue reports of those shown; ``only`` ("12/", "12/early_childhood") narrows to one.

    Raises ``Refused`` (SEASON-001).
    """
    return overdue(person, found(year), day, wanted, only)


def overdue(person: Person, season: Season, day: date, wanted: SeasonFilter, only: str = "") -> MissingList:
    """Return the same for a season that is held already."""
    late = replace(wanted, standing=Standing.MISSING.value)
    shown = narrowed(rows(season, day, scope_of(person)), late, day)
    number, _, level = only.partition("/")
    if number.isdecimal() and len(number) < 12:
        shown = shown.filter(institution=int(number), level=level)
    ordered = shown.select_related("institution__agency").order_by("institution__sort_key", "pk")
    lines = [line_of(row) for row in ordered.iterator(chunk_size=1000)]
    begun = _begun(season.year)
    seen = [(line, *begun.get((line.institution, line.level), (None, ""))) for line in lines]
    open_ones = [Overdue(line, sar) for line, sar, stage in seen if stage != Sar.Stage.MISSING]
    return MissingList(day, tuple(open_ones), len(seen) - len(open_ones))


def _begun(year: int) -> dict[tuple[int, str], tuple[int, str]]:
    kept = Sar.objects.filter(year=year, stage__in=OPEN_STAGES).order_by()
    told = kept.values_list("institution", "kind", "level", "pk", "stage")
    return {(of, due_level(kind, level)): (pk, stage) for of, kind, level, pk, stage in told}
