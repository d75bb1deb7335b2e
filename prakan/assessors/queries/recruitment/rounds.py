"""Rounds of recruitment: what anybody reads of an announcement, what the officer's board counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from prakan.assessors.models import Application, Recruitment
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import ROUND_MISSING
from prakan.domain.recruitment_rule import RoundRule, unpacked
from prakan.domain.recruitment_words import APPLICATION_STAGES
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

READ = "recruitment.read"
HIDDEN = (Recruitment.Stage.DRAFT,)


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round as announced; ``counts`` are applications by stage, empty where nobody may know them."""

    id: int
    year: int
    number: int
    level: str
    places: int
    opens_on: date
    closes_on: date
    tests_on: date | None
    conditions: Text
    rule: RoundRule
    stage: str
    committee: str
    board: str
    licences_from: date | None
    reason: str
    is_demo: bool
    revision: int
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """Return how many applied, those who took it back among them."""
        return sum(self.counts.values())

    def takes(self, day: date) -> bool:
        """Return whether applications are taken on a day."""
        return self.stage == Recruitment.Stage.OPEN and self.opens_on <= day <= self.closes_on


def announced() -> tuple[RoundView, ...]:
    """Return what is announced, the newest first; takes no person: the page is public."""
    return tuple(view(row, {}) for row in Recruitment.objects.exclude(stage__in=HIDDEN))


def announcement(recruitment_id: int) -> RoundView:
    """Return an announced round; takes no person: the page is public. Raises ``Refused`` (RECRUIT-001)."""
    row = Recruitment.objects.exclude(stage__in=HIDDEN).filter(pk=recruitment_id).first()
    if row is None:
        raise refuse(ROUND_MISSING)
    return view(row, {})


def rounds(person: Person) -> tuple[RoundView, ...]:
    """Return every round with its counts, for those who may read applications."""
    access.check(person, READ)
    rows = list(Recruitment.objects.all())
    counts = _counts([row.pk for row in rows])
    return tuple(view(row, counts[row.pk]) for row in rows)


def round_of(person: Person, recruitment_id: int) -> RoundView:
    """Return a round with its counts; raises ``Refused``: ACCESS-001, RECRUIT-001."""
    access.check(person, READ)
    row = Recruitment.objects.filter(pk=recruitment_id).first()
    if row is None:
        raise refuse(ROUND_MISSING)
    return view(row, _counts([row.pk])[row.pk])


def view(row: Recruitment, counts: Mapping[str, int]) -> RoundView:
    """Return a row as what is read of it."""
    return RoundView(
        id=row.pk,
        year=row.year,
        number=row.number,
        level=row.level,
        places=row.places,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        tests_on=row.tests_on,
        conditions=Text(row.conditions_th, row.conditions_en),
        rule=unpacked(row.rule),
        stage=row.stage,
        committee=row.committee,
        board=row.board,
        licences_from=row.licences_from,
        reason=row.reason,
        is_demo=row.is_demo,
        revision=row.revision,
        counts=counts,
    )


def _counts(rounds: Collection[int]) -> Mapping[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Application.objects.filter(recruitment__in=rounds).order_by()
    for pk, stage, count in rows.values_list("recruitment", "stage").annotate(Count("pk")):
        found[pk][stage] = count
    return {
        pk: {stage: told[stage] for stage in APPLICATION_STAGES if stage in told}
        for pk in rounds
        for told in (found[pk],)
    }
