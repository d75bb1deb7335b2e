"""Which improvement plans, members of the programme and centres a person reaches: the one door to them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from prakan.assessment.models import CoordinationCentre, ResultsMember
from prakan.domain.improvement.stages import COUNTED, PlanStage
from prakan.domain.roles import ALL, Role
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import NOTHING, agencies_of, institutions_of


def centres_of(person: Person) -> frozenset[int]:
    """Return the ids of the coordination centres that a person acts for."""
    codes = [scope.removeprefix("centre:") for scope in access.scopes(person, Role.COORDINATION_CENTRE)]
    if not codes:
        return frozenset()
    return frozenset(CoordinationCentre.objects.filter(code__in=codes).values_list("pk", flat=True))


def centre_known(code: str) -> bool:
    """Return whether there is a coordination centre with a code."""
    return CoordinationCentre.objects.filter(code=code, is_active=True).exists()


def centres_named(scopes: Iterable[str]) -> dict[str, Text]:
    """Return the coordination centres that scopes such as "centre:uni" name."""
    codes = [scope.removeprefix("centre:") for scope in scopes if scope.startswith("centre:")]
    rows = CoordinationCentre.objects.filter(code__in=codes) if codes else ()
    return {f"centre:{row.code}": row.name for row in rows}


def plan_reach(person: Person, plan: str = "") -> Q:
    """Return the condition under which a person reaches a plan; ``plan`` is the way from a row to it.

    Staff reach all; an institution its own; a parent agency those under it; a centre those of institutions
    that are with it in a programme. What the institution still writes reaches neither of the two.
    """
    held = access.roles_of(person) if person.is_active else frozenset()
    if held & ALL:
        return Q()
    found, sent = NOTHING, ~Q(**{f"{plan}stage": PlanStage.DRAFT})
    if Role.INSTITUTION in held:
        found |= Q(**{f"{plan}case__institution__in": institutions_of(person)})
    if Role.PARENT_AGENCY in held:
        found |= Q(**{f"{plan}case__institution__agency__in": agencies_of(person)}) & sent
    if Role.COORDINATION_CENTRE in held:
        mine = ResultsMember.objects.filter(centre__in=centres_of(person), stage__in=COUNTED)
        found |= Q(**{f"{plan}case__institution__in": mine.values("institution")}) & sent
    return found


def member_reach(person: Person, member: str = "") -> Q:
    """Return the condition under which a person reaches a member of the programme; as ``plan_reach``."""
    held = access.roles_of(person) if person.is_active else frozenset()
    if held & ALL:
        return Q()
    found = NOTHING
    if Role.PARENT_AGENCY in held:
        found |= Q(**{f"{member}institution__agency__in": agencies_of(person)})
    if Role.COORDINATION_CENTRE in held:
        found |= Q(**{f"{member}centre__in": centres_of(person), f"{member}stage__in": COUNTED})
    return found
