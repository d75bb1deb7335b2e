"""A rescue file opened with what the server knows: does it hold all that was not confirmed, and taken in."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connections
from django.utils import timezone

from prakan.assessment import intake
from prakan.assessment.actions.field import Item
from prakan.assessment.actions.field.devices import PURPOSE
from prakan.assessment.models import FieldDevice, FieldFile
from prakan.domain.field.kinds import ALLOWED
from prakan.domain.field.words import Way
from prakan.foundation import secrets
from prakan.foundation.actions.files import store


@dataclass(frozen=True)
class Opened:
    """What a rescue file holds: entries with their digests, contents of files by their id."""

    device: str
    entries: list[dict[str, str]]
    files: dict[str, bytes]


def opened(packed: bytes, device: str) -> Opened:
    """Open a rescue file under the secret of its device."""
    row = FieldDevice.objects.get(key=device)
    key = AESGCM(base64.b64decode(secrets.unlock(row.secret, PURPOSE)))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        lines = [base64.b64decode(line) for line in archive.read("log").split()]
        entries = [
            json.loads(key.decrypt(s[:12], s[12:], f"log:{n}".encode())) for n, s in enumerate(lines, 1)
        ]
        parts: dict[str, dict[int, bytes]] = {}
        for name in archive.namelist():
            if name.startswith("files/"):
                _, file, n = name.split("/")
                sealed = archive.read(name)
                parts.setdefault(file, {})[int(n)] = key.decrypt(
                    sealed[:12], sealed[12:], f"{file}:{n}".encode()
                )
    return Opened(
        device, entries, {f: b"".join(p for _, p in sorted(held.items())) for f, held in parts.items()}
    )


def lacks(found: Opened, ours: list[dict[str, Any]]) -> list[str]:
    """Return what a rescue file lacks of what its device had not confirmed."""
    wanted = {one["digest"] for one in ours if one["state"] != "confirmed"}
    told = {one["digest"] for one in found.entries}
    faults = [] if told == wanted else [f"a rescue file of {len(wanted)} entries holds {len(told)}"]
    for one in (one for one in ours if one["state"] != "confirmed"):
        for file in (file for file in one["files"] if not file["held"]):
            digest = hashlib.sha256(found.files.get(file["id"], b"")).hexdigest()
            if digest != file["sha256"]:
                faults.append(f"a rescue file lacks bytes of {file['id']}")
    return faults


def bring(found: Opened) -> None:
    """Take a rescue file in as the import does: entries, then files, then whatever waited."""
    device = FieldDevice.objects.select_related("person").get(key=found.device)
    person, now = device.person, timezone.now()
    for start in range(0, len(found.entries), 200):
        items = [Item(one["body"], one["digest"]) for one in found.entries[start : start + 200]]
        intake.take(device=device.key, items=items, by=person, at=now, way=Way.RESCUE)
    for file, content in found.files.items():
        row = FieldFile.objects.get(key=UUID(file))
        if row.file_id is None:
            stored = store(name=row.name, content=io.BytesIO(content), by=person, at=now, allowed=ALLOWED)
            intake.hold_stored(file=row.key, stored=stored, by=person, at=now)
    intake.do_all(device, now)
    connections.close_all()
