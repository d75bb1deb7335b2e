"""The institution's reply to a draft, and the team's answers to what it objects to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.case_reports import replying
from prakan.assessment.queries.case_reports.room import reply
from prakan.web.forms.case_reports import AnswerForm, ReplyForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.shell.people import person_of

Doer = dict[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, case_id: int) -> HttpResponse:
    """Show the draft with the reply; save or send what was typed."""
    found = reply(person_of(request), case_id)
    form = ReplyForm(request.POST or None, found.points, found.words, found.revision)
    is_sending = "send" in request.POST

    def step(doer: Doer) -> object:
        act = replying.send if is_sending else replying.save
        told = form.cleaned_data
        return act(case_id=case_id, points=form.given(), words=told["words"], seen=told["seen"], **doer)

    if take(request, form, step):
        said = (
            _("The reply is sent; the team answers each objection") if is_sending else _("The reply is saved")
        )
        messages.success(request, said)
        return redirect("case_reports.reply", case_id)
    # who was told that another saved meanwhile saves over it with the next press, knowing it
    seen = found.revision
    context = {"reply": found, "form": form, "seen": seen}
    return render(request, "case_reports/reply.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, case_id: int, point_id: int) -> HttpResponse:
    """Answer an objection."""
    form = AnswerForm(request.POST or None)

    def step(doer: Doer) -> object:
        return replying.answer(case_id=case_id, point_id=point_id, **form.cleaned_data, **doer)

    if take(request, form, step):
        messages.success(request, _("The answer is kept; the institution reads it with the report"))
        return redirect("case_reports.reply", case_id)
    return ask(
        request,
        form,
        Question(
            title=_("Answer an objection"),
            question=_(
                "Change the section first if you agree; then say here what was changed and why, or why not."
            ),
            verb=_("Save the answer"),
            back=reverse("case_reports.reply", args=[case_id]),
        ),
    )


urls: list[URLPattern] = [
    path("cases/<int:case_id>/reply/", show, name="case_reports.reply"),
    path("cases/<int:case_id>/reply/<int:point_id>/", answer, name="case_reports.answer"),
]
