"""Marks of a pilot as they are stored and as people give them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from prakan.domain.frameworks.model import Mark, Pack
from prakan.domain.frameworks.parts import mark_of
from prakan.domain.frameworks.questions import Asks, Question, questions
from prakan.domain.frameworks.vocabulary import NOT_ASSESSED
from prakan.domain.numbers import read_number
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_workshop import PILOT_MARK

MOST_PER_KIND = 3  # the house's, to be confirmed, where the agency's folder names none for a kind
MET, NOT_MET = "true", "false"


def read_marks(pack: Pack, given: Mapping[str, str], phase: str = "") -> dict[str, Mark]:
    """Return the marks that a person gave by code, "" left out; FRAME-073 for each that cannot be used."""
    marks: dict[str, Mark] = {}
    faults: list[Fault] = []
    for question in questions(pack, phase):
        if not (said := given.get(question.code, "").strip()):
            continue
        mark = _mark(question, said)
        if mark is None or not question.takes(mark):
            values = {"target": question.code, "given": said, "allowed": question.allowed}
            faults.append(Fault(PILOT_MARK, values, question.code))
        else:
            marks[question.code] = mark
    if faults:
        raise Refused(*faults)
    return marks


def _mark(question: Question, said: str) -> Mark | None:
    if said == NOT_ASSESSED:
        return Mark()
    if question.asks is Asks.MET:
        return Mark(met=said == MET) if said in (MET, NOT_MET) else None
    if question.asks is Asks.LEVEL:
        return Mark(level=said)
    try:
        return Mark(number=read_number(said).value)
    except Refused:
        return None


def stored(marks: Mapping[str, Mark]) -> dict[str, Any]:
    """Return marks as plain JSON; numbers as {"number": "82.5"}, so that they stay exact."""
    return {code: _stored(mark) for code, mark in marks.items()}


def _stored(mark: Mark) -> Any:
    if mark.number is not None:
        return {"number": str(mark.number)}
    return mark.met if mark.met is not None else mark.level or NOT_ASSESSED


def restored(stored_marks: Mapping[str, Any]) -> dict[str, Mark]:
    """Return marks from plain JSON."""
    return {code: _restored(given) for code, given in stored_marks.items()}


def _restored(given: Any) -> Mark:
    if isinstance(given, dict):
        return Mark(number=Decimal(given["number"]))
    return mark_of(given) or Mark()


def typed(mark: Mark | None) -> str:
    """Return a mark as the form shows it: a word of ``read_marks``."""
    if mark is None:
        return ""
    said = _stored(mark)
    return said["number"] if isinstance(said, dict) else json.dumps(said).strip('"')
