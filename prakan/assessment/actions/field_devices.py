"""Access of a device withdrawn for a reason, and given back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.models import FieldDevice
from prakan.domain.problems import refuse
from prakan.domain.problems_field_devices import (
    DEVICE_REASON,
    NO_SUCH_DEVICE,
    NOT_WITHDRAWN,
    WITHDRAWN_ALREADY,
)
from prakan.foundation import access, audit
from prakan.foundation.models import Person


@transaction.atomic
def withdraw(*, device_id: int, reason: str, by: Person, at: datetime) -> FieldDevice:
    """Take a device's access: it sends nothing and gets its secret no more; what it sent stays.

    Raises ``Refused``: ACCESS-001; FIELD-067 when there is none or it is not one's own, 066 without a reason,
    068 when it was withdrawn already.
    """
    access.check(by, "field.withdraw")
    found = _device(device_id)
    if found.person_id != by.pk and not access.can(by, "field.restore"):
        raise refuse(NO_SUCH_DEVICE)
    if not reason.strip():
        raise refuse(DEVICE_REASON, "reason")
    if found.withdrawn_at is not None:
        raise refuse(WITHDRAWN_ALREADY, name=found.name)
    _record("field.withdraw", found, reason.strip(), by, at)
    return _set(found, by, at, reason.strip())


@transaction.atomic
def restore(*, device_id: int, by: Person, at: datetime) -> FieldDevice:
    """Give a device its access back. Raises ``Refused``: ACCESS-001, FIELD-067, FIELD-069."""
    access.check(by, "field.restore")
    found = _device(device_id)
    if found.withdrawn_at is None:
        raise refuse(NOT_WITHDRAWN, name=found.name)
    _record("field.restore", found, "", by, at)
    return _set(found, None, None, "")


def _device(device_id: int) -> FieldDevice:
    found = FieldDevice.objects.select_for_update().filter(pk=device_id).first()
    if found is None:
        raise refuse(NO_SUCH_DEVICE)
    return found


def _record(step: str, found: FieldDevice, reason: str, by: Person, at: datetime) -> None:
    after = {"name": found.name, "owner": found.person_id, "reason": reason}
    before = {"reason": found.withdrawn_reason} if found.withdrawn_at else {}
    audit.record(step=step, subject=f"field_device:{found.key}", by=by, at=at, before=before, after=after)


def _set(found: FieldDevice, by: Person | None, at: datetime | None, reason: str) -> FieldDevice:
    found.withdrawn_by, found.withdrawn_at, found.withdrawn_reason = by, at, reason
    found.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_reason"])
    return found
