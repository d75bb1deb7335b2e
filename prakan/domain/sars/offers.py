"""A whole report as another system offers it, under a key of the sender's, and what became of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from prakan.domain.problems import Fault

LONGEST_KEY = 100  # characters of a sender's key
LAST_PAGE, LAST_SECOND = 99_999, 359_999


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A stored file (by its id) behind a question: the whole, from a page on, or from a second on."""

    question: str
    file: int
    title: str = ""
    page: int | None = None
    second: int | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One whole report.

    The institution is named by ``institution`` (its id) or by ``code``, any code it carries; ``scheme`` says
    of which kind the code is, "" for any. ``year`` is academic (B.E.). What ``answers`` leave out is empty.
    """

    key: str
    year: int
    level: str
    institution: int | None = None
    code: str = ""
    scheme: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[OfferedFile, ...] = ()
    own_file: int | None = None


class Fate(StrEnum):
    """What became of an offer."""

    DONE = "done"
    ALREADY = "already_done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender keeps: number, digest (sha256, hex) of what was received, moment, if it was late."""

    sar: int
    number: str
    digest: str
    at: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one offer: its receipt, or the faults for which it was refused."""

    key: str
    fate: Fate
    receipt: Receipt | None = None
    faults: tuple[Fault, ...] = ()


def offer_digest(offer: Offer, institution: int) -> str:
    """Return the sha256 (hex) of what is offered for an institution: the key and its naming left out."""
    told = [
        institution,
        offer.year,
        offer.level,
        offer.answers,
        [[f.question, f.file, f.title, f.page, f.second] for f in offer.evidence],
        offer.own_file,
    ]
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def place_is_wrong(file: OfferedFile) -> bool:
    """Return whether the place in a file is none: both page and second, or out of range."""
    page, second = file.page, file.second
    if page is not None and second is not None:
        return True
    return not (page is None or 1 <= page <= LAST_PAGE) or not (second is None or 0 <= second <= LAST_SECOND)
