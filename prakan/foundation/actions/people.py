"""Who works here and what they may do: people added, roles granted and revoked, sign-ins noted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import (
    GRANT_EXISTS,
    GRANT_MISSING,
    GRANT_NEEDS_SCOPE,
    GRANT_NEEDS_UNIT,
    GRANT_NO_SCOPE,
    GRANT_OWN,
    LANGUAGE_UNKNOWN,
    PERSON_MISSING,
    PERSON_TAKEN,
    UNIT_MISSING,
)
from prakan.domain.roles import OUTSIDERS, ROLE_NAMES, Role
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.models import Person, RoleGrant, Unit

LANGUAGES = frozenset({"th", "en"})
#: what the scope of an outsider's grant begins with
SCOPES = {
    Role.INSTITUTION: "institution:",
    Role.PARENT_AGENCY: "agency:",
    Role.ASSESSOR: "assessor:",
    Role.REPORT_READER: "level:",
    Role.SUPERVISOR: "level:",
    Role.COORDINATION_CENTRE: "centre:",
}

#: what those are asked for whose role is not named after what is theirs, and the field that holds it
LEVEL = Text("ระดับการศึกษา", "level")
PLACE_OF = {Role.REPORT_READER: (LEVEL, "level"), Role.SUPERVISOR: (LEVEL, "level")}


@transaction.atomic
def add(
    *,
    username: str,
    name_th: str,
    name_en: str = "",
    email: str = "",
    language: str = "th",
    password: str | None = None,
    is_demo: bool = False,
    by: Person | None,
    at: datetime,
) -> Person:
    """Add a person without any role; ``by`` None is whoever stands at the machine's console.

    Without a password they ask for one by e-mail or sign in through the identity provider.
    """
    if by:
        access.check(by, "person.add")
    taken = {"username": username, "email": email}
    for field, value in taken.items():
        if value and Person.objects.filter(**{f"{field}__iexact": value}).exists():
            raise refuse(PERSON_TAKEN, field=field, what=field, value=value)
    _known_language(language)
    values = {**taken, "name_th": name_th, "name_en": name_en, "language": language, "is_demo": is_demo}
    audit.record(step="person.add", subject=f"person:{username}", by=by, at=at, after=values)
    return Person.objects.create_user(
        username,
        password,
        name_th=name_th,
        name_en=name_en,
        email=email,
        language=language,
        is_demo=is_demo,
    )


@transaction.atomic
def grant(
    *,
    person: int,
    role: Role,
    unit: str = "",
    scope: str = "",
    starts: date | None = None,
    ends: date | None = None,
    by: Person | None,
    at: datetime,
) -> RoleGrant:
    """Give a role in a unit (code; "" is the whole agency); owners and heads always work in a unit.

    The roles of those who work elsewhere name what is theirs in ``scope``: "institution:12",
    "agency:สพฐ.", "assessor:7", "level:basic" or "level:all" for those who read reports.
    """
    if by:
        access.check(by, "person.grant")
    holder = _person(person)
    place = _unit(unit)
    if place is None and role in access.UNIT_BOUND:
        raise refuse(GRANT_NEEDS_UNIT, field="unit", role=ROLE_NAMES[role].th)
    _check_scope(role, scope)
    if RoleGrant.objects.filter(person=holder, role=role, unit=place, scope=scope).exists():
        raise refuse(GRANT_EXISTS, field="role", person=holder.username, role=ROLE_NAMES[role].th)
    after = {**_said(holder, role, unit, scope), "starts": starts, "ends": ends}
    audit.record(step="person.grant", subject=f"person:{holder.username}", by=by, at=at, after=after)
    return RoleGrant.objects.create(
        person=holder, role=role, unit=place, scope=scope, starts=starts, ends=ends
    )


@transaction.atomic
def revoke(*, grant: int, by: Person, at: datetime) -> None:
    """Take a role away; the audit trail keeps that it was held."""
    access.check(by, "person.revoke")
    found = RoleGrant.objects.select_for_update().filter(pk=grant).first()
    if found is None:
        raise refuse(GRANT_MISSING)
    if found.person_id == by.pk and found.role == Role.ADMINISTRATOR:
        raise refuse(GRANT_OWN)
    unit = found.unit.code if found.unit else ""
    said = _said(found.person, Role(found.role), unit, found.scope)
    audit.record(
        step="person.revoke", subject=f"person:{found.person.username}", by=by, at=at, before=said, after=said
    )
    found.delete()


@transaction.atomic
def set_active(*, person: int, active: bool, by: Person, at: datetime) -> None:
    """Shut a person out, or let them in again; nobody shuts out themselves."""
    access.check(by, "person.revoke")
    found = _person(person)
    if found.pk == by.pk:
        raise refuse(GRANT_OWN)
    if found.is_active == active:
        return
    audit.record(
        step="person.activate" if active else "person.deactivate",
        subject=f"person:{found.username}",
        by=by,
        at=at,
        before={"active": found.is_active},
        after={"active": active},
    )
    Person.objects.filter(pk=found.pk).update(is_active=active)


@transaction.atomic
def set_language(*, language: str, by: Person, at: datetime) -> None:
    """Choose the language of one's own pages, notices and mails."""
    _known_language(language)
    if by.language == language:
        return
    before, after = {"language": by.language}, {"language": language}
    audit.record(
        step="person.language", subject=f"person:{by.username}", by=by, at=at, before=before, after=after
    )
    Person.objects.filter(pk=by.pk).update(language=language)
    by.language = language


@transaction.atomic
def note_sign_in(*, how: str, by: Person, at: datetime) -> None:
    """Record a sign-in; ``how`` is "password", "provider" or "demo"."""
    audit.record(step="person.sign_in", subject=f"person:{by.username}", by=by, at=at, after={"how": how})


def _known_language(language: str) -> None:
    if language not in LANGUAGES:
        raise refuse(LANGUAGE_UNKNOWN, field="language", language=language)


def _person(person_id: int) -> Person:
    found = Person.objects.filter(pk=person_id).first()
    if found is None:
        raise refuse(PERSON_MISSING)
    return found


def _unit(code: str) -> Unit | None:
    if not code:
        return None
    found = Unit.objects.filter(code=code).first()
    if found is None:
        raise refuse(UNIT_MISSING, field="unit", unit=code)
    return found


def _check_scope(role: Role, scope: str) -> None:
    name = ROLE_NAMES[role]
    if role not in OUTSIDERS and scope:
        raise refuse(GRANT_NO_SCOPE, field="role", role=name)
    if role in OUTSIDERS and not (scope.startswith(SCOPES[role]) and scope.partition(":")[2]):
        place, field = PLACE_OF.get(role, (name, role.value))
        raise refuse(GRANT_NEEDS_SCOPE, field=field, role=name, place=place)


def _said(person: Person, role: Role, unit: str, scope: str) -> dict[str, Any]:
    name = ROLE_NAMES[role]
    said = {"person": person.pk, "role": role.value, "unit": unit, "role_th": name.th, "role_en": name.en}
    return {**said, "scope": scope} if scope else said
