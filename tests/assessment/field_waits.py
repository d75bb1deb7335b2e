"""A photo whose file has not come: announced, brought later, or waited for no longer."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from prakan.assessment.intake import end_wait, hold_files, take
from prakan.assessment.models import FieldFile
from prakan.foundation.actions.uploads import begin, receive
from prakan.foundation.models import Person
from tests import samples
from tests.assessment.field_world import Device
from tests.assessment.scores_world import World

PNG = samples.png()
WHY = "ไฟล์ในไฟล์กู้คืนเสียหาย"


def photo(phone: Device, content: bytes = PNG, **more: Any) -> tuple[str, UUID]:
    """Let a device see something; returns the ids of the entry and of its file."""
    key = uuid4()
    file = {"id": str(key), "role": "original", "name": "ป้าย.png", "type": "image/png", "size": len(content)}
    file["sha256"] = hashlib.sha256(content).hexdigest()
    return phone.saw("ป้ายนิเทศ", note="", kind="photo", files=[file], **more), key


def send(phone: Device) -> list[str]:
    """Send the log of a device; returns what became of each entry."""
    taken = take(device=phone.key, items=phone.items, by=phone.person, at=phone.world.at)
    return [f"{one.result} {one.fault.code}" if one.fault else one.result for one in taken]


def upload(phone: Device, content: bytes = PNG) -> None:
    """Let the device bring the file of its first entry."""
    told: Any = {"by": phone.person, "at": phone.world.at + timedelta(days=2)}
    key = begin(name="ป้าย.png", size=len(content), **told).key
    receive(key=key, offset=0, length=len(content), pieces=[content], **told)
    hold_files(device=phone.key, uploads={UUID(phone.log[0]["files"][0]["id"]): key}, **told)


def end(world: World, by: Person, reason: str = WHY) -> FieldFile:
    """Wait no longer for the only file that there is."""
    return end_wait(file_id=FieldFile.objects.get().pk, reason=reason, by=by, at=world.at)
