"""The agency's rules of reading, as installed."""

from __future__ import annotations

from prakan.assessment.models import CaseReadingRules
from prakan.domain.case_reading import ReadingRules, rules_of


def reading_rules() -> ReadingRules:
    """Return the agency's rules; without any nothing is checked and the house's shares hold."""
    row = CaseReadingRules.objects.filter(name="agency").first()
    return rules_of(row.rules) if row else ReadingRules()
