"""One row of the registry as a record of team formation, or the reason why it cannot be considered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from prakan.domain.assessors import LEVEL_NAMES, Standing
from prakan.domain.institutions import STATUS_NAMES, Status
from prakan.domain.places import province
from prakan.domain.problems import Fault
from prakan.domain.problems_team_plans import (
    ALWAYS_AWAY,
    NO_LEVEL_RULES,
    NO_LICENCE,
    NO_OPEN_WEEK,
    NO_SEAT,
    PLACE_CLOSED,
    PROVINCE_UNKNOWN,
    RESTING,
)
from prakan.domain.problems_teams import DAYS_UNUSABLE, SEATS_UNUSABLE
from prakan.domain.team_rules import Further, Renewals, TeamRules, level_of, open_weeks
from prakan.domain.team_rules.model import TOGETHER
from prakan.domain.team_rules.numbers import USUAL_LOAD
from prakan.domain.team_rules.people import Span, away, in_teams, licensed_weeks
from prakan.domain.teams import Assessor, Institution, Licence, VisitSize, Year
from prakan.domain.teams.geography import position_fault
from prakan.domain.teams.model import LEAST_SEATS, MOST_SEATS
from prakan.domain.text import Text
from prakan.registry.queries.team_material import ListedPlace, TeamPerson


def institution_of(one: ListedPlace, rules: TeamRules, year: Year) -> Institution | Fault:
    """Return an institution on the list as it is planned, or why it cannot be."""
    level, place = level_of(one.kind), province(one.province)
    said = {"record": one.name}
    if one.status != Status.OPEN:
        return Fault(PLACE_CLOSED, {**said, "status": STATUS_NAMES[Status(one.status)]})
    if level not in rules.levels or not rules.levels[level].sizes:
        return Fault(NO_LEVEL_RULES, {**said, "level": LEVEL_NAMES.get(level, Text(level))})
    if place is None:
        return Fault(PROVINCE_UNKNOWN, said)
    if not (weeks := open_weeks(rules, level, year)):
        return Fault(NO_OPEN_WEEK, said)
    size = rules.size(level, one.learners)
    if fault := _size_fault(size, rules) or position_fault("", one.province, one.latitude, one.longitude):
        return Fault(fault.problem, {**fault.values, **said})
    return Institution(
        id=str(one.id),
        level=level_of(one.kind, one.further if rules.further is Further.EVERY else ()),
        latitude=one.latitude,
        longitude=one.longitude,
        province=one.province,
        region=place.region,
        parent=str(one.agency or ""),
        days=size.days,
        seats=size.seats,
        weeks=weeks,
        district=one.district,
        languages=frozenset(rules.levels[level].languages),
    )


def assessor_of(
    one: TeamPerson, rules: TeamRules, year: Year, shared: Iterable[str], days: Mapping[str, float]
) -> Assessor | Fault:
    """Return an assessor as they can be planned, or why they cannot be.

    ``shared`` are the keys of levels that stand together, ``days`` the mean days of a visit by level: the
    register limits institutions a year, the search days.
    """
    said = {"record": one.name}
    if one.standing != Standing.ACTIVE:
        return Fault(RESTING, said)
    if not (licensed := licensed_weeks(one.licences, year, rules.renewals is Renewals.ASSUMED)):
        return Fault(NO_LICENCE, said)
    licences, novice = in_teams(licensed, [Span(s.level, s.seat, s.starts, s.ends) for s in one.seats], year)
    if not licences:
        return Fault(NO_SEAT, said)
    free = ((1 << year.count) - 1) & ~away(one.off, year)
    if not any(licence.weeks & free for licence in licences):
        return Fault(ALWAYS_AWAY, said)
    if (place := province(one.province)) is None:
        return Fault(PROVINCE_UNKNOWN, said)
    if astray := position_fault("", one.province, one.latitude, one.longitude):
        return Fault(astray.problem, {**astray.values, **said})
    return Assessor(
        id=str(one.id),
        licences=(*licences, *_shared(licences, shared)),
        latitude=one.latitude,
        longitude=one.longitude,
        province=one.province,
        region=place.region,
        weeks=free,
        most_days=_most_days(one.max_load or rules.number(USUAL_LOAD), licences, days),
        novice=novice,
        languages=frozenset(one.languages),
        employer=_employer(one, year),
        expertise=frozenset(one.expertise),
        district=one.district,
        assessed=frozenset(str(place) for place, _ in one.visited),
        assessed_parents=frozenset(str(agency) for _, agency in one.visited if agency),
    )


def _size_fault(size: VisitSize, rules: TeamRules) -> Fault | None:
    most = rules.number("most_days")
    if not 1 <= size.days <= most:
        return Fault(DAYS_UNUSABLE, {"days": size.days, "most": most})
    if not LEAST_SEATS <= size.seats <= MOST_SEATS:
        return Fault(SEATS_UNUSABLE, {"seats": size.seats, "least": LEAST_SEATS, "most": MOST_SEATS})
    return None


def _shared(licences: Iterable[Licence], keys: Iterable[str]) -> list[Licence]:
    """Return the licences for levels that stand together: in the weeks of all, the chair as on the first."""
    found = []
    for key in sorted(keys):
        levels = key.split(TOGETHER)
        held = [[one for one in licences if one.level == level] for level in levels]
        weeks = -1
        for same in held:
            weeks &= _all(one.weeks for one in same)
        if all(held) and weeks:
            found.append(Licence(key, weeks, any(one.chair for one in held[0])))
    return found


def _all(several: Iterable[int]) -> int:
    weeks = 0
    for one in several:
        weeks |= one
    return weeks


def _most_days(load: int, licences: Iterable[Licence], days: Mapping[str, float]) -> int:
    """Return the days that so many visits of somebody's levels take on average, at least one a visit."""
    usual = [days[one.level] for one in licences if one.level in days]
    return max(load, int(load * (sum(usual) / len(usual)))) if usual else load


def _employer(one: TeamPerson, year: Year) -> str:
    """Return where somebody works during the plan; the first of several, "" for none."""
    first, last = year.monday(0), year.monday(year.count)
    there = [e.place for e in one.employers if _meets(e.starts, e.ends, first, last)]
    return there[0] if there else ""


def _meets(starts: date | None, ends: date | None, first: date, last: date) -> bool:
    return (starts is None or starts <= last) and (ends is None or ends >= first)
