"""What the product says about a plan of teams, held against the judge: each disagreement in one line."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, permutations

from benchmarks.teams_judge import Judge
from prakan.assessment.models import TeamLeftOut, TeamPlan, TeamVisit
from prakan.assessment.queries.team_reason_views import Other, SeatWhy, Way, Why, WhyLeftOut
from prakan.assessment.queries.team_reasons import why, why_left_out
from prakan.assessment.queries.team_snapshots import plan_as_searched, snapshot
from prakan.domain.teams import RuleId, Visit, Year, verify
from prakan.domain.teams.alone import TRIED
from prakan.domain.teams.verify import is_local, road
from prakan.foundation.models import Person

BAHT = 3  # by which costs in baht may differ: both sides are rounded
NOBODY = Visit((), "", (), -1, 0)


@dataclass(frozen=True)
class Checked:
    """How many teams and institutions were looked at, and every disagreement."""

    teams: int
    left_out: int
    faults: tuple[str, ...]


def checked(person: Person, plan_id: int, teams: int, seed: int = 1) -> Checked:
    """Hold the reasons of some teams, by chance, and of all institutions without one against the judge."""
    kept, made = snapshot(person, plan_id), plan_as_searched(person, plan_id)
    problem = kept.problem
    fair = {one.id: int(problem.columns.target[at]) for at, one in enumerate(problem.assessors)}
    judge = Judge(problem.book, made, fair)
    broken = {(i, v.rule) for v in verify(problem.book, made, problem.pins) for i in v.institutions}
    visits = {visit.institutions[0]: visit for visit in made.visits}
    rows = list(TeamVisit.objects.filter(plan=plan_id).order_by("number").values_list("pk", flat=True))
    picked = random.Random(seed).sample(rows, min(teams, len(rows)))
    faults: list[str] = []
    for pk in picked:
        places = sorted(
            str(i) for i in TeamVisit.objects.get(pk=pk).stops.values_list("institution", flat=True)
        )
        visit = next(visits[i] for i in places if i in visits)
        faults += [f"visit {pk}: {one}" for one in of_team(judge, why(person, pk), visit, broken, kept.year)]
    out = TeamLeftOut.objects.filter(plan=plan_id).exclude(why=TeamLeftOut.Why.RECORD)
    ids = list(out.values_list("institution_id", flat=True))
    for pk in ids:
        said = why_left_out(person, plan_id, pk)
        faults += [f"institution {pk}: {one}" for one in of_left_out(judge, said, str(pk), kept.year)]
    return Checked(len(picked), len(ids), tuple(faults))


def newest(year: int) -> TeamPlan:
    """Return the newest plan of a year that has visits."""
    return TeamPlan.objects.filter(year=year, visits__isnull=False).order_by("-pk")[0]


def of_team(
    judge: Judge, said: Why, visit: Visit, broken: set[tuple[str, RuleId]], year: Year
) -> Iterator[str]:
    """Yield what a team's reasons say otherwise than the judge."""
    for check in said.checks:
        if check.kept is any((i, check.rule) in broken for i in visit.institutions):
            yield f"rule {check.rule}"
    if [str(seat.who.id) for seat in said.seats] != list(visit.team):
        yield "other people"
    for seat in said.seats:
        yield from _of_seat(judge, seat, visit)
    yield from _of_other(judge, said.other, visit, year)


def _of_seat(judge: Judge, seat: SeatWhy, visit: Visit) -> Iterator[str]:
    person, places = str(seat.who.id), judge.places(visit)
    who = judge.book.assessors[person]
    far = max(road(judge.book, who, one) for one in places) / 1000
    local = all(is_local(judge.book, who, one) for one in places)
    if abs(far - seat.km) > 1 or (seat.local, seat.novice) != (local, who.novice):
        yield f"{person}: {seat.km} km, local {seat.local}, novice {seat.novice}"
    cost, fair = judge.alone(person, visit, seat.chair) / 100, judge.shared(person, visit, visit) / 100
    if abs(cost - seat.cost) > BAHT or abs(fair - seat.fairness) > BAHT:
        yield f"{person}: {seat.cost} and {seat.fairness} baht, not {cost:.0f} and {fair:.0f}"
    least, most, of = judge.rank(person, visit, seat.chair)
    if not least <= seat.rank <= most or seat.of != of:
        yield f"{person}: rank {seat.rank} of {seat.of}, not {least} to {most} of {of}"
    if (seat.days, seat.most_days) != (judge.days[person], who.most_days):
        yield f"{person}: {seat.days} days of {seat.most_days}"


def _of_other(judge: Judge, other: Other | None, visit: Visit, year: Year) -> Iterator[str]:
    own = judge.team(visit, visit)
    if other is None:
        yield from (f"no other team, but {one.team}" for one in judge.cheaper(visit, float("inf")))
        return
    people = sorted({*visit.team, *(str(n.id) for n in other.instead)} - {str(n.id) for n in other.out})
    week = _week(other.starts, year)
    teams = [Visit(visit.institutions, t[0], t[1:], week, 0) for t in permutations(people)]
    legal = [judge.team(one, visit) - own for one in teams if judge.legal(one, visit)]
    if not legal:
        yield f"the next best team breaks a rule: {people}"
    elif abs(min(legal) / 100 - other.costs) > BAHT:
        yield f"the next best costs {other.costs} baht more, not {min(legal) / 100:.0f}"
    for one in judge.cheaper(visit, own + (other.costs - BAHT) * 100):
        yield f"{one.team} would be cheaper than the next best"


def of_left_out(judge: Judge, said: WhyLeftOut, institution: str, year: Year) -> Iterator[str]:
    """Yield what the reasons for leaving an institution out say otherwise than the judge."""
    one = judge.book.institutions[institution]
    if said.alone is judge.possible(one, frozenset(), alone=True):
        yield f"alone {said.alone}"
    size = min((len(rules) for rules in said.blocking), default=4)
    for count in range(min(size, 2) + 1):
        for rules in combinations(TRIED, count):
            can = judge.possible(one, frozenset(rules), alone=said.alone)
            if can is not (rules in said.blocking):
                yield f"without {rules} {'possible' if can else 'impossible'}"
    for way in said.ways:
        yield from _of_way(judge, way, institution, year)


def _of_way(judge: Judge, way: Way, institution: str, year: Year) -> Iterator[str]:
    team = [str(n.id) for n in way.team]
    visit = Visit((institution,), team[0], tuple(team[1:]), _week(way.starts, year), 0)
    if not judge.legal(visit, NOBODY, way.rules):
        yield f"the way out breaks more than {way.rules}"
    cost = (sum(judge.alone(a, visit, a == visit.chair) for a in visit.team) + judge.mix(visit)) / 100
    if abs(cost - way.cost) > BAHT:
        yield f"the way out costs {way.cost} baht, not {cost:.0f}"


def _week(starts: date, year: Year) -> int:
    return (starts - year.monday(0)).days // 7
