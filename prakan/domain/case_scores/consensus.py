"""What a team agrees on: a mark with evidence for each question, dissent kept, everybody's word on it all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from prakan.domain.case_scores.differences import FAR, Difference, by_code, outside
from prakan.domain.case_scores.sheets import Entry, canonical, digest, from_json, to_json
from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.questions import questions
from prakan.domain.problems import Fault
from prakan.domain.problems_scores import (
    CONSENSUS_EVIDENCE,
    CONSENSUS_MISSING,
    CONSENSUS_REASON_FAR,
    CONSENSUS_REASON_NOT_ASSESSED,
    CONSENSUS_REASON_OUTSIDE,
)


@dataclass(frozen=True, slots=True)
class Agreed:
    """The agreed entry of a question; ``dissent`` holds the words of assessors who see it differently."""

    entry: Entry
    dissent: Mapping[int, str] = field(default_factory=dict)


Decisions = Mapping[str, Agreed]


def to_stored(made: Agreed) -> dict[str, Any]:
    """Return an agreed entry as it is stored."""
    return {**to_json(made.entry), "dissent": {str(who): words for who, words in made.dissent.items()}}


def decisions_of(rows: Mapping[str, Any]) -> dict[str, Agreed]:
    """Return all agreed entries by code."""
    return {
        code: Agreed(from_json(row), {int(who): words for who, words in row["dissent"].items()})
        for code, row in rows.items()
    }


def with_dissent(made: Agreed, who: int, words: str) -> Agreed:
    """Return an entry with an assessor's dissent in it, or (no words) without it."""
    others = {one: said for one, said in made.dissent.items() if one != who}
    return replace(made, dissent={**others, who: words} if words else others)


def entry_faults(
    pack: Pack,
    code: str,
    entry: Entry,
    sheets: Sequence[Mapping[str, Mark]],
    apart: Mapping[str, Difference] | None = None,
) -> tuple[Fault, ...]:
    """Return what an agreed mark lacks: SCORE-020 its evidence, SCORE-021 to 023 the reason it needs.

    ``apart`` holds how the marks of the sheets differ, by code, where it is known already.
    """
    found: list[Fault] = []
    if entry.mark is None:
        return (Fault(CONSENSUS_MISSING, {"code": code}, "mark"),)
    if entry.mark.assessed and not entry.evidence:
        found.append(Fault(CONSENSUS_EVIDENCE, {"code": code}, "evidence"))
    if not entry.reason:
        found += _reasons(pack, code, entry.mark, sheets, apart)
    return tuple(found)


def _reasons(
    pack: Pack,
    code: str,
    mark: Mark,
    sheets: Sequence[Mapping[str, Mark]],
    known: Mapping[str, Difference] | None,
) -> Iterable[Fault]:
    if not mark.assessed:
        yield Fault(CONSENSUS_REASON_NOT_ASSESSED, {"code": code}, "reason")
        return
    apart = (by_code(pack, sheets) if known is None else known)[code]
    if apart.far:
        yield Fault(CONSENSUS_REASON_FAR, {"code": code, "gap": apart.gap}, "reason")
    elif outside(pack, code, mark, sheets):
        yield Fault(CONSENSUS_REASON_OUTSIDE, {"code": code}, "reason")


def faults(
    pack: Pack, decisions: Decisions, sheets: Sequence[Mapping[str, Mark]], far: int = FAR
) -> tuple[Fault, ...]:
    """Return what keeps a team from agreeing on the whole, one fault or more for each question in order."""
    found, apart = list[Fault](), by_code(pack, sheets, far)
    for asked in questions(pack):
        made = decisions.get(asked.code)
        missing = (Fault(CONSENSUS_MISSING, {"code": asked.code}, asked.code),)
        own = entry_faults(pack, asked.code, made.entry, sheets, apart) if made else missing
        found += [Fault(f.problem, f.values, asked.code) for f in own]
    return tuple(found)


def digest_of(head: Mapping[str, Any], decisions: Decisions, digests: Mapping[int, str]) -> str:
    """Return the digest of all that is agreed, dissent included: what each member's word stands for."""
    dissent = {c: {str(w): t for w, t in d.dissent.items()} for c, d in decisions.items() if d.dissent}
    entries = {code: made.entry for code, made in decisions.items()}
    return digest(canonical({**head, "dissent": dissent}, entries, digests))


def waiting(team: Iterable[int], words: Mapping[int, str], now: str) -> tuple[int, ...]:
    """Return who of a team has not given their word on what stands now; one on older content has lapsed."""
    return tuple(who for who in team if words.get(who) != now)
