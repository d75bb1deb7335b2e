"""Contacts of institutions and parent agencies: add, change, end, take back, show for a purpose, erase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from prakan.domain.contact_points import (
    NOBODY,
    PURPOSES,
    Personal,
    Purpose,
    changed,
    check_days,
    read,
)
from prakan.domain.problems import EDITED_MEANWHILE, refuse
from prakan.domain.problems_contact_points import (
    CONTACT_POINT_MISSING,
    CONTACT_THERE,
    ENDED_ALREADY,
    ERASED_FOR_GOOD,
    LOCKED_ELSEWHERE,
    NOT_ENDED,
    NOT_TO_ERASE,
    PURPOSE_MISSING,
    ROLE_NOT_OFFERED,
)
from prakan.domain.problems_registry import REASON_MISSING
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable
from prakan.registry.models import ContactPoint, ContactRole
from prakan.registry.queries.contact_points import (
    Owner,
    in_force,
    owner_of,
    owner_of_agency,
    owner_of_institution,
    personal_of,
)
from prakan.registry.transition.contact_points import locked_columns

EDIT, SHOW, ERASE = "contact_point.edit", "contact_point.show", "contact_point.erase"


@dataclass(frozen=True, slots=True)
class ContactFields:
    """What people say of a contact; ``personal`` by part of ``domain/contact_points.Personal``, as typed."""

    role: str
    personal: Mapping[str, str]
    language: str = "th"
    starts: date | None = None
    ends: date | None = None
    source: str = ""


@transaction.atomic
def add(
    *, fields: ContactFields, by: Person, at: datetime, institution_id: int | None = None, agency: str = ""
) -> ContactPoint:
    """Add a contact to an institution or parent agency that the person looks after.

    Raises ``Refused``: CONTACT-001, 002, 009 to 011, 013, 016 to 018.
    """
    access.check(by, EDIT)
    owner = (
        owner_of_institution(by, institution_id, EDIT)
        if institution_id
        else owner_of_agency(by, agency, EDIT)
    )
    personal, values = read(fields.personal), _values(fields, owner)
    of = _of(owner)
    columns = locked_columns(personal)
    _check_new(of, values["role"], columns, at)
    row = ContactPoint(**of, **values, **columns, by=by, changed_at=at)
    _record(EDIT, owner, by, at, after={"added": changed(NOBODY, personal), **_said(fields)})
    row.save()
    return row


@transaction.atomic
def edit(*, contact_id: int, fields: ContactFields, revision: int, by: Person, at: datetime) -> None:
    """Change a contact; empty parts keep what was there. EDIT-001 when another saved after ``revision``.

    Raises ``Refused``: CONTACT-001, 002, 009 to 011, 013, 016 to 018; CONTACT-019 when what was
    there cannot be read and no address is typed anew.
    """
    access.check(by, EDIT)
    row, owner = _mine(contact_id, by, EDIT)
    if row.revision != revision:
        raise refuse(EDITED_MEANWHILE, at=timezone.localtime(row.changed_at).strftime("%H.%M"))
    before = _told(row, fields)
    personal, values = read(fields.personal, before), _values(fields, owner)
    columns = locked_columns(personal)
    _check_new(_of(owner), values["role"], columns, at, row.pk)
    said = {"contact": row.pk, "changed": changed(before, personal), **_said(fields)}
    _record(EDIT, owner, by, at, before=_before(row), after=said)
    _save(row, by, at, erased_at=None, **values, **columns)


@transaction.atomic
def end(*, contact_id: int, on: date, by: Person, at: datetime) -> None:
    """End a contact on a day; raises ``Refused``: CONTACT-009, 013, 014. ``take_back`` undoes it."""
    access.check(by, EDIT)
    row, owner = _mine(contact_id, by, EDIT)
    if row.ends and row.ends <= on:
        raise refuse(ENDED_ALREADY, "on", on=row.ends)
    check_days(row.starts, on)
    _record(EDIT, owner, by, at, before=_before(row), after={"contact": row.pk, "ends": on})
    _save(row, by, at, ends=on)


@transaction.atomic
def take_back(*, contact_id: int, by: Person, at: datetime) -> None:
    """Let an ended contact hold again; raises ``Refused``: CONTACT-009, 015 (not ended), 021 (erased)."""
    access.check(by, EDIT)
    row, owner = _mine(contact_id, by, EDIT)
    if row.erased_at:
        raise refuse(ERASED_FOR_GOOD, on=timezone.localdate(row.erased_at))
    if row.ends is None:
        raise refuse(NOT_ENDED)
    _record(EDIT, owner, by, at, before=_before(row), after={"contact": row.pk, "ends": None})
    _save(row, by, at, ends=None)


@transaction.atomic
def show(*, contact_id: int, purpose: str, by: Person, at: datetime, detail: str = "") -> Personal:
    """Return what a contact says in full, and record who saw it, when and what for, each time.

    Raises ``Refused``: CONTACT-009, CONTACT-012 (no purpose), CONTACT-019 (another key).
    """
    access.check(by, SHOW)
    row, owner = _mine(contact_id, by, SHOW)
    if purpose not in PURPOSES or (purpose == Purpose.OTHER and not detail.strip()):
        raise refuse(PURPOSE_MISSING, "detail" if purpose == Purpose.OTHER else "purpose")
    try:
        told = personal_of(row)
    except Unreadable:
        raise refuse(LOCKED_ELSEWHERE) from None
    said = {
        "contact": row.pk,
        "shown": changed(NOBODY, told),
        "purpose": purpose,
        "detail": detail.strip()[:200],
    }
    _record(SHOW, owner, by, at, after=said)
    return told


@transaction.atomic
def erase(*, contact_id: int, reason: str, by: Person, at: datetime) -> None:
    """Erase what an ended contact says, for good: the person concerned asked for it.

    Raises ``Refused``: CONTACT-009, CONTACT-020 (still in use, or erased already), REG-015 (no reason).
    """
    access.check(by, ERASE)
    row, owner = _mine(contact_id, by, ERASE)
    if row.erased_at or row.ends is None or row.ends > timezone.localdate(at):
        raise refuse(NOT_TO_ERASE)
    if not reason.strip():
        raise refuse(REASON_MISSING, "reason")
    _record(ERASE, owner, by, at, after={"contact": row.pk, "reason": reason.strip()[:200]})
    _save(row, by, at, erased_at=at, **locked_columns(NOBODY))


@transaction.atomic
def erase_due(*, days: int | None, at: datetime) -> int:
    """Erase what contacts say that ended more than ``days`` ago; nothing while that is to be confirmed.

    A duty of the worker. Returns how many.
    """
    if days is None:
        return 0
    last = timezone.localdate(at) - timedelta(days=days)
    due = ContactPoint.objects.filter(ends__lt=last, erased_at=None)
    ids = list(due.order_by("pk").values_list("pk", flat=True))
    if ids:
        said = {"contacts": ids, "ended_before": last, "days": days}
        audit.record(step=ERASE, subject="registry:contacts", by=None, at=at, after=said)
        due.update(erased_at=at, changed_at=at, **locked_columns(NOBODY))
    return len(ids)


def _mine(contact_id: int, by: Person, step: str) -> tuple[ContactPoint, Owner]:
    """Return a contact, locked, that the person looks after; raises ``Refused`` (CONTACT-009)."""
    rows = ContactPoint.objects.select_for_update(of=("self",)).select_related("role", "agency")
    row = rows.filter(pk=contact_id).first()
    if row is None:
        raise refuse(CONTACT_POINT_MISSING)
    return row, owner_of(by, row, step)


def _told(row: ContactPoint, fields: ContactFields) -> Personal:
    """Return what a contact said; what cannot be read any more must be typed anew."""
    try:
        return personal_of(row)
    except Unreadable:
        if not any(fields.personal.get(part) for part in ("email", "phone", "line")):
            raise refuse(LOCKED_ELSEWHERE) from None
        return NOBODY


def _values(fields: ContactFields, owner: Owner) -> dict[str, Any]:
    kind = {"of_institutions": True} if owner.institution else {"of_agencies": True}
    role = ContactRole.objects.filter(code=fields.role, **kind).first()
    if role is None:
        raise refuse(ROLE_NOT_OFFERED, "role")
    check_days(fields.starts, fields.ends)
    return {
        "role": role,
        "language": "en" if fields.language == "en" else "th",
        "starts": fields.starts,
        "ends": fields.ends,
        "source": fields.source.strip()[:200],
    }


def _of(owner: Owner) -> dict[str, int]:
    return {"institution_id": owner.id} if owner.institution else {"agency_id": owner.id}


def _check_new(
    of: Mapping[str, int], role: ContactRole, columns: Mapping[str, str], at: datetime, but: int = 0
) -> None:
    """Raise ``Refused`` (CONTACT-017) when the role has a contact with the same address already."""
    same = Q()
    for name in ("mail_mark", "phone_mark"):
        same |= Q(**{name: columns[name]}) if columns[name] else Q()
    there = ContactPoint.objects.filter(in_force(timezone.localdate(at)), same, role=role, **of)
    if same and there.exclude(pk=but).exists():
        raise refuse(CONTACT_THERE, "email")


def _said(fields: ContactFields) -> dict[str, object]:
    """Return what an audit row may say of a contact: nothing that tells who it is."""
    return {
        "role": fields.role,
        "language": fields.language,
        "starts": fields.starts,
        "ends": fields.ends,
        "source": fields.source.strip()[:200],
    }


def _before(row: ContactPoint) -> dict[str, object]:
    return {
        "role": row.role.code,
        "language": row.language,
        "starts": row.starts,
        "ends": row.ends,
        "source": row.source,
    }


def _record(step: str, owner: Owner, by: Person, at: datetime, **said: Mapping[str, object]) -> None:
    audit.record(step=step, subject=owner.subject, by=by, at=at, **said)


def _save(row: ContactPoint, by: Person, at: datetime, **values: Any) -> None:
    for name, value in {**values, "by": by, "changed_at": at, "revision": row.revision + 1}.items():
        setattr(row, name, value)
    row.save()
