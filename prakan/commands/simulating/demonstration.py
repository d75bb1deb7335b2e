"""A year in motion for the demonstration: all cases opened, some played to where they stand today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from prakan.assessment.models import Case, TeamPlan
from prakan.assessment.queries.team_rules import agency_rules
from prakan.commands.simulating.aftermath import aftermath
from prakan.commands.simulating.answering import Answers
from prakan.commands.simulating.chance import Chance
from prakan.commands.simulating.company import Company, company
from prakan.commands.simulating.play import Play
from prakan.commands.simulating.preparing import LEAD, formed, morning, opened, teamed
from prakan.commands.simulating.shares import SHOWN
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.vocabulary import Level
from prakan.domain.institutions import Kind
from prakan.domain.team_rules import Closed, Season, TeamRules
from prakan.domain.text import Text
from prakan.registry.models import Assessor, Institution, Listing

BEFORE, WEEKS = timedelta(weeks=10), 15  # visits began so long ago, and go on for so many weeks
AHEAD = "เยี่ยมในสัปดาห์ข้างหน้า (ตัวอย่าง)"
SEED, STEPS, TRIES = 2567, 3_000, 4
NEAR = 9  # institutions of each kind around the demonstration's own people
EARLY, LATE = timedelta(weeks=10), timedelta(weeks=3)  # when own institutions were visited, before today
SPOTS = ("visited+sheets", "visited", "replied", "revision", "visited+agreed", "reading", "reading+assigned")
RESTING = 0.2  # of cases stay somewhere on the way
TO_READ = timedelta(weeks=2)  # before the first visit teams begin to read


def load_cases(year: int, at: datetime) -> Counter[str]:
    """Open the cases of a fiscal year and play some until yesterday, once; returns stages played to."""
    if Case.objects.filter(year=year).exists():
        return Counter()
    players, today = company(), timezone.localdate(at)
    monday = today - timedelta(days=today.weekday()) - BEFORE
    chance = Chance(SEED)
    opened(players, year, morning(monday) - LEAD)
    chosen, own = _chosen(year, players), frozenset(players.places)
    own_people = frozenset(players.assessors)
    plan = _plan(players, year, chosen, Season(monday, WEEKS), own & chosen, today)
    until = today - timedelta(days=1)
    after = aftermath(players, chance, year, chosen, until, SHOWN)
    teamed(players, plan, Answers(after.stage))
    last, rests = CaseStage.CLOSED, _rests(year, chosen, own_people, own, chance)
    play = Play(players, chance, year, chosen, until, last, _quietly, kept=own, rests=rests, after=after)
    play.run(monday - TO_READ)
    after.leave(morning(until, 15))
    rows = Case.objects.filter(year=year, institution__in=chosen)
    return Counter(rows.values_list("stage", flat=True))


def _plan(
    players: Company, year: int, chosen: frozenset[int], season: Season, own: frozenset[int], today: date
) -> TeamPlan:
    """Return a plan in which the demonstration's own institution was visited and its assessor visits."""
    rules = _rules(replace(agency_rules(players.registrar), only=chosen), season)
    for seed in range(SEED, SEED + TRIES):
        plan = formed(players, year, rules, season, STEPS, seed)
        visited = plan.visits.filter(stops__institution__in=own, ends__range=(today - EARLY, today - LATE))
        if visited.exists() and plan.visits.filter(seats__assessor__in=players.assessors).exists():
            break
    return plan


def _rests(
    year: int, chosen: Collection[int], people: Collection[int], own: Collection[int], chance: Chance
) -> dict[int, str]:
    """Return where cases stay so that everybody has something to do: those of own people, then some."""
    rows = Case.objects.filter(year=year, institution__in=chosen, visit__isnull=False)
    rows = rows.exclude(institution__in=own).exclude(sar=None).exclude(visit__level=Level.EARLY_CHILDHOOD)
    mine = rows.filter(visit__seats__assessor__in=people).order_by("-visit__starts", "pk")
    found = dict(zip(mine.values_list("pk", flat=True), SPOTS, strict=False))
    for pk, number in rows.order_by("pk").values_list("pk", "number"):
        if pk not in found and chance.happens(RESTING, "rests", number):
            found[pk] = chance.one_of(SPOTS, "where", number)
    return found


def _rules(rules: TeamRules, season: Season) -> TeamRules:
    """Return rules under which schools are visited first and child centres in the weeks ahead.

    A year that is over is shown as if it were this one, so holidays of schools fall on other days.
    """
    last = season.first_monday + BEFORE
    early = Closed(f"{season.first_monday:%m-%d}", f"{last:%m-%d}", Text(AHEAD, "Ahead (example)"))
    levels = {name: replace(one, closed=()) for name, one in rules.levels.items()}
    centres = Level.EARLY_CHILDHOOD.value
    levels[centres] = replace(levels[centres], closed=(early,))
    return replace(rules, levels=levels, closed=())


def _chosen(year: int, players: Company) -> frozenset[int]:
    """Return some institutions of each kind near those whom the demonstration's own people act for."""
    on_list = Listing.objects.filter(year=year, ended_on=None, institution__is_demo=True, level="")
    own = Institution.objects.filter(pk__in=players.places)
    near = set(own.values_list("province", flat=True))
    near |= set(Assessor.objects.filter(pk__in=players.assessors).values_list("province", flat=True))
    found = set(players.places)
    for kind in Kind:
        for province in sorted(near):
            rows = on_list.filter(kind=kind, institution__province=province).order_by("institution")
            found |= set(rows.values_list("institution", flat=True)[:NEAR])
    return frozenset(found)


def _quietly(_words: str) -> None:
    """Say nothing: the demonstration says at its end what was played."""
