"""The agency's rules of follow-up, as installed."""

from __future__ import annotations

from prakan.assessment.models import ImprovementRules
from prakan.domain.improvement.rules import FollowUpRules, rules_of


def follow_up_rules() -> FollowUpRules:
    """Return the agency's rules; without any no result asks for a plan."""
    row = ImprovementRules.objects.filter(name="agency").first()
    return rules_of(row.rules) if row else FollowUpRules()
