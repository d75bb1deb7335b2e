"""The form of a self-assessment report, built from the framework it is written for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from prakan.domain.frameworks.model import Pack, Standard
from prakan.domain.text import Text

DATA, SUMMARY, ANNEX = "data", "summary", "annex"
LONGEST = 20_000  # characters of one answer


class Asks(StrEnum):
    """What an answer is."""

    TEXT = "text"
    LINE = "line"
    NUMBER = "number"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the form; ``needed`` ones count towards completeness, ``evidence`` ones carry files."""

    code: str
    name: Text
    asks: Asks = Asks.TEXT
    needed: bool = True
    evidence: bool = False
    indicator: bool = False
    hint: Text = Text("")
    choices: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the form: the data sheet, a standard, the summary, the annexes."""

    code: str
    name: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the needed questions of a section are answered."""

    section: Section
    filled: int
    asked: int


@dataclass(frozen=True)
class Form:
    """All sections in order."""

    sections: tuple[Section, ...]
    doubts: tuple[Text, ...] = ()  # what of the framework is not official yet

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Return every question by code, in order."""
        return {q.code: q for s in self.sections for q in s.questions}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """Return the section of each question."""
        return {q.code: s for s in self.sections for q in s.questions}

    def section(self, code: str) -> Section | None:
        """Return a section by code."""
        return next((s for s in self.sections if s.code == code), None)

    def tallies(self, values: Mapping[str, str]) -> tuple[Tally, ...]:
        """Return the completeness of each section that needs anything, given answers by code."""
        made = (_tally(section, values) for section in self.sections)
        return tuple(tally for tally in made if tally.asked)

    def missing(self, values: Mapping[str, str]) -> tuple[Question, ...]:
        """Return the needed questions without an answer."""
        return tuple(q for q in self.questions.values() if q.needed and not values.get(q.code))


def _tally(section: Section, values: Mapping[str, str]) -> Tally:
    needed = [q for q in section.questions if q.needed]
    return Tally(section, sum(bool(values.get(q.code)) for q in needed), len(needed))


def indicators(form: Form, values: Mapping[str, str]) -> tuple[int, int]:
    """Return how many indicators are answered, and how many there are."""
    every = [q for q in form.questions.values() if q.indicator]
    return sum(bool(values.get(q.code)) for q in every), len(every)


def form_of(pack: Pack) -> Form:
    """Return the form that a pack asks for: data sheet, a section a standard, summary, annexes."""
    sections = (_data(), *(_standard(pack, s) for s in pack.standards), _summary(), _annex())
    return Form(sections, tuple(doubt.what for doubt in pack.unconfirmed))


def _standard(pack: Pack, standard: Standard) -> Section:
    return Section(
        standard.code,
        standard.name,
        (
            *(
                Question(i.code, i.name, evidence=True, indicator=True, hint=i.note)
                for i in standard.indicators
            ),
            *_level(pack, standard),
        ),
    )


def _level(pack: Pack, standard: Standard) -> Iterable[Question]:
    """Yield the question for the institution's own verdict, where the pack has a scale for the standard."""
    for rule in pack.judged_by.get(standard.code, ())[:1]:
        scale = pack.scale_of.get(rule.scale)
        if scale:
            choices = tuple((level.id, level.name) for level in scale.levels)
            name = Text("ระดับคุณภาพที่ประเมินตนเอง", "Level by your own assessment")
            yield Question(f"{standard.code}.level", name, Asks.LEVEL, hint=scale.name, choices=choices)


def _data() -> Section:
    return Section(
        DATA,
        Text("ข้อมูลพื้นฐาน", "Data sheet"),
        (
            Question("data.head", Text("ตำแหน่งและชื่อผู้บริหาร", "Head: post and name"), Asks.LINE),
            Question("data.learners", Text("จำนวนผู้เรียน (คน)", "Learners"), Asks.NUMBER),
            Question("data.teachers", Text("จำนวนครู (คน)", "Teachers"), Asks.NUMBER),
            Question("data.classes", Text("จำนวนห้องเรียน (ห้อง)", "Classrooms"), Asks.NUMBER),
            Question(
                "data.context",
                Text("บริบทของสถานศึกษา", "What the institution is like"),
                hint=Text("ชุมชน ผู้เรียน และจุดเน้นของสถานศึกษา", "Community, learners, and what you stress"),
            ),
        ),
    )


def _summary() -> Section:
    return Section(
        SUMMARY,
        Text("สรุปและแผนพัฒนา", "Summary and plan"),
        (
            Question("summary.strengths", Text("จุดเด่น", "Strengths")),
            Question("summary.improvement", Text("จุดที่ควรพัฒนา", "What to improve")),
            Question("summary.plan", Text("แผนพัฒนาเพื่อยกระดับคุณภาพ", "Plan to raise quality")),
        ),
    )


def _annex() -> Section:
    name = Text("คำอธิบายภาคผนวก", "About the annexes")
    return Section(
        ANNEX,
        Text("ภาคผนวก", "Annexes"),
        (Question("annex.note", name, needed=False, evidence=True),),
    )
