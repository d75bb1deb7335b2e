"""Digests of what a meeting was called with and of what it resolved: the same words give the same digest."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable


def agenda_digest(items: Iterable[tuple[int, str, str, str]]) -> str:
    """Return sha256 (hex) of an agenda: place, case number, digests of report and verdict, item by item."""
    return _digest(sorted(items))


def minutes_digest(
    agenda: str, present: Iterable[str], items: Iterable[tuple[int, str, str, str, tuple[str, ...]]]
) -> str:
    """Return sha256 (hex) of what was resolved.

    ``items``: place, case number, resolution, its words, names of those who stepped back.
    """
    told = [[place, number, what, words, sorted(away)] for place, number, what, words, away in sorted(items)]
    return _digest([agenda, sorted(present), told])


def _digest(said: object) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()
