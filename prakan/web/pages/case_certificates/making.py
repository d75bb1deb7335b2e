"""Certificates made and results published, many at once: the exact list, then what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.actions.case_certificates import runs
from prakan.assessment.queries.case_certificates.waiting import MAKE, PUBLISH, list_of, run, waiting
from prakan.domain.case_certificates.answers import digest_of
from prakan.domain.problems import refuse
from prakan.domain.problems_cases import LIST_CHANGED
from prakan.foundation import access
from prakan.web.forms.case_certificates import TakeForm
from prakan.web.forms.taking import take
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.period import year_asked
from prakan.web.shell.seen import Page, kept_as_seen

STEPS = {"make": MAKE, "publish": PUBLISH}
SHOWN = 200  # answers of one page


@require_http_methods(["GET", "HEAD", "POST"])
@kept_as_seen
def board(request: HttpRequest, what: str) -> Page | HttpResponse:
    """Show what waits for a step in a fiscal year, and take it for those ticked or for all."""
    person, step = person_of(request), STEPS[what]
    year = year_asked(request, person_of(request))
    found = waiting(person, year, step, page_number(request))
    data = request.POST if request.method == "POST" else None
    form = TakeForm(data, [(line.id, line.revision) for line in found.lines])

    def asked(doer: dict[str, Any]) -> Any:
        every = list_of(person, year, step)
        if "all" in request.POST and form.cleaned_data["digest"] != digest_of(every):
            raise refuse(LIST_CHANGED)
        cases: Sequence[tuple[int, int]] = every if "all" in request.POST else form.pairs()
        return runs.ask(step=step, year=year, cases=cases, **doer)

    if made := take(request, form, asked):
        if made.of <= runs.AT_ONCE:
            runs.work_one(run_id=made.pk, at=timezone.now())
        return redirect("certificates.run", made.pk)
    context = {
        "found": found,
        "what": what,
        "form": form,
        "may_take": access.can(person, step),
        "before": found.number - 1,
        "after": found.number + 1,
    }
    return Page("case_certificates/board.html", context, status=422 if form.errors else 200)


@require_safe
def show_run(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show how far a run is, and what became of each case."""
    found = run(person_of(request), run_id)
    context = {
        "run": found,
        "what": "publish" if found.step == PUBLISH else "make",
        "counts": [(became, found.count(became)) for became in ("done", "already", "refused")],
        "refused": [one for one in found.answers if one.fault],
        "others": [one for one in found.answers if not one.fault][:SHOWN],
        "more": max(0, sum(1 for one in found.answers if not one.fault) - SHOWN),
        "may_take": access.can(person_of(request), found.step),
    }
    return render(request, "case_certificates/run.html", context)


@require_POST
def cancel(request: HttpRequest, run_id: int) -> HttpResponse:
    """Stop a run; what was done stays."""
    runs.cancel(run_id=run_id, by=person_of(request), at=timezone.now())
    return redirect("certificates.run", run_id)


urls: list[URLPattern] = [
    path("cases/certificates/", board, {"what": "make"}, name="certificates.board"),
    path("cases/publication/", board, {"what": "publish"}, name="certificates.publish"),
    path("cases/certificates/runs/<int:run_id>/", show_run, name="certificates.run"),
    path("cases/certificates/runs/<int:run_id>/cancel/", cancel, name="certificates.cancel"),
]
