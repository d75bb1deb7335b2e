"""Reading contacts of institutions and parent agencies: always masked, only those that a person reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from prakan.domain.contact_points import NOBODY, Personal, masked, unpacked
from prakan.domain.problems import refuse
from prakan.domain.problems_contact_points import CONTACT_POINT_MISSING
from prakan.domain.roles import STEPS
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable, unlock
from prakan.registry.models import ContactPoint, ContactRole, Institution, ParentAgency
from prakan.registry.queries.finding import answers
from prakan.registry.queries.lines import InstitutionLine, lines_of
from prakan.registry.queries.reach import reach, reach_of_agencies

READ = "contact_point.read"
SECRET = "contact point"  # noqa: S105 - what the encryption is for
PAGE = 50


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose contact it is: an institution (id) or a parent agency (code), with its name."""

    name: Text
    id: int
    institution: int | None = None
    agency: str = ""

    @property
    def subject(self) -> str:
        """How audit rows name it."""
        return f"agency:{self.agency}" if self.agency else f"institution:{self.institution}"


@dataclass(frozen=True, slots=True)
class RoleView:
    """What a contact may do there."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class ContactPointView:
    """A contact as pages show it: what tells who it is, masked."""

    id: int
    role: str
    role_name: Text
    masked: Personal
    readable: bool  # False: encrypted under another key
    language: str
    starts: date | None
    ends: date | None
    source: str
    is_demo: bool
    erased_at: datetime | None
    changed_at: datetime
    revision: int
    by: Text


@dataclass(frozen=True, slots=True)
class ContactBoard:
    """Institutions with or without a way to reach them, a page of them in Thai order."""

    lines: tuple[tuple[InstitutionLine, bool], ...]  # whether somebody can be reached there
    total: int
    without: int
    number: int
    pages: int

    @property
    def having(self) -> int:
        return self.total - self.without


def owner_of_institution(person: Person, institution_id: int, step: str = READ) -> Owner:
    """Return an institution that a person reaches for a step; raises ``Refused`` (CONTACT-009)."""
    mine = Institution.objects.filter(reach(person, STEPS[step], ""), pk=institution_id)
    found = mine.first()
    if found is None:
        raise refuse(CONTACT_POINT_MISSING)
    return Owner(found.name, found.pk, institution=found.pk)


def owner_of_agency(person: Person, code: str, step: str = READ) -> Owner:
    """Return a parent agency that a person reaches for a step; raises ``Refused`` (CONTACT-009)."""
    found = ParentAgency.objects.filter(reach_of_agencies(person, STEPS[step]), code=code).first()
    if found is None:
        raise refuse(CONTACT_POINT_MISSING)
    return Owner(found.name, found.pk, agency=found.code)


def owner_of(person: Person, row: ContactPoint, step: str = READ) -> Owner:
    """Return whose contact a row is; raises ``Refused`` (CONTACT-009) when the person does not reach it."""
    if row.institution_id:
        return owner_of_institution(person, row.institution_id, step)
    assert row.agency is not None  # the table's own constraint
    return owner_of_agency(person, row.agency.code, step)


def contact_points(person: Person, owner: Owner) -> tuple[ContactPointView, ...]:
    """Return all contacts of an owner that was reached, those of earlier days too, in order of role."""
    access.check(person, READ)
    of = {"institution": owner.id} if owner.institution else {"agency": owner.id}
    return tuple(map(view_of, ContactPoint.objects.filter(**of).select_related("role", "by")))


def contacts_today(
    person: Person, *, institution: int | None = None, agency: int | None = None
) -> tuple[ContactPointView, ...] | None:
    """Return the contacts in force of a place that staff look at; None for those who may see none."""
    if not (access.is_staff(person) and access.can(person, READ)):
        return None
    rows = ContactPoint.objects.filter(in_force(timezone.localdate()), institution=institution, agency=agency)
    return tuple(map(view_of, rows.select_related("role", "by")))


def contact_point(person: Person, contact_id: int, step: str = READ) -> tuple[Owner, ContactPointView]:
    """Return a contact, masked, and whose it is; raises ``Refused`` (CONTACT-009)."""
    row = found(contact_id)
    return owner_of(person, row, step), view_of(row)


def found(contact_id: int) -> ContactPoint:
    """Return the row of a contact; raises ``Refused`` (CONTACT-009)."""
    row = ContactPoint.objects.select_related("role", "agency", "by").filter(pk=contact_id).first()
    if row is None:
        raise refuse(CONTACT_POINT_MISSING)
    return row


def contact_roles(person: Person, owner: Owner) -> tuple[RoleView, ...]:
    """Return the roles that contacts of an owner may have, in their order."""
    access.check(person, READ)
    of = {"of_institutions": True} if owner.institution else {"of_agencies": True}
    return tuple(RoleView(role.code, role.name) for role in ContactRole.objects.filter(**of))


def contact_board(
    person: Person, *, text: str = "", agency: str = "", without: bool = False, number: int = 1
) -> ContactBoard:
    """Return a page (from 1) of the open institutions that a person reaches; ``without``: nobody to reach."""
    access.check(person, READ)
    mine = Institution.objects.filter(reach(person, STEPS[READ], ""), status="open")
    if text.strip():
        mine = mine.filter(answers(text))
    if agency:
        mine = mine.filter(agency__code=agency)
    total, bare = mine.count(), mine.filter(~has_contact()).count()
    shown = mine.filter(~has_contact()) if without else mine
    pages = max(1, -(-(bare if without else total) // PAGE))
    number = min(max(1, number), pages)
    rows = list(
        shown.select_related("agency").order_by("sort_key", "pk")[(number - 1) * PAGE : number * PAGE]
    )
    having = set(_current().filter(institution__in=rows).values_list("institution_id", flat=True))
    lines = tuple((line, line.id in having) for line in lines_of(rows))
    return ContactBoard(lines, total, bare, number, pages)


def agencies_reached(person: Person) -> tuple[tuple[str, Text], ...]:
    """Return code and name of the open parent agencies whose contacts a person may see, in Thai order."""
    access.check(person, READ)
    mine = ParentAgency.objects.filter(reach_of_agencies(person, STEPS[READ]), closed_on=None)
    return tuple((agency.code, agency.name) for agency in mine)


def has_contact() -> Exists:
    """Return the condition that an institution has a contact today that a message can go to."""
    return Exists(_current().filter(institution=OuterRef("pk")))


def _current() -> QuerySet[ContactPoint]:
    reaching = Q(mail_mark__gt="") | Q(phone_mark__gt="")
    return ContactPoint.objects.filter(in_force(timezone.localdate()), reaching).order_by()


def in_force(on: date) -> Q:
    """Return the condition that a contact holds on a day and was not erased."""
    begun, still = Q(starts=None) | Q(starts__lte=on), Q(ends=None) | Q(ends__gte=on)
    return begun & still & Q(erased_at=None)


def view_of(row: ContactPoint) -> ContactPointView:
    """Return a row as pages show it."""
    try:
        shown, readable = masked(personal_of(row)), True
    except Unreadable:
        shown, readable = NOBODY, False
    return ContactPointView(
        id=row.pk,
        role=row.role.code,
        role_name=row.role.name,
        masked=shown,
        readable=readable,
        language=row.language,
        starts=row.starts,
        ends=row.ends,
        source=row.source,
        is_demo=row.is_demo,
        erased_at=row.erased_at,
        changed_at=row.changed_at,
        revision=row.revision,
        by=row.by.name if row.by else Text(""),
    )


def personal_of(row: ContactPoint) -> Personal:
    """Return what a contact says in full: for messages and for actions that note it; ``Unreadable``."""
    return unpacked(unlock(row.personal, SECRET)) if row.personal else NOBODY


def addresses(ids: Iterable[int]) -> dict[int, Personal]:
    """Return what contacts (ids) say in full, for messages; those that cannot be read are left out."""
    rows = ContactPoint.objects.filter(pk__in=list(ids)).only("pk", "personal")
    told = {}
    for row in rows:
        try:
            told[row.pk] = personal_of(row)
        except Unreadable:
            continue
    return told


def keeping_days() -> int | None:
    """Return for how many days an ended contact is kept; None while that is to be confirmed."""
    days: int | None = settings.CONTACT_DAYS
    return days
