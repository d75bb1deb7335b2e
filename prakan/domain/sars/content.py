"""What is submitted, as one canonical text, and its digest: the same report gives the same digest."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PREFIX = 8  # digits of a digest that are printed beside the number


@dataclass(frozen=True, slots=True)
class Piece:
    """A file behind a question, by its digest."""

    question: str
    title: str
    digest: str
    page: int | None
    second: int | None


@dataclass(frozen=True, slots=True)
class Head:
    """Whose report it is, for which academic year (B.E.) and level, under which version of which pack."""

    institution: int
    name: str
    year: int
    level: str
    pack: str
    pack_digest: str


def canonical(head: Head, answers: Mapping[str, str], evidence: Iterable[Piece], own_file: str = "") -> str:
    """Return a report as one line of JSON: keys sorted, texts in NFC; ``own_file`` is a digest."""
    told = {
        "institution": head.institution,
        "name": head.name,
        "year": head.year,
        "level": head.level,
        "pack": head.pack,
        "pack_digest": head.pack_digest,
        "answers": {code: _nfc(value) for code, value in answers.items() if value},
        "evidence": sorted(
            [e.question, _nfc(e.title), e.digest, e.page or 0, e.second or 0] for e in evidence
        ),
        "own_file": own_file,
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(content: str) -> str:
    """Return the sha256 (hex) of canonical content."""
    return hashlib.sha256(content.encode()).hexdigest()


def number(year: int, running: int) -> str:
    """Return the number of a receipt: "SAR-2566-000001"."""
    return f"SAR-{year}-{running:06d}"


def agrees(content: str, told: str, prefix: str) -> bool:
    """Return whether content still has the digest ``told``, and whether that begins with what was given."""
    return digest(content) == told and told.startswith(prefix.strip().lower())


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
