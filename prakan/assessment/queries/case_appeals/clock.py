"""Until when an institution may appeal against a result."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from prakan.assessment.models import Case, CaseCertificate, CasePublication, CaseResultRules
from prakan.domain.case_appeals.rules import AppealRules, Since, rules_of
from prakan.foundation.queries.memory import remembered

NAME = "appeals"


@remembered
def appeal_rules() -> AppealRules:
    """Return the rules of the agency's folder, those of the house while it has none; shown as unconfirmed."""
    row = CaseResultRules.objects.filter(name=NAME).first()
    return rules_of(row.rules) if row is not None else AppealRules()


def last_day(case: Case, rules: AppealRules) -> date | None:
    """Return the last day for an appeal in a case; None while its clock has not begun."""
    if rules.since is Since.PUBLISHED:
        rows = CasePublication.objects.filter(case=case, version=1).values_list("at", flat=True)
    else:
        rows = CaseCertificate.objects.filter(case=case).order_by("pk").values_list("at", flat=True)
    start = rows.first()
    return rules.last_day(timezone.localdate(start)) if start else None
