"""Institutions without a team: all of a plan, and for one the rules in the way and the ways out."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.team_plans import left_out, team_plan
from prakan.assessment.queries.team_reasons import why_left_out
from prakan.domain.problems import refuse
from prakan.domain.problems_team_plans import NO_SUCH_VISIT
from prakan.foundation import access
from prakan.web.shell.people import person_of

PAGE = 50


@require_safe
def listed(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show the institutions that a plan leaves out, page by page."""
    person = person_of(request)
    found = left_out(person, plan_id)
    page = Paginator(found, PAGE).get_page(request.GET.get("page", "1"))
    context = {"plan": team_plan(person, plan_id), "page": page, "total": len(found)}
    return render(request, "teams/left_out.html", context)


@require_safe
def one(request: HttpRequest, plan_id: int, institution_id: int) -> HttpResponse:
    """Show why nobody visits an institution, and what the solver found when rules were let go."""
    person = person_of(request)
    line = next((o for o in left_out(person, plan_id) if o.institution == institution_id), None)
    if line is None:
        raise refuse(NO_SUCH_VISIT, visit=institution_id)
    plan = team_plan(person, plan_id)
    context = {
        "plan": plan,
        "line": line,
        "may_repair": plan.is_changeable and access.can(person, "team.repair"),
        "may_override": plan.is_changeable and access.can(person, "team.override"),
        "why": why_left_out(person, plan_id, institution_id),
    }
    return render(request, "teams/left_out_one.html", context)


urls: list[URLPattern] = [
    path("teams/<int:plan_id>/left-out/", listed, name="teams.left_out"),
    path("teams/<int:plan_id>/left-out/<int:institution_id>/", one, name="teams.left_out_one"),
]
