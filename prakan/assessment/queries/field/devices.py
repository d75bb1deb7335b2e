"""Reading the devices of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakan.assessment.models import FieldDevice
from prakan.domain.problems import refuse
from prakan.domain.problems_field import DEVICE_WITHDRAWN, NOT_YOUR_DEVICE
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A device of a person: when it was registered, when it last spoke, when it was withdrawn."""

    key: UUID
    name: str
    platform: str
    app: str
    registered_at: datetime
    seen_at: datetime
    withdrawn_at: datetime | None


def own_devices(person: Person) -> tuple[DeviceView, ...]:
    """Return the devices that a person has registered, withdrawn ones too, in the order of registering."""
    rows = FieldDevice.objects.filter(person=person) if person.is_active else ()
    return tuple(map(_view, rows))


def own_device(person: Person, key: UUID) -> DeviceView:
    """Return one's own device; raises ``Refused``: FIELD-002, FIELD-003 once it was withdrawn."""
    found = FieldDevice.objects.filter(person=person, key=key).first() if person.is_active else None
    if found is None:
        raise refuse(NOT_YOUR_DEVICE)
    if found.withdrawn_at is not None:
        raise refuse(DEVICE_WITHDRAWN, name=found.name)
    return _view(found)


def _view(row: FieldDevice) -> DeviceView:
    return DeviceView(
        row.key, row.name, row.platform, row.app, row.registered_at, row.seen_at, row.withdrawn_at
    )
