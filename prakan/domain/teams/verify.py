"""A check of plans against every hard rule, in plain Python: it shares nothing with the search."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from prakan.domain.teams.model import (
    Assessor,
    Conflict,
    Distances,
    Institution,
    LevelRule,
    Pin,
    Plan,
    Policy,
    Target,
    Visit,
)
from prakan.domain.teams.rules import RuleId

EARTH = 6_371_009.0  # metres
TOLERANCE = 5.0  # metres by which a rounded distance may differ from this one


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a plan breaks: at which institutions, and who or what breaks it."""

    rule: RuleId
    institutions: tuple[str, ...]
    detail: str


@dataclass(frozen=True)
class Book:
    """The records a plan is held against, found by their ids."""

    institutions: Mapping[str, Institution]
    assessors: Mapping[str, Assessor]
    conflicts: Sequence[Conflict]
    policy: Policy
    distances: Distances

    @cached_property
    def barred(self) -> frozenset[tuple[str, Target, str]]:
        """Return every conflict as person, what it is with, and its id."""
        return frozenset((c.assessor, c.target, c.of) for c in self.conflicts)


def book(
    institutions: Iterable[Institution],
    assessors: Iterable[Assessor],
    conflicts: Sequence[Conflict],
    policy: Policy,
    distances: Distances,
) -> Book:
    """Return the records by id."""
    return Book({i.id: i for i in institutions}, {a.id: a for a in assessors}, conflicts, policy, distances)


def verify(records: Book, plan: Plan, pins: Sequence[Pin] = ()) -> list[Violation]:
    """Return every violation of a plan, visit by visit, then over the whole year; none for a legal plan.

    A pin is broken by a visit to its institutions that differs from it; that nobody visits them breaks none.
    """
    found = [v for visit in plan.visits for v in broken_by(records, visit)]
    found += [*_once(records, plan), *_booked(plan.visits), *_overloaded(records, plan.visits)]
    return [*found, *_unpinned(plan.visits, pins)]


def broken_by(records: Book, visit: Visit) -> list[Violation]:
    """Return the rules that a visit breaks, looked at alone."""
    unknown = [i for i in visit.institutions if i not in records.institutions]
    unknown += [a for a in visit.team if a not in records.assessors]
    if unknown:
        return [Violation(RuleId.ONCE, visit.institutions, one) for one in unknown]
    visited = [records.institutions[i] for i in visit.institutions]
    team = [records.assessors[a] for a in visit.team]
    checks = (
        _person_rules(records, visited, team, visit.week),
        _team_rules(records, visited, team),
        _group_rules(records, visited, visit.week),
    )
    return [Violation(rule, visit.institutions, detail) for check in checks for rule, detail in check]


def _person_rules(
    records: Book, visited: Sequence[Institution], team: Sequence[Assessor], week: int
) -> Iterator[tuple[RuleId, str]]:
    for person in team:
        if not person.weeks >> week & 1:
            yield RuleId.AVAILABILITY, person.id
        for one in visited:
            held = [x for x in person.licences if x.level == one.level and x.weeks >> week & 1]
            if not held:
                yield RuleId.LICENCE, person.id
            if not one.languages <= person.languages:
                yield RuleId.LANGUAGE, person.id
            if conflicts_with(records, person, one):
                yield RuleId.CONFLICT, person.id


def conflicts_with(records: Book, person: Assessor, one: Institution) -> bool:
    """Return whether a person has a conflict with an institution or with its parent agency."""
    own = (person.id, Target.INSTITUTION, one.id) in records.barred
    return own or (person.id, Target.PARENT, one.parent) in records.barred


def _team_rules(
    records: Book, visited: Sequence[Institution], team: Sequence[Assessor]
) -> Iterator[tuple[RuleId, str]]:
    if len({p.id for p in team}) != len(team) or len(team) != max(one.seats for one in visited):
        yield RuleId.SIZE, str(len(team))
    chair = team[0]
    if any(not may_chair(chair, one.level) for one in visited):
        yield RuleId.CHAIR, chair.id
    novices = [p.id for p in team if p.novice]
    if len(novices) > records.policy.most_novices or chair.novice or len(novices) == len(team):
        yield RuleId.NOVICE, ", ".join(novices)
    if not any(all(is_local(records, p, one) for one in visited) for p in team):
        yield RuleId.LOCAL, ", ".join(p.id for p in team)
    for at, person in enumerate(team):
        for other in team[at + 1 :]:
            if apart(records, person, other):
                yield RuleId.TEAMMATES, f"{person.id}, {other.id}"


def may_chair(person: Assessor, level: str) -> bool:
    """Return whether a person holds a licence to chair on a level."""
    return any(x.level == level and x.chair for x in person.licences)


def apart(records: Book, one: Assessor, other: Assessor) -> bool:
    """Return whether two people may not be in one team."""
    pairs = ((one.id, Target.ASSESSOR, other.id), (other.id, Target.ASSESSOR, one.id))
    together = bool(one.employer) and one.employer == other.employer
    return any(pair in records.barred for pair in pairs) or (together and records.policy.same_employer_apart)


def is_local(records: Book, person: Assessor, one: Institution) -> bool:
    """Return whether a person counts as local to an institution."""
    rule = records.policy.levels.get(one.level, LevelRule())
    if person.province == one.province or (rule.local_region and person.region == one.region):
        return True
    return road(records, person, one) <= rule.local_km * 1000 + TOLERANCE


def road(records: Book, one: Assessor | Institution, other: Institution) -> float:
    """Return metres by road: of the district table where it knows both, else the straight line lengthened."""
    same = isinstance(one, Institution) and one.district == other.district
    for pair in ((one.district, other.district), (other.district, one.district)):
        if pair in records.distances and not same:
            return records.distances[pair] * 1000.0
    return math.dist(_point(one), _point(other)) * records.policy.road_percent / 100


def _point(one: Assessor | Institution) -> tuple[float, float, float]:
    north, east = math.radians(one.latitude or 0.0), math.radians(one.longitude or 0.0)
    flat = EARTH * math.cos(north)
    return flat * math.cos(east), flat * math.sin(east), EARTH * math.sin(north)


def _group_rules(records: Book, visited: Sequence[Institution], week: int) -> Iterator[tuple[RuleId, str]]:
    policy, common = records.policy, -1
    for one in visited:
        common &= one.weeks
        if not one.weeks >> week & 1:
            yield RuleId.WINDOW, one.id
    if len(visited) == 1:
        return
    days = sum(one.days for one in visited)
    if len(visited) > policy.most_together or days > policy.most_days or len({v.level for v in visited}) > 1:
        yield RuleId.GROUPING, f"{len(visited)} institutions, {days} days"
    if common.bit_count() < policy.least_weeks:
        yield RuleId.GROUPING, f"{common.bit_count()} weeks in common"
    for at, one in enumerate(visited):
        for other in visited[at + 1 :]:
            if road(records, one, other) > policy.reach_km * 1000 + TOLERANCE:
                yield RuleId.GROUPING, f"{one.id}, {other.id}"


def _once(records: Book, plan: Plan) -> Iterator[Violation]:
    seen = Counter([i for visit in plan.visits for i in visit.institutions])
    seen.update(plan.unserved)
    for one in sorted(set(records.institutions) | set(seen)):
        if seen[one] != 1 or one not in records.institutions:
            yield Violation(RuleId.ONCE, (one,), str(seen[one]))


def _unpinned(visits: Sequence[Visit], pins: Sequence[Pin]) -> Iterator[Violation]:
    for pin in pins:
        for visit in visits:
            if set(pin.institutions) & set(visit.institutions) and not honours(visit, pin):
                yield Violation(RuleId.PINNED, visit.institutions, ", ".join(pin.institutions))


def honours(visit: Visit, pin: Pin) -> bool:
    """Return whether a visit is what a pin says, as far as it says anything."""
    people = set(pin.members) <= set(visit.team) and pin.chair in ("", visit.chair)
    return people and set(visit.institutions) == set(pin.institutions) and pin.week in (None, visit.week)


def _booked(visits: Sequence[Visit]) -> Iterator[Violation]:
    trips = Counter((person, visit.week) for visit in visits for person in visit.team)
    for (person, week), count in trips.items():
        if count > 1:
            of = tuple(v.institutions[0] for v in visits if v.week == week and person in v.team)
            yield Violation(RuleId.BOOKED, of, person)


def _overloaded(records: Book, visits: Sequence[Visit]) -> Iterator[Violation]:
    for person, days in loads(records, visits).items():
        if person in records.assessors and days > records.assessors[person].most_days:
            of = tuple(i for v in visits if person in v.team for i in v.institutions)
            yield Violation(RuleId.LOAD, of, f"{person}: {days}")


def loads(records: Book, visits: Sequence[Visit]) -> Counter[str]:
    """Return the visit days of each person in a plan."""
    days: Counter[str] = Counter()
    for visit in visits:
        spent = sum(records.institutions[i].days for i in visit.institutions if i in records.institutions)
        for person in visit.team:
            days[person] += spent
    return days
