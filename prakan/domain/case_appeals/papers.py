"""What a panel proposes and the board decides of an appeal, point by point, as one text with its digest."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from prakan.domain.frameworks.model import Mark, Pack, Standard
from prakan.domain.frameworks.pilot import restored, stored
from prakan.domain.text import Text

REPORT = "report"  # the point that is about the report as a whole


class Found(StrEnum):
    """What becomes of one point, or of the whole appeal."""

    UPHELD = "upheld"
    PARTLY = "partly"  # of the whole only
    REJECTED = "rejected"


FOUND_NAMES: dict[str, Text] = {
    Found.UPHELD: Text("รับอุทธรณ์", "Upheld"),
    Found.PARTLY: Text("รับบางส่วน", "Upheld in part"),
    Found.REJECTED: Text("ยกอุทธรณ์", "Rejected"),
}
FOUND = [(one.value, one.value) for one in Found]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found of one point, and why."""

    found: Found
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """A mark that a panel sets otherwise, and why."""

    mark: Mark
    reason: str


def whole(found: Iterable[Found]) -> Found:
    """Return what becomes of an appeal by its points."""
    every = set(found)
    if every == {Found.UPHELD}:
        return Found.UPHELD
    return Found.PARTLY if Found.UPHELD in every else Found.REJECTED


def standard_of(pack: Pack, code: str) -> str:
    """Return the standard that a code stands under, "" for none."""
    return next((one.code for one in pack.standards if code in codes_under(one)), "")


def codes_under(standard: Standard) -> frozenset[str]:
    """Return the codes of a standard, its indicators and all their points."""
    points = [point.code for indicator in standard.indicators for point in indicator.points]
    own = [point.code for point in standard.points]
    return frozenset([standard.code, *(one.code for one in standard.indicators), *points, *own])


def effective(pack: Pack, changes: Mapping[str, Change], findings: Mapping[str, Finding]) -> dict[str, Mark]:
    """Return the marks that change: those under a standard whose point is upheld."""
    upheld = {key for key, one in findings.items() if one.found is Found.UPHELD}
    return {code: one.mark for code, one in changes.items() if standard_of(pack, code) in upheld}


def canonical(
    head: Mapping[str, Any], findings: Mapping[str, Finding], changes: Mapping[str, Change], words: str
) -> str:
    """Return a proposal or decision as one line of JSON: keys sorted, texts in NFC."""
    marks = stored({code: one.mark for code, one in changes.items()})
    said = {
        **head,
        "points": {key: {"found": one.found.value, "words": one.words} for key, one in findings.items()},
        "marks": {code: {"mark": marks[code], "reason": one.reason} for code, one in changes.items()},
        "words": words,
    }
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def findings_in(content: str) -> dict[str, Finding]:
    """Return what a paper finds of each point."""
    kept = json.loads(content)["points"]
    return {key: Finding(Found(one["found"]), one["words"]) for key, one in kept.items()}


def changes_in(content: str) -> dict[str, Change]:
    """Return the marks that a paper sets otherwise."""
    kept = json.loads(content)["marks"]
    marks = restored({code: one["mark"] for code, one in kept.items()})
    return {code: Change(marks[code], one["reason"]) for code, one in kept.items()}


def words_in(content: str) -> str:
    """Return what a paper says on the whole."""
    return str(json.loads(content)["words"])


def digest(content: str) -> str:
    """Return the sha256 (hex) of canonical content."""
    return hashlib.sha256(content.encode()).hexdigest()
