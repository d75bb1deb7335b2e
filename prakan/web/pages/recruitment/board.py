"""The officer's board: rounds with their counts by stage, and one round with what comes next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_safe

from prakan.assessors.queries.recruitment.appeals import waiting
from prakan.assessors.queries.recruitment.lists import list_heads
from prakan.assessors.queries.recruitment.rounds import RoundView, round_of, rounds
from prakan.domain.recruitment_words import APPLICATION_STAGES, HOLDING
from prakan.foundation import access
from prakan.foundation.queries.audit import trail
from prakan.web.pages.recruitment.parts import rule_cards
from prakan.web.shell.people import person_of

#: the way of a round, as its page shows it
WAY = ("draft", "open", "screening", "ranked", "training", "judged", "endorsed", "certified")


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show every round with its applications by stage."""
    person = person_of(request)
    context = {"rounds": rounds(person), "may_edit": access.can(person, "recruitment.edit")}
    return render(request, "recruitment/board.html", context)


@require_safe
def show(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Show one round: where it stands, its applications by stage, its rules."""
    person = person_of(request)
    view = round_of(person, recruitment_id)
    context = {
        "view": view,
        "rules": rule_cards(view),
        "appeals": waiting(person, recruitment_id),
        "may_resolve": access.can(person, "recruitment.certify"),
        "may_decide": access.can(person, "recruitment.decide"),
        "history": [one for one in trail(person, f"recruitment:{view.id}") if "stage" in one.after],
        "lists": list_heads(person, recruitment_id),
        "terms": [(stage, view.counts[stage]) for stage in APPLICATION_STAGES if view.counts.get(stage)],
        "way": WAY,
        "at": WAY.index(view.stage) if view.stage in WAY else -1,
        "may_edit": access.can(person, "recruitment.edit"),
        "may_fill": _may_fill(view) and access.can(person, "recruitment.rank"),
        "over": timezone.localdate() > view.closes_on,
    }
    return render(request, "recruitment/show.html", context)


def _may_fill(view: RoundView) -> bool:
    """Return whether a place is free while somebody waits on the reserve list."""
    held = sum(view.counts.get(stage, 0) for stage in HOLDING)
    return view.stage in ("ranked", "training") and held < view.places and bool(view.counts.get("reserve"))


urls: list[URLPattern] = [
    path("recruitment/rounds/", listed, name="recruitment.board"),
    path("recruitment/rounds/<int:recruitment_id>/", show, name="recruitment.show"),
]
