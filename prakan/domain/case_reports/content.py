"""A version of a report as one canonical text, and its digest: the same report gives the same digest."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose report it is, which version, and on which scores it rests (sha256 of pack and verdict, hex).

    ``template``: the digest of the Word template that was in use, "" for the built-in look.
    """

    case: str
    version: int
    institution: int
    name: str
    year: int
    level: str
    pack: str
    pack_digest: str
    verdict_digest: str
    template: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the institution's reply that a report answers: a section's key or "mark:<code>"."""

    key: str
    stand: str
    text: str
    outcome: str
    answer: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What an institution replied to version ``to``, with what the team answers."""

    to: int
    words: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Then:
    """What stood when a version was made, and may change later: evidence by code (ids), the replies."""

    cited: Mapping[str, tuple[int, ...]]
    replies: tuple[Reply, ...] = ()


def canonical(heading: Heading, sections: Mapping[str, str], then: Then | None = None) -> str:
    """Return a report as one line of JSON: keys sorted, texts in NFC without spaces at their ends."""
    told = {key: unicodedata.normalize("NFC", text).strip() for key, text in sections.items()}
    said = {"heading": asdict(heading), "sections": {key: text for key, text in told.items() if text}}
    if then is not None:
        said["then"] = asdict(then)
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(content: str) -> str:
    """Return the sha256 (hex) of canonical content."""
    return hashlib.sha256(content.encode()).hexdigest()


def then_of(content: str) -> Then | None:
    """Return what stood when a version was made; None for one that was sealed without it."""
    said = json.loads(content).get("then")
    if said is None:
        return None
    replies = (Reply(r["to"], r["words"], tuple(Point(**p) for p in r["points"])) for r in said["replies"])
    return Then({code: tuple(ids) for code, ids in said["cited"].items()}, tuple(replies))
