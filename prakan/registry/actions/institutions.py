"""What a person does to one institution: add, correct or change it, give it a code, close and reopen it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from prakan.domain.institution_record import BY_EVENT, InstitutionRecord, differences, faults_of, read
from prakan.domain.institutions import CodeScheme, Status
from prakan.domain.kept_record import Change
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_registry import (
    CODE_EMPTY,
    CODE_TAKEN,
    LATER_CHANGE,
    NOT_A_CHOICE,
    NOT_OPEN,
    REASON_MISSING,
)
from prakan.domain.record_words import plain
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Institution, InstitutionCode
from prakan.registry.queries.records import record_of
from prakan.registry.transition.institutions import become, checked_day, columns, locked, write_changes
from prakan.registry.transition.terms import index, named

EDIT, CLOSE = "institution.edit", "institution.close"


@transaction.atomic
def add(
    *,
    fields: Mapping[str, object],
    by: Person,
    at: datetime,
    codes: Mapping[str, str] | None = None,
    source: str = "",
    is_demo: bool = False,
) -> Institution:
    """Add an institution with what is known of it and the codes it carries (scheme -> value).

    Raises ``Refused`` with every fault at once (REG-001 to REG-013).
    """
    access.check(by, EDIT)
    record = read(InstitutionRecord(), {n: v for n, v in fields.items() if n not in BY_EVENT})
    values = columns(record)
    institution = Institution(**values, is_demo=is_demo, created_at=at, changed_at=at)
    given = differences(InstitutionRecord(), record, timezone.localdate(at))
    kept = {
        scheme: value for scheme, raw in (codes or {}).items() if (value := _checked_code(scheme, raw, None))
    }
    audit.record(
        step=EDIT,
        subject="institution:new",
        by=by,
        at=at,
        after={"source": source, "codes": kept} | {change.field: change.after for change in given},
    )
    institution.save()
    index(named([institution]))
    for scheme, value in kept.items():
        InstitutionCode.objects.create(institution=institution, scheme=scheme, value=value)
    return institution


@transaction.atomic
def edit(
    *,
    institution_id: int,
    fields: Mapping[str, object],
    on: date,
    revision: int,
    by: Person,
    at: datetime,
    source: str = "",
) -> tuple[Change, ...]:
    """Change the given attributes from a day on; returns what changed.

    Raises ``Refused``: EDIT-001 when another saved after ``revision``, REG-001 to REG-011, REG-025.
    """
    access.check(by, EDIT)
    institution = locked(institution_id, revision)
    after = read(record_of(institution), {n: v for n, v in fields.items() if n not in BY_EVENT})
    return become(institution, after, step=EDIT, on=on, by=by, at=at, source=source)


@transaction.atomic
def give_code(
    *, institution_id: int, scheme: str, value: str, on: date, by: Person, at: datetime, source: str = ""
) -> None:
    """Give an institution a code of a scheme from a day on; the one it carried ends the day before.

    An empty value only ends the old one. Raises ``Refused``: REG-003, REG-011, REG-012, REG-013, REG-025.
    """
    access.check(by, EDIT)
    institution = locked(institution_id)
    checked_day(on, timezone.localdate(at))
    old = InstitutionCode.objects.filter(institution=institution, scheme=scheme, ends=None).first()
    new = _checked_code(scheme, value, institution)
    if old is None and not new:
        raise refuse(CODE_EMPTY, "value")
    if old and old.value == new:
        return
    if old and old.starts and old.starts >= on:
        raise refuse(LATER_CHANGE, "on", on=old.starts + timedelta(days=1))
    before = old.value if old else ""
    audit.record(
        step=EDIT,
        subject=f"institution:{institution.pk}",
        by=by,
        at=at,
        before={f"code.{scheme}": before},
        after={f"code.{scheme}": new, "on": on, "source": source},
    )
    if old:
        old.ends = on - timedelta(days=1)
        old.save(update_fields=["ends"])
    if new:
        InstitutionCode.objects.create(institution=institution, scheme=scheme, value=new, starts=on)
    write_changes(institution, [Change(f"code.{scheme}", before, new, on)], by=by, at=at, source=source)


@transaction.atomic
def close(*, institution_id: int, on: date, reason: str, revision: int, by: Person, at: datetime) -> None:
    """Close an open institution on a day, for a reason. Raises ``Refused``: REG-008, REG-014, REG-015."""
    access.check(by, CLOSE)
    institution = locked(institution_id, revision)
    _need(institution, Status.OPEN, reason)
    after = replace(record_of(institution), status=Status.CLOSED.value, closed_on=on)
    if faults := faults_of(after):
        raise Refused(*faults)
    become(institution, after, step=CLOSE, on=on, by=by, at=at, source=reason.strip())


@transaction.atomic
def reopen(*, institution_id: int, on: date, reason: str, revision: int, by: Person, at: datetime) -> None:
    """Open a closed institution again. Raises ``Refused``: REG-014, REG-015."""
    access.check(by, CLOSE)
    institution = locked(institution_id, revision)
    _need(institution, Status.CLOSED, reason)
    after = replace(record_of(institution), status=Status.OPEN.value, closed_on=None)
    become(institution, after, step=CLOSE, on=on, by=by, at=at, source=reason.strip())


def _need(institution: Institution, status: Status, reason: str) -> None:
    if institution.status != status:
        raise refuse(NOT_OPEN, name=institution.name)
    if not reason.strip():
        raise refuse(REASON_MISSING, "reason")


def _checked_code(scheme: str, raw: str, institution: Institution | None) -> str:
    """Return a code without spaces; REG-012 when another institution carries it now."""
    if scheme not in set(CodeScheme):
        raise refuse(NOT_A_CHOICE, "scheme", given=scheme)
    value = "".join(plain(raw).split())
    taken = InstitutionCode.objects.filter(scheme=scheme, value=value, ends=None).select_related(
        "institution"
    )
    other = taken.exclude(institution=institution).first() if value else None
    if other:
        raise refuse(CODE_TAKEN, "value", value=value, name=other.institution.name)
    return value
