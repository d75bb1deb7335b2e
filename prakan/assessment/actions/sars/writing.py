"""Answers saved field by field: two people of one school never overwrite each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from prakan.assessment.actions.sars.holding import hold, write
from prakan.assessment.queries.forms import form
from prakan.assessment.queries.reports import answers_of
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_sars import CHOSEN_MEANWHILE, QUESTION_UNKNOWN
from prakan.domain.sars.answers import Answer, Fate, merge, settled, written
from prakan.domain.sars.form import Question
from prakan.domain.sars.reading import read_answer
from prakan.foundation import audit
from prakan.foundation.models import Person

STEP = "sar.save"


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody wrote, over the revision of the answer that they saw (0: nothing stood there)."""

    value: str
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of one answer: its fate, the revision it has now, the text that counts."""

    fate: Fate
    revision: int
    value: str


@transaction.atomic
def save(
    *, sar_id: int, answers: Mapping[str, Given], by: Person, at: datetime, tab: str = ""
) -> dict[str, Saved]:
    """Save answers by question code; sent again they change nothing. ``tab`` names the page they come from.

    An answer that somebody else saved meanwhile keeps both texts (``Fate.CLASH``). Raises ``Refused`` with
    every fault at once: SAR-001, 007, 008 to 010.
    """
    sar = hold(sar_id, STEP, by=by)
    asked, there = form(sar).questions, answers_of(sar)
    values = _read(asked, answers)
    made = {
        code: merge(there.get(code, Answer()), written(value, by.pk, at, tab), answers[code].seen)
        for code, value in values.items()
    }
    changed = {code: answer for code, (answer, fate) in made.items() if fate is not Fate.SAME}
    if changed:
        _record(sar.pk, there, {code: values[code] for code in changed}, by, at)
        write(sar, changed, at)
    return {code: Saved(fate, answer.revision, answer.value) for code, (answer, fate) in made.items()}


@transaction.atomic
def settle(*, sar_id: int, code: str, value: str, seen: int, by: Person, at: datetime) -> Saved:
    """Decide between two texts of one answer; ``seen`` is its revision. SAR-016 when it changed meanwhile."""
    sar = hold(sar_id, STEP, by=by)
    there = answers_of(sar)
    text = _read(form(sar).questions, {code: Given(value)})[code]
    stored = there.get(code, Answer())
    if stored.revision != seen:
        raise refuse(CHOSEN_MEANWHILE, code=code)
    made = settled(stored, written(text, by.pk, at))
    _record(sar.pk, there, {code: text}, by, at)
    write(sar, {code: made}, at)
    return Saved(Fate.KEPT, made.revision, made.value)


def _record(
    sar_id: int, there: Mapping[str, Answer], values: Mapping[str, str], by: Person, at: datetime
) -> None:
    before = {code: there[code].value for code in values if code in there}
    audit.record(step=STEP, subject=f"sar:{sar_id}", by=by, at=at, before=before, after=values)


def _read(asked: Mapping[str, Question], answers: Mapping[str, Given]) -> dict[str, str]:
    """Return the texts as they are stored; raises ``Refused`` with every fault."""
    faults: list[Fault] = []
    values: dict[str, str] = {}
    for code, given in answers.items():
        question = asked.get(code)
        if question is None:
            faults.append(Fault(QUESTION_UNKNOWN, {"code": code[:60]}, code))
            continue
        values[code], fault = read_answer(question, given.value)
        faults += [fault] if fault else []
    if faults:
        raise Refused(*faults)
    return values
