"""Asking for a plan of teams under given rules, and asking the worker to be content with the best so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import TeamPlan
from prakan.assessment.transition import advance_plan
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_team_plans import (
    LEVEL_OUTSIDE,
    NO_SUCH_PLAN,
    NUMBER_OUTSIDE,
    SEASON_OUTSIDE,
    YEAR_WITHOUT_PLAN,
)
from prakan.domain.team_rules import NUMBERS, Season, TeamRules, season_ahead, to_json
from prakan.domain.teams.model import LEAST_SEATS, MOST_SEATS
from prakan.domain.teams.weeks import MOST
from prakan.foundation import access, audit
from prakan.foundation.models import Person

Stage = TeamPlan.Stage
QUICK, DEEP = 100_000, 1_000_000  # steps of the search: seconds, about a minute
MOST_STEPS = 5_000_000
MOST_KM = 1_500  # farther than from one end of the country to the other nobody is local


@transaction.atomic
def form(
    *,
    year: int,
    rules: TeamRules,
    by: Person,
    at: datetime,
    name: str = "",
    steps: int = QUICK,
    seed: int = 1,
) -> TeamPlan:
    """Ask for a plan of teams of a fiscal year (B.E.); the worker forms it.

    The same registry, rules, ``steps`` and ``seed`` give the same plan. Rules without a season take the weeks
    ahead. Raises ``Refused``: ACCESS-001, TEAM-027 (a number outside its limits), TEAM-028 (season), TEAM-030
    (year).
    """
    access.check(by, "team.form")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse(YEAR_WITHOUT_PLAN, "year", given=year, least=FIRST_YEAR, most=LAST_YEAR)
    season = rules.season or season_ahead(year, timezone.localdate(at))
    if faults := [*_numbers(rules), *_levels(rules), *_season(season)]:
        raise Refused(*faults)
    used = replace(rules, season=season)
    name = name.strip()[:120] or f"แผน {TeamPlan.objects.filter(year=year).count() + 1}"
    steps = min(max(steps, 1), MOST_STEPS)
    said = {"year": str(year), "name": name, "steps": steps, "seed": seed, "rules": to_json(used)}
    audit.record(step="team.form", subject="team_plan:new", by=by, at=at, after=said)
    return TeamPlan.objects.create(
        year=year,
        name=name,
        policy=to_json(used),
        starts_on=season.first_monday,
        weeks=season.weeks,
        seed=seed,
        steps=steps,
        by=by,
        at=at,
    )


def _numbers(rules: TeamRules) -> Iterator[Fault]:
    for code, number in NUMBERS.items():
        given = rules.number(code)
        if not number.least <= given <= number.most:
            said = {"name": number.name, "given": given, "default": number.default}
            yield Fault(NUMBER_OUTSIDE, {**said, "least": number.least, "most": number.most}, code)


def _levels(rules: TeamRules) -> Iterator[Fault]:
    """Yield what no visit can have: days beyond a trip, teams too small or too large."""
    for level, one in rules.levels.items():
        limits = [("local_km", one.local_km, 1, MOST_KM)]
        for at, size in enumerate(one.sizes):
            limits.append((f"days.{at}", size.days, 1, rules.number("most_days")))
            limits.append((f"seats.{at}", size.seats, LEAST_SEATS, MOST_SEATS))
        for field, given, least, most in limits:
            if not least <= given <= most:
                said = {"level": LEVEL_NAMES[level], "given": given, "least": least, "most": most}
                yield Fault(LEVEL_OUTSIDE, said, f"{level}.{field}")


def _season(season: Season) -> Iterator[Fault]:
    first: date = season.first_monday
    if first.weekday() != 0 or not 1 <= season.weeks <= MOST:
        yield Fault(SEASON_OUTSIDE, {"weeks": season.weeks, "first": first}, "weeks")


@transaction.atomic
def stop(*, plan_id: int, by: Person, at: datetime) -> TeamPlan:
    """Stop forming: what waits is not begun; of what is searched the best so far becomes the plan.

    Whoever asks twice is not refused. Raises ``Refused``: ACCESS-001, TEAM-022, STAGE-001 once it is formed.
    """
    access.check(by, "team.stop")
    row = TeamPlan.objects.select_for_update().filter(pk=plan_id).first()
    if row is None:
        raise refuse(NO_SUCH_PLAN, plan=plan_id)
    if row.stage != Stage.FORMING and row.phase != TeamPlan.Phase.PROVING:
        return advance_plan(row, "team.stop", by=by, at=at, changes={"stop_by": by, "stop_at": at})
    if row.stop_at is None:
        said = {"name": row.name, "year": str(row.year), "rounds": row.done, "of": row.of}
        audit.record(step="team.stop", subject=f"team_plan:{row.pk}", by=by, at=at, after=said)
        TeamPlan.objects.filter(pk=row.pk).update(stop_by=by, stop_at=at)
    return row
