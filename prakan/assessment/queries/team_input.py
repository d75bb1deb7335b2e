"""From the registry's rows to a problem of team formation: who is visited, who can go, who not and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from prakan.assessment.queries.team_records import assessor_of, institution_of
from prakan.domain.interests import Conflict as Interest
from prakan.domain.interests import InterestKind
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_team_plans import NOBODY_USABLE, NOTHING_LISTED
from prakan.domain.team_rules import TeamRules, level_of, season_ahead, year_of
from prakan.domain.team_rules.model import TOGETHER
from prakan.domain.teams import Assessor, Conflict, ConflictKind, Institution, Pin, Problem, Target, Year
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.queries.interests import barring
from prakan.registry.queries.team_material import listed_places, team_people

#: kind of the register of interests -> how the search calls it; words and sources are the register's
CONFLICTS = {
    InterestKind.EMPLOYMENT: ConflictKind.EMPLOYER,
    InterestKind.SUPERVISION: ConflictKind.PARENT_AGENCY,
    InterestKind.SAME_AGENCY: ConflictKind.PARENT_AGENCY,
    InterestKind.STUDY: ConflictKind.FORMER_STAFF,
    InterestKind.PAST_ASSESSMENT: ConflictKind.ASSESSED_BEFORE,
    InterestKind.FAMILY: ConflictKind.FAMILY,
    InterestKind.CONSULTANCY: ConflictKind.CONSULTANCY,
    InterestKind.OTHER: ConflictKind.DECLARED,
}


class Named(Protocol):
    """A row of the registry with its id and name."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> Text: ...


Row = TypeVar("Row", bound=Named)
Record = TypeVar("Record")


@dataclass(frozen=True)
class TeamInput:
    """What a plan is made from; the ids of the problem's records are those of the rows, as text.

    ``places_out`` and ``people_out`` are rows (ids) that cannot be considered, each with its fault, named:
    whoever is on the list or in the register is in the problem or here. ``levels`` are those of all on the
    list, ``names`` theirs. ``listed`` counts them, ``registered`` the assessors who have not left.
    """

    problem: Problem
    year: Year
    places_out: Mapping[int, Fault]
    people_out: Mapping[int, Fault]
    levels: Mapping[int, str]
    names: Mapping[int, Text]
    listed: int
    registered: int


def gathered(
    person: Person, year: int, rules: TeamRules, today: date, *, pins: Iterable[Pin] = ()
) -> TeamInput:
    """Return the problem of a fiscal year (B.E.) under rules, from the registry as it is now; for staff.

    Some twenty statements whatever the number of rows. Pins that contradict stay in ``problem.faults``.
    Raises ``Refused``: TEAM-020 nobody is listed, TEAM-021 no assessor can be considered.
    """
    weeks = year_of(rules.season or season_ahead(year, today))
    listed, people = listed_places(person, year), team_people(person)
    places = [one for one in listed if not rules.only or one.id in rules.only]
    if not places:
        raise refuse(NOTHING_LISTED, year=year)
    visited, places_out = _parted(places, lambda one: institution_of(one, rules, weeks))
    shared = {one.level for one in visited if TOGETHER in one.level}
    days = mean_days(visited)
    going, people_out = _parted(people, lambda one: assessor_of(one, rules, weeks, shared, days))
    if not going:
        raise refuse(NOBODY_USABLE, people=len(people))
    bars = _bars(person, going, visited, weeks)
    problem = Problem.from_records(visited, going, bars, rules.policy(shared), pins)
    return TeamInput(
        problem=problem,
        year=weeks,
        places_out=places_out,
        people_out=people_out,
        levels={one.id: level_of(one.kind) for one in places},
        names={one.id: one.name for one in places},
        listed=len(places),
        registered=len(people),
    )


def mean_days(visited: Iterable[Institution]) -> dict[str, float]:
    """Return the mean days of a visit by level."""
    found: dict[str, list[int]] = defaultdict(list)
    for one in visited:
        found[one.level].append(one.days)
    return {level: sum(days) / len(days) for level, days in found.items()}


def _parted(
    rows: Sequence[Row], make: Callable[[Row], Record | Fault]
) -> tuple[list[Record], dict[int, Fault]]:
    """Return the records made of rows, and the faults of the others by id."""
    made: list[Record] = []
    out: dict[int, Fault] = {}
    for row in rows:
        found = make(row)
        if isinstance(found, Fault):
            out[row.id] = found
        else:
            made.append(found)
    return made, out


def _bars(
    person: Person, going: Iterable[Assessor], visited: Iterable[Institution], weeks: Year
) -> list[Conflict]:
    first, last = weeks.monday(0), weeks.monday(weeks.count) - timedelta(days=1)
    found = barring(person, [int(a.id) for a in going], [int(i.id) for i in visited], first, last)
    return [
        Conflict(str(who), Target.INSTITUTION, str(place), _kind(hits[0]))
        for who, places in found.items()
        for place, hits in places.items()
    ]


def _kind(gravest: Interest) -> ConflictKind:
    return CONFLICTS[gravest.kind]
