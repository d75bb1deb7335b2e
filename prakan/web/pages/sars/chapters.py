"""The sections of a report with what they say and how complete they are."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.assessment.queries.report import AnswerView, EvidenceView, SarView
from prakan.domain.sars.form import Question, Section


@dataclass(frozen=True, slots=True)
class Said:
    """A question with what was answered."""

    question: Question
    answer: AnswerView | None
    level: object  # name of the level chosen, None for texts
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section with its answers and how complete it is."""

    section: Section
    filled: int
    asked: int
    said: tuple[Said, ...]


def chapters(view: SarView) -> tuple[Chapter, ...]:
    """Return the sections of a report with what they say."""
    tallies = {t.section.code: t for t in view.tallies}
    return tuple(
        Chapter(
            section,
            tallies[section.code].filled if section.code in tallies else 0,
            tallies[section.code].asked if section.code in tallies else 0,
            tuple(_said(view, q) for q in section.questions),
        )
        for section in view.form.sections
    )


def _said(view: SarView, question: Question) -> Said:
    answer = view.answers.get(question.code)
    level = dict(question.choices).get(answer.value) if answer else None
    kept = tuple(e for e in view.evidence if e.question == question.code)
    return Said(question, answer, level, kept)
