"""Announcing visits of a plan, and the room of their letters: what stands where, what became of each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.actions import team_announcing as actions
from prakan.assessment.actions import team_letters
from prakan.assessment.queries.team_announcing import announcement, announcements, letter_rule, room
from prakan.assessment.queries.team_letter_runs import letter_runs
from prakan.assessment.queries.team_lists import levels
from prakan.assessment.queries.team_plans import PlanView, team_plan
from prakan.domain.team_announcing import GOING, OUTCOMES, Outcome
from prakan.foundation import access
from prakan.web.forms.announcing import AnnounceForm, LettersForm, NarrowForm
from prakan.web.forms.taking import take
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of


@require_safe
def show(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show what can be announced now, what keeps the rest back, and the letters of what was announced."""
    return _page(request, plan_id, AnnounceForm(None))


@require_POST
def announce(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Announce the visits that were shown."""
    form = AnnounceForm(request.POST)

    def step(doer: dict[str, Any]) -> Any:
        return actions.announce(plan_id=plan_id, shown=form.cleaned_data["shown"], **doer)

    made = take(request, form, step)
    if made is None:
        return _page(request, plan_id, form)
    messages.success(request, _("The visits are announced; their letters can be made"))
    return redirect("announcing.show", made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Ask for the letters of a plan as one file; the worker writes it."""
    person = person_of(request)
    plan = team_plan(person, plan_id)
    form = LettersForm(request.POST or None, [one.level for one in levels(person, plan.id)])
    if take(request, form, lambda doer: team_letters.ask(plan_id=plan_id, **form.cleaned_data, **doer)):
        return redirect("announcing.room", plan_id)
    return _page(request, plan_id, AnnounceForm(None), form)


def _page(
    request: HttpRequest, plan_id: int, form: AnnounceForm, letters: LettersForm | None = None
) -> HttpResponse:
    person = person_of(request)
    plan = team_plan(person, plan_id)
    known = [one.level for one in levels(person, plan_id)]
    narrow = NarrowForm(request.GET or {}, known)
    wanted = narrow.cleaned_data if narrow.is_valid() else {}
    outcome = request.GET.get("show", "")
    seen = room(
        person,
        plan_id,
        level=wanted.get("level") or "",
        until=wanted.get("until"),
        outcome=outcome if outcome in set(Outcome) else "",
        number=page_number(request),
    )
    letters = letters or LettersForm(None, known)
    context = {
        **_runs(request, plan),
        "room": seen,
        "outcome": outcome,
        "counts": [(key, *OUTCOMES[key], seen.counts[key]) for key in Outcome if seen.counts[key]],
        "lines": [(one, *OUTCOMES[one.outcome]) for one in seen.lines],
        "narrow": narrow,
        "form": form,
        "letters": letters,
        "may_announce": plan.stage == "confirmed" and access.can(person, "team.announce"),
        "made": announcements(person, plan_id),
        "rule": letter_rule(),
        "before": seen.number - 1,
        "after": seen.number + 1,
    }
    status = 422 if form.errors or letters.errors else 200
    return render(request, "visits/announcing.html", context, status=status)


@require_safe
def runs(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show the part of the page that is asked for again while a file is written."""
    plan = team_plan(person_of(request), plan_id)
    return render(request, "visits/letter_runs.html", _runs(request, plan))


def _runs(request: HttpRequest, plan: PlanView) -> dict[str, Any]:
    person = person_of(request)
    found = letter_runs(person, plan.id)
    return {
        "plan": plan,
        "runs": found,
        "writing": any(one.is_running for one in found),
        "may_ask": access.can(person, "team.letters"),
    }


@require_safe
def made(request: HttpRequest, announcement_id: int) -> HttpResponse:
    """Show what became of each visit of one announcement."""
    view = announcement(person_of(request), announcement_id)
    lines = [(number, *OUTCOMES[Outcome.DONE if what in GOING else what]) for number, what in view.items]
    return render(request, "visits/announced.html", {"view": view, "lines": lines})


urls: list[URLPattern] = [
    path("teams/<int:plan_id>/announcing/", show, name="announcing.room"),
    path("teams/<int:plan_id>/announcing/announce/", announce, name="announcing.announce"),
    path("teams/<int:plan_id>/announcing/letters/", ask, name="letters.ask"),
    path("teams/<int:plan_id>/announcing/files/", runs, name="letters.runs"),
    path("announcements/<int:announcement_id>/", made, name="announcing.show"),
]
