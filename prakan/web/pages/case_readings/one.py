"""One reading: the report, the checklist, remarks; returned, passed, handed back; answers of the team."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prakan.assessment.actions.case_readings import reading as actions
from prakan.assessment.actions.case_readings import supervising
from prakan.assessment.queries.case_readings.board import ReadingView, readers, reading
from prakan.foundation import access
from prakan.web.forms.case_readings import (
    CheckForm,
    ExtendForm,
    GiveBackForm,
    MoveForm,
    RemarkAnswerForm,
    RemarkForm,
)
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen

Doer = dict[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
@kept_as_seen
def show(request: HttpRequest, reading_id: int) -> Page | HttpResponse:
    """Show the report with its checklist; keep the checklist, or decide with it."""
    view = reading(person_of(request), reading_id)
    form = CheckForm(request.POST or None, view.checks, view.words, view.free_of_interest)

    def step(doer: Doer) -> object:
        told = form.cleaned_data
        kept = {"words": told["words"], "free_of_interest": told["free_of_interest"]}
        actions.check(reading_id=reading_id, answers=form.answers(), **kept, **doer)
        if "pass" in request.POST:
            return actions.pass_report(reading_id=reading_id, **doer)
        return actions.return_report(reading_id=reading_id, **doer) if "return" in request.POST else True

    if take(request, form, step):
        if "pass" in request.POST or "return" in request.POST:
            messages.success(
                request, _("The report is passed") if "pass" in request.POST else _("It is returned")
            )
            return redirect("readings.board")
        messages.success(request, _("The checklist is kept"))
        return redirect("readings.show", reading_id)
    return _page(request, view, form, RemarkForm(None, [one for one, _text in view.sections]))


@require_POST
@kept_as_seen
def remark(request: HttpRequest, reading_id: int) -> Page | HttpResponse:
    """Add a remark."""
    view = reading(person_of(request), reading_id)
    form = RemarkForm(request.POST, [one for one, _text in view.sections])
    if take(request, form, lambda doer: actions.remark(reading_id=reading_id, **form.cleaned_data, **doer)):
        messages.success(request, _("The remark is added"))
        return redirect("readings.show", reading_id)
    return _page(request, view, CheckForm(None, view.checks, view.words, view.free_of_interest), form)


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, reading_id: int, remark_id: int) -> HttpResponse:
    """Take a remark back, once more asked."""
    form = SureForm(request)

    def step(doer: Doer) -> bool:
        actions.take_back(reading_id=reading_id, remark_id=remark_id, **doer)
        return True

    if take(request, form, step):
        messages.success(request, _("The remark is taken back"))
        return redirect("readings.show", reading_id)
    return _ask(request, form, reading_id, _("Take the remark back"), _("The team will not see it."))


@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Hand a reading back for a reason."""
    form = GiveBackForm(request.POST or None)
    if take(
        request, form, lambda doer: actions.give_back(reading_id=reading_id, **form.cleaned_data, **doer)
    ):
        messages.success(request, _("The reading is handed back; somebody else takes it"))
        return redirect("readings.board")
    words = _("Do so when you have an interest in the institution, or no time.")
    return _ask(request, form, reading_id, _("Hand the reading back"), words)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, reading_id: int, remark_id: int) -> HttpResponse:
    """Answer a remark, as the team."""
    view = reading(person_of(request), reading_id)
    form = RemarkAnswerForm(request.POST or None)

    def step(doer: Doer) -> object:
        return actions.answer(case_id=view.case, remark_id=remark_id, **form.cleaned_data, **doer)

    if take(request, form, step):
        messages.success(request, _("The answer is kept"))
        return redirect("readings.show", reading_id)
    words = _("Mend the section first, then say here what you did.")
    return _ask(request, form, reading_id, _("Answer a remark"), words)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Give a reading to another reader, for a reason."""
    people = readers(person_of(request))
    form = MoveForm(request.POST or None, people)
    made = take(
        request, form, lambda doer: supervising.move(reading_id=reading_id, **form.cleaned_data, **doer)
    )
    if made:
        messages.success(request, _("The reading has another reader"))
        return redirect("readings.show", made)
    words = _("What was noted so far stays with the first reader.")
    return _ask(request, form, reading_id, _("Give the reading to another"), words)


@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Give a reader more time, for a reason."""
    form = ExtendForm(request.POST or None)
    if take(
        request, form, lambda doer: supervising.extend(reading_id=reading_id, **form.cleaned_data, **doer)
    ):
        messages.success(request, _("The last day is moved"))
        return redirect("readings.show", reading_id)
    words = _("The reason is kept in the audit trail.")
    return _ask(request, form, reading_id, _("More time for the reading"), words)


def _ask(request: HttpRequest, form: Any, reading_id: int, title: str, words: str) -> HttpResponse:
    back = reverse("readings.show", args=[reading_id])
    return ask(request, form, Question(title=title, question=words, verb=_("Save"), back=back))


def _page(request: HttpRequest, view: ReadingView, form: CheckForm, remark_form: RemarkForm) -> Page:
    may = access.can(person_of(request), "reading.move") and view.stage == "assigned" and not view.over
    context = {"reading": view, "form": form, "remark": remark_form, "may_supervise": may}
    faulty = bool(form.errors or remark_form.errors)
    return Page("case_readings/show.html", context, status=422 if faulty else 200)


urls: list[URLPattern] = [
    path("readings/<int:reading_id>/", show, name="readings.show"),
    path("readings/<int:reading_id>/remarks/", remark, name="readings.remark"),
    path(
        "readings/<int:reading_id>/remarks/<int:remark_id>/take-back/", take_back, name="readings.take_back"
    ),
    path("readings/<int:reading_id>/remarks/<int:remark_id>/answer/", answer, name="readings.answer"),
    path("readings/<int:reading_id>/hand-back/", give_back, name="readings.give_back"),
    path("readings/<int:reading_id>/move/", move, name="readings.move"),
    path("readings/<int:reading_id>/more-time/", extend, name="readings.extend"),
]
