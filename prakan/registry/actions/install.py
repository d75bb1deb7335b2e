"""Installing the parent agencies of an agency's folder, and the roles that contacts may have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.domain.thai_order import sort_key
from prakan.foundation import audit
from prakan.registry.models import AgencyPlacement, ContactRole, ParentAgency

STEP = "agency.install"
Record = Mapping[str, Any]


@transaction.atomic
def install_parents(parents: Sequence[Record], *, at: datetime, is_demo: bool = False) -> int:
    """Write the parent agencies that are not there yet, those above first; return how many were added.

    The operator of the machine does this, and the trail says so ("system").
    """
    known = dict(ParentAgency.objects.values_list("code", "pk"))
    fresh = [record for record in parents if record["code"] not in known]
    if not fresh:
        return 0
    codes = [record["code"] for record in fresh]
    audit.record(step=STEP, subject="agency:parents", by=None, at=at, after={"added": codes})
    ParentAgency.objects.bulk_create(_agency(record, is_demo, at) for record in fresh)
    known = dict(ParentAgency.objects.values_list("code", "pk"))
    AgencyPlacement.objects.bulk_create(
        AgencyPlacement(agency_id=known[r["code"]], parent_id=known[r["parent"]] if r.get("parent") else None)
        for r in fresh
    )
    return len(fresh)


def _agency(record: Record, is_demo: bool, at: datetime) -> ParentAgency:
    return ParentAgency(
        code=record["code"],
        kind=record["kind"],
        name_th=record["name_th"],
        name_en=record.get("name_en", ""),
        short_th=record.get("short_th", ""),
        short_en=record.get("short_en", ""),
        confirmed=record.get("confirmed", False),
        sort_key=sort_key(record["name_th"])[:900],
        is_demo=is_demo,
        changed_at=at,
    )


@transaction.atomic
def install_contact_roles(roles: Sequence[Record], *, at: datetime) -> int:
    """Write the roles of contacts that are not there yet, in their order; return how many were added."""
    known = set(ContactRole.objects.values_list("code", flat=True))
    fresh = {place: r for place, r in enumerate(roles, 1) if r["code"] not in known}
    if not fresh:
        return 0
    codes = [record["code"] for record in fresh.values()]
    audit.record(step=STEP, subject="registry:contact_roles", by=None, at=at, after={"added": codes})
    ContactRole.objects.bulk_create(
        ContactRole(
            code=record["code"],
            name_th=record["name_th"],
            name_en=record.get("name_en", ""),
            place=place,
            of_institutions="institution" in record["of"],
            of_agencies="agency" in record["of"],
        )
        for place, record in fresh.items()
    )
    return len(fresh)
