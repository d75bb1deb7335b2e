"""Reading people, their roles, and the units they work in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import DEMO_REFUSED, PERSON_MISSING
from prakan.domain.roles import ROLE_NAMES, Role
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person, RoleGrant, Unit
from prakan.foundation.queries.memory import remembered

OPERATOR = "operator"
PLAYED = "assessor-"  # begins the user names of assessors who are made up for a play
PLAYED_SCHOOLS, PLAYED_OFFICES = "school-", "office-"  # of institutions and parent agencies that act in it
EXTRAS = (PLAYED, PLAYED_SCHOOLS, PLAYED_OFFICES)


@dataclass(frozen=True, slots=True)
class GrantView:
    """A role held in a unit (``unit`` "" means the whole agency)."""

    id: int
    role: Role
    unit: str
    unit_name: Text
    starts: date | None
    ends: date | None
    scope: str = ""  # "institution:12" or "agency:สพฐ." of somebody who works elsewhere

    @property
    def role_name(self) -> Text:
        return ROLE_NAMES[self.role]


@dataclass(frozen=True, slots=True)
class PersonView:
    """Someone who works with the system, with the roles they hold."""

    id: int
    username: str
    email: str
    name: Text
    language: str
    is_active: bool
    is_demo: bool
    grants: tuple[GrantView, ...]


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit of the agency."""

    id: int
    code: str
    name: Text
    parent: str
    confirmed: bool


def operator() -> Person:
    """Return the person that commands act for: reads everything (auditor), has no password or e-mail."""
    with transaction.atomic():
        person = Person.objects.filter(username=OPERATOR).first()
        if person is None:
            person = Person.objects.create_user(OPERATOR, name_th="คำสั่งของระบบ", name_en="System commands")
        RoleGrant.objects.get_or_create(person=person, role=Role.AUDITOR, unit=None)
    return person


def people(person: Person) -> tuple[PersonView, ...]:
    """Return everyone by user name; for administrators and auditors."""
    access.check(person, "people.read")
    found = Person.objects.exclude(username=OPERATOR).order_by("username")
    return _views(found.prefetch_related("grants__unit"))


def person_by_id(person: Person, person_id: int) -> PersonView:
    """Return one person; raises ``Refused`` (PEOPLE-005) when there is none."""
    access.check(person, "people.read")
    found = _views(Person.objects.filter(pk=person_id).prefetch_related("grants__unit"))
    if not found:
        raise refuse(PERSON_MISSING)
    return found[0]


def myself(person: Person) -> PersonView:
    """Return one's own account."""
    return _views(Person.objects.filter(pk=person.pk).prefetch_related("grants__unit"))[0]


def demo_person(username: str) -> Person:
    """Return a made-up person to sign in as; refused (SIGNIN-001) for real people and outside demo mode."""
    found = Person.objects.filter(username=username, is_demo=True, is_active=True).first()
    if not settings.DEMO or found is None:
        raise refuse(DEMO_REFUSED)
    return found


def by_email(email: str) -> Person | None:
    """Return the one active person with that address; none when there are several."""
    found = list(Person.objects.filter(email__iexact=email, is_active=True)[:2]) if email else []
    return found[0] if len(found) == 1 else None


def demo_people() -> tuple[PersonView, ...]:
    """Return the made-up people of the demo, none outside demo mode; their names are no secret."""
    if not settings.DEMO:
        return ()
    return _views(
        Person.objects.filter(is_demo=True, is_active=True).order_by("pk").prefetch_related("grants__unit")
    )


def name_of(person_id: int | None) -> Text:
    """Return a person's name for letters and notices; without a person it is the system."""
    found = Person.objects.filter(pk=person_id).first() if person_id else None
    return found.name if found else Text("ระบบ", "The system")


def who_did(person_id: int | None) -> Person | None:
    """Return the person in whose name a follow-up goes on; None when it was the worker's own doing."""
    return None if person_id is None else Person.objects.filter(pk=person_id).first()


def holders(role: Role, *, units: Iterable[int | None] | None = None) -> tuple[int, ...]:
    """Return ids of active people who hold a role, in one of ``units`` when given."""
    found = RoleGrant.objects.filter(role=role, person__is_active=True)
    if units is not None:
        found = found.filter(unit_id__in=[u for u in units if u is not None])
    return tuple(found.order_by("person_id").values_list("person_id", flat=True).distinct())


def scoped_holders(role: Role, on: date) -> dict[str, tuple[int, ...]]:
    """Return the active people (ids) who act for each scope of a role on a day: "institution:12"."""
    in_force = Q(starts=None) | Q(starts__lte=on), Q(ends=None) | Q(ends__gte=on)
    held = RoleGrant.objects.filter(*in_force, role=role.value, person__is_active=True).exclude(scope="")
    found: dict[str, tuple[int, ...]] = {}
    for scope, person in held.order_by("scope", "person_id").values_list("scope", "person_id"):
        found[scope] = (*found.get(scope, ()), person)
    return found


def acting_for(role: Role, scope: str) -> tuple[int, ...]:
    """Return ids of active people who hold a role today with this scope ("institution:12")."""
    today = timezone.localdate()
    in_force = Q(starts=None) | Q(starts__lte=today), Q(ends=None) | Q(ends__gte=today)
    found = RoleGrant.objects.filter(*in_force, role=role, scope=scope, person__is_active=True)
    return tuple(found.order_by("person_id").values_list("person_id", flat=True).distinct())


def units_of(person_id: int | None) -> tuple[int, ...]:
    """Return ids of the units a person holds a role in."""
    if person_id is None:
        return ()
    found = RoleGrant.objects.filter(person_id=person_id).exclude(unit=None)
    return tuple(u for u in found.order_by("unit_id").values_list("unit_id", flat=True).distinct() if u)


def units(person: Person) -> tuple[UnitView, ...]:
    """Return all units by code; any signed-in person may know them."""
    return _units() if person.is_active else ()


@remembered
def _units() -> tuple[UnitView, ...]:
    return tuple(
        UnitView(u.pk, u.code, u.name, u.parent.code if u.parent else "", u.confirmed)
        for u in Unit.objects.select_related("parent")
    )


def _views(found: Iterable[Person]) -> tuple[PersonView, ...]:
    return tuple(
        PersonView(
            id=p.pk,
            username=p.username,
            email=p.email,
            name=p.name,
            language=p.language,
            is_active=p.is_active,
            is_demo=p.is_demo,
            grants=tuple(_grant(g) for g in sorted(p.grants.all(), key=lambda g: g.pk)),
        )
        for p in found
    )


def _grant(grant: RoleGrant) -> GrantView:
    unit = grant.unit
    return GrantView(
        id=grant.pk,
        role=Role(grant.role),
        unit=unit.code if unit else "",
        unit_name=unit.name if unit else Text("ทั้งหน่วยงาน", "Whole agency"),
        starts=grant.starts,
        ends=grant.ends,
        scope=grant.scope,
    )
