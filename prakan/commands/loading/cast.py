"""Who takes each step while a folder is loaded: the demonstration's own people."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant, Unit


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a demonstration by what they do; a unit without people of its own falls to the office."""

    officer: Person
    director: Person
    finance: Person
    any_head: Person

    def owner(self, unit: str) -> Person:
        """Return who reports the rows of a unit."""
        return (holder(Role.PROJECT_OWNER, unit) if unit else None) or self.officer

    def head(self, unit: str) -> Person:
        """Return who endorses the rows of a unit: its head, else the head of a unit above it."""
        found = Unit.objects.filter(code=unit).select_related("parent").first()
        while found is not None:
            if head := holder(Role.UNIT_HEAD, found.code):
                return head
            found = found.parent
        return self.any_head


def cast() -> Cast:
    """Return the demonstration's people; raises ``LookupError`` when nobody has a role that is needed."""
    return Cast(
        officer=_one(Role.POLICY_OFFICER),
        director=_one(Role.DIRECTOR),
        finance=_one(Role.FINANCE_OFFICER),
        any_head=_one(Role.UNIT_HEAD),
    )


def holder(role: Role, unit: str = "") -> Person | None:
    """Return a demo person who holds a role, in a unit when one is named."""
    grants = RoleGrant.objects.filter(role=role, person__is_demo=True, person__is_active=True)
    if unit:
        grants = grants.filter(unit__code=unit)
    grant = grants.order_by("person_id").select_related("person").first()
    return grant.person if grant else None


def _one(role: Role) -> Person:
    person = holder(role)
    if person is None:
        raise LookupError(f"people.toml names nobody with the role {role.value}")
    return person
