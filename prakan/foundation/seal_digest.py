"""What a seal's digest covers: the one place that sealing and verifying share."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime


def line(row_id: int, digest: str) -> str:
    """Return one line of a manifest."""
    return f"{row_id} {digest}"


def lines(manifest: str) -> list[tuple[int, str]]:
    """Return the (row id, digest) pairs of a manifest, in order."""
    pairs = (text.split(" ") for text in manifest.splitlines())
    return [(int(row_id), digest) for row_id, digest in pairs]


def seal_digest(
    *, previous: str, first_id: int, last_id: int, rows: int, reason: str, at: datetime, manifest: str
) -> str:
    """Return the sha256 (hex) that chains a seal to the one before it."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    content = [
        previous,
        first_id,
        last_id,
        rows,
        reason,
        moment,
        hashlib.sha256(manifest.encode()).hexdigest(),
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
