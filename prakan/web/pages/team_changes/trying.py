"""Pins of a plan of teams, and copies to try changes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions import teams
from prakan.assessment.queries.team_named import assessor_named
from prakan.assessment.queries.team_plans import team_plan
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.forms.team_changes import NameForm, PinForm, WhyForm
from prakan.web.shell.people import person_of

if TYPE_CHECKING:
    from prakan.foundation.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Pin a visit, or one person at it."""
    person = person_of(request)
    plan = team_plan(person, plan_id)
    form = PinForm(request.POST if request.method == "POST" else None, request.GET.dict())

    made = take(
        request,
        form,
        lambda doer: teams.pin(plan_id=plan_id, **_pin(person, form.cleaned_data), **doer),
    )
    if made:
        messages.success(request, _("Pinned"))
        return redirect("teams.visit", plan_id, made.pk)
    context = {
        "form": form,
        "title": _("Pin a team of “%(name)s”") % {"name": plan.name},
        "lead": _("Changes of the plan"),
        "back": reverse("teams.changes", args=[plan_id]),
        "verb": _("Pin it"),
    }
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


def _pin(person: Person, given: dict[str, Any]) -> dict[str, Any]:
    who = assessor_named(person, given["assessor"]) if given["assessor"].strip() else None
    return {"number": given["number"], "reason": given["reason"], "assessor": who}


@require_http_methods(["GET", "HEAD", "POST"])
def unpin(request: HttpRequest, plan_id: int, number: int, assessor: int) -> HttpResponse:
    """Take a pin off a visit (``assessor`` 0), or off one person at it."""
    team_plan(person_of(request), plan_id)
    form = WhyForm(request.POST if request.method == "POST" else None)
    off = take(
        request,
        form,
        lambda doer: teams.unpin(
            plan_id=plan_id,
            number=number,
            assessor=assessor or None,
            reason=form.cleaned_data["reason"],
            **doer,
        ),
    )
    if off:
        messages.success(request, _("The pin is off: repairs may change this team again"))
        return redirect("teams.visit", plan_id, off.pk)
    context = {
        "form": form,
        "title": _("Take the pin off team %(number)s") % {"number": number},
        "lead": _("Changes of the plan"),
        "back": reverse("teams.changes", args=[plan_id]),
        "verb": _("Take it off"),
    }
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Copy a plan to try changes on."""
    plan = team_plan(person_of(request), plan_id)
    form = NameForm(request.POST if request.method == "POST" else None)
    made = take(
        request, form, lambda doer: teams.copy(plan_id=plan_id, name=form.cleaned_data["name"], **doer)
    )
    if made:
        messages.success(request, _("Copied. Changes here leave the plan itself as it is"))
        return redirect("teams.changes", made.pk)
    context = {
        "form": form,
        "title": _("Copy “%(name)s” to try changes on") % {"name": plan.name},
        "lead": _("Changes of the plan"),
        "back": reverse("teams.changes", args=[plan_id]),
        "verb": _("Copy"),
    }
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Offer a copy for confirming, once more asked."""
    plan, form = team_plan(person_of(request), plan_id), SureForm(request)
    if take(request, form, lambda doer: teams.offer(plan_id=plan_id, **doer)):
        messages.success(request, _("“%(name)s” can be confirmed now") % {"name": plan.name})
        return redirect("teams.list")
    question = Question(
        _("Offer “%(name)s” for confirming") % {"name": plan.name},
        _("It stands among the proposed plans of the year; confirming it replaces the other."),
        _("Offer it"),
        reverse("teams.changes", args=[plan_id]),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("teams/<int:plan_id>/changes/pin/", pin, name="teams.pin"),
    path("teams/<int:plan_id>/changes/unpin/<int:number>/<int:assessor>/", unpin, name="teams.unpin"),
    path("teams/<int:plan_id>/changes/copy/", copy, name="teams.copy"),
    path("teams/<int:plan_id>/changes/offer/", offer, name="teams.offer"),
]
