"""The plans of teams of a fiscal year, side by side with what they cost and leave open."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.team_plans import team_plans
from prakan.domain.roles import may
from prakan.foundation.access import roles_of
from prakan.registry.queries.listed_counts import active_assessors, listed_by_kind
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of
from prakan.web.shell.seen import Page, kept_as_seen


@require_safe
@kept_as_seen
def listed(request: HttpRequest) -> Page:
    """Show the plans of the fiscal year that a person works in."""
    person = person_of(request)
    year = period_of(request, person).year
    plans, roles = team_plans(person, year), roles_of(person)
    context = {
        "year": year,
        "plans": plans,
        "confirmed": next((plan for plan in plans if plan.stage == "confirmed"), None),
        "institutions": sum(listed_by_kind(person, year).values()),
        "assessors": active_assessors(person),
        "may_form": may(roles, "team.form"),
        "may_confirm": may(roles, "team.confirm"),
    }
    return Page("teams/plans.html", context)


urls: list[URLPattern] = [path("teams/", listed, name="teams.list")]
