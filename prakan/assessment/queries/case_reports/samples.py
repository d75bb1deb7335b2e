"""Versions of reports that a Word template is looked at with, and how many were made in each template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from prakan.assessment.models import CaseReportVersion
from prakan.assessment.queries.cases.reach import case_reach
from prakan.domain.frameworks.vocabulary import Level
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

MOST = 40
STEP = "letter.template"


@dataclass(frozen=True, slots=True)
class Sample:
    """A version of a report: of which case, of which institution."""

    case: int
    number: int
    said: str
    name: Text

    @property
    def key(self) -> str:
        return f"{self.case}-{self.number}"


def samples(person: Person, level: str, language: str) -> tuple[Sample, ...]:
    """Return the latest versions of a level's reports ("" every level) in a language, the newest first.

    Raises ``Refused``: ACCESS-001 for who may not change templates.
    """
    access.check(person, STEP)
    rows = CaseReportVersion.objects.filter(case_reach(person, "case__"), case__framework__isnull=False)
    rows = rows.filter(case__level=level) if level else rows
    abroad = Q(case__level=Level.INTERNATIONAL)
    rows = rows.filter(
        abroad | Q(case__language="en") if language == "en" else ~abroad & Q(case__language="th")
    )
    found = rows.order_by("-pk").select_related("case__institution")[:MOST]
    return tuple(Sample(r.case_id, r.number, r.case.number, r.case.institution.name) for r in found)


def made_in(person: Person, templates: Iterable[int]) -> dict[int, int]:
    """Return how many versions of reports are pinned to each template."""
    access.check(person, "file.open")
    rows = CaseReportVersion.objects.filter(template__in=list(templates)).values("template")
    return dict(rows.annotate(n=Count("pk")).values_list("template", "n").order_by())
