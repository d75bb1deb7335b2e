"""One framework: standards with indicators, scale, rules in words, examples, its way through the workshop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.domain.frameworks.model import Indicator, Pack, Point, Standard
from prakan.domain.frameworks.packing import zipped
from prakan.domain.frameworks.vocabulary import LEVELS, METHODS, STATUSES, Status
from prakan.domain.institutions import KIND_NAMES
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.registry.queries.frameworks import (
    CommentView,
    FrameworkLine,
    PilotView,
    comments,
    framework,
    pilots,
)
from prakan.registry.queries.pilot_limits import places
from prakan.web.pages.frameworks.parts import STAGES, Result, example_cards, results, rule_cards, way
from prakan.web.shell.people import person_of

if TYPE_CHECKING:
    from prakan.foundation.models import Person

#: stage -> steps that a person with the right may take there, the leading one first.
STEPS: dict[str, tuple[str, ...]] = {
    "draft": ("framework.hear", "framework.withdraw"),
    "hearing": ("framework.pilot", "framework.return"),
    "pilot": ("framework.submit", "framework.return"),
    "board": ("framework.publish", "framework.return"),
}


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with what belongs to it."""

    indicator: Indicator
    methods: tuple[Text, ...]
    doubted: bool
    comments: tuple[CommentView, ...]


@dataclass(frozen=True, slots=True)
class StandardCard:
    """A standard with its indicators and points."""

    standard: Standard
    rows: tuple[IndicatorRow, ...]
    points: tuple[Point, ...]
    comments: tuple[CommentView, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """A pilot with its results."""

    pilot: PilotView
    kind: Text
    results: tuple[Result, ...]


@require_safe
def show(request: HttpRequest, framework_id: int) -> HttpResponse:
    """Show one version of a framework."""
    person = person_of(request)
    view = framework(person, framework_id)
    said = comments(person, framework_id)
    stage, pack = view.line.stage, view.pack
    older = [v for v in view.versions if _order(v) < _order(view.line)]
    context = {
        "view": view,
        "pack": pack,
        "stage": STAGES[stage],
        "status": STATUSES[pack.status][0],
        "level": LEVELS[pack.level],
        "kinds": [KIND_NAMES[kind] for kind in pack.kinds],
        "way": way(stage),
        "steps": _steps(person, stage, pack),
        "standards": [_card(pack, standard, said) for standard in pack.standards],
        "general": [c for c in said if not pack.name_of(c.target)],
        "waiting": sum(not c.answer for c in said),
        "comments": said,
        "may_comment": stage in ("hearing", "pilot") and access.can(person, "framework.comment"),
        "may_answer": access.can(person, "framework.answer"),
        "may_try": stage == "pilot" and pack.is_scorable and access.can(person, "framework.try"),
        "rules": rule_cards(pack),
        "examples": example_cards(pack),
        "tried": _tried(person, framework_id, pack),
        "places": places(person, framework_id) if stage == "pilot" else (),
        "stages": STAGES,
        "before": older[0] if older else None,
    }
    return render(request, "frameworks/show.html", context)


def _steps(person: Person, stage: str, pack: Pack) -> set[str]:
    """Return the steps that the person may take now; an example of the format goes nowhere."""
    known = () if pack.status is Status.EXAMPLE else STEPS.get(stage, ())
    return {step.partition(".")[2] for step in known if access.can(person, step)}


def _order(line: FrameworkLine) -> tuple[int, int]:
    return line.year, line.number


def _card(pack: Pack, standard: Standard, said: tuple[CommentView, ...]) -> StandardCard:
    def about(code: str) -> tuple[CommentView, ...]:
        return tuple(c for c in said if c.target == code)

    rows = tuple(
        IndicatorRow(i, tuple(METHODS[m][0] for m in i.methods), bool(pack.doubts(i.code)), about(i.code))
        for i in standard.indicators
    )
    return StandardCard(standard, rows, standard.points, about(standard.code))


def _tried(person: Person, framework_id: int, pack: Pack) -> tuple[Tried, ...]:
    found = pilots(person, framework_id)
    names = {kind.value: name for kind, name in KIND_NAMES.items()}
    return tuple(Tried(p, names.get(p.kind, Text(p.kind)), results(pack, p.verdict)) for p in found)


@require_safe
def download(request: HttpRequest, framework_id: int) -> HttpResponse:
    """Send the files of a version as they were sent, in a zip that can be edited and uploaded again."""
    view = framework(person_of(request), framework_id)
    name = f"{view.line.key}-v{view.line.number}.zip"
    content = zipped(view.line.key, dict(view.files))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)


urls: list[URLPattern] = [
    path("frameworks/<int:framework_id>/", show, name="frameworks.show"),
    path("frameworks/<int:framework_id>/files/", download, name="frameworks.download"),
]
