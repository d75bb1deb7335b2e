"""A step on many plans or members: the exact list first, then an answer for each, with progress."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.improvement import bulk as on_plans
from prakan.assessment.actions.results_use import bulk as on_members
from prakan.assessment.queries.improvement.board import years
from prakan.assessment.queries.improvement.bulk import Preview, bulk_run
from prakan.assessment.queries.improvement.bulk import preview as preview_plans
from prakan.assessment.queries.results_use.board import centres, programme_years
from prakan.assessment.queries.results_use.bulk import preview as preview_members
from prakan.domain.improvement.bulk import BULK_STEPS, MEMBER_STEPS, PLAN_STEPS, BulkStep
from prakan.foundation import access
from prakan.web.forms.improvement_bulk import ManyForm, StepForm, shown_in
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.pages.improvement import board, programme
from prakan.web.shell.people import person_of
from prakan.web.shell.period import year_asked

if TYPE_CHECKING:
    from prakan.foundation.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def plans(request: HttpRequest) -> HttpResponse:
    """Show what a step would do with the plans of a filter, and take it on those that are ticked."""
    person = person_of(request)
    year, wanted = year_asked(request, person, years(person)), board.wanted(request)
    steps = _may(person, PLAN_STEPS)
    step = _step(request, steps)
    context = {"year": year, "of_plans": True, "back": board.link(year)}
    found = preview_plans(person, year, wanted, step) if step else None
    return _choose(request, StepForm(request.GET, steps, ()), step, found, on_plans.take_many, context)


@require_http_methods(["GET", "HEAD", "POST"])
def members(request: HttpRequest) -> HttpResponse:
    """Show what a step would do with the members of a filter, and take it on those that are ticked."""
    person = person_of(request)
    year, wanted = year_asked(request, person, programme_years(person)), programme.wanted(request)
    steps, known = _may(person, MEMBER_STEPS), [(one.code, one.name) for one in centres(person)]
    step, gives = _step(request, steps), request.GET.get("step") == "results.centre"
    value = request.GET.get("value", "")[:40] if gives else ""  # of another step it is a rest of the form
    context = {"year": year, "of_plans": False, "back": programme.link(year)}
    is_asked = bool(step) and (not gives or "value" in request.GET)  # to no centre only who has said so
    found = preview_members(person, year, wanted, step, value) if is_asked else None

    def act(**told: Any) -> Any:
        return on_members.take_many(value=value, **told)

    return _choose(request, StepForm(request.GET, steps, known), step, found, act, context)


def _choose(
    request: HttpRequest,
    choice: StepForm,
    step: str,
    found: Preview | None,
    act: Callable[..., Any],
    context: Mapping[str, Any],
) -> HttpResponse:
    form, is_sent = ManyForm(request.POST or None), request.method == "POST"
    shown = shown_in(request.POST)

    def action(doer: Doer) -> int:
        return int(act(step=step, shown=shown, **form.cleaned_data, **doer).pk)

    if found is not None and (made := take(request, form, action)):
        return redirect("improvement.bulk_run", made)
    told = {
        "choice": choice,
        "kept": [(name, one) for name, one in request.GET.items() if name not in ("step", "value", "page")],
        "form": form,
        "step": step,
        "said": BULK_STEPS.get(step),
        "found": found,
        "ticked": {pk for pk, _revision in shown} if is_sent else None,
    }
    return render(request, "improvement/many.html", {**context, **told}, status=422 if form.errors else 200)


def _may(person: Person, steps: Mapping[str, BulkStep]) -> dict[str, BulkStep]:
    return {name: step for name, step in steps.items() if access.can(person, name)}


def _step(request: HttpRequest, steps: Mapping[str, BulkStep]) -> str:
    asked = request.GET.get("step", "")
    return asked if asked in steps else ""


@require_safe
def show(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show how far a step on many is, and what became of each."""
    person = person_of(request)
    run = bulk_run(person, run_id)
    names = {one.code: one.name for one in centres(person)} if run.value else {}
    context = {"run": run, "said": BULK_STEPS[run.step], "value": names.get(run.value)}
    return render(request, "improvement/many_run.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, run_id: int) -> HttpResponse:
    """Stop a step on many."""
    run, form = bulk_run(person_of(request), run_id), SureForm(request)
    stop = on_plans.cancel if run.is_of_plans else on_members.cancel
    if take(request, form, lambda doer: stop(run_id=run_id, **doer)):
        messages.success(request, _("It is stopped; what was done stays"))
        return redirect("improvement.bulk_run", run_id)
    title = _("Stop here")
    words = _("Those that were not reached yet stay as they are.")
    back = reverse("improvement.bulk_run", args=[run_id])
    return ask(request, form, Question(title, words, title, back))


urls: list[URLPattern] = [
    path("improvement/many/", plans, name="improvement.bulk"),
    path("improvement/programme/many/", members, name="programme.bulk"),
    path("improvement/many/<int:run_id>/", show, name="improvement.bulk_run"),
    path("improvement/many/<int:run_id>/cancel/", cancel, name="improvement.bulk_cancel"),
]
