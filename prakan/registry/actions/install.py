"""Installing what an agency's folder says of parent agencies, roles of contacts and pilots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.domain.institutions import Kind
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_workshop import PILOT_NUMBER
from prakan.domain.thai_order import sort_key
from prakan.foundation import audit
from prakan.registry.models import AgencyPlacement, ContactRole, ParentAgency, PilotLimit

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


@transaction.atomic
def install_pilot_limits(limits: Sequence[Record], *, at: datetime) -> int:
    """Write how many institutions of each kind may try a framework; what the folder changed is changed.

    Returns how many were written; raises ``Refused`` (FRAME-095) for each number or kind that cannot be used.
    """
    given = [
        (r.get("kind", ""), r.get("most"), bool(r.get("confirmed")), r.get("reason", "")) for r in limits
    ]
    if faults := _pilot_faults([(kind, most) for kind, most, *_ in given]):
        raise Refused(*faults)
    known = {row.kind: row for row in PilotLimit.objects.all()}
    kept = {kind: (row.most, row.confirmed, row.reason) for kind, row in known.items()}
    fresh = {kind: tuple(values) for kind, *values in given if kept.get(kind) != tuple(values)}
    if not fresh:
        return 0
    before = {kind or "all": list(kept[kind]) for kind in fresh if kind in kept}
    after = {kind or "all": list(values) for kind, values in fresh.items()}
    audit.record(step=STEP, subject="registry:pilot_limits", by=None, at=at, before=before, after=after)
    for kind, (most, confirmed, reason) in fresh.items():
        values = {"most": most, "confirmed": confirmed, "reason": reason, "at": at}
        PilotLimit.objects.update_or_create(kind=kind, defaults=values)
    return len(fresh)


def _pilot_faults(given: list[tuple[Any, Any]]) -> list[Fault]:
    kinds = [kind for kind, _ in given]
    shown = ", ".join(Kind)
    return [
        Fault(PILOT_NUMBER, {"given": most, "kind": kind, "kinds": shown}, "most")
        for place, (kind, most) in enumerate(given)
        if (kind and kind not in set(Kind))
        or kind in kinds[:place]
        or isinstance(most, bool)
        or not isinstance(most, int)
        or most < 1
    ]
