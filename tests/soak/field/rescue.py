"""Rescue files: opened with what the server knows, edited by hand, and brought as a person brings them."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connections
from django.utils import timezone

from prakan.assessment.actions.field.devices import PURPOSE
from prakan.assessment.actions.field_rescues import ask
from prakan.assessment.intake.rescues import work_off
from prakan.assessment.models import FieldDevice, FieldFile
from prakan.domain.media_types import ZIP
from prakan.foundation import secrets
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person


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


@dataclass(frozen=True)
class Brought:
    """What the server said of a rescue file: its number, and those of single lines and files."""

    code: str
    codes: frozenset[str]


def bring(packed: bytes, by: Person) -> Brought:
    """Bring a rescue file as the page does, and let the worker take it in."""
    now = timezone.now()
    kept = store(name="a.rescue.zip", content=io.BytesIO(packed), by=by, at=now, allowed=frozenset({ZIP}))
    run = ask(file_id=kept.pk, by=by, at=now)
    while work_off(now):
        continue
    run.refresh_from_db()
    connections.close_all()
    return Brought(run.code, frozenset(one["code"] for one in run.answers if one["code"]))


def first_file(packed: bytes) -> str:
    """Return the key of the first file in a rescue file: the one whose piece is edited."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return next(name.split("/")[1] for name in archive.namelist() if name.startswith("files/"))


def held(file: str) -> bool:
    """Return whether the server has the bytes of a file already."""
    found = FieldFile.objects.filter(key=file, file__isnull=False).exists()
    connections.close_all()
    return found


def edited(packed: bytes, how: str, number: int, other: str) -> bytes:
    """Return a rescue file that somebody edited by hand; ``other`` is another device."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    lines = parts["log"].splitlines(keepends=True)
    at = number % len(lines)
    if how == "flip":
        lines[at] = _flipped(lines[at], number)
    elif how == "swap":
        lines[0], lines[-1] = lines[-1], lines[0]
    elif how == "plain":
        lines[at] = base64.b64encode(b'{"body": "{}", "digest": ""}') + b"\n"
    elif how == "cut":
        lines = lines[:-1]
    elif how == "head":
        parts["rescue.json"] = json.dumps(json.loads(parts["rescue.json"]) | {"device": other}).encode()
    elif how == "piece":
        name = next(name for name in parts if name.startswith("files/"))
        parts[name] = parts[name][:-1] + bytes([parts[name][-1] ^ 1])
    parts["log"] = b"".join(lines)
    return _zipped(parts, zipfile.ZIP_DEFLATED if how == "packed" else zipfile.ZIP_STORED)


#: how a file is edited, and the number that whoever brings it is told
EDITS = {
    "flip": "FIELD-063",
    "swap": "FIELD-063",
    "plain": "FIELD-063",
    "head": "FIELD-063",
    "cut": "FIELD-061",
    "piece": "FIELD-064",
    "packed": "FIELD-060",
}


def _flipped(line: bytes, number: int) -> bytes:
    sealed = bytearray(base64.b64decode(line))
    sealed[number % len(sealed)] ^= 1
    return base64.b64encode(bytes(sealed)) + b"\n"


def _zipped(parts: dict[str, bytes], how: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()
