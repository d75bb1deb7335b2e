"""Filling the registry with made-up institutions, many at once, for demonstration and measurement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from django.db import transaction

from prakan.domain.contact_points import Personal
from prakan.domain.institution_record import NAMES, InstitutionRecord
from prakan.foundation import audit
from prakan.registry.models import (
    ContactPoint,
    ContactRole,
    Institution,
    InstitutionCode,
    Listing,
    ParentAgency,
)
from prakan.registry.queries.records import derived
from prakan.registry.transition.bulk import many_written
from prakan.registry.transition.contact_points import add_contacts, locked_columns
from prakan.registry.transition.listing import listings_of, taught
from prakan.registry.transition.terms import index, named

STEP = "registry.seed"
BATCH = 1000


@dataclass(frozen=True, slots=True)
class MadeUpContact:
    """A made-up contact: what it does there (code of a role) and what it says."""

    role: str
    personal: Personal


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A made-up institution: what is known of it, its codes, and the fiscal years (B.E.) it is listed for."""

    record: InstitutionRecord
    codes: Mapping[str, str] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    contacts: tuple[MadeUpContact, ...] = ()


@transaction.atomic
def seed(made_up: Iterable[MadeUp], *, listed_on: date, why: str, at: datetime) -> int:
    """Write made-up institutions, all or none; each is marked as made up. Returns how many.

    The operator of the machine does this ("system" in the trail), never a person with a role.
    """
    audit.record(
        step=STEP, subject="registry:demo", by=None, at=at, after={"why": why, "listed_on": listed_on}
    )
    agencies = dict(ParentAgency.objects.values_list("code", "pk"))
    roles = _roles()
    written = 0
    for batch in _batches(iter(made_up)):
        rows = Institution.objects.bulk_create(_row(one.record, agencies, at) for one in batch)
        pairs = list(zip(rows, batch, strict=True))
        InstitutionCode.objects.bulk_create(
            InstitutionCode(institution=row, scheme=scheme, value=value)
            for row, one in pairs
            for scheme, value in one.codes.items()
        )
        Listing.objects.bulk_create(
            listing
            for row, one in pairs
            for year in one.years
            for listing in listings_of(taught(row), year, listed_on, source=why, by=None, at=at)
        )
        add_contacts(
            _contact(contact, roles, why, at, institution_id=row.pk)
            for row, one in pairs
            for contact in one.contacts
            if contact.role in roles
        )
        index(named(rows))
        written += len(rows)
    many_written()
    return written


@transaction.atomic
def seed_agency_contacts(contacts: Mapping[str, MadeUpContact], *, why: str, at: datetime) -> int:
    """Give parent agencies (code) that have no contact a made-up one; returns how many were added."""
    having = ContactPoint.objects.exclude(agency=None).values("agency")
    bare = ParentAgency.objects.filter(code__in=list(contacts)).exclude(pk__in=having)
    ids, roles = dict(bare.values_list("pk", "code")), _roles()
    if not ids:
        return 0
    audit.record(step=STEP, subject="registry:contacts", by=None, at=at, after={"why": why, "of": len(ids)})
    return add_contacts(
        _contact(contacts[code], roles, why, at, agency_id=pk)
        for pk, code in ids.items()
        if contacts[code].role in roles
    )


def _roles() -> dict[str, int]:
    return dict(ContactRole.objects.values_list("code", "pk"))


def _contact(
    made_up: MadeUpContact, roles: Mapping[str, int], why: str, at: datetime, **of: int
) -> ContactPoint:
    columns = locked_columns(made_up.personal)
    role = roles[made_up.role]
    return ContactPoint(**of, **columns, role_id=role, source=why, is_demo=True, changed_at=at)


def _batches(made_up: Iterator[MadeUp]) -> Iterator[list[MadeUp]]:
    while batch := list(islice(made_up, BATCH)):
        yield batch


def _row(record: InstitutionRecord, agencies: Mapping[str, int], at: datetime) -> Institution:
    own = {name: getattr(record, name) for name in NAMES if name not in ("agency", "merged_into")}
    return Institution(
        **own,
        **derived(record),
        agency_id=agencies[record.agency] if record.agency else None,
        is_demo=True,
        created_at=at,
        changed_at=at,
    )
