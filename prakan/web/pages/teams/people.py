"""Everybody whom a plan of teams considered, with the days each has: the people behind the bars."""

from __future__ import annotations

import re

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.team_plans import aside, team_plan
from prakan.assessment.queries.team_visits import loads
from prakan.web.shell.people import person_of

PAGE = 50
DAYS = re.compile(r"(\d{1,3})-(\d{1,3})")


@require_safe
def listed(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show who has how many visit days, the most loaded first; narrowed to some days (``?days=6-10``)."""
    person = person_of(request)
    asked = DAYS.fullmatch(request.GET.get("days", ""))
    first, last = (int(asked[1]), int(asked[2])) if asked else (0, 999)
    lines = [line for line in loads(person, plan_id) if first <= line.days <= last]
    context = {
        "plan": team_plan(person, plan_id),
        "page": Paginator(lines, PAGE).get_page(request.GET.get("page", "1")),
        "total": len(lines),
        "first": first,
        "last": last,
        "narrowed": asked is not None,
        "aside": aside(person, plan_id),
    }
    return render(request, "teams/people.html", context)


urls: list[URLPattern] = [path("teams/<int:plan_id>/people/", listed, name="teams.people")]
