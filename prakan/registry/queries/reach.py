"""What a person reaches: a school its own, a parent agency those under it, an assessor one entry."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from prakan.domain.assessors import ASSESSED
from prakan.domain.roles import ALL, Role
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.agencies import ids_below

NOTHING = Q(pk__in=())


def reach(person: Person, roles: frozenset[Role], institution: str = "institution__") -> Q:
    """Return the condition under which a person who acts in one of ``roles`` reaches a row.

    ``institution`` is the way from the row to its institution, "" for institutions themselves.
    """
    held = access.roles_of(person) & roles if person.is_active else frozenset()
    if held & ALL:
        return Q()
    found = NOTHING
    if Role.INSTITUTION in held:
        found |= Q(**{f"{institution}pk__in": institutions_of(person)})
    if Role.PARENT_AGENCY in held:
        found |= Q(**{f"{institution}agency__in": agencies_of(person)})
    return found


def reach_of_agencies(person: Person, roles: frozenset[Role], agency: str = "") -> Q:
    """Return the condition under which a person who acts in one of ``roles`` reaches a parent agency.

    ``agency`` is the way from the row to its agency, "" for agencies themselves.
    """
    held = access.roles_of(person) & roles if person.is_active else frozenset()
    if held & ALL:
        return Q()
    return Q(**{f"{agency}pk__in": agencies_of(person)}) if Role.PARENT_AGENCY in held else NOTHING


def institutions_of(person: Person) -> frozenset[int]:
    """Return the ids of the institutions that a person acts for."""
    held = access.scopes(person, Role.INSTITUTION)
    tails = (scope.removeprefix("institution:") for scope in held)
    return frozenset(int(tail) for tail in tails if tail.isdecimal())


def agencies_of(person: Person) -> frozenset[int]:
    """Return the ids of the parent agencies that a person acts for, with all that stand under them today."""
    held = access.scopes(person, Role.PARENT_AGENCY)
    today = timezone.localdate()
    below = (ids_below(scope.removeprefix("agency:"), today) for scope in held)
    return frozenset[int]().union(*below)


def reaches(person: Person, agency: int) -> bool:
    """Return whether a person reaches what an agency (its id) was asked for; the agency's own staff all."""
    return access.is_staff(person) or agency in agencies_of(person)


def reach_assessors(person: Person, roles: frozenset[Role], assessor: str = "") -> Q:
    """Return the condition under which a person who acts in one of ``roles`` reaches an assessor's entry.

    Staff reach all, assessors their own. ``assessor`` is the way from the row to it, "" for entries.
    """
    held = access.roles_of(person) & roles if person.is_active else frozenset()
    if held & ALL:
        return Q()
    return Q(**{f"{assessor}pk__in": assessors_of(person)}) if Role.ASSESSOR in held else NOTHING


def levels_of(person: Person, role: Role) -> frozenset[str]:
    """Return the levels of a role that is given by level: "level:basic", "level:all"."""
    held = frozenset(scope.removeprefix("level:") for scope in access.scopes(person, role))
    return frozenset(ASSESSED) if "all" in held else held & frozenset(ASSESSED)


def assessors_of(person: Person) -> frozenset[int]:
    """Return the ids of the register entries that are a person's own."""
    tails = (scope.removeprefix("assessor:") for scope in access.scopes(person, Role.ASSESSOR))
    return frozenset(int(tail) for tail in tails if tail.isdecimal())
