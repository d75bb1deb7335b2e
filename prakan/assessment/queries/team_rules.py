"""Reading the rules of forming teams that a new plan begins with."""

from __future__ import annotations

from prakan.assessment.models import TeamRuleSet
from prakan.domain.team_rules import TeamRules, from_json, usual_rules
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered

AGENCY = "agency"


def agency_rules(person: Person) -> TeamRules:
    """Return the agency's rules, those of the house while its folder says nothing; for staff."""
    if not access.is_staff(person):
        access.check(person, "team.form")
    return kept_rules() or usual_rules()


@remembered
def kept_rules() -> TeamRules | None:
    """Return the rules as the agency's folder had them when it was loaded last, None before."""
    said = TeamRuleSet.objects.filter(name=AGENCY).values_list("rules", flat=True).first()
    return from_json(said) if said is not None else None
