"""Filling the registry with made-up institutions, many at once, for demonstration and measurement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from django.db import transaction

from prakan.domain.institution_record import NAMES, InstitutionRecord
from prakan.foundation import audit
from prakan.registry.models import Institution, InstitutionCode, Listing, ParentAgency
from prakan.registry.queries.records import derived
from prakan.registry.transition.terms import index, named

STEP = "registry.seed"
BATCH = 1000


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A made-up institution: what is known of it, its codes, and the fiscal years (B.E.) it is listed for."""

    record: InstitutionRecord
    codes: Mapping[str, str] = field(default_factory=dict)
    years: tuple[int, ...] = ()


@transaction.atomic
def seed(made_up: Iterable[MadeUp], *, listed_on: date, why: str, at: datetime) -> int:
    """Write made-up institutions, all or none; each is marked as made up. Returns how many.

    The operator of the machine does this ("system" in the trail), never a person with a role.
    """
    audit.record(
        step=STEP, subject="registry:demo", by=None, at=at, after={"why": why, "listed_on": listed_on}
    )
    agencies = dict(ParentAgency.objects.values_list("code", "pk"))
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
            Listing(institution=row, year=year, kind=row.kind, on=listed_on, source=why, at=at)
            for row, one in pairs
            for year in one.years
        )
        index(named(rows))
        written += len(rows)
    return written


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
