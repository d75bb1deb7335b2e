"""Those who applied to be assessed: who has a place, who waits, in an order that a person may change."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.season_applicants import apply_, move
from prakan.assessment.queries.season_applicants import applicants
from prakan.assessment.queries.seasons import season
from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_season import FOR_WHOM, NO_SEASON
from prakan.domain.season import OPT_IN
from prakan.domain.waiting_list import ORDER_RULES
from prakan.foundation import access
from prakan.registry.queries.institutions import found_by_code
from prakan.web.forms.season import ApplyForm, MoveForm
from prakan.web.forms.taking import take
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language


@require_safe
def listed(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Show the applicants of a kind in their order."""
    person = person_of(request)
    if kind not in OPT_IN:
        raise refuse(NO_SEASON, year=year)
    shown = applicants(person, year, kind)
    context = {
        "season": season(person, year),
        "kind": kind,
        "kinds": [(k, KIND_NAMES[k]) for k in Kind if k in OPT_IN],
        "shown": shown,
        "rule": ORDER_RULES[shown.rule],
        "may_apply": access.can(person, "season.apply"),
    }
    return render(request, "season/applicants.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Record applications: codes or registry numbers, in the order of the list they came with."""
    person = person_of(request)
    season(person, year)
    form = ApplyForm(request.POST or None)

    def action(doer: dict[str, Any]) -> int:
        kept = form.cleaned_data
        ids = []
        for word in re.split(r"[\s,;]+", kept["institutions"].strip()):
            number = found_by_code(person, word) if word else None
            if number is None:
                raise refuse(FOR_WHOM, "institutions", given=word)
            ids.append(number)
        day, source = kept["applied_on"], kept["source"]
        return apply_(year=year, institution_ids=ids, applied_on=day, source=source, **doer)

    return _step(request, year, kind, form, action, _("Record applications"))


@require_http_methods(["GET", "HEAD", "POST"])
def moved(request: HttpRequest, year: int, kind: str, application_id: int) -> HttpResponse:
    """Put an applicant at another place of the order."""
    season(person_of(request), year)
    form = MoveForm(request.POST or None)

    def action(doer: dict[str, Any]) -> bool:
        move(application_id=application_id, **form.cleaned_data, **doer)
        return True

    return _step(request, year, kind, form, action, _("Move an applicant"))


def _step(request: HttpRequest, year: int, kind: str, form: Any, action: Any, title: str) -> HttpResponse:
    back = reverse("season.applicants", args=[year, kind])
    try:
        if take(request, form, action):
            messages.success(request, _("Recorded: %(step)s") % {"step": title})
            return redirect(back)
    except Refused as refused:
        attach(form, refused)
    lead = KIND_NAMES[Kind(kind)].say(language()) if kind in set(Kind) else ""
    context = {"form": form, "title": title, "back": back, "lead": lead}
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("season/<int:year>/applicants/<slug:kind>/", listed, name="season.applicants"),
    path("season/<int:year>/applicants/<slug:kind>/add/", add, name="season.apply"),
    path("season/<int:year>/applicants/<slug:kind>/<int:application_id>/", moved, name="season.move"),
]
