"""Marking what has not come by its day: reports that were begun, and those that nobody ever began."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import transaction

from prakan.assessment.actions.sars.starting import begun
from prakan.assessment.models import Season
from prakan.assessment.queries.forms import own_framework
from prakan.assessment.queries.season_missing import Overdue, overdue
from prakan.assessment.queries.season_rows import SeasonFilter
from prakan.assessment.queries.seasons import opened
from prakan.assessment.transition import advance, locked
from prakan.domain.problems import refuse
from prakan.domain.problems_season import LIST_CHANGED, NO_FORM_TO_MARK, NOBODY_TO_MARK
from prakan.domain.season import day_of
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import Framework, Institution

STEP, MISS = "season.miss", "sar.miss"


@dataclass(frozen=True, slots=True)
class Marked:
    """How many reports were marked, and how many could not be: their kind has no form in force."""

    reports: int
    without_form: int


@transaction.atomic
def mark_overdue(
    *, year: int, wanted: SeasonFilter, digest: str, count: int, by: Person, at: datetime, only: str = ""
) -> Marked:
    """Mark exactly those of a list that a person has seen (``digest``, ``count``) as not handed in.

    One that was never begun is begun for its institution, empty, so that it can be opened, written and
    submitted, late. Raises ``Refused``: SEASON-001 (not open), 010 (the list has changed), 019 (nobody
    to mark), 020 (no form).
    """
    access.check(by, STEP)
    season = Season.objects.select_for_update(of=("self",)).get(pk=opened(year).pk)
    seen = overdue(by, season, season.stands_on or day_of(at), wanted, only)
    if not seen.each:
        raise refuse(NOBODY_TO_MARK)
    if seen.digest != digest:
        raise refuse(LIST_CHANGED, before=count, now=len(seen.each))
    rows = Institution.objects.in_bulk({one.line.institution for one in seen.each if one.sar is None})
    form = cache(lambda kind, level: own_framework(kind, year, level))
    done = sum(_mark(one, rows, form(one.line.kind, one.line.level), year, by, at) for one in seen.each)
    if not done:
        raise refuse(NO_FORM_TO_MARK, count=len(seen.each))
    return Marked(done, len(seen.each) - done)


def _mark(
    one: Overdue,
    rows: dict[int, Institution],
    framework: Framework | None,
    year: int,
    by: Person,
    at: datetime,
) -> bool:
    """Mark one report; returns False when there is no form to begin it on."""
    if one.sar is not None:
        sar = locked(one.sar, MISS, by=by)
    elif framework is not None:
        sar = begun(rows[one.line.institution], year, framework, step=STEP, by=by, at=at)
    else:
        return False
    advance(sar, MISS, by=by, at=at, changes={"missed_by": by, "missed_at": at})
    return True
