"""Which cases have the certificate of their newest verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from prakan.assessment.models import Case, CaseCertificate, CaseVerdict
from prakan.domain.cases.needs import Need

Stage = CaseCertificate.Stage


def of_the_certificates(cases: QuerySet[Case], today: date) -> Mapping[Need, Iterable[int]]:
    """Return the cases whose valid certificate is of their newest verdict."""
    found = current(CaseCertificate.objects.filter(case__in=cases))
    return {Need.CERTIFICATE_MADE: list(found.values_list("case_id", flat=True))}


def current(rows: QuerySet[CaseCertificate]) -> QuerySet[CaseCertificate]:
    """Return those of some certificates that are valid and of their case's newest verdict."""
    newer = CaseVerdict.objects.filter(case=OuterRef("case"), version__gt=OuterRef("verdict__version"))
    return rows.filter(~Exists(newer), stage=Stage.VALID)
