"""Scoring past cases again under another pack, to see what would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from prakan.domain.frameworks.checking_examples import worked
from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.questions import questions
from prakan.domain.frameworks.resolving import judged
from prakan.domain.frameworks.scoring import Node, score
from prakan.domain.frameworks.vocabulary import OVERALL
from prakan.domain.frameworks.words import NOT_ASSESSED_TEXT, say_outcome
from prakan.domain.text import Text


class Source(StrEnum):
    """Where the marks of a case come from."""

    EXAMPLE = "example"
    PILOT = "pilot"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class PastCase:
    """Marks that were scored once: a worked example, a pilot, or an assessed institution."""

    key: str
    name: Text
    source: Source
    marks: Mapping[str, Mark]
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One result before and after; both in words."""

    code: str
    before: Text
    after: Text

    @property
    def changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Rescored:
    """A case under both packs: results, questions that only one of them asks, marks it cannot use."""

    case: PastCase
    moves: tuple[Move, ...]
    unanswered: tuple[str, ...]  # asked by the new pack, without a usable mark
    unused: tuple[str, ...]  # marked, but no longer asked

    @property
    def changed(self) -> bool:
        return any(move.changed for move in self.moves)


def rescore(before: Pack, after: Pack, cases: Iterable[PastCase]) -> tuple[Rescored, ...]:
    """Return each case as it came out under one pack and as it would under another."""
    return tuple(_rescored(before, after, case) for case in cases)


def _rescored(before: Pack, after: Pack, case: PastCase) -> Rescored:
    phase = case.phase if any(p.id == case.phase for p in after.phases) else ""
    asked = {q.code: q for q in questions(after, phase)}
    usable = {c: m for c, m in case.marks.items() if c in asked and asked[c].takes(m)}
    old, new = score(before, case.marks, case.phase), score(after, usable, phase)
    codes = dict.fromkeys((*_results(before, case.phase), *_results(after, phase)))
    return Rescored(
        case=case,
        moves=tuple(Move(c, _said(before, old.nodes.get(c)), _said(after, new.nodes.get(c))) for c in codes),
        unanswered=tuple(c for c in asked if c not in usable),
        unused=tuple(c for c in case.marks if c not in asked),
    )


def _results(pack: Pack, phase: str) -> tuple[str, ...]:
    """Return the results that a reader compares: the whole and each standard."""
    return tuple(c for c in judged(pack, phase) if c == OVERALL or c in pack.standard_of)


def _said(pack: Pack, node: Node | None) -> Text:
    return say_outcome(pack, node.rule, node.outcome) if node else NOT_ASSESSED_TEXT


def cases_of_examples(pack: Pack) -> tuple[PastCase, ...]:
    """Return the worked examples of a pack as cases."""
    return tuple(
        PastCase(f"example:{e.id}", e.name, Source.EXAMPLE, worked(pack, e).marks, e.phase)
        for e in pack.examples
    )
