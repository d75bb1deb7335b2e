"""One plan of teams: map and list side by side, how evenly work is shared, why one team, who has none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from prakan.assessment.queries.team_changes import open_change
from prakan.assessment.queries.team_plans import LeftOutView, left_out
from prakan.assessment.queries.team_reasons import why, why_left_out
from prakan.assessment.queries.team_shape import days_shared, plan_places
from prakan.assessment.queries.team_visits import VisitView, team_visit, team_visits
from prakan.domain.problems import Refused
from prakan.domain.teams import RuleId
from prakan.foundation import access
from prakan.web.forms.team_plans import VisitsForm
from prakan.web.pages.teams.asked import Asked, asked
from prakan.web.pages.teams.mapping import map_of
from prakan.web.templatetags.loads import LoadBar

SIZE = 10  # teams on a page of the list, so that the reasons below stay in sight
FEW = 3  # institutions without a team that are named beside the list
STEPS = 8  # bars of the load at most


@require_safe
def show(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show a plan of teams, narrowed as the address says."""
    wish = asked(request, plan_id)
    if not wish.plan.has_visits:
        return redirect("teams.forming", plan_id)
    chosen = _chosen(wish)
    visited, out = plan_places(wish.person, plan_id, wish.wanted)
    holding = chosen.id if chosen and "page" not in request.GET else None
    shown = team_visits(wish.person, plan_id, wish.wanted, wish.page, SIZE, holding)
    context = {
        "plan": wish.plan,
        "wish": wish,
        "form": VisitsForm(request.GET, wish.plan),
        "shown": shown,
        "before": shown.number - 1,
        "after": shown.number + 1,
        "places": len(visited),
        "geo": map_of(wish, visited, out, chosen),
        "out_here": len(out),
        "chosen": chosen,
        "why": why(wish.person, chosen.id) if chosen else None,
        "change": open_change(wish.person, plan_id),
        "out": out_lines(wish, bool(chosen)),
        "may_confirm": wish.plan.stage == "proposed" and access.can(wish.person, "team.confirm"),
        **loads_of(wish),
    }
    return render(request, "teams/show.html", context)


def out_lines(wish: Asked, asked_why: bool) -> list[tuple[LeftOutView, tuple[RuleId, ...] | None]]:
    """Return a few of those without a team, with the rules in the way once the plan has been asked why."""
    lines = left_out(wish.person, wish.plan.id)[:FEW]
    return [(line, _in_the_way(wish, line) if asked_why else None) for line in lines]


def _in_the_way(wish: Asked, line: LeftOutView) -> tuple[RuleId, ...] | None:
    blocking = why_left_out(wish.person, wish.plan.id, line.institution).blocking
    return blocking[0] if blocking else None


def _chosen(wish: Asked) -> VisitView | None:
    """Return the team that the address chooses; None when it is none of this plan."""
    if wish.visit is None:
        return None
    try:
        found = team_visit(wish.person, wish.visit)
    except Refused:
        return None
    return found if found.plan == wish.plan.id else None


def loads_of(wish: Asked) -> dict[str, Any]:
    """Return the bars of the load, the widest difference, and that of the plan it was copied from."""
    now = days_shared(wish.person, wish.plan.id)
    then = days_shared(wish.person, wish.plan.copy_of) if wish.plan.copy_of else None
    return {
        "bars": bars(now, then, reverse("teams.people", args=[wish.plan.id])),
        "spread": _spread(now),
        "spread_before": None if then is None else _spread(then),
        "copied": then is not None,
    }


def bars(now: Mapping[int, int], then: Mapping[int, int] | None, to: str) -> list[LoadBar]:
    """Return people by their visit days in a few steps of equal width; nobody at all is a step of its own."""
    most = max((*now, *(then or ())), default=0)
    wide = -(-most // STEPS) or 1
    steps = [(0, 0)] * (0 in now or 0 in (then or ()))
    steps += [(first, first + wide - 1) for first in range(1, most + 1, wide)]
    return [
        LoadBar(
            _step(first, last),
            _between(now, first, last),
            None if then is None else _between(then, first, last),
            f"{to}?days={first}-{last}",
        )
        for first, last in steps
    ]


def _step(first: int, last: int) -> str:
    if first == last:
        return ngettext("%(n)s day", "%(n)s days", first) % {"n": first}
    return f"{first}–{last}"


def _between(counts: Mapping[int, int], first: int, last: int) -> int:
    return sum(count for days, count in counts.items() if first <= days <= last)


def _spread(counts: Mapping[int, int]) -> int:
    """Return how many days lie between the most and the least of those who have any."""
    held = [days for days, count in counts.items() if days and count]
    return max(held) - min(held) if held else 0


urls: list[URLPattern] = [path("teams/<int:plan_id>/", show, name="teams.show")]
