"""Devices on which assessors installed the field app: registered once, their secret given to its person."""

from __future__ import annotations

import base64
import secrets as chance
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from prakan.assessment.models import FieldDevice
from prakan.domain.problems import refuse
from prakan.domain.problems_field import (
    DEVICE_UNREADABLE,
    DEVICE_WITHDRAWN,
    NOT_YOUR_DEVICE,
    TOO_MANY_DEVICES,
)
from prakan.foundation import access, audit, secrets
from prakan.foundation.models import Person

PURPOSE = "field device"  # what its secret is locked for
BYTES = 32


@dataclass(frozen=True, slots=True)
class Given:
    """A device with its secret: 32 bytes, base64."""

    key: UUID
    name: str
    secret: str
    registered_at: datetime


@transaction.atomic
def register(*, key: UUID, name: str, platform: str, app: str, by: Person, at: datetime) -> Given:
    """Register a device under the key it made, and give it its secret; the same key again: ``give_secret``.

    Raises ``Refused``: ACCESS-001; FIELD-006 without a name, FIELD-002 for a key of somebody else's device,
    FIELD-003 when it was withdrawn, FIELD-005 when the person has as many as one may have.
    """
    access.check(by, "field.register")
    Person.objects.select_for_update().get(pk=by.pk)  # one's devices are counted one at a time
    if FieldDevice.objects.filter(key=key).exists():
        return give_secret(key=key, by=by, at=at)
    title = name.strip()[:120]
    if not title:
        raise refuse(DEVICE_UNREADABLE, "name", part="name")
    if FieldDevice.objects.filter(person=by, withdrawn_at=None).count() >= settings.FIELD_DEVICES:
        raise refuse(TOO_MANY_DEVICES, limit=settings.FIELD_DEVICES)
    secret = base64.b64encode(chance.token_bytes(BYTES)).decode()
    after = {"name": title, "platform": platform.strip()[:200]}
    audit.record(step="field.register", subject=f"field_device:{key}", by=by, at=at, after=after)
    made = FieldDevice.objects.create(
        key=key,
        person=by,
        name=title,
        platform=platform.strip()[:200],
        app=app[:40],
        secret=secrets.lock(secret, PURPOSE),
        registered_at=at,
        seen_at=at,
    )
    return _given(made)


@transaction.atomic
def give_secret(*, key: UUID, by: Person, at: datetime) -> Given:
    """Give the secret of one's own device again; each time stands in the trail.

    Raises ``Refused``: ACCESS-001, FIELD-002, FIELD-003 once it was withdrawn.
    """
    access.check(by, "field.secret")
    found = FieldDevice.objects.select_for_update().filter(key=key).first()
    if found is None:
        raise refuse(NOT_YOUR_DEVICE)
    _open(found, by)
    audit.record(step="field.secret", subject=f"field_device:{key}", by=by, at=at, after={"name": found.name})
    return _given(found)


def _open(found: FieldDevice, by: Person) -> FieldDevice:
    if found.person_id != by.pk:
        raise refuse(NOT_YOUR_DEVICE)
    if found.withdrawn_at is not None:
        raise refuse(DEVICE_WITHDRAWN, name=found.name)
    return found


def _given(found: FieldDevice) -> Given:
    return Given(found.key, found.name, secrets.unlock(found.secret, PURPOSE), found.registered_at)
