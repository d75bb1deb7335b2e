"""A maker of rescue files for tests: as the field app makes them, with faults on demand."""

from __future__ import annotations

import base64
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from prakan.assessment.actions.field import Item
from prakan.domain.field.rescue import PIECE

NONCE = b"\x01" * 12


def sealed(secret: bytes, about: str, content: bytes) -> bytes:
    """Return content sealed under a secret."""
    return NONCE + AESGCM(secret).encrypt(NONCE, content, about.encode())


def rescue(
    place: Path,
    device: UUID,
    secret: bytes,
    items: Sequence[Item],
    files: Mapping[UUID, bytes] | None = None,
    *,
    told: int | None = None,
    packed: int = zipfile.ZIP_STORED,
) -> Path:
    """Write a rescue file and return its path; ``told`` is how many entries it says it has."""
    head = {"format": 1, "device": str(device), "person": "x", "made_at": "2024-01-20T10:00:00+07:00"}
    head |= {"entries": len(items) if told is None else told, "files": len(files or {}), "bytes": 0}  # type: ignore[dict-item]
    with zipfile.ZipFile(place, "w", packed) as made:
        made.writestr("rescue.json", json.dumps(head | {"head": {"seq": len(items), "digest": ""}}))
        lines = (_line(secret, n, one) for n, one in enumerate(items, 1))
        made.writestr("log", "".join(lines))
        for key, content in (files or {}).items():
            for n, start in enumerate(range(0, len(content), PIECE)):
                piece = sealed(secret, f"{key}:{n}", content[start : start + PIECE])
                made.writestr(f"files/{key}/{n}", piece)
    return place


def _line(secret: bytes, number: int, item: Item) -> str:
    told = json.dumps({"body": item.body, "digest": item.digest}, ensure_ascii=False)
    return base64.b64encode(sealed(secret, f"log:{number}", told.encode())).decode() + "\n"
