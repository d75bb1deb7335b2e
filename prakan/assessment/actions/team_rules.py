"""Installing the rules of forming teams from an agency's folder."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.models import TeamRuleSet
from prakan.assessment.queries.team_rules import AGENCY
from prakan.domain.team_rules import TeamRules, to_json
from prakan.foundation import audit

STEP = "team.install"


@transaction.atomic
def install_rules(rules: TeamRules, *, at: datetime) -> bool:
    """Keep the agency's rules for plans to come; False when they are there already.

    The operator of the machine does this ("system" in the trail). Plans keep the rules they were made by.
    """
    said = to_json(rules)
    there = TeamRuleSet.objects.filter(name=AGENCY).first()
    if there is not None and there.rules == said:
        return False
    before = there.rules if there else {}
    audit.record(step=STEP, subject="team_rules:agency", by=None, at=at, before=before, after=said)
    TeamRuleSet.objects.update_or_create(name=AGENCY, defaults={"rules": said, "at": at})
    return True
