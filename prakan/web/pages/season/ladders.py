"""The reminder ladder of a season: changed on a page that shows what would be sent before it is kept."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.season_ladder import set_ladder
from prakan.assessment.queries.season_ladder import RungPlan, ladder, rung_plans
from prakan.assessment.queries.season_views import SeasonView
from prakan.assessment.queries.seasons import season
from prakan.domain.problems import Refused
from prakan.domain.season_ladder import faults_of, span_of
from prakan.web.forms.both import edited_meanwhile
from prakan.web.forms.season_ladder import LadderForm
from prakan.web.problems import attach
from prakan.web.shell.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def ladder_(request: HttpRequest, year: int) -> HttpResponse:
    """Change the ladder: first it is looked at, then exactly what was looked at is kept."""
    person = person_of(request)
    view, kept = season(person, year), ladder(person, year)
    form = LadderForm(request.POST if request.method == "POST" else None, kept)
    day = view.stands_on or timezone.localdate()
    plans: tuple[RungPlan, ...] = ()
    if not form.is_bound:
        plans = rung_plans(person, year, day, kept.rungs)
    elif form.is_valid() and _fits(form, view):
        if "keep" in request.POST and form.cleaned_data["seen"] == form.mark and _keep(request, year, form):
            return redirect("season.dates", year)
        form.looked_at()
        plans = rung_plans(person, year, day, form.rungs)
    return _page(request, view, form, day, plans)


def _fits(form: LadderForm, view: SeasonView) -> bool:
    dues = [deadline.due_on for deadline in view.deadlines if deadline.due_on]
    if faults := faults_of(form.rungs, dues, span_of(view.opens_on)):
        attach(form, form.placed(Refused(*faults)))
    return not faults


def _keep(request: HttpRequest, year: int, form: LadderForm) -> bool:
    given = form.cleaned_data
    try:
        changed = set_ladder(
            year=year,
            rungs=form.rungs,
            confirmed=given["confirmed"],
            reason=given["reason"],
            revision=given["revision"],
            by=person_of(request),
            at=timezone.now(),
        )
    except Refused as refused:
        attach(form, form.placed(refused))
        form.is_late = edited_meanwhile(refused)
        return False
    messages.success(request, _("The ladder is kept") if changed else _("Nothing has changed"))
    return True


def _page(
    request: HttpRequest, view: SeasonView, form: LadderForm, day: date, plans: tuple[RungPlan, ...]
) -> HttpResponse:
    kept = ladder(person_of(request), view.year)
    if form.is_late:
        form.shown_saved(kept.revision)
    context = {
        "season": view,
        "kept": kept,
        "form": form,
        "day": day,
        "plans": plans,
        "dated": any(plan.sendings for plan in plans),
    }
    return render(request, "season/ladder.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [path("season/<int:year>/ladder/", ladder_, name="season.ladder")]
