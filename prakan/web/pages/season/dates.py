"""The dates of a season: deadlines by kind, more time for some, and a new season."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions import seasons as actions
from prakan.assessment.queries.season_requests import waiting
from prakan.assessment.queries.season_views import DeadlineView
from prakan.assessment.queries.seasons import drafts, extensions, found, season
from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_season import FOR_WHOM, NO_SEASON
from prakan.foundation import access
from prakan.registry.queries.agencies import agency_choices
from prakan.registry.queries.institutions import found_by_code
from prakan.web.forms.season import DeadlineForm, ExtensionForm, WhyForm
from prakan.web.forms.taking import take
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language

Doer = dict[str, Any]


@require_safe
def dates(request: HttpRequest, year: int) -> HttpResponse:
    """Show deadlines and extensions of a season."""
    person = person_of(request)
    context = {
        "season": season(person, year),
        "extensions": extensions(person, year),
        "may_set": access.can(person, "season.deadline"),
        "may_climb": access.can(person, "season.ladder"),
        "is_staff": access.is_staff(person),
        "may_open": access.can(person, "season.open"),
        "drafts": drafts(person),
        "may_ask": access.can(person, "season.ask"),
        "waiting": waiting(person, year),
    }
    return render(request, "season/dates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def deadline(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Set the deadline of a kind."""
    view = _deadline(request, year, kind)
    form = DeadlineForm(request.POST or None, view)

    def action(doer: Doer) -> bool:
        kept = form.cleaned_data
        actions.set_deadline(
            year=year,
            kind=Kind(kind),
            fields=form.given(),
            reason=kept["reason"],
            revision=kept["revision"],
            **doer,
        )
        return True

    title = _("Deadline: %(kind)s") % {"kind": KIND_NAMES[Kind(kind)].say(language())}
    return _step(request, year, form, action, title)


@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, year: int) -> HttpResponse:
    """Give one institution or a parent agency more time."""
    person = person_of(request)
    form = ExtensionForm(request.POST or None, agency_choices(person))

    def action(doer: Doer) -> object:
        kept = form.cleaned_data
        given = kept["institution"].strip()
        number = found_by_code(person, given) if given else None
        if given and number is None:
            raise refuse(FOR_WHOM, "institution", given=given)
        return actions.extend(
            year=year,
            institution_id=number,
            agency=kept["agency"],
            kind=kept["kind"],
            until=kept["until"],
            reason=kept["reason"],
            **doer,
        )

    return _step(request, year, form, action, _("Give more time"))


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, year: int, extension_id: int) -> HttpResponse:
    """Take back more time that was given."""
    form = WhyForm(request.POST or None)

    def action(doer: Doer) -> bool:
        reason = form.cleaned_data["reason"]
        actions.withdraw_extension(extension_id=extension_id, reason=reason, **doer)
        return True

    return _step(request, year, form, action, _("Take the extension back"))


def _deadline(request: HttpRequest, year: int, kind: str) -> DeadlineView:
    view = season(person_of(request), year).deadline(kind)
    if view is None:
        raise refuse(NO_SEASON, year=year)
    return view


def _step(request: HttpRequest, year: int, form: Any, action: Any, title: str) -> HttpResponse:
    found(year)
    back = reverse("season.dates", args=[year])
    try:
        if take(request, form, action):
            messages.success(request, _("Recorded: %(step)s") % {"step": title})
            return redirect(back)
    except Refused as refused:
        attach(form, refused)
    context = {"form": form, "title": title, "back": back, "lead": _("Deadlines and extensions")}
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("season/<int:year>/dates/", dates, name="season.dates"),
    path("season/<int:year>/dates/<slug:kind>/", deadline, name="season.deadline"),
    path("season/<int:year>/extend/", extend, name="season.extend"),
    path("season/<int:year>/extend/<int:extension_id>/withdraw/", withdraw, name="season.withdraw"),
]
