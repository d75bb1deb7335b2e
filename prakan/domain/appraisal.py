"""Appraising an assessor: forms and weights as data, means that need enough answers, and how they add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from prakan.domain.text import Text

CENT = Decimal("0.01")
Plain = Mapping[str, Any]


class Giver(StrEnum):
    """Who fills in a form about an assessor."""

    INSTITUTION = "institution"
    CHAIR = "chair"
    READER = "reader"
    SELF = "self"


GIVER_NAMES: dict[Giver, Text] = {
    Giver.INSTITUTION: Text("สถานศึกษาที่รับการประเมิน", "Institution visited"),
    Giver.CHAIR: Text("ประธานคณะผู้ประเมิน", "Chair of the team"),
    Giver.READER: Text("ผู้ตรวจอ่านรายงาน", "Reader of the report"),
    Giver.SELF: Text("ประเมินตนเอง", "Self-appraisal"),
}


class LineSource(StrEnum):
    """Where a line of evidence comes from."""

    VISIT = "visit"
    RETURNED = "returned"
    DEADLINE = "deadline"
    NOTE = "note"


SOURCE_NAMES: dict[LineSource, Text] = {
    LineSource.VISIT: Text("การออกประเมิน", "Visits made"),
    LineSource.RETURNED: Text("รายงานที่ส่งกลับแก้ไข", "Reports returned"),
    LineSource.DEADLINE: Text("กำหนดส่ง", "Deadlines"),
    LineSource.NOTE: Text("บันทึกของเจ้าหน้าที่", "Note of an officer"),
}


#: stage of an appraisal -> its name, in the order in which it goes
STAGE_NAMES: dict[str, Text] = {
    "collecting": Text("รับคำตอบ", "Collecting answers"),
    "answering": Text("ผู้ประเมินชี้แจง", "Assessor's answer"),
    "committee": Text("คณะกรรมการพิจารณา", "With the committee"),
    "final": Text("สรุปแล้ว", "Final"),
    "appealed": Text("อุทธรณ์", "Appealed"),
}


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A line about an assessor in a fiscal year (B.E.), as any part of the house may add it.

    ``key`` names what it tells of, so that a line is never added twice: "visit:12", "returned:report:7".
    """

    assessor: int
    year: int
    key: str
    source: LineSource
    words: Text
    amount: Decimal | None = None
    unit: Text = Text("")


@dataclass(frozen=True, slots=True)
class GivenScore:
    """A score that an assessor gave before the team talked; ``scale`` names the scale with its version."""

    assessor: int
    institution: int
    scale: str
    indicator: str
    score: int


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is rated."""

    code: str
    words: Text
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Form:
    """What a giver is asked; ``anonymous`` hides from the assessor who answered."""

    giver: Giver
    weight: Decimal
    anonymous: bool
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """How a year is appraised; all of it data of the agency, ``confirmed`` when it is officially known."""

    forms: Mapping[Giver, Form]
    marks: int  # the highest mark; 1 is the lowest
    least_answers: int  # below which no mean is shown
    least_scores: int  # below which no severity is read
    answer_days: int
    appeal_days: int
    confirmed: bool


def rules_of(plain: Plain) -> Rules:
    """Return rules from an agency's file; raises ``KeyError`` or ``ValueError`` for a wrong one."""
    forms = [_form(one) for one in plain["form"]]
    return Rules(
        forms={form.giver: form for form in forms},
        marks=int(plain["marks"]),
        least_answers=int(plain["least_answers"]),
        least_scores=int(plain["least_scores"]),
        answer_days=int(plain["answer_days"]),
        appeal_days=int(plain["appeal_days"]),
        confirmed=bool(plain.get("confirmed")),
    )


def _form(plain: Plain) -> Form:
    return Form(
        giver=Giver(plain["giver"]),
        weight=Decimal(str(plain["weight"])),
        anonymous=bool(plain.get("anonymous")),
        questions=tuple(
            Question(one["code"], Text(one["th"], one["en"]), Decimal(str(one.get("weight", 1))))
            for one in plain["question"]
        ),
    )


@dataclass(frozen=True, slots=True)
class Marks:
    """One form that somebody filled in: a mark by question; None is "not assessed", never zero."""

    giver: Giver
    marks: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Part:
    """What one kind of giver says: the mean mark, None below the least number of answers."""

    giver: Giver
    weight: Decimal
    answers: int
    least: int
    mean: Decimal | None


@dataclass(frozen=True, slots=True)
class Result:
    """The weighted mean of the parts that have one, with the parts; None when none has."""

    parts: tuple[Part, ...]
    mean: Decimal | None
    weight: Decimal  # of the parts that count


def result(rules: Rules, given: Iterable[Marks]) -> Result:
    """Return what the answers of a year add up to."""
    several = list(given)
    parts = tuple(_part(rules, form, several) for form in rules.forms.values())
    counted = [part for part in parts if part.mean is not None and part.weight]
    weight = sum((part.weight for part in counted), Decimal(0))
    total = sum((part.mean * part.weight for part in counted if part.mean is not None), Decimal(0))
    return Result(parts, _cents(total / weight) if weight else None, weight)


def _part(rules: Rules, form: Form, given: list[Marks]) -> Part:
    means = [
        mean for one in given if one.giver is form.giver and (mean := mark_of(form, one.marks)) is not None
    ]
    least = 1 if form.giver in (Giver.SELF, Giver.READER) else rules.least_answers
    enough = len(means) >= least
    mean = _cents(sum(means, Decimal(0)) / len(means)) if means and enough else None
    return Part(form.giver, form.weight, len(means), least, mean)


def mark_of(form: Form, marks: Mapping[str, int | None]) -> Decimal | None:
    """Return the weighted mean of one filled form; None when nothing was assessed."""
    told = [(q.weight, mark) for q in form.questions if (mark := marks.get(q.code)) is not None]
    weight = sum((w for w, _ in told), Decimal(0))
    return sum((w * mark for w, mark in told), Decimal(0)) / weight if weight else None


def done_answering(last: date | None, today: date, *, own: bool) -> bool:
    """Return whether an appraisal may go to the committee: the assessor says so, or the days are over."""
    return own or last is None or today > last


def _cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)
