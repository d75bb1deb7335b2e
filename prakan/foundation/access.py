"""Who may do what: the only place that answers it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import TypeVar

from django.db.models import Q
from django.utils import timezone

from prakan.domain.problems import NOT_ALLOWED, refuse
from prakan.domain.roles import ALL, OUTSIDERS, STEPS, Role
from prakan.foundation.models import Person, RoleGrant, Unit

Value = TypeVar("Value")

#: roles whose grant in a unit covers that unit only; all others reach the whole agency.
UNIT_BOUND = frozenset({Role.PROJECT_OWNER, Role.UNIT_HEAD})


def grants(person: Person, *, on: date | None = None) -> list[RoleGrant]:
    """Return the role grants in force on a day; rights are those of today, whatever is being recorded."""
    day = on or timezone.localdate()
    kept: tuple[date, list[RoleGrant]] | None = getattr(person, "_grants", None)
    if kept and kept[0] == day:
        return kept[1]
    in_force = Q(starts=None) | Q(starts__lte=day), Q(ends=None) | Q(ends__gte=day)
    return list(person.grants.select_related("unit").filter(*in_force))


def remember(person: Person) -> None:
    """Look a person's grants up once, for a request that only reads; what writes asks the database again."""
    day = timezone.localdate()
    person._grants = (day, grants(person, on=day))  # type: ignore[attr-defined]
    person._looked_up = {}  # type: ignore[attr-defined]


def looked_up(person: Person, key: Hashable, make: Callable[[], Value]) -> Value:
    """Return what a request that only reads has looked up for its person before, else look it up.

    Anything that writes looks it up each time.
    """
    kept: dict[Hashable, Value] | None = getattr(person, "_looked_up", None)
    if kept is None:
        return make()
    if key not in kept:
        kept[key] = make()
    return kept[key]


def roles_of(person: Person) -> frozenset[Role]:
    """Return all roles a person holds anywhere today."""
    return frozenset(Role(g.role) for g in grants(person))


def is_staff(person: Person) -> bool:
    """Return whether a person is active and works in the agency; most of the house is for them only."""
    return person.is_active and bool(roles_of(person) & ALL)


def is_outsider(person: Person) -> bool:
    """Return whether a person works elsewhere only: in an institution or a parent agency."""
    roles = roles_of(person)
    return bool(roles) and roles <= OUTSIDERS


def scopes(person: Person, role: Role) -> frozenset[str]:
    """Return what a person's grants of a role reach: "institution:12", "agency:สพฐ."; none when shut out."""
    held = grants(person) if person.is_active else ()
    return frozenset(g.scope for g in held if g.role == role and g.scope)


def can(person: Person, step: str, *, unit: Unit | None = None) -> bool:
    """Return whether a person may take a step, on something that belongs to ``unit`` when given."""
    return any(
        Role(g.role) in STEPS[step]
        and (unit is None or Role(g.role) not in UNIT_BOUND or g.unit_id == unit.pk)
        for g in grants(person)
    )


def check(person: Person, step: str, *, unit: Unit | None = None) -> None:
    """Raise ``Refused`` (ACCESS-001) unless the person may take the step."""
    if not (person.is_active and can(person, step, unit=unit)):
        raise refuse(NOT_ALLOWED, step=step)
