"""Who may read reports of which levels, and the levels whose readings a supervisor sees."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from prakan.domain.assessors import ASSESSED
from prakan.domain.roles import ALL, STEPS, Role
from prakan.foundation import access
from prakan.foundation.models import Person, RoleGrant
from prakan.registry.queries.reach import NOTHING, levels_of

EVERY = frozenset(level.value for level in ASSESSED)
READ = [role.value for role in STEPS["reading.check"]]


def people_who_read() -> dict[int, tuple[Person, frozenset[str]]]:
    """Return the active people who may read today, by id, with the levels that they read; one statement."""
    today = timezone.localdate()
    in_force = Q(starts=None) | Q(starts__lte=today), Q(ends=None) | Q(ends__gte=today)
    grants = RoleGrant.objects.filter(*in_force, role__in=READ, person__is_active=True)
    found: dict[int, tuple[Person, frozenset[str]]] = {}
    for one in grants.select_related("person").order_by("person_id"):
        scope = one.scope.removeprefix("level:")
        own = EVERY if one.role != Role.REPORT_READER or scope == "all" else EVERY & {scope}
        there = found.get(one.person_id, (one.person, frozenset[str]()))
        found[one.person_id] = (there[0], there[1] | own)
    return found


def reach_of_supervisor(person: Person) -> Q:
    """Return the condition under which a person sees and gives out the readings of a case: staff all."""
    held = access.roles_of(person) if person.is_active else frozenset()
    if held & ALL:
        return Q()
    return Q(level__in=levels_of(person, Role.SUPERVISOR)) if Role.SUPERVISOR in held else NOTHING


def supervised_levels(person: Person) -> frozenset[str]:
    """Return the levels whose readings a person gives out: officers all, a supervising unit its own."""
    held = access.roles_of(person) if person.is_active else frozenset()
    return EVERY if held & ALL else levels_of(person, Role.SUPERVISOR)
