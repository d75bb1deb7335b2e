"""Complaints about assessors: received, given to a committee, answered, heard, decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessors.actions import complaints as actions
from prakan.assessors.queries.complaints import ComplaintTexts, candidates, complaint, complaints, deeds
from prakan.domain.complaints import BAR_NAMES
from prakan.foundation import access
from prakan.web.forms.appraisal import AssignForm, DecisionForm, ReceiveForm, WordsForm
from prakan.web.forms.taking import Doer, Question, SureForm, ask, take
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the complaints of which a person may know."""
    person = person_of(request)
    context = {"lines": complaints(person), "may_receive": access.can(person, "complaint.receive")}
    return render(request, "complaints/list.html", context)


@require_safe
def show(request: HttpRequest, complaint_id: int) -> HttpResponse:
    """Show a complaint, its texts to those who are named: that they were opened stands in the trail."""
    person = person_of(request)
    view = complaint(person, complaint_id)
    texts = _texts(request, complaint_id) if view.texts else None
    context = {"view": view, "texts": texts, "deeds": deeds(person, complaint_id)}
    page = render(request, "complaints/show.html", context)
    page["Cache-Control"] = "no-store"
    return page


def _texts(request: HttpRequest, complaint_id: int) -> ComplaintTexts:
    return actions.read(complaint_id=complaint_id, by=person_of(request), at=timezone.now())


@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """Take a complaint in."""
    form = ReceiveForm(request.POST or None, received_on=timezone.localdate().isoformat())

    def received(doer: Doer) -> Any:
        return actions.receive(**form.cleaned_data, **doer)

    made = take(request, form, received)
    if made:
        messages.success(request, gettext("Complaint %(number)s is received") % {"number": made.number})
        return redirect("complaints.show", made.pk)
    title, lead = gettext("Receive a complaint"), gettext("Complaints")
    return _page(request, form, title, lead, reverse("complaints.list"))


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest, complaint_id: int) -> HttpResponse:
    """Give a complaint to a committee."""
    view = complaint(person_of(request), complaint_id)
    people = candidates(complaint_id)
    free = [(str(one.id), one.name.say(language())) for one in people if one.bar is None]
    form = AssignForm(request.POST or None, free)

    def assigned(doer: Doer) -> bool:
        chair = form.cleaned_data["chair"]
        members = [int(one) for one in form.cleaned_data["members"]]
        actions.assign(complaint_id=complaint_id, members=members, chair=int(chair or 0), **doer)
        return True

    if take(request, form, assigned):
        messages.success(request, gettext("The committee and the assessor are told"))
        return redirect("complaints.show", complaint_id)
    speech = language()
    notes = [f"{one.name.say(speech)}: {BAR_NAMES[one.bar].say(speech)}" for one in people if one.bar]
    return _page(request, form, gettext("Name a committee"), view.number, _back(complaint_id), notes)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, complaint_id: int) -> HttpResponse:
    """Answer a complaint as the assessor."""
    view = complaint(person_of(request), complaint_id)
    form = WordsForm(request.POST or None, words=_texts(request, complaint_id).answer)

    def answered(doer: Doer) -> bool:
        actions.answer(complaint_id=complaint_id, words=form.cleaned_data["words"], **doer)
        return True

    if take(request, form, answered):
        messages.success(request, gettext("It is recorded"))
        return redirect("complaints.show", complaint_id)
    return _page(request, form, gettext("Your answer"), view.number, _back(complaint_id))


@require_http_methods(["GET", "HEAD", "POST"])
def hear(request: HttpRequest, complaint_id: int) -> HttpResponse:
    """Note that both sides were heard."""
    complaint(person_of(request), complaint_id)
    form = SureForm(request)
    if take(request, form, _done(lambda doer: actions.hear(complaint_id=complaint_id, **doer))):
        messages.success(request, gettext("It is recorded"))
        return redirect("complaints.show", complaint_id)
    question = _("Were the assessor and whoever complained both heard?")
    return ask(request, form, Question(_("Heard"), question, _("Both were heard"), _back(complaint_id)))


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, complaint_id: int) -> HttpResponse:
    """Record what the committee decided."""
    view = complaint(person_of(request), complaint_id)
    form = DecisionForm(request.POST or None)

    def decided(doer: Doer) -> None:
        given = dict(form.cleaned_data)
        upheld = {"yes": True, "no": False}.get(given.pop("upheld"))
        actions.decide(complaint_id=complaint_id, upheld=upheld, **given, **doer)

    if take(request, form, _done(decided)):
        messages.success(request, gettext("The decision is recorded"))
        return redirect("complaints.show", complaint_id)
    notes = [gettext("A step of the licence is proposed to the officer; nothing happens by itself.")]
    return _page(request, form, gettext("Decide"), view.number, _back(complaint_id), notes)


def _done(step: Callable[[Doer], None]) -> Callable[[Doer], bool]:
    def done(doer: Doer) -> bool:
        step(doer)
        return True

    return done


def _back(complaint_id: int) -> str:
    return reverse("complaints.show", args=[complaint_id])


def _page(
    request: HttpRequest, form: Any, title: str, lead: str, back: str, notes: list[str] | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "lead": lead, "notes": notes, "back": back}
    return render(request, "appraisal/small.html", context, status=422 if form.errors else 200)


ONE = "complaints/<int:complaint_id>/"
urls: list[URLPattern] = [
    path("complaints/", listed, name="complaints.list"),
    path("complaints/receive/", receive, name="complaints.receive"),
    path(ONE, show, name="complaints.show"),
    path(f"{ONE}assign/", assign, name="complaints.assign"),
    path(f"{ONE}answer/", answer, name="complaints.answer"),
    path(f"{ONE}hear/", hear, name="complaints.hear"),
    path(f"{ONE}decide/", decide, name="complaints.decide"),
]
