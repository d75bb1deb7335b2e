"""One appraisal with all that was said, and the steps that a person may take on it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessors.actions import appraisal_answers, appraisal_deciding, appraisal_evidence
from prakan.assessors.actions.appraisal_rounds import send
from prakan.assessors.queries.appraisal import AppraisalView, appraisal, may
from prakan.web.forms.appraisal import AnswerAppealForm, DecideForm, WordsForm
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.shell.people import person_of

ONE = "appraisal/of/<int:appraisal_id>/"


@require_safe
def show(request: HttpRequest, appraisal_id: int) -> HttpResponse:
    """Show all that was said of an assessor in a year."""
    person = person_of(request)
    view = appraisal(person, appraisal_id)
    kinds = [(kind, tuple(several)) for kind, several in groupby(view.answers, lambda one: one.kind)]
    return render(request, "appraisal/show.html", {"view": view, "kinds": kinds, "may": may(person, view)})


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, appraisal_id: int) -> HttpResponse:
    """Add an officer's note."""
    return _words(
        request,
        appraisal_id,
        gettext("Note a line"),
        gettext("The assessor reads it and may answer."),
        lambda words, doer: appraisal_evidence.note(appraisal_id=appraisal_id, words=words, **doer),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, appraisal_id: int, to: str, item_id: int) -> HttpResponse:
    """Answer as the assessor to a line or to a form."""
    line_id, answer_id = (item_id, 0) if to == "line" else (0, item_id)
    return _words(
        request,
        appraisal_id,
        gettext("Your answer"),
        gettext("It stands beside what was said. You may write it again until the committee has it."),
        lambda words, doer: appraisal_answers.reply(
            words=words, line_id=line_id, answer_id=answer_id, **doer
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest, appraisal_id: int) -> HttpResponse:
    """Ask the committee to look again."""
    return _words(
        request,
        appraisal_id,
        gettext("Appeal"),
        gettext("The committee looks at your appraisal again. Nobody else's moves."),
        lambda words, doer: _done(
            lambda: appraisal_deciding.appeal(appraisal_id=appraisal_id, words=words, **doer)
        ),
    )


def _done(step: Callable[[], None]) -> bool:
    step()
    return True


def _words(
    request: HttpRequest,
    appraisal_id: int,
    title: str,
    note: str,
    action: Callable[[str, Doer], object],
) -> HttpResponse:
    view = appraisal(person_of(request), appraisal_id)
    form = WordsForm(request.POST or None)
    if take(request, form, lambda doer: action(form.cleaned_data["words"], doer)):
        messages.success(request, gettext("It is recorded"))
        return redirect("appraisal.show", appraisal_id)
    return _page(request, view, form, title, [note])


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, appraisal_id: int) -> HttpResponse:
    """Record what the committee concludes."""
    view = appraisal(person_of(request), appraisal_id)
    appealed = view.stage == "appealed"
    form = (AnswerAppealForm if appealed else DecideForm)(request.POST or None)
    if take(
        request,
        form,
        lambda doer: _done(
            lambda: appraisal_deciding.decide(appraisal_id=appraisal_id, **form.cleaned_data, **doer)
        ),
    ):
        messages.success(request, gettext("The conclusion is recorded"))
        return redirect("appraisal.show", appraisal_id)
    notes = [gettext("The mean and how it came about are kept as they are now.")]
    if appealed:
        notes = [gettext("The first conclusion stays and is shown beside this one."), *notes]
    return _page(request, view, form, gettext("Conclude"), notes)


@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: HttpRequest, appraisal_id: int) -> HttpResponse:
    """Send what was collected to one assessor."""
    view = appraisal(person_of(request), appraisal_id)
    form = SureForm(request)
    if take(request, form, lambda doer: send(year=view.year, appraisal_id=appraisal_id, **doer)):
        messages.success(request, gettext("It is sent"))
        return redirect("appraisal.show", appraisal_id)
    question = _("The assessor reads what was said and may answer it. No more forms are taken.")
    return ask(request, form, Question(_("Send to the assessor"), question, _("Send"), _back(appraisal_id)))


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, appraisal_id: int) -> HttpResponse:
    """Hand an appraisal to the committee."""
    appraisal(person_of(request), appraisal_id)
    form = SureForm(request)
    if take(
        request,
        form,
        lambda doer: _done(lambda: appraisal_deciding.submit(appraisal_id=appraisal_id, **doer)),
    ):
        messages.success(request, gettext("The committee has it"))
        return redirect("appraisal.show", appraisal_id)
    question = _("No more answers are taken; the committee reads everything.")
    return ask(
        request, form, Question(_("Hand to the committee"), question, _("Hand over"), _back(appraisal_id))
    )


def _back(appraisal_id: int) -> str:
    return reverse("appraisal.show", args=[appraisal_id])


def _page(
    request: HttpRequest, view: AppraisalView, form: WordsForm | DecideForm, title: str, notes: list[str]
) -> HttpResponse:
    context = {"form": form, "title": title, "lead": view.name.th, "notes": notes, "back": _back(view.id)}
    return render(request, "appraisal/small.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path(ONE, show, name="appraisal.show"),
    path(f"{ONE}line/", line, name="appraisal.line"),
    path(f"{ONE}send/", sent, name="appraisal.send_one"),
    path(f"{ONE}reply/<slug:to>/<int:item_id>/", reply, name="appraisal.reply"),
    path(f"{ONE}submit/", submit, name="appraisal.submit"),
    path(f"{ONE}decide/", decide, name="appraisal.decide"),
    path(f"{ONE}appeal/", appeal, name="appraisal.appeal"),
]
