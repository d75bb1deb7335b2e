"""Which cases have their appeal settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import F, QuerySet

from prakan.assessment.models import Case, CaseAppeal
from prakan.domain.cases.needs import Need


def of_the_appeals(cases: QuerySet[Case], today: date) -> Mapping[Need, Iterable[int]]:
    """Return the cases whose appeal was settled since they came to their stage."""
    rows = CaseAppeal.objects.filter(
        case__in=cases, stage=CaseAppeal.Stage.SETTLED, settled_at__gte=F("case__entered_at")
    )
    return {Need.APPEAL_SETTLED: list(rows.values_list("case_id", flat=True))}
