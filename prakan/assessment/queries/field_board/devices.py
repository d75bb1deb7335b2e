"""Devices of assessors: one's own, and for officers everybody's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from prakan.assessment.models import FieldDevice
from prakan.assessment.queries.field_board.figures import Log, free, logs, unsent
from prakan.domain.field.platforms import named
from prakan.domain.problems import refuse
from prakan.domain.problems_field_devices import NO_SUCH_DEVICE
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

PAGE = 50
IN_USE, WITHDRAWN = "in_use", "withdrawn"


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """A device with its owner, how it stands, and why it was withdrawn."""

    id: int
    key: UUID
    name: str
    platform: str
    app: str
    owner: Text
    owner_id: int
    registered_at: datetime
    seen_at: datetime
    told_at: datetime | None
    unsent: int
    bytes: int
    free: int | None
    gaps: int
    twice: int
    withdrawn_at: datetime | None
    withdrawn_by: Text | None
    withdrawn_reason: str


@dataclass(frozen=True, slots=True)
class DevicePage:
    """A page of devices; ``counts`` of those in use and those withdrawn."""

    lines: tuple[DeviceLine, ...]
    counts: dict[str, int]
    total: int
    number: int
    pages: int


def mine(person: Person) -> tuple[DeviceLine, ...]:
    """Return one's own devices, the one that spoke last first."""
    access.check(person, "field.devices")
    return _lines(_rows().filter(person=person).order_by("-seen_at", "pk"))


def everybodys(person: Person, *, show: str = IN_USE, text: str = "", number: int = 1) -> DevicePage:
    """Return a page of all devices, the one that spoke last first; for who may follow the day."""
    access.check(person, "field.follow")
    rows = _rows()
    if text.strip():
        said = text.strip()
        rows = rows.filter(
            Q(person__name_th__icontains=said)
            | Q(person__name_en__icontains=said)
            | Q(person__username__iexact=said)
            | Q(name__icontains=said)
        )
    kinds = {IN_USE: rows.filter(withdrawn_at=None), WITHDRAWN: rows.exclude(withdrawn_at=None)}
    counts = {name: some.count() for name, some in kinds.items()}
    show = show if show in kinds else IN_USE
    pages = max(1, -(-counts[show] // PAGE))
    number = min(max(number, 1), pages)
    some = kinds[show].order_by("-seen_at", "pk")[(number - 1) * PAGE : number * PAGE]
    return DevicePage(_lines(some), counts, counts[show], number, pages)


def one(person: Person, device_id: int) -> DeviceLine:
    """Return a device that a person may withdraw; raises ``Refused``: ACCESS-001, FIELD-067."""
    access.check(person, "field.devices")
    rows = _rows().filter(pk=device_id)
    if not access.can(person, "field.follow"):
        rows = rows.filter(person=person)
    found = _lines(rows)
    if not found:
        raise refuse(NO_SUCH_DEVICE)
    return found[0]


def _rows() -> QuerySet[FieldDevice]:
    return FieldDevice.objects.select_related("person", "withdrawn_by").defer("secret")


def _lines(rows: QuerySet[FieldDevice]) -> tuple[DeviceLine, ...]:
    found = list(rows)
    of = logs(found) if found else {}
    return tuple(_line(row, of[row.pk]) for row in found)


def _line(row: FieldDevice, log: Log) -> DeviceLine:
    entries, size = unsent(row)
    return DeviceLine(
        id=row.pk,
        key=row.key,
        name=row.name,
        platform=named(row.platform),
        app=row.app,
        owner=row.person.name,
        owner_id=row.person_id,
        registered_at=row.registered_at,
        seen_at=row.seen_at,
        told_at=row.told_at,
        unsent=entries,
        bytes=size,
        free=free(row),
        gaps=log.gaps,
        twice=log.twice,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by.name if row.withdrawn_by else None,
        withdrawn_reason=row.withdrawn_reason,
    )
