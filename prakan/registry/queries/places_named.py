"""The institution or parent agency that somebody means by a code or a number."""

from __future__ import annotations

from prakan.domain.problems import refuse
from prakan.domain.problems_assessors import PLACE_UNKNOWN, TIE_TO_BOTH, TIE_TO_NOTHING
from prakan.domain.problems_registry import AGENCY_UNKNOWN
from prakan.domain.record_words import words
from prakan.registry.models import Institution, InstitutionCode, ParentAgency


def registered_place(institution: str, agency: str) -> tuple[Institution | None, ParentAgency | None]:
    """Return the one place that is meant: an institution by code or number, or an agency by code.

    Raises ``Refused``: ASSESSOR-011 (neither), 012 (both), 013 (no institution), REG-010 (no agency).
    """
    code, of = words(institution), words(agency)
    if not (code or of):
        raise refuse(TIE_TO_NOTHING, "institution")
    if code and of:
        raise refuse(TIE_TO_BOTH, "agency")
    if code:
        return institution_named(code), None
    found = ParentAgency.objects.filter(code=of).first()
    if found is None:
        raise refuse(AGENCY_UNKNOWN, "agency", given=of)
    return None, found


def institution_named(code: str) -> Institution:
    """Return the institution with a code or number; raises ``Refused`` (ASSESSOR-013)."""
    carried = InstitutionCode.objects.filter(value=code, ends=None).select_related("institution").first()
    if carried:
        return carried.institution
    number = int(code) if code.isdecimal() and len(code) < 12 else 0
    found = Institution.objects.filter(pk=number).first()
    if found is None:
        raise refuse(PLACE_UNKNOWN, "institution", given=code)
    return found
