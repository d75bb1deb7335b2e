"""The next season: prepared from the last one with its days a year later, looked over, then opened."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from prakan.assessment.models import Season, SeasonDeadline
from prakan.assessment.queries.seasons import found
from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR, to_ce
from prakan.domain.problems import refuse
from prakan.domain.problems_season import NOTHING_FIXED, OPEN_ALREADY, SEASON_THERE, SEASON_YEAR
from prakan.domain.season import Deadline, a_year_after, default_deadlines
from prakan.foundation import access, audit
from prakan.foundation.models import Person

STEP = "season.open"
#: what a deadline takes along from the year before
CARRIED = ("places", "order_rule", "late_rule")
BROUGHT = "ยกมาจากรอบปี {year} เลื่อนไปหนึ่งปี รอยืนยัน"  # reasons are kept in the language of the registry


@transaction.atomic
def prepare(*, year: int, by: Person, at: datetime) -> Season:
    """Prepare the season of an academic year (B.E.) as a draft that nobody but officers sees.

    Days, places and rules come from the season before, each day a year later and none confirmed; without one
    they are those that the source names. Raises ``Refused``: SEASON-002 (there already), 037 (the year).
    """
    access.check(by, STEP)
    if not FIRST_YEAR <= year < LAST_YEAR:
        raise refuse(SEASON_YEAR, "year", year=year, first=FIRST_YEAR, last=LAST_YEAR - 1)
    if Season.objects.filter(year=year).exists():
        raise refuse(SEASON_THERE, "year", year=year)
    before = Season.objects.filter(year=year - 1).prefetch_related("deadlines").first()
    after = {
        "did": "prepare",
        "year": str(year),
        "list_year": year + 1,
        "from": before.year if before else "",
    }
    audit.record(step=STEP, subject=f"season:{year}", by=by, at=at, after=after)
    made = Season.objects.create(
        year=year,
        list_year=year + 1,
        opens_on=date(to_ce(year) + 1, 1, 1),
        ladder=before.ladder if before else [],
    )
    old = {d.kind: d for d in before.deadlines.all()} if before else {}
    rows = [_brought(made, d, old.get(d.kind), by, at) for d in default_deadlines(year).values()]
    SeasonDeadline.objects.bulk_create(rows)
    return made


@transaction.atomic
def open_(*, year: int, by: Person, at: datetime) -> Season:
    """Open a prepared season: from now on schools and parent agencies see it, and are told.

    Raises ``Refused``: SEASON-001, 035 (no day is fixed), 036 (open already).
    """
    access.check(by, STEP)
    season = Season.objects.select_for_update(of=("self",)).get(pk=found(year).pk)
    if season.opened_at:
        raise refuse(OPEN_ALREADY, year=year)
    if not season.deadlines.exclude(due_on=None).exists():
        raise refuse(NOTHING_FIXED, year=year)
    after = {"did": "open", "year": str(year), "list_year": season.list_year}
    audit.record(step=STEP, subject=f"season:{year}", by=by, at=at, after=after)
    season.opened_at, season.opened_by = at, by
    season.save(update_fields=["opened_at", "opened_by"])
    return season


def _brought(
    season: Season, named: Deadline, old: SeasonDeadline | None, by: Person, at: datetime
) -> SeasonDeadline:
    row = SeasonDeadline(
        season=season,
        kind=named.kind,
        due_on=named.due_on,
        apply_by=named.apply_by,
        changed_by=by,
        changed_at=at,
    )
    if old:
        for name in CARRIED:
            setattr(row, name, getattr(old, name))
        for name in ("due_on", "apply_by", "late_until"):
            day = getattr(old, name)
            setattr(row, name, a_year_after(day) if day else None)
        row.reason = BROUGHT.format(year=season.year - 1)
    return row
