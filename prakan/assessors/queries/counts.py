"""Counting people on their way to assess, as of a day: trained, certified, and those who hold a licence."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from prakan.assessors.models import ApplicationEvent
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.licences import LicenceStep
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.models import Assessor, Licence, LicenceChange
from prakan.registry.queries.rights import check_reader

SHOWN = 12  # people that a count names as examples
STEPS = {"trained": "training.enrol", "certified": "recruitment.register"}
TAKEN = (LicenceStep.SUSPEND, LicenceStep.REVOKE)


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many people of a level, and the digest (sha256 over their ids in order) that pins which."""

    level: str
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Somebody who was counted; ``subject`` names their page: an application or an entry of the register."""

    id: int
    name: Text
    subject: str


def assessor_counts(person: Person, year: int, on: date) -> dict[str, tuple[LevelCount, ...]]:
    """Return counts by counter as of the end of a day, level by level; levels without anybody are left out.

    "trained" and "certified" are applicants of the rounds of a fiscal year (B.E.), "licensed" assessors whose
    licence held on the day.
    """
    check_reader(person)
    return _counts(year, on)


@remembered
def _counts(year: int, on: date) -> dict[str, tuple[LevelCount, ...]]:
    return {name: _by_level(people) for name, people in _people(year, on).items()}


def people_counted(person: Person, counter: str, parameters: Mapping[str, str]) -> tuple[Counted, ...]:
    """Return the first few whom a count counted ("assessors.trained"), in the order of their ids."""
    check_reader(person)
    name = counter.rpartition(".")[2]
    on = date.fromisoformat(parameters["as_of"])
    found = _people(int(parameters["year"]), on)[name].get(parameters["level"], set())
    first = sorted(found)[:SHOWN]
    if name == "licensed":
        rows = Assessor.objects.filter(pk__in=first).order_by("pk")
        return tuple(Counted(row.pk, Text(row.name_th, row.name_en), f"assessor:{row.pk}") for row in rows)
    events = ApplicationEvent.objects.filter(application__in=first, step=STEPS[name])
    rows_ = {one.application_id: one.application for one in events.select_related("application")}
    return tuple(Counted(pk, rows_[pk].name, f"application:{pk}") for pk in first)


def _people(year: int, on: date) -> dict[str, dict[str, set[int]]]:
    events = ApplicationEvent.objects.filter(application__recruitment__year=year, at__date__lte=on)
    steps = (*STEPS.values(), "recruitment.withdraw")
    took: dict[str, dict[str, set[int]]] = {step: defaultdict(set) for step in steps}
    told = events.filter(step__in=steps).order_by()
    for step, level, pk in told.values_list("step", "application__recruitment__level", "application"):
        took[step][level].add(pk)
    gone = {pk for people in took["recruitment.withdraw"].values() for pk in people}
    trained = {level: people - gone for level, people in took[STEPS["trained"]].items()}
    return {"trained": trained, "certified": took[STEPS["certified"]], "licensed": _licensed(on)}


def _licensed(on: date) -> dict[str, set[int]]:
    """Return by level who holds a licence on a day that was neither suspended nor revoked by then."""
    changes = LicenceChange.objects.filter(on__lte=on).order_by("on", "pk").values_list("licence", "step")
    last = dict(changes)
    held: dict[str, set[int]] = defaultdict(set)
    rows = Licence.objects.filter(starts__lte=on).exclude(ends__lt=on).order_by()
    for pk, level, assessor in rows.values_list("pk", "level", "assessor"):
        if last.get(pk) not in TAKEN:
            held[level].add(assessor)
    return held


def _by_level(people: Mapping[str, set[int]]) -> tuple[LevelCount, ...]:
    return tuple(
        LevelCount(level, len(people[level]), _digest(people[level]))
        for level in LEVEL_NAMES
        if people.get(level)
    )


def _digest(ids: Iterable[int]) -> str:
    return hashlib.sha256(",".join(map(str, sorted(ids))).encode()).hexdigest()
