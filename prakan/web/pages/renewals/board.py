"""One round: how many stand where, who lacks what, and the list behind each number."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessors.actions.renewals.many import MANY
from prakan.assessors.queries.renewals import round_list
from prakan.assessors.transition.renewals import STEPS
from prakan.domain.renewals import Outcome, Progress
from prakan.foundation import access
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of


@require_safe
def show(request: HttpRequest, round_id: int) -> HttpResponse:
    """Show the list of a round, narrowed by stage and by what the conditions come to."""
    person = person_of(request)
    stage = _known(request.GET.get("stage", ""), set(Progress))
    outcome = _known(request.GET.get("outcome", ""), set(Outcome))
    shown = round_list(person, round_id, stage, outcome, page_number(request))
    may = [step for step in MANY if access.can(person, step)]
    steps = [step for step in may if stage in STEPS[step][1].sources]
    context = {
        "shown": shown,
        "round": shown.round,
        "stage": stage,
        "outcome": outcome,
        "stages": [(one, shown.round.stages[one]) for one in Progress],
        "outcomes": list(shown.outcomes.items()),
        "step": steps[0] if steps else "",
        "before": shown.number - 1,
        "after": shown.number + 1,
    }
    return render(request, "renewals/round.html", context)


def _known(typed: str, known: set[str]) -> str:
    return typed if typed in known else ""


urls: list[URLPattern] = [path("renewals/<int:round_id>/", show, name="renewals.round")]
