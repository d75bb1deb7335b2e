"""Requests for more time: asked by schools and parent agencies, answered by an officer, many at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions import season_requests as actions
from prakan.assessment.queries.season_requests import own_agencies, own_institutions, requests
from prakan.assessment.queries.seasons import opened, season
from prakan.domain.problems import refuse
from prakan.domain.problems_season import ANSWERED_BEFORE
from prakan.foundation import access
from prakan.web.forms.season import AskForm, GrantForm, WhyForm
from prakan.web.forms.taking import Doer, take
from prakan.web.shell.people import person_of


@require_safe
def listed(request: HttpRequest, year: int) -> HttpResponse:
    """Show the requests of a season that the reader may see."""
    person = person_of(request)
    view, asked = season(person, year), requests(person, year)
    context = {
        "season": view,
        "asked": asked,
        "some_wait": any(one.waits for one in asked),
        "may_grant": access.can(person, "season.grant"),
        "may_ask": access.can(person, "season.ask"),
    }
    return render(request, "season/requests.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, year: int) -> HttpResponse:
    """Ask for more time."""
    person = person_of(request)
    opened(year)
    agencies = own_agencies(person)
    form = AskForm(request.POST or None, own_institutions(person), agencies)
    back = reverse("season.requests", args=[year]) if agencies else reverse("sars.mine")
    if take(request, form, lambda doer: actions.ask(year=year, **form.cleaned_data, **doer)):
        messages.success(request, _("Asked. The answer comes as a message and stands on this page"))
        return redirect(back)
    context = {
        "form": form,
        "title": _("Ask for more time for the SAR of academic year %(year)s") % {"year": year},
        "back": back,
        "verb": _("Send the request"),
    }
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def grant(request: HttpRequest, year: int) -> HttpResponse:
    """Grant the chosen requests, once the list has been seen."""
    form = GrantForm(request.POST if request.method == "POST" else None)
    return _answered(request, year, form, actions.grant, _("Grant more time"))


@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, year: int) -> HttpResponse:
    """Decline the chosen requests for a reason, once the list has been seen."""
    form = WhyForm(request.POST if request.method == "POST" else None)
    return _answered(request, year, form, actions.decline, _("Decline more time"))


def _answered(request: HttpRequest, year: int, form: Any, action: Any, title: str) -> HttpResponse:
    person = person_of(request)
    view = season(person, year)
    sent = request.POST if request.method == "POST" else request.GET
    ids = [int(word) for word in sent.getlist("request") if word.isdecimal() and len(word) < 16]
    asked = requests(person, year, ids)
    if not asked:
        raise refuse(ANSWERED_BEFORE)

    def step(doer: Doer) -> int:
        count: int = action(request_ids=ids, **form.cleaned_data, **doer)
        return count

    if take(request, form, step):
        messages.success(request, _("Recorded: %(step)s") % {"step": title})
        return redirect("season.requests", year)
    context = {"season": view, "asked": asked, "form": form, "title": title}
    return render(request, "season/answering.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("season/<int:year>/ask/", ask, name="season.ask"),
    path("season/<int:year>/requests/", listed, name="season.requests"),
    path("season/<int:year>/requests/grant/", grant, name="season.grant"),
    path("season/<int:year>/requests/decline/", decline, name="season.decline"),
]
