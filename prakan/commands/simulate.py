"""prakan simulate: a year of assessment played through by all roles, to show, to train, to measure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import click
from django.conf import settings
from django.utils import timezone

from prakan.assessment.models import Case
from prakan.assessment.queries.team_rules import agency_rules
from prakan.commands.answers import kindly
from prakan.commands.simulating.aftermath import aftermath
from prakan.commands.simulating.answering import Answers
from prakan.commands.simulating.chance import Chance
from prakan.commands.simulating.company import company
from prakan.commands.simulating.play import Play
from prakan.commands.simulating.preparing import LEAD, confirmed, formed, morning, opened, reported, teamed
from prakan.domain.cases.stages import STAGE_NAMES, CaseStage
from prakan.domain.team_rules import Season, season_ahead
from prakan.foundation.bulk import roomy

DAY = re.compile(r"\d{4}-\d\d-\d\d")
AFTER = timedelta(weeks=30)  # after the last visit: papers, meetings, certificates


@click.command()
@click.option(
    "--year", type=click.IntRange(2500, 2700), required=True, help="Fiscal year, Buddhist era (2567)."
)
@click.option(
    "--cases", "count", type=click.IntRange(1), help="About so many cases; whole institutions are taken."
)
@click.option(
    "--share", type=click.FloatRange(0, 1, min_open=True), help="This share of the institutions, 0 to 1."
)
@click.option("--until", default="closed", show_default=True, metavar="STAGE|DATE", help="Where to stop.")
@click.option("--seed", default=1, show_default=True, help="Another number plays another year.")
@click.option("--starts", help="The first Monday of visits (2024-01-08); the weeks ahead when left out.")
@click.option("--weeks", type=click.IntRange(1, 64), help="Weeks of visits; those of the year when left out.")
@click.option("--steps", default=100_000, show_default=True, help="Steps of the search for teams.")
@kindly
def simulate(
    *,
    year: int,
    count: int | None,
    share: float | None,
    until: str,
    seed: int,
    starts: str | None,
    weeks: int | None,
    steps: int,
) -> None:
    """Play a year: cases opened, reports, teams, visits, scores, reports, replies, readings, meetings.

    Everything is done through the actions that people use, by made-up people, by a made-up clock; texts say
    that they are made up. The same registry and seed give the same verdicts. Begun again after a break
    it goes on. Needs PRAKAN_DEMO=1 and a loaded demonstration (prakan demo --no-cases).

    \b
    PRAKAN_DEMO=1 prakan simulate --year 2567 --cases 60
    PRAKAN_DEMO=1 prakan simulate --year 2567 --until visited --seed 7
    """
    if not settings.DEMO:
        raise click.UsageError("set PRAKAN_DEMO=1: a made-up year has no place among real cases")
    last, stop = _end(until)
    season = season_ahead(year, timezone.localdate())
    if starts:
        season = Season(_day(starts, "--starts"), weeks or season.weeks)
    elif weeks:
        season = Season(season.first_monday, weeks)
    play_year(
        year=year, season=season, last=last, stop=stop, seed=seed, steps=steps, count=count, share=share
    )


def play_year(
    *,
    year: int,
    season: Season,
    last: CaseStage,
    stop: date | None,
    seed: int,
    steps: int,
    count: int | None = None,
    share: float | None = None,
    chosen: frozenset[int] = frozenset(),
    anew: bool = False,
    say: Callable[[str], None] = click.echo,
) -> Play:
    """Play a year for the chosen institutions, or as many as wanted; returns what was played.

    ``anew`` forms other teams although a plan of the year is confirmed, which is replaced, and begins at the
    first week: for institutions that nobody has played.
    """
    try:
        players = company()
    except LookupError as error:
        raise click.UsageError(f"load the demonstration first (prakan demo): {error}") from None
    chance, first = Chance(seed), season.first_monday
    made = opened(players, year, morning(first) - LEAD)
    say(f"{made:,} cases opened")
    wanted = chosen or institutions(year, chance.of("chosen"), count, share)
    if not wanted:
        raise click.UsageError(f"nobody is on the list of {year}: load the demonstration (prakan demo)")
    with roomy():
        told = reported(year, wanted, morning(first) - LEAD + timedelta(days=1))
        say(f"{len(wanted):,} institutions play; {told:,} reports made up")
        rules = replace(agency_rules(players.registrar), only=wanted)
        plan = (None if anew else confirmed(year)) or formed(players, year, rules, season, steps, seed)
        said = plan.counts
        say(f"plan of teams: {said.get('visits', 0):,} visits by {said.get('people', 0):,} people")
        end = stop or first + timedelta(weeks=season.weeks) + AFTER
        after = aftermath(players, chance, year, wanted, end)
        teamed(players, plan, Answers(after.stage))
        play = Play(players, chance, year, wanted, end, last, say, after=after)
        play.run(first - timedelta(weeks=2), anew=anew)
    return play


def institutions(year: int, draw: Random, count: int | None, share: float | None) -> frozenset[int]:
    """Return the institutions (ids) that play: all made-up ones, about so many cases, or a share."""
    rows = Case.objects.filter(year=year, institution__is_demo=True).order_by("institution_id", "pk")
    pairs = list(rows.values_list("institution_id", flat=True))
    every = list(dict.fromkeys(pairs))
    if not count and not share:
        return frozenset(every)
    draw.shuffle(every)
    if share:
        return frozenset(every[: max(1, round(len(every) * share))])
    return frozenset(_as_many(every, pairs, count or 1))


def _as_many(every: list[int], pairs: list[int], count: int) -> list[int]:
    chosen, left = [], count
    for pk in every:
        if left <= 0:
            break
        chosen.append(pk)
        left -= pairs.count(pk)
    return chosen


def _day(text: str, option: str) -> date:
    """Return a day that an option names; anything else is said kindly."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"{option} takes a day such as 2024-01-08, not {text}") from None


def _end(until: str) -> tuple[CaseStage, date | None]:
    """Return the stage at which cases stay, and the day on which the clock stops."""
    if DAY.fullmatch(until):
        return CaseStage.CLOSED, _day(until, "--until")
    if until not in STAGE_NAMES:
        raise click.UsageError(f"--until takes a day (2024-06-30) or a stage: {', '.join(CaseStage)}")
    return CaseStage(until), None
