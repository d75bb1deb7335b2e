"""One improvement plan: read, written and sent by its institution, printed, its files opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.improvement import opening, writing
from prakan.assessment.queries.improvement.plans import PlanView, file_of, plan
from prakan.domain.improvement.items import ItemText
from prakan.domain.improvement.stages import PlanStage
from prakan.foundation import access
from prakan.web.forms.improvement import ItemsForm, OwnItemForm
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.shell.access import may_open
from prakan.web.shell.downloads import send
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen

if TYPE_CHECKING:
    from prakan.foundation.models import Person

#: steps on the whole plan, the stages they start from
STEPS = {
    "agree": (PlanStage.SENT,),
    "return": (PlanStage.SENT, PlanStage.AGREED),
    "object": (PlanStage.SENT,),
    "comment": (PlanStage.SENT, PlanStage.RETURNED, PlanStage.AGREED),
    "close": (PlanStage.AGREED,),
}


@require_http_methods(["GET", "HEAD", "POST"])
@kept_as_seen
def show(request: HttpRequest, plan_id: int) -> Page | HttpResponse:
    """Show a plan; save or send what was typed."""
    person = person_of(request)
    view = plan(person, plan_id)
    form = ItemsForm(request.POST or None, view.items)
    is_sending, was_read = "send" in request.POST, form.is_valid()

    def step(doer: Doer) -> object:
        act = writing.send if is_sending else writing.save
        return act(plan_id=plan_id, items=form.given(), **doer)

    if take(request, form, step):
        messages.success(request, _("The plan is sent") if is_sending else _("The plan is saved"))
        return redirect("improvement.add" if "add" in request.POST else "improvement.show", plan_id)
    if was_read and form.errors:
        form.see(view.items)
    context = {
        "plan": view,
        "form": form,
        "rows": [(item, form.of(item)) for item in view.items],
        # what was typed stays in its fields although the plan was sent meanwhile
        "may_write": (view.is_written or bool(form.errors)) and access.can(person, "improvement.save"),
        "may_work": view.line.stage == PlanStage.AGREED and access.can(person, "improvement.progress"),
        "may_drop": view.line.stage != PlanStage.DONE and access.can(person, "improvement.drop"),
        "may_reopen": view.line.stage == PlanStage.AGREED and access.can(person, "improvement.reopen"),
        "steps": steps_of(person, view),
        "opens_case": may_open(person)("cases.show"),
        "list": "improvement.board" if may_open(person)("improvement.board") else "improvement.mine",
    }
    return Page("improvement/show.html", context, status=422 if form.errors else 200)


def steps_of(person: Person, view: PlanView) -> tuple[str, ...]:
    """Return the steps on the whole plan that a person may take where it stands."""
    found = (one for one, at in STEPS.items() if view.line.stage in at)
    return tuple(
        one
        for one in found
        if access.can(person, f"improvement.{one}") and (one != "object" or view.may_object_today)
    )


@require_safe
def paper(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show a plan as one page to print."""
    return render(request, "improvement/paper.html", {"plan": plan(person_of(request), plan_id)})


@require_safe
def download(request: HttpRequest, plan_id: int, progress_id: int) -> HttpResponseBase:
    """Send the file behind a line of progress."""
    person = person_of(request)
    return send(request, person, file_of(person, plan_id, progress_id), show="show" in request.GET)


@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request: HttpRequest, case_id: int) -> HttpResponse:
    """Open a plan for a case whose result asks for none."""
    form = SureForm(request)
    if made := take(request, form, lambda doer: opening.open_one(case_id=case_id, **doer)):
        messages.success(request, _("The improvement plan is open"))
        return redirect("improvement.show", made.pk)
    question = Question(
        title=_("Open an improvement plan"),
        question=_("Its institution is told, and writes what it will do about each finding."),
        verb=_("Open the plan"),
        back=reverse("cases.show", args=[case_id]),
    )
    return ask(request, form, question)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Add an item of the institution's own."""
    form = OwnItemForm(request.POST or None)

    def step(doer: Doer) -> object:
        return writing.add_item(plan_id=plan_id, item=ItemText(0, **form.cleaned_data), **doer)

    if take(request, form, step):
        messages.success(request, _("The item is in the plan"))
        return redirect("improvement.show", plan_id)
    question = Question(
        title=_("Add an item"),
        question=_("Something that the institution does of its own accord."),
        verb=_("Add the item"),
        back=reverse("improvement.show", args=[plan_id]),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("improvement/<int:plan_id>/", show, name="improvement.show"),
    path("improvement/<int:plan_id>/paper/", paper, name="improvement.paper"),
    path("improvement/<int:plan_id>/add/", add, name="improvement.add"),
    path("improvement/<int:plan_id>/files/<int:progress_id>/", download, name="improvement.file"),
    path("cases/<int:case_id>/improvement/", open_one, name="improvement.open"),
]
