"""Parent agencies: add, rename, move under another from a day on, close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from prakan.domain.institutions import AgencyKind
from prakan.domain.problems import EDITED_MEANWHILE, Fault, Refused, refuse
from prakan.domain.problems_registry import (
    AGENCY_CIRCLE,
    AGENCY_CODE_TAKEN,
    AGENCY_IN_USE,
    AGENCY_UNKNOWN,
    CODE_EMPTY,
    NAME_MISSING,
    NOT_A_CHOICE,
    PLACED_LATER,
    TOO_LONG,
)
from prakan.domain.thai_order import sort_key
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import AgencyPlacement, Institution, ParentAgency

STEP = "agency.edit"
LIMITS = {"code": 40, "name_th": 200, "name_en": 200, "short_th": 40, "short_en": 40}


@dataclass(frozen=True, slots=True)
class AgencyFields:
    """What a person may say of a parent agency."""

    code: str
    kind: str
    name_th: str
    name_en: str = ""
    short_th: str = ""
    short_en: str = ""
    confirmed: bool = False


@transaction.atomic
def add(
    *, fields: AgencyFields, by: Person, at: datetime, parent: str = "", starts: date | None = None
) -> ParentAgency:
    """Add a parent agency under another (its code; "" is the top), from a day on or since ever."""
    access.check(by, STEP)
    faults = _faults(fields)
    if ParentAgency.objects.filter(code=fields.code.strip()).exists():
        faults.append(Fault(AGENCY_CODE_TAKEN, {"code": fields.code}, "code"))
    if faults:
        raise Refused(*faults)
    above = _named(parent) if parent else None
    values = _values(fields)
    audit.record(
        step=STEP,
        subject=f"agency:{values['code']}",
        by=by,
        at=at,
        after={**values, "parent": parent, "starts": starts},
    )
    agency = ParentAgency.objects.create(**values, changed_at=at)
    AgencyPlacement.objects.create(agency=agency, parent=above, starts=starts)
    return agency


@transaction.atomic
def edit(*, code: str, fields: AgencyFields, revision: int, by: Person, at: datetime) -> None:
    """Rename or confirm a parent agency; its code stays. EDIT-001 when another saved after ``revision``."""
    access.check(by, STEP)
    agency = _locked(code)
    if agency.revision != revision:
        raise refuse(EDITED_MEANWHILE, at=timezone.localtime(agency.changed_at).strftime("%H.%M"))
    if faults := _faults(fields):
        raise Refused(*faults)
    values = {name: value for name, value in _values(fields).items() if name != "code"}
    before = {name: getattr(agency, name) for name in values}
    audit.record(step=STEP, subject=f"agency:{code}", by=by, at=at, before=before, after=values)
    for name, value in {**values, "changed_at": at, "revision": revision + 1}.items():
        setattr(agency, name, value)
    agency.save()


@transaction.atomic
def move(*, code: str, parent: str, on: date, by: Person, at: datetime) -> None:
    """Put an agency under another from a day on; the old place ends the day before.

    Raises ``Refused``: REG-010 (unknown), REG-020 (a circle), REG-022 (it moved later already).
    """
    access.check(by, STEP)
    agency, above = _locked(code), _named(parent) if parent else None
    _check_no_circle(agency, above)
    old = AgencyPlacement.objects.select_for_update().get(agency=agency, ends=None)
    if old.starts and old.starts >= on:
        raise refuse(PLACED_LATER, "on", on=old.starts)
    audit.record(
        step=STEP,
        subject=f"agency:{code}",
        by=by,
        at=at,
        before={"parent": old.parent.code if old.parent else ""},
        after={"parent": parent, "on": on},
    )
    old.ends = on - timedelta(days=1)
    old.save(update_fields=["ends"])
    AgencyPlacement.objects.create(agency=agency, parent=above, starts=on)


@transaction.atomic
def close(*, code: str, on: date, by: Person, at: datetime) -> None:
    """Close an agency under which nothing stands any more; REG-023 while something does."""
    access.check(by, STEP)
    agency = _locked(code)
    below = AgencyPlacement.objects.filter(parent=agency, ends=None, agency__closed_on=None).count()
    count = below + Institution.objects.filter(agency=agency, status="open").count()
    if count:
        raise refuse(AGENCY_IN_USE, count=count)
    audit.record(step=STEP, subject=f"agency:{code}", by=by, at=at, after={"closed_on": on})
    agency.closed_on, agency.changed_at = on, at
    agency.revision += 1
    agency.save()


def _locked(code: str) -> ParentAgency:
    found = ParentAgency.objects.select_for_update().filter(code=code).first()
    if found is None:
        raise refuse(AGENCY_UNKNOWN, "code", given=code)
    return found


def _named(code: str) -> ParentAgency:
    found = ParentAgency.objects.filter(code=code).first()
    if found is None:
        raise refuse(AGENCY_UNKNOWN, "parent", given=code)
    return found


def _check_no_circle(agency: ParentAgency, above: ParentAgency | None) -> None:
    places = dict(AgencyPlacement.objects.filter(ends=None).values_list("agency_id", "parent_id"))
    at = above.pk if above else None
    while at is not None:
        if at == agency.pk:
            raise refuse(AGENCY_CIRCLE, "parent", name=above.name if above else "")
        at = places.get(at)


def _faults(fields: AgencyFields) -> list[Fault]:
    faults = [
        Fault(TOO_LONG, {"length": len(t), "limit": n}, f)
        for f, n in LIMITS.items()
        if len(t := getattr(fields, f)) > n
    ]
    if not fields.name_th.strip():
        faults.append(Fault(NAME_MISSING, {}, "name_th"))
    if not fields.code.strip():
        faults.append(Fault(CODE_EMPTY, {}, "code"))
    if fields.kind not in set(AgencyKind):
        faults.append(Fault(NOT_A_CHOICE, {"given": fields.kind}, "kind"))
    return faults


def _values(fields: AgencyFields) -> dict[str, object]:
    words = {name: getattr(fields, name).strip() for name in LIMITS}
    return {
        **words,
        "kind": fields.kind,
        "confirmed": fields.confirmed,
        "sort_key": sort_key(words["name_th"])[:900],
    }
