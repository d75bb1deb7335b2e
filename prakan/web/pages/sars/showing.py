"""One report: how far it is, what it says, its evidence and receipts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.receipts import receipts
from prakan.assessment.queries.report import sar
from prakan.foundation import access
from prakan.web.pages.sars.chapters import chapters
from prakan.web.pages.sars.parts import way
from prakan.web.shell.people import person_of
from prakan.web.shell.sar_words import STAGES, level_name


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
