"""How strictly assessors score: the run that estimates it with its progress, and the last result."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessors.actions.appraisal_severity import estimate
from prakan.assessors.queries.severity import severity
from prakan.foundation import access
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.people import person_of


@require_safe
def shown(request: HttpRequest, year: int) -> HttpResponse:
    """Show the last result, and how far a run is."""
    return render(request, "appraisal/severity.html", _context(request, year))


@require_safe
def state(request: HttpRequest, year: int) -> HttpResponse:
    """Show the part of the page that is asked for again while a run is under way."""
    return render(request, "appraisal/severity_state.html", _context(request, year))


def _context(request: HttpRequest, year: int) -> dict[str, Any]:
    person = person_of(request)
    board = severity(person, year)
    waits = board.run is not None and board.run.works
    may = bool(board.fresh) and not waits and access.can(person, "appraisal.estimate")
    return {"board": board, "run": board.run, "may_estimate": may}


@require_http_methods(["GET", "HEAD", "POST"])
def estimated(request: HttpRequest, year: int) -> HttpResponse:
    """Ask for an estimate of severities."""
    form, here = SureForm(request), reverse("appraisal.severity", args=[year])
    if take(request, form, lambda doer: estimate(year=year, **doer)):
        messages.success(request, gettext("It is estimated by the worker; this page shows how far it is"))
        return redirect(here)
    question = Question(
        title=_("Estimate severity"),
        question=_(
            "All scores of the year are gone through again by the worker; the last result stays until then."
        ),
        verb=_("Estimate"),
        back=here,
        consequences=(gettext("Appraisals that are final keep theirs"),),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("appraisal/<int:year>/severity/", shown, name="appraisal.severity"),
    path("appraisal/<int:year>/severity/state/", state, name="appraisal.severity_state"),
    path("appraisal/<int:year>/estimate/", estimated, name="appraisal.estimate"),
]
