"""Who reaches which level of recognition by rule, with the margin, and what boards resolved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from prakan.assessors.models import Appraisal, Complaint, Recognition
from prakan.assessors.queries.appraisal_rights import check_appraiser, content
from prakan.domain.assessors import Standing
from prakan.domain.calendar import fiscal_year, fiscal_year_of
from prakan.domain.recognition import Facts, LevelRule, Margin, levels_of, margins, reached
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import Assessor


@dataclass(frozen=True, slots=True)
class Reaching:
    """An assessor beside the rule of a level; ``given``: the level a board gave this year."""

    assessor: int
    number: str
    name: Text
    level: LevelRule
    margins: tuple[Margin, ...]
    reached: bool
    given: str
    is_demo: bool


@dataclass(frozen=True, slots=True)
class RecognitionList:
    """All levels with their rules, and of one of them who reaches it and who lacks one condition."""

    year: int
    levels: tuple[LevelRule, ...]
    level: LevelRule
    reached: tuple[Reaching, ...]
    near: tuple[Reaching, ...]  # lacking one condition
    counts: dict[str, int]  # who reaches a level, by its key
    unknown: int  # active assessors who have no final mean this year


def recognition(person: Person, year: int, key: str = "") -> RecognitionList:
    """Return who reaches a level at the end of a fiscal year (B.E.); for those who appraise.

    Raises ``Refused``: ACCESS-001, EAPA-002.
    """
    check_appraiser(person)
    levels = levels_of(content("recognition")["levels"])
    level = next((one for one in levels if one.key == key), levels[0])
    facts = facts_of(year)
    best = {pk: reached(levels, one, year) for pk, one in facts.items()}
    given = dict(Recognition.objects.filter(year=year).values_list("assessor", "level"))
    beside = {pk: margins(level, one, year) for pk, one in facts.items()}
    close = [pk for pk, found in beside.items() if sum(not one.met for one in found) < 2]
    rows = [
        Reaching(
            row.pk, row.number, row.name, level, beside[row.pk], best[row.pk] == level,
            given.get(row.pk, ""), row.is_demo,
        )
        for row in Assessor.objects.filter(pk__in=close)
    ]  # fmt: skip
    counts = {one.key: sum(found == one for found in best.values()) for one in levels}
    return RecognitionList(
        year=year,
        levels=levels,
        level=level,
        reached=tuple(row for row in rows if row.reached),
        near=tuple(row for row in rows if not row.reached and not all(one.met for one in row.margins)),
        counts=counts,
        unknown=sum(one.mean is None for one in facts.values()),
    )


def facts_of(year: int) -> dict[int, Facts]:
    """Return the facts of every active assessor at the end of a fiscal year (B.E.)."""
    _, last = fiscal_year(year)
    visits = Count("visits", filter=Q(visits__starts__lte=last))
    rows = Assessor.objects.filter(standing=Standing.ACTIVE).annotate(made=visits)
    means = dict(
        Appraisal.objects.filter(round__year=year, stage=Appraisal.Stage.FINAL)
        .order_by()
        .values_list("assessor", "mean")
    )
    upheld: dict[int, list[int]] = defaultdict(list)
    for who, on in Complaint.objects.filter(upheld=True, decided_on__lte=last).values_list(
        "assessor", "decided_on"
    ):
        if on:
            upheld[who].append(fiscal_year_of(on))
    return {
        row.pk: Facts(row.made, _years(row.joined_on, last), means.get(row.pk), tuple(upheld[row.pk]))
        for row in rows
    }


def _years(since: date | None, until: date) -> int | None:
    if since is None:
        return None
    return max(0, until.year - since.year - ((until.month, until.day) < (since.month, since.day)))
