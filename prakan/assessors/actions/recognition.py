"""What a board resolves of recognition levels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from prakan.assessors.models import Recognition
from prakan.assessors.queries.appraisal_rights import content
from prakan.assessors.queries.recognition import facts_of
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_appraisal import LEVEL_NOT_REACHED, NOBODY_CHOSEN
from prakan.domain.problems_licences import RESOLUTION_MISSING
from prakan.domain.problems_registry import NOT_A_CHOICE
from prakan.domain.recognition import Facts, levels_of, margins
from prakan.domain.record_words import words
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Assessor

STEP = "recognition.resolve"


@transaction.atomic
def resolve(
    *, year: int, level: str, assessors: Sequence[int], resolution: str, by: Person, at: datetime
) -> int:
    """Give a level to those whom a board names, all of whom meet its rule; returns how many are new.

    Raises ``Refused``: ACCESS-001, EAPA-002, LICENCE-004 (no resolution), RECOG-001, 002, REG-003.
    """
    access.check(by, STEP)
    levels = {one.key: one for one in levels_of(content("recognition")["levels"])}
    if level not in levels:
        raise refuse(NOT_A_CHOICE, "level", given=level)
    if not words(resolution):
        raise refuse(RESOLUTION_MISSING, "resolution")
    facts = facts_of(year)
    people = list(Assessor.objects.filter(pk__in=assessors).order_by("pk"))
    if not people:
        raise refuse(NOBODY_CHOSEN, "assessors")
    short = [
        one
        for one in people
        if one.pk not in facts or not all(m.met for m in margins(levels[level], facts[one.pk], year))
    ]
    if short:
        said = {"level": levels[level].name}
        raise Refused(*(Fault(LEVEL_NOT_REACHED, {"name": one.name, **said}, "assessors") for one in short))
    known = set(Recognition.objects.filter(year=year).values_list("assessor", flat=True))
    fresh = [one for one in people if one.pk not in known]
    told = {"level": level, "assessors": [one.pk for one in fresh], "resolution": words(resolution)[:200]}
    audit.record(step=STEP, subject=f"recognition:{year}", by=by, at=at, after=told)
    Recognition.objects.bulk_create(
        Recognition(
            assessor=one, year=year, level=level, facts=_plain(facts[one.pk]),
            resolution=words(resolution)[:200], by=by, at=at,
        )
        for one in fresh
    )  # fmt: skip
    return len(fresh)


def _plain(facts: Facts) -> dict[str, object]:
    mean = None if facts.mean is None else str(facts.mean)
    return {"visits": facts.visits, "years": facts.years, "mean": mean, "upheld": list(facts.upheld)}
