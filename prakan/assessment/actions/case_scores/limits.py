"""The limits of an agency's folder, kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.assessment.models import CaseResultRules
from prakan.assessment.queries.case_scores.limits import NAME
from prakan.domain.case_scores.limits import limits_of
from prakan.foundation import audit


@transaction.atomic
def install_limits(said: Mapping[str, Any], *, at: datetime) -> bool:
    """Keep the limits of an agency's folder when they differ; returns whether. Raises ``FaultyLimits``."""
    if not said:
        return False
    limits_of(said)
    row = CaseResultRules.objects.filter(name=NAME).first()
    if row is not None and row.rules == said:
        return False
    audit.record(step="score.install", subject="registry:scores", by=None, at=at, after=said)
    CaseResultRules.objects.update_or_create(name=NAME, defaults={"rules": dict(said), "at": at})
    return True
