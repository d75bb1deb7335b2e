"""Decisions: the level committee, the board, and appeals."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from prakan.assessors.actions.recruitment import appealing, certifying
from prakan.assessors.queries.recruitment.appeals import appeal
from prakan.assessors.queries.recruitment.barred import barred
from prakan.assessors.queries.recruitment.people import application
from prakan.assessors.queries.recruitment.rounds import round_of
from prakan.web.forms.taking import Doer, Question, ask, take
from prakan.web.forms.training import CertifyForm, DecideForm, ResolutionForm, ReturnForm
from prakan.web.shell.numbers import ids_of
from prakan.web.shell.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def endorse(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Record that the level committee endorses the pass list."""
    view = round_of(person_of(request), recruitment_id)
    form = ResolutionForm(request.POST or None)

    def endorsed(doer: Doer) -> bool:
        certifying.endorse(recruitment_id=view.id, **form.cleaned_data, **doer)
        return True

    if take(request, form, endorsed):
        messages.success(request, gettext("The resolution is recorded"))
        return redirect("recruitment.show", view.id)
    question = Question(
        _("Endorsed by the level committee"),
        _("The pass list goes to the board as it is."),
        _("Record the resolution"),
        reverse("recruitment.show", args=[view.id]),
    )
    return ask(request, form, question)


@require_http_methods(["GET", "HEAD", "POST"])
def certify(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Record the board's resolution: who passed is registered and licensed."""
    person = person_of(request)
    view = round_of(person, recruitment_id)
    form = CertifyForm(request.POST or None)
    named = frozenset(ids_of(request.POST.getlist("named")))

    def certified(doer: Doer) -> certifying.Certified:
        return certifying.certify(recruitment_id=view.id, named=named, **form.cleaned_data, **doer)

    if done := take(request, form, certified):
        words = ngettext("%(n)s person is registered", "%(n)s people are registered", done.count)
        messages.success(request, words % {"n": done.count})
        return redirect("recruitment.certify" if done.left else "recruitment.show", view.id)
    starts = view.licences_from or timezone.localdate()
    context = {
        "view": view,
        "form": form,
        "passed": view.counts.get("passed", 0),
        "barred": barred(person, view.id, form.cleaned_data.get("starts", starts) if form.errors else starts),
        "named": named,
    }
    return render(request, "recruitment/certify.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Send the pass list back with what is to be corrected."""
    view = round_of(person_of(request), recruitment_id)
    form = ReturnForm(request.POST or None)

    def returned(doer: Doer) -> bool:
        certifying.send_back(recruitment_id=view.id, **form.cleaned_data, **doer)
        return True

    if take(request, form, returned):
        messages.success(request, gettext("The list is sent back"))
        return redirect("recruitment.show", view.id)
    question = Question(
        _("Send the pass list back"),
        _("Everybody on it is in training again. The officer corrects and makes the list anew."),
        _("Send it back"),
        reverse("recruitment.show", args=[view.id]),
        danger=True,
    )
    return ask(request, form, question)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, appeal_id: int) -> HttpResponse:
    """Show an appeal and decide it; upholding corrects this one person."""
    person = person_of(request)
    view = appeal(person, appeal_id)
    about = application(person, view.application)
    form = DecideForm(request.POST or None, about.recruitment.rule.of(view.part) if view.part else None)

    def decided(doer: Doer) -> bool:
        reason = form.cleaned_data["reason"]
        if request.POST.get("decision") == "uphold":
            appealing.uphold(appeal_id=view.id, reason=reason, points=form.points(), **doer)
        else:
            appealing.dismiss(appeal_id=view.id, reason=reason, **doer)
        return True

    if take(request, form, decided):
        messages.success(request, gettext("The decision is recorded"))
        return redirect("recruitment.person", view.application)
    context = {"form": form, "appeal": view, "view": about}
    return render(request, "recruitment/decide.html", context, status=422 if form.errors else 200)


ONE = "recruitment/rounds/<int:recruitment_id>/"
urls: list[URLPattern] = [
    path(f"{ONE}endorse/", endorse, name="recruitment.endorse"),
    path(f"{ONE}certify/", certify, name="recruitment.certify"),
    path(f"{ONE}return/", send_back, name="recruitment.return"),
    path("recruitment/appeals/<int:appeal_id>/", decide, name="recruitment.decide"),
]
