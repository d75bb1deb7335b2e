"""A step on many cases: the exact list first, then answers case by case, with progress when they are many."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.cases import bulk as actions
from prakan.assessment.queries.cases.bulk import Preview, preview, run
from prakan.domain.cases.bulk import REASONED
from prakan.domain.cases.stages import HOLD_NAMES, MODE_NAMES
from prakan.foundation import access
from prakan.web.forms.case_bulk import OF, BulkForm, ChoiceForm, shown_in, step_asked
from prakan.web.forms.cases import cases_wanted
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.pages.cases.board import link
from prakan.web.shell.people import person_of
from prakan.web.shell.period import year_asked
from prakan.web.templatetags.words import language, number


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Show what a step would do with the cases of a filter, and take it on those that are ticked."""
    person, asked = person_of(request), request.GET
    year, wanted = year_asked(request, person), cases_wanted(asked)
    step, value = step_asked(asked)
    form = BulkForm(request.POST or None)
    ticked = {one[0] for one in shown_in(request.POST)} if request.method == "POST" else None
    if step and request.method == "POST":
        shown = shown_in(request.POST)

        def action(doer: Doer) -> int:
            return actions.take_many(step=step, value=value, shown=shown, **form.cleaned_data, **doer).pk

        if made := take(request, form, action):
            return redirect("cases.bulk_run", made)
    ready = bool(step) and (step not in OF or bool(value))
    found: Preview | None = preview(person, year, wanted, step, value) if ready else None
    context = {
        "year": year,
        "choice": ChoiceForm(asked),
        "kept": [(name, one) for name, one in asked.items() if name not in ("step", *OF.values())],
        "form": form,
        "step": step,
        "asks": OF.get(step, ""),
        "found": found,
        "ticked": ticked,
        "needs_reason": step in REASONED,
        "back": link(year, wanted),
    }
    return render(request, "cases/bulk.html", context, status=422 if form.errors else 200)


@require_safe
def show(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show how far a step on many cases is, and what became of each."""
    person = person_of(request)
    view = run(person, run_id)
    names: dict[str, Any] = {**HOLD_NAMES, **MODE_NAMES}
    may_undo = view.step == "case.hold" and not view.is_open and not view.undone_at
    context = {
        "run": view,
        "value": names.get(view.value),
        "may_undo": may_undo and bool(view.counts.get("done")) and access.can(person, "case.lift"),
        "may_cancel": view.is_open and access.can(person, view.step),
    }
    return render(request, "cases/bulk_run.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, run_id: int) -> HttpResponse:
    """Lift the holds that a step on many cases opened."""
    view, form = run(person_of(request), run_id), SureForm(request)
    lifted = take(request, form, lambda doer: (actions.undo(run_id=run_id, **doer),))
    if lifted:
        words = ngettext("%(n)s hold is lifted", "%(n)s holds are lifted", lifted[0])
        messages.success(request, words % {"n": number(lifted[0])})
        return redirect("cases.bulk_run", run_id)
    title = _("Lift the holds of this list")
    kind = HOLD_NAMES[view.value].say(language()) if view.value in HOLD_NAMES else ""
    words = _("Holds that this list opened and that still stand are lifted: %(kind)s") % {"kind": kind}
    return ask(request, form, Question(title, words, title, reverse("cases.bulk_run", args=[run_id])))


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, run_id: int) -> HttpResponse:
    """Stop a step on many cases."""
    form = SureForm(request)
    if take(request, form, lambda doer: actions.cancel(run_id=run_id, **doer)):
        messages.success(request, _("It is stopped; what was done stays"))
        return redirect("cases.bulk_run", run_id)
    title = _("Stop here")
    words = _("Cases that were not reached yet stay as they are.")
    return ask(request, form, Question(title, words, title, reverse("cases.bulk_run", args=[run_id])))


urls: list[URLPattern] = [
    path("cases/bulk/", choose, name="cases.bulk"),
    path("cases/bulk/<int:run_id>/", show, name="cases.bulk_run"),
    path("cases/bulk/<int:run_id>/undo/", undo, name="cases.bulk_undo"),
    path("cases/bulk/<int:run_id>/cancel/", cancel, name="cases.bulk_cancel"),
]
