"""Checking worked examples: their marks can be used, and the rules give what they expect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prakan.domain.frameworks.model import Example, Mark, Pack
from prakan.domain.frameworks.questions import filled, questions
from prakan.domain.frameworks.scoring import Verdict, score
from prakan.domain.frameworks.table import Log
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED, Status
from prakan.domain.problems_frameworks import (
    EXAMPLE_DIFFERS,
    EXAMPLE_EXPECTS_NOTHING,
    EXAMPLE_MARK,
    EXAMPLE_MISSING,
    REFERENCE_MISSING,
)

Where = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Worked:
    """An example scored: what was expected of which code and what the rules give."""

    example: Example
    marks: dict[str, Mark]
    verdict: Verdict
    outcomes: tuple[tuple[str, str, str], ...]  # code, expected, given

    @property
    def agrees(self) -> bool:
        return all(expected == given for _, expected, given in self.outcomes)


def worked(pack: Pack, example: Example) -> Worked:
    """Return an example scored under the rules of its pack."""
    marks = filled(pack, example.marks, example.rest, example.phase)
    verdict = score(pack, marks, example.phase)
    outcomes = tuple(
        (code, expected, verdict.of(code).outcome.word if code in verdict.nodes else "-")
        for code, expected in example.expect.items()
    )
    return Worked(example, marks, verdict, outcomes)


def check_examples(pack: Pack, where: Where, log: Log) -> None:
    """Note examples that are missing, that mark what is not asked, or that score otherwise."""
    if pack.is_scorable and not pack.examples and pack.status is not Status.SKELETON:
        log.add(EXAMPLE_MISSING, where("pack", ""))
    for example in pack.examples:
        before = len(log.faults)
        _marks(pack, example, where, log)
        if not example.expect:
            log.add(EXAMPLE_EXPECTS_NOTHING, where("example", example.id))
        if len(log.faults) == before:
            _outcomes(pack, example, where, log)


def _marks(pack: Pack, example: Example, where: Where, log: Log) -> None:
    asked = {q.code: q for q in questions(pack, example.phase)}
    for code, mark in example.marks.items():
        place = where("example", example.id, ("marks", code))
        if code not in asked:
            log.add(REFERENCE_MISSING, place, key="marks", given=code)
        elif not asked[code].takes(mark):
            given = _said(mark)
            log.add(EXAMPLE_MARK, place, target=code, given=given, allowed=asked[code].allowed)


def _said(mark: Mark) -> str:
    if mark.met is not None:
        return str(mark.met).lower()
    return mark.level or (NOT_ASSESSED if mark.number is None else str(mark.number))


def _outcomes(pack: Pack, example: Example, where: Where, log: Log) -> None:
    for code, expected, given in worked(pack, example).outcomes:
        if expected != given:
            place = where("example", example.id, ("expect", code))
            log.add(EXAMPLE_DIFFERS, place, target=code, expected=expected, given=given)
