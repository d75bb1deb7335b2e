"""Which needs of cases their readings meet, for many cases at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import F, QuerySet

from prakan.assessment.models import Case, CaseReading, CaseRemark
from prakan.domain.cases.needs import Need


def of_the_readings(cases: QuerySet[Case], today: date) -> Mapping[Need, Iterable[int]]:
    """Return the cases passed since they came to be read."""
    passed = CaseReading.objects.filter(
        case__in=cases, is_second=False, stage=CaseReading.Stage.PASSED, ended_at__gte=F("case__entered_at")
    )
    return {Need.READING_PASSED: list(passed.values_list("case_id", flat=True))}


def of_the_remarks(cases: QuerySet[Case], today: date) -> Mapping[Need, Iterable[int]]:
    """Return the cases whose remarks of returned readings are all answered."""
    returned = CaseReading.objects.filter(case__in=cases, is_second=False, stage=CaseReading.Stage.RETURNED)
    open_ = CaseRemark.objects.filter(reading__in=returned, must=True, answer="")
    unanswered = set(open_.values_list("reading__case_id", flat=True))
    every = cases.values_list("pk", flat=True)
    return {Need.REMARKS_ANSWERED: [pk for pk in every if pk not in unanswered]}
