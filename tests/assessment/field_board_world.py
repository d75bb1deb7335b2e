"""Devices and what they sent of a made-up visit, written beside the actions: what the board counts."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import uuid4

from prakan.assessment.models import Case, FieldAnswer, FieldDevice, FieldEntry, FieldFile
from prakan.foundation.models import Person


def device(person: Person, at: datetime, name: str = "โทรศัพท์ทดสอบ", **told: object) -> FieldDevice:
    """Save and return a device that spoke at a time."""
    return FieldDevice.objects.create(
        key=uuid4(),
        person=person,
        name=name,
        platform="test",
        app="1.0",
        secret="locked",
        registered_at=at,
        seen_at=at,
        told=told,
        told_at=at,
    )


def entry(
    of: FieldDevice, case: Case, seq: int, at: datetime, result: str = "done", code: str = ""
) -> FieldEntry:
    """Save and return an entry with what became of it; "" for nothing yet."""
    made = FieldEntry.objects.create(
        key=uuid4(),
        device=of,
        seq=seq,
        digest=hashlib.sha256(str(seq).encode()).hexdigest(),
        body="locked",
        case=case,
        step="score.attach",
        target=f"evidence:{seq}",
        recorded_at=at,
        received_at=at,
        by=of.person,
        way="line",
    )
    if result:
        FieldAnswer.objects.create(entry=made, result=result, code=code, at=at)
    return made


def announced(of: FieldEntry, size: int) -> FieldFile:
    """Save and return a file that is announced and not held."""
    return FieldFile.objects.create(
        key=uuid4(),
        entry=of,
        role="original",
        name="a.mp4",
        media_type="video/mp4",
        size=size,
        digest="0" * 64,
    )
