"""A version of a report as one canonical text, and its digest: the same report gives the same digest."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose report it is, which version, and on which scores it rests (sha256 of pack and verdict, hex)."""

    case: str
    version: int
    institution: int
    name: str
    year: int
    level: str
    pack: str
    pack_digest: str
    verdict_digest: str


def canonical(heading: Heading, sections: Mapping[str, str]) -> str:
    """Return a report as one line of JSON: keys sorted, texts in NFC without spaces at their ends."""
    told = {key: unicodedata.normalize("NFC", text).strip() for key, text in sections.items()}
    said = {"heading": asdict(heading), "sections": {key: text for key, text in told.items() if text}}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(content: str) -> str:
    """Return the sha256 (hex) of canonical content."""
    return hashlib.sha256(content.encode()).hexdigest()
