"""Which needs of cases their scores meet, for many cases at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from prakan.assessment.models import Case
from prakan.domain.cases.needs import Need


def of_the_scores(cases: QuerySet[Case], today: date) -> Mapping[Need, Iterable[int]]:
    """Return the cases whose sheets are all in, and whose team has agreed."""
    opened = list(cases.filter(consensus__isnull=False).values_list("pk", "consensus__stage"))
    return {
        Need.SHEETS_IN: [pk for pk, _stage in opened],
        Need.CONSENSUS_AGREED: [pk for pk, stage in opened if stage == "agreed"],
    }


def of_the_verdicts(cases: QuerySet[Case], today: date) -> Mapping[Need, Iterable[int]]:
    """Return the cases which have a verdict."""
    return {Need.VERDICT_MADE: list(cases.filter(verdicts__version=1).values_list("pk", flat=True))}
