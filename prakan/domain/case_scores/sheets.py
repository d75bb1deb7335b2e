"""A person's own sheet: a mark with its reason and evidence for everything that the pack asks."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from prakan.domain.frameworks.model import Mark, Pack, Standard
from prakan.domain.frameworks.pilot import read_marks, restored, stored
from prakan.domain.frameworks.questions import Question, questions
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_scores import MARK_MISSING, NOT_ASKED, REASON_LONG

LONGEST = 4_000  # characters of one reason


class State(StrEnum):
    """How far one question of a sheet has come."""

    EMPTY = "empty"
    BEGUN = "begun"  # a mark or a reason, and something is missing
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Entry:
    """What was put down for one question; ``mark`` is None while nothing is chosen; ``at`` is ISO, aware."""

    mark: Mark | None = None
    reason: str = ""
    evidence: tuple[int, ...] = ()
    at: str = ""
    revision: int = 0

    @property
    def state(self) -> State:
        """Return how far it has come: a mark needs a reason, and evidence unless it is "not assessed"."""
        if self.mark is None:
            return State.BEGUN if self.reason or self.evidence else State.EMPTY
        complete = bool(self.reason) and (bool(self.evidence) or not self.mark.assessed)
        return State.DONE if complete else State.BEGUN


Entries = Mapping[str, Entry]


def read_entry(pack: Pack, code: str, said: str, reason: str, evidence: Iterable[int]) -> Entry:
    """Return what a person gave for a question; ``said`` is a word of the pack's marks, "" for none yet.

    Raises ``Refused``: SCORE-002 for what the pack does not ask, FRAME-073 for a mark it does not take,
    SCORE-003 for a reason that is too long.
    """
    if code not in {q.code for q in questions(pack)}:
        raise refuse(NOT_ASKED, "mark", code=code[:60])
    text = reason.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise refuse(REASON_LONG, "reason", most=LONGEST, length=len(text))
    return Entry(_mark(pack, code, said), text, tuple(sorted(set(evidence))))


def _mark(pack: Pack, code: str, said: str) -> Mark | None:
    try:
        return read_marks(pack, {code: said}).get(code)
    except Refused as refused:
        raise Refused(*(Fault(f.problem, f.values, "mark") for f in refused.faults)) from refused


def to_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as it is stored."""
    mark = {} if entry.mark is None else {"mark": stored({"": entry.mark})[""]}
    rest = {"reason": entry.reason, "evidence": list(entry.evidence), "at": entry.at, "rev": entry.revision}
    return {**mark, **rest}


def from_json(given: Mapping[str, Any]) -> Entry:
    """Return a stored entry."""
    mark = restored({"": given["mark"]})[""] if "mark" in given else None
    return Entry(mark, given["reason"], tuple(given["evidence"]), given["at"], given["rev"])


def entries_of(rows: Mapping[str, Any]) -> dict[str, Entry]:
    """Return all stored entries by code."""
    return {code: from_json(row) for code, row in rows.items()}


def marks_of(entries: Entries) -> dict[str, Mark]:
    """Return the marks that were chosen, "not assessed" among them."""
    return {code: entry.mark for code, entry in entries.items() if entry.mark is not None}


def chapters(pack: Pack) -> tuple[tuple[Standard, tuple[Question, ...]], ...]:
    """Return what is marked, by standard, in the order of the pack."""
    asked = {q.code: q for q in questions(pack)}
    found = ((s, tuple(asked[c] for c in _codes(s) if c in asked)) for s in pack.standards)
    return tuple((standard, these) for standard, these in found if these)


def _codes(standard: Standard) -> tuple[str, ...]:
    own = (standard.code, *(p.code for p in standard.points))
    return (*own, *(c for i in standard.indicators for c in (i.code, *(p.code for p in i.points))))


def indicator_of(pack: Pack, code: str) -> str:
    """Return the indicator that a marked code stands in, or the code itself when it stands in none."""
    return next((i.code for i in pack.indicators.values() if code in {p.code for p in i.points}), code)


def faults(pack: Pack, entries: Entries) -> tuple[Fault, ...]:
    """Return what keeps a sheet from being handed in: SCORE-004, one for each question, in order."""
    asked = [q.code for q in questions(pack)]
    open_ones = [c for c in asked if entries.get(c, Entry()).state is not State.DONE]
    return tuple(Fault(MARK_MISSING, {"code": code}, code) for code in open_ones)


def canonical(head: Mapping[str, Any], entries: Entries, digests: Mapping[int, str]) -> str:
    """Return a sheet as one line of JSON: keys sorted, texts in NFC, evidence by ``digests`` of its content.

    ``head`` says whose it is; moments of saving and revisions are left out: the same content, the same text.
    """
    said = {code: _plain(entry, digests) for code, entry in entries.items()}
    told = {**head, "entries": said}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(entry: Entry, digests: Mapping[int, str]) -> list[Any]:
    mark = None if entry.mark is None else stored({"": entry.mark})[""]
    reason = unicodedata.normalize("NFC", entry.reason)
    return [mark, reason, sorted(digests[one] for one in entry.evidence)]


def digest(text: str) -> str:
    """Return the sha256 (hex) of canonical content."""
    return hashlib.sha256(text.encode()).hexdigest()
