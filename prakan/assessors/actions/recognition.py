"""What a board resolves of recognition levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from prakan.assessors.models import Recognition
from prakan.assessors.queries.appraisal_rights import content
from prakan.assessors.queries.recognition import facts_of
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_appraisal import (
    LEVEL_NOT_REACHED,
    NOBODY_CHOSEN,
    NOT_ACTIVE,
    RECOGNISED_ALREADY,
)
from prakan.domain.problems_licences import RESOLUTION_MISSING
from prakan.domain.problems_registry import NOT_A_CHOICE
from prakan.domain.recognition import Facts, LevelRule, levels_of, margins
from prakan.domain.record_words import words
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Assessor

STEP = "recognition.resolve"


class Result(StrEnum):
    """What became of one of many."""

    DONE = "done"
    ALREADY = "already"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """One who was named, what became of it, and why not; ``name`` is empty for nobody that is known."""

    assessor: int
    name: Text
    result: Result
    fault: Fault | None = None


@transaction.atomic
def resolve(
    *, year: int, level: str, assessors: Sequence[int], resolution: str, by: Person, at: datetime
) -> tuple[Answer, ...]:
    """Give a level to those whom a board names; each is answered by itself, in the order named.

    Who does not meet the rule, holds another level of the year, or is no active assessor is refused and holds
    no other up; who was given this level by this resolution is done already. Raises ``Refused``: ACCESS-001,
    EAPA-002, LICENCE-004 (no resolution), RECOG-002 (nobody), REG-003.
    """
    access.check(by, STEP)
    levels = {one.key: one for one in levels_of(content("recognition")["levels"])}
    if level not in levels:
        raise refuse(NOT_A_CHOICE, "level", given=level)
    said = words(resolution)[:200]
    if not said:
        raise refuse(RESOLUTION_MISSING, "resolution")
    if not assessors:
        raise refuse(NOBODY_CHOSEN, "assessors")
    names = {one.pk: one.name for one in Assessor.objects.filter(pk__in=assessors)}
    known = {one.assessor_id: one for one in Recognition.objects.filter(year=year)}
    asked = _Asked(year, levels, levels[level], said, facts_of(year), known, names)
    answers = tuple(_answer(pk, asked) for pk in dict.fromkeys(assessors))
    _record([one.assessor for one in answers if one.result is Result.DONE], asked, by, at)
    return answers


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a board resolved, and all that is known of those whom it names."""

    year: int
    levels: Mapping[str, LevelRule]
    level: LevelRule
    resolution: str
    facts: Mapping[int, Facts]
    known: Mapping[int, Recognition]
    names: Mapping[int, Text]


def _answer(pk: int, asked: _Asked) -> Answer:
    name, before = asked.names.get(pk, Text("")), asked.known.get(pk)
    if before and (before.level, before.resolution) == (asked.level.key, asked.resolution):
        return Answer(pk, name, Result.ALREADY)
    if before:
        held = asked.levels[before.level].name if before.level in asked.levels else Text(before.level)
        said = {"name": name, "level": held, "resolution": before.resolution}
        return Answer(pk, name, Result.REFUSED, Fault(RECOGNISED_ALREADY, said, "assessors"))
    if pk not in asked.facts:
        return Answer(pk, name, Result.REFUSED, Fault(NOT_ACTIVE, {"id": pk}, "assessors"))
    if not all(one.met for one in margins(asked.level, asked.facts[pk], asked.year)):
        short = Fault(LEVEL_NOT_REACHED, {"name": name, "level": asked.level.name}, "assessors")
        return Answer(pk, name, Result.REFUSED, short)
    return Answer(pk, name, Result.DONE)


def _record(fresh: Sequence[int], asked: _Asked, by: Person, at: datetime) -> None:
    if not fresh:
        return
    told = {"level": asked.level.key, "assessors": list(fresh), "resolution": asked.resolution}
    audit.record(step=STEP, subject=f"recognition:{asked.year}", by=by, at=at, after=told)
    Recognition.objects.bulk_create(
        Recognition(
            assessor_id=pk, year=asked.year, level=asked.level.key, facts=_plain(asked.facts[pk]),
            resolution=asked.resolution, by=by, at=at,
        )
        for pk in fresh
    )  # fmt: skip


def _plain(facts: Facts) -> dict[str, object]:
    mean = None if facts.mean is None else str(facts.mean)
    return {"visits": facts.visits, "years": facts.years, "mean": mean, "upheld": list(facts.upheld)}
