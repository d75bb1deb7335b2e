"""The person behind a request."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest

from prakan.domain.roles import ROLE_NAMES, Role
from prakan.domain.text import Text
from prakan.foundation import access

if TYPE_CHECKING:
    from prakan.foundation.models import Person


def signed_in(request: HttpRequest) -> Person | None:
    """Return who is signed in, or None."""
    user = getattr(request, "user", None)
    return cast("Person", user) if user is not None and user.is_authenticated else None


def person_of(request: HttpRequest) -> Person:
    """Return who is signed in; pages that the access middleware lets through always have somebody."""
    person = signed_in(request)
    if person is None:
        raise RuntimeError("a page for signed-in people was opened by nobody: is it in the access table?")
    return person


def initials(name: str) -> str:
    """Return up to two letters to stand for a person: first consonants of the first two words."""
    words = [w.lstrip("เแโใไ(") for w in name.split()]
    return "".join(w[0] for w in words if w)[:2].upper()


def grants_of(person: Person) -> tuple[tuple[Role, str], ...]:
    """Return the roles a person holds, each with the code of its unit ("" for the whole agency)."""
    return tuple((Role(g.role), g.unit.code if g.unit else "") for g in access.grants(person))


def said(grants: tuple[tuple[Role, str], ...]) -> tuple[Text, ...]:
    """Return what a person is here: each role once, then the units."""
    roles = dict.fromkeys(ROLE_NAMES[role] for role, _ in grants)
    units = dict.fromkeys(Text(unit) for _, unit in grants if unit)
    return (*roles, *units)
