"""Who reaches which appraisal: those who appraise all of them, assessors their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from prakan.assessors.models import Appraisal, AppraisalRound, AssessorRules
from prakan.domain.appraisal import Giver, Rules, rules_of
from prakan.domain.calendar import fiscal_year
from prakan.domain.problems import NOT_ALLOWED, refuse
from prakan.domain.problems_appraisal import RULES_MISSING
from prakan.domain.roles import APPRAISERS, Role
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import VisitMade
from prakan.registry.queries.reach import assessors_of, institutions_of

NOTHING = Q(pk__in=())


def is_appraiser(person: Person) -> bool:
    """Return whether a person reads every appraisal."""
    return person.is_active and bool(access.roles_of(person) & APPRAISERS)


def check_appraiser(person: Person) -> None:
    """Raise ``Refused`` (ACCESS-001) unless the person reads every appraisal."""
    if not is_appraiser(person):
        raise refuse(NOT_ALLOWED, step="appraisal.read")


def reaching(person: Person) -> Q:
    """Return the condition under which a person reaches an appraisal."""
    if is_appraiser(person):
        return Q()
    return Q(assessor__in=assessors_of(person)) if person.is_active else NOTHING


def content(key: str) -> Mapping[str, Any]:
    """Return rules of the agency's folder by name; raises ``Refused`` (EAPA-002) without them."""
    found = AssessorRules.objects.filter(key=key).first()
    if found is None:
        raise refuse(RULES_MISSING)
    return dict(found.content)


def rules_for(round_: AppraisalRound) -> Rules:
    """Return the rules that a round was opened with."""
    return rules_of(round_.rules)


def visits_of(year: int) -> Q:
    """Return the condition of visits that began in a fiscal year (B.E.)."""
    first, last = fiscal_year(year)
    return Q(starts__gte=first, starts__lte=last)


def giver_of(person: Person, appraisal: Appraisal, kind: Giver) -> str:
    """Return as whom a person may fill in a form ("institution:5"), "" when they may not."""
    roles = access.roles_of(person) if person.is_active else frozenset()
    if kind is Giver.READER:
        return f"person:{person.pk}" if Role.ASSESSMENT_OFFICER in roles else ""
    if kind is Giver.SELF:
        return f"assessor:{appraisal.assessor_id}" if appraisal.assessor_id in assessors_of(person) else ""
    visits = VisitMade.objects.filter(visits_of(appraisal.round.year), assessor=appraisal.assessor_id)
    if kind is Giver.INSTITUTION:
        own = visits.filter(institution__in=institutions_of(person)).order_by("pk").first()
        return f"institution:{own.institution_id}" if own else ""
    return _chair(person, appraisal, list(visits.values_list("institution", "starts")))


def _chair(person: Person, appraisal: Appraisal, visits: list[tuple[int, date]]) -> str:
    own = assessors_of(person) - {appraisal.assessor_id}
    led = VisitMade.objects.filter(assessor__in=own, seat="chair").values_list(
        "assessor", "institution", "starts"
    )
    together = sorted(who for who, place, starts in led if (place, starts) in set(visits))
    return f"assessor:{together[0]}" if together else ""
