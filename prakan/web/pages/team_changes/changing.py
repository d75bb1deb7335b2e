"""Changes of a plan of teams: what happened is said, before and after are shown, then confirmed or undone."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions import teams
from prakan.assessment.queries.team_changes import (
    open_change,
    team_change,
    team_changes,
    team_copies,
)
from prakan.assessment.queries.team_named import assessor_named, institution_named
from prakan.assessment.queries.team_objections import team_objections
from prakan.assessment.queries.team_pins import team_pins
from prakan.assessment.queries.team_plans import team_plan
from prakan.assessment.queries.team_to_do import lost_people
from prakan.foundation import access
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.forms.team_changes import Finder, HappeningForm
from prakan.web.shell.people import person_of

DEEDS = {"apply": teams.apply_change, "drop": teams.drop, "undo": teams.undo, "again": teams.again}


@require_safe
def changes(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show what happened to a plan, its pins, objections and copies."""
    person = person_of(request)
    context = {
        "plan": team_plan(person, plan_id),
        "changes": team_changes(person, plan_id),
        "open": open_change(person, plan_id),
        "pins": team_pins(person, plan_id),
        "copies": team_copies(person, plan_id),
        "objections": team_objections(person, plan_id),
        "lost": lost_people(person, plan_id),
        "may_repair": access.can(person, "team.repair"),
        "may_say": access.can(person, "team.repair") or access.can(person, "team.override"),
    }
    return render(request, "team_changes/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def repair(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Say what happened; the repair that follows is shown before anything changes."""
    person = person_of(request)
    plan, override = team_plan(person, plan_id), access.can(person, "team.override")
    asked, place = request.GET.dict(), request.GET.get("place", "")
    near = int(place) if place.isdecimal() and len(place) < 10 else None
    finder = Finder(partial(assessor_named, person), partial(institution_named, person, plan_id, place=near))
    form = HappeningForm(request.POST if request.method == "POST" else None, asked, finder, plan, override)
    made = take(
        request,
        form,
        lambda doer: teams.repair(
            plan_id=plan_id,
            events=[form.event] if form.event else [],
            reason=form.cleaned_data["reason"],
            **doer,
        ),
    )
    if made:
        return redirect("teams.change", plan_id, made.number)
    context = {
        "form": form,
        "title": _("What happened to “%(name)s”") % {"name": plan.name},
        "lead": _("Changes of the plan"),
        "back": reverse("teams.changes", args=[plan_id]),
        "verb": _("Find the least change"),
    }
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


@require_safe
def change(request: HttpRequest, plan_id: int, number: int) -> HttpResponse:
    """Show one change: before and after, visit by visit."""
    person = person_of(request)
    plan, view = team_plan(person, plan_id), team_change(person, plan_id, number)
    context = {
        "plan": plan,
        "change": view,
        "may_apply": access.can(person, "team.apply") and view.fits,
        "may_again": view.is_stale and access.can(person, "team.repair") and not view.lets_pass,
        "may_undo": access.can(person, "team.undo") and view.is_last,
        "may_drop": access.can(person, "team.drop") and view.stage == "proposed",
    }
    return render(request, "team_changes/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, plan_id: int, number: int, deed: str) -> HttpResponse:
    """Confirm, drop or undo a change, once more asked."""
    person = person_of(request)
    view, form = team_change(person, plan_id, number), SureForm(request)
    questions = _questions(plan_id, number, view.visits)
    if deed not in questions:
        return redirect("teams.change", plan_id, number)
    if made := take(request, form, lambda doer: DEEDS[deed](plan_id=plan_id, number=number, **doer)):
        messages.success(request, _("Done: change %(number)s") % {"number": made.number})
        return redirect("teams.change", plan_id, made.number)
    return ask(request, form, questions[deed])


def _questions(plan_id: int, number: int, visits: int) -> dict[str, Question]:
    back = reverse("teams.change", args=[plan_id, number])
    told = (_("%(visits)s visits change; all others stay as they are.") % {"visits": visits},)
    return {
        "apply": Question(
            _("Confirm change %(number)s") % {"number": number},
            _("The visits take the place of those before, all at once. It can be undone."),
            _("Confirm the change"),
            back,
            told,
        ),
        "again": Question(
            _("Propose again what change %(number)s says") % {"number": number},
            _("The least change is found anew from the plan as it is now; this proposal is dropped."),
            _("Propose again"),
            back,
        ),
        "drop": Question(
            _("Drop change %(number)s") % {"number": number},
            _("The plan stays as it is; the proposal stays in the history."),
            _("Drop it"),
            back,
        ),
        "undo": Question(
            _("Undo change %(number)s") % {"number": number},
            _("Teams, weeks, numbers and pins of before are there again."),
            _("Undo the change"),
            back,
            told,
        ),
    }


urls: list[URLPattern] = [
    path("teams/<int:plan_id>/changes/", changes, name="teams.changes"),
    path("teams/<int:plan_id>/changes/new/", repair, name="teams.repair"),
    path("teams/<int:plan_id>/changes/<int:number>/", change, name="teams.change"),
    path("teams/<int:plan_id>/changes/<int:number>/<str:deed>/", settle, name="teams.settle"),
]
