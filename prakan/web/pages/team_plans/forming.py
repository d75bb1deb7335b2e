"""A new plan of teams: its rules as a form, then forming while people watch; a stop keeps the best."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.actions.teams import form as form_plan
from prakan.assessment.actions.teams import stop as stop_plan
from prakan.assessment.queries.team_licences import to_renew
from prakan.assessment.queries.team_plans import PlanView, aside, team_plan
from prakan.assessment.queries.team_rules import agency_rules
from prakan.domain.roles import may
from prakan.domain.team_rules import level_of, season_ahead
from prakan.foundation.access import roles_of
from prakan.registry.queries.listed_counts import active_assessors, listed_by_kind
from prakan.web.forms.taking import take
from prakan.web.forms.teams import PlanForm
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of

if TYPE_CHECKING:
    from prakan.foundation.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a plan under rules that start as the agency has them."""
    person = person_of(request)
    year = period_of(request, person).year
    listed = listed_by_kind(person, year)
    rules, season = agency_rules(person), season_ahead(year, timezone.localdate())
    levels = [(level_of(kind), count) for kind, count in sorted(listed.items(), key=lambda one: -one[1])]
    form = PlanForm(request.POST or None, rules, season, levels)
    made = take(
        request,
        form,
        lambda doer: form_plan(
            year=year,
            name=form.cleaned_data["name"],
            rules=form.rules(),
            steps=int(form.cleaned_data["depth"]),
            **doer,
        ),
    )
    if made:
        return redirect("teams.forming", made.pk)
    context = {
        "form": form,
        "year": year,
        "institutions": sum(listed.values()),
        "assessors": active_assessors(person),
    }
    return render(request, "teams/new.html", context, status=422 if form.errors else 200)


@require_safe
def watch(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show how far a plan is, and what it became."""
    return render(request, "teams/forming.html", _context(person_of(request), plan_id))


@require_safe
def state(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show the part of the page that is asked for again while the plan is formed."""
    return render(request, "teams/state.html", _context(person_of(request), plan_id))


@require_POST
def stop(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Be content with the best plan so far."""
    stopped = stop_plan(plan_id=plan_id, by=person_of(request), at=timezone.now())
    proving = stopped.phase == "proving"
    messages.success(
        request,
        _("Stopping: what is proven by now is kept")
        if proving
        else _("Stopping: the best plan so far is kept"),
    )
    return redirect("teams.forming", plan_id)


def _context(person: Person, plan_id: int) -> dict[str, Any]:
    plan: PlanView = team_plan(person, plan_id)
    out = () if plan.is_under_way else aside(person, plan_id)
    late = to_renew(person, plan_id) if plan.has_visits else ()
    return {"plan": plan, "aside": out, "to_renew": late, "may_stop": may(roles_of(person), "team.stop")}


urls: list[URLPattern] = [
    path("teams/new/", new, name="teams.form"),
    path("teams/<int:plan_id>/forming/", watch, name="teams.forming"),
    path("teams/<int:plan_id>/state/", state, name="teams.state"),
    path("teams/<int:plan_id>/stop/", stop, name="teams.stop"),
]
