"""Loading a year in motion into a demonstration: all cases opened, some played to where they stand today."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from django.utils import timezone

from prakan.assessment.models import Case, TeamPlan
from prakan.commands.simulating.chance import Chance
from prakan.commands.simulating.company import Company, company
from prakan.commands.simulating.play import Play
from prakan.commands.simulating.preparing import LEAD, formed, morning, opened, teamed
from prakan.domain.cases.stages import CaseStage
from prakan.domain.institutions import Kind
from prakan.domain.team_rules import Season
from prakan.registry.models import Assessor, Institution, Listing

BEFORE, WEEKS = timedelta(weeks=13), 17  # visits began so long ago, and go on for so many weeks
SEED, STEPS, TRIES = 2567, 3_000, 4
NEAR = 9  # institutions of each kind around the demonstration's own people
EARLY, LATE = timedelta(weeks=10), timedelta(weeks=3)  # when own institutions were visited, before today
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
    plan = _plan(players, year, chosen, Season(monday, WEEKS), own & chosen, today)
    teamed(players, plan)
    until = today - timedelta(days=1)
    Play(players, chance, year, chosen, until, CaseStage.CLOSED, _quietly, kept=own).run(monday - TO_READ)
    rows = Case.objects.filter(year=year, institution__in=chosen)
    return Counter(rows.values_list("stage", flat=True))


def _plan(
    players: Company, year: int, chosen: frozenset[int], season: Season, own: frozenset[int], today: date
) -> TeamPlan:
    """Return a plan in which the demonstration's own institution was visited and its assessor visits."""
    for seed in range(SEED, SEED + TRIES):
        plan = formed(players, year, chosen, season, STEPS, seed)
        visited = plan.visits.filter(stops__institution__in=own, ends__range=(today - EARLY, today - LATE))
        if visited.exists() and plan.visits.filter(seats__assessor__in=players.assessors).exists():
            break
    return plan


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
