"""Reminding institutions of their SAR: by the ladder, or by a person who has seen the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from prakan.assessment.actions.season_reminders.telling import (
    Urls,
    about,
    tell_officers,
    tell_parents,
    tell_schools,
)
from prakan.assessment.actions.season_reminders.writing import write
from prakan.assessment.models import Season, SeasonReminder
from prakan.assessment.queries.season_reminders import Reminded, reminders_of, to_remind
from prakan.assessment.queries.season_rows import SeasonFilter
from prakan.assessment.queries.seasons import opened
from prakan.domain.problems import refuse
from prakan.domain.problems_season import LIST_CHANGED, NOBODY_REACHED, NOBODY_TO_REMIND, REMINDED_TODAY
from prakan.domain.season import day_of
from prakan.domain.season_reminders import Whom
from prakan.foundation import access, audit
from prakan.foundation.models import Person

STEP = "season.remind"
AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a reminder: institutions reminded, people told, institutions out of reach."""

    institutions: int
    people: int
    unreachable: int
    already: int  # left out: reminded on this rung today
    letters: int = 0  # to addresses of contacts


def today_of(season: Season, at: datetime) -> date:
    """Return the day a season stands at."""
    return season.stands_on or day_of(at)


@transaction.atomic
def remind(
    *,
    year: int,
    wanted: SeasonFilter,
    digest: str,
    count: int,
    by: Person,
    at: datetime,
    again: bool = False,
    urls: Urls | None = None,
) -> Sent:
    """Remind exactly those of a list that a person has seen (``digest``, ``count``); once a day and rung.

    ``again`` reminds those too who were reminded today. One audit row names the list by its digest.
    Those whom nobody answers for are not marked as reminded.
    Raises ``Refused``: SEASON-001 (not open), 010 (the list has changed), 011 (all reminded today), 012
    (nobody to remind), 013 (nobody reached).
    """
    access.check(by, STEP)
    season = Season.objects.select_for_update().get(pk=opened(year).pk)
    seen = to_remind(by, season, today_of(season, at), wanted)
    if not seen.each:
        raise refuse(NOBODY_TO_REMIND)
    if seen.digest != digest:
        raise refuse(LIST_CHANGED, before=count, now=len(seen.each))
    reached = [r for r in seen.each if r.is_reached]
    if not reached:
        raise refuse(NOBODY_REACHED, count=len(seen.each))
    chosen = [r for r in reached if again or not r.turns]
    if not chosen:
        raise refuse(REMINDED_TODAY, count=len(reached))
    people, letters = _send(season, chosen, digest, seen.day, by, at, urls or {}, ladder=False)
    return Sent(len(chosen), people, seen.unreachable, len(reached) - len(chosen), letters)


@transaction.atomic
def climb(*, at: datetime, urls: Urls | None = None) -> int:
    """Send what the ladder says is due, of every season that goes on; each rung once for a due day.

    Seasons of a demonstration that stand at a day are left alone. Returns how many were reminded.
    """
    return sum(
        _climb(season, at, urls or {})
        for season in Season.objects.filter(stands_on=None, opened_at__isnull=False)
    )


def _climb(season: Season, at: datetime, urls: Urls) -> int:
    row = Season.objects.select_for_update().get(pk=season.pk)
    listed = reminders_of(row, day_of(at), SeasonFilter())
    due = [r for r in listed.each if r.rung and not r.sent and _heard(r)]
    if due:
        _send(row, due, listed.digest, listed.day, None, at, urls, ladder=True)
    return len(due)


def _heard(one: Reminded) -> bool:
    """Return whether somebody hears of it: those who act for the institution, or the officers."""
    return one.is_reached or (one.rung is not None and Whom.OFFICER in one.rung.whom)


def _send(
    season: Season,
    chosen: list[Reminded],
    digest: str,
    day: date,
    by: Person | None,
    at: datetime,
    urls: Urls,
    *,
    ladder: bool,
) -> tuple[int, int]:
    """Note who is reminded, tell their people and write to their contacts; returns how many of each."""
    said = {
        "digest": digest,
        "institutions": len(chosen),
        "people_of_their_own": sum(bool(r.people) for r in chosen),
        "contacts_of_their_own": sum(bool(r.contact) for r in chosen),
    }
    row = audit.record(step=STEP, subject=f"season:{season.year}", by=by, at=at, after={**said, "day": day})
    SeasonReminder.objects.bulk_create(
        (
            SeasonReminder(
                season=season,
                institution_id=r.line.institution,
                level=r.line.level,
                rung=r.key,
                due_on=r.line.due_on,
                day=day,
                turn=r.turns,
                batch=digest,
                by=by,
                at=at,
            )
            for r in chosen
        ),
        batch_size=AT_ONCE,
    )
    key = f"{STEP}:{row.pk}"
    schools, parents = about(chosen, Whom.INSTITUTION, ladder), about(chosen, Whom.PARENT_AGENCY, ladder)
    told = tell_schools(season, schools, day, key, row.pk, at, urls)
    told += tell_parents(season, parents, key, row.pk, at, urls)
    told += tell_officers(season, chosen, key, row.pk, at, urls) if ladder else 0
    return told, write(season, schools, parents, key, by, at, urls)
