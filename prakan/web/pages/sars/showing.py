"""One report: how far it is, what it says, its evidence and receipts."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.receipts import receipts
from prakan.assessment.queries.report import AnswerView, EvidenceView, SarView, sar
from prakan.domain.sars.form import Question, Section
from prakan.foundation import access
from prakan.web.pages.sars.parts import STAGES, level_name, way
from prakan.web.shell.people import person_of


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


@require_safe
def show(request: HttpRequest, sar_id: int) -> HttpResponse:
    """Show one report to whom it concerns."""
    person = person_of(request)
    view = sar(person, sar_id)
    done, of = view.indicators
    context = {
        "view": view,
        "line": view.line,
        "level": level_name(view.line.level),
        "stage": STAGES[view.line.stage],
        "way": way(view.line.stage),
        "chapters": chapters(view),
        "indicators_done": done,
        "indicators": of,
        "receipts": receipts(person, sar_id),
        "may_write": view.mine and view.open,
        **_steps(view.line.stage, lambda step: access.can(person, step)),
    }
    return render(request, "sars/show.html", context)


def _steps(stage: str, may: object) -> dict[str, bool]:
    """Return which decisions the reader may take now."""
    assert callable(may)
    return {
        "may_forward": stage == "submitted" and may("sar.forward"),
        "may_return": stage == "submitted" and may("sar.return"),
        "may_hand_back": stage in ("submitted", "forwarded") and may("sar.hand_back"),
        "may_accept": stage == "forwarded" and may("sar.accept"),
        "may_miss": stage in ("draft", "returned") and may("sar.miss"),
    }


urls: list[URLPattern] = [path("sars/<int:sar_id>/", show, name="sars.show")]
