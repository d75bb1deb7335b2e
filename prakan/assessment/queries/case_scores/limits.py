"""The agency's limits of scores, as installed."""

from __future__ import annotations

from prakan.assessment.models import CaseResultRules
from prakan.domain.case_scores.limits import Limits, limits_of
from prakan.foundation.queries.memory import remembered

NAME = "scores"


@remembered
def score_limits() -> Limits:
    """Return the limits of the agency's folder, those of the house while it has none."""
    row = CaseResultRules.objects.filter(name=NAME).first()
    return limits_of(row.rules) if row is not None else Limits()
