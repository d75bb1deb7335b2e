"""One visit of a plan of teams: who goes where and when, why they, and why not somebody else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.team_appointments import of_visit
from prakan.assessment.queries.team_pins import pins_of_visit
from prakan.assessment.queries.team_plans import team_plan
from prakan.assessment.queries.team_reasons import why, why_not
from prakan.assessment.queries.team_visits import team_visit
from prakan.domain.places.windows import read
from prakan.domain.problems import refuse
from prakan.domain.problems_team_plans import NO_SUCH_VISIT
from prakan.foundation import access
from prakan.registry.queries.assessors import found_by_number
from prakan.web.forms.team_plans import WhyNotForm
from prakan.web.pages.teams.mapping import trip_map
from prakan.web.shell.people import person_of


@require_safe
def show(request: HttpRequest, plan_id: int, visit_id: int) -> HttpResponse:
    """Show a visit; its team sees where and when, the office also why."""
    person = person_of(request)
    visit = team_visit(person, visit_id)
    if visit.plan != plan_id:
        raise refuse(NO_SUCH_VISIT, visit=visit_id)
    staff = access.is_staff(person)
    plan = team_plan(person, plan_id) if staff else None
    asked = request.GET.get("person", "").strip() if staff else ""
    number = found_by_number(person, asked) if asked else None
    context = {
        "visit": visit,
        "plan": plan,
        "why": why(person, visit_id) if staff else None,
        "pins": pins_of_visit(person, plan_id, visit_id) if staff else (),
        "may_pin": plan is not None and plan.is_changeable and access.can(person, "team.pin"),
        "geo": trip_map(visit, read(request.GET.get("map", "")[:60])),
        "appointments": of_visit(person, visit_id),
        "form": WhyNotForm(request.GET) if staff else None,
        "asked": asked,
        "unknown": bool(asked) and number is None,
        "not_this": why_not(person, visit_id, number) if number is not None else None,
    }
    return render(request, "teams/visit.html", context)


urls: list[URLPattern] = [path("teams/<int:plan_id>/visits/<int:visit_id>/", show, name="teams.visit")]
