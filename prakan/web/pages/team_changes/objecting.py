"""Objections of institutions to an assessor named to them: raised on one side, decided on the other."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions import teams
from prakan.assessment.queries.team_objections import announced_teams, team_objections
from prakan.domain.problems import refuse
from prakan.domain.problems_team_changes import NO_SUCH_OBJECTION
from prakan.domain.problems_team_plans import NO_SUCH_VISIT
from prakan.foundation import access
from prakan.web.forms.taking import Doer, take
from prakan.web.forms.team_changes import DecisionForm, ObjectForm
from prakan.web.shell.people import person_of


@require_safe
def objections(request: HttpRequest) -> HttpResponse:
    """Show objections: an institution its own and the teams that come, staff all."""
    person = person_of(request)
    own = access.can(person, "team.object")
    context = {
        "objections": team_objections(person),
        "announced": announced_teams(person) if own else (),
        "own": own,
        "today": timezone.localdate(),
        "may_decide": access.can(person, "team.uphold"),
    }
    return render(request, "team_changes/objections.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def object_(request: HttpRequest, visit_id: int, institution_id: int) -> HttpResponse:
    """Object to somebody of a team that was announced."""
    several = announced_teams(person_of(request))
    one = next((a for a in several if (a.visit, a.institution) == (visit_id, institution_id)), None)
    if one is None:
        raise refuse(NO_SUCH_VISIT, visit=visit_id)
    people = [(who.id, str(who.name.th)) for who in one.team if who.id not in one.objected]
    form = ObjectForm(request.POST if request.method == "POST" else None, people)

    def objected(doer: Doer) -> object:
        said = form.cleaned_data
        return teams.object_to(
            visit_id=visit_id,
            institution=institution_id,
            assessor=said["assessor"],
            reason=said["reason"],
            **doer,
        )

    if take(request, form, objected):
        messages.success(request, _("The agency has your objection; the answer stands on this page"))
        return redirect("objections.list")
    context = {
        "form": form,
        "title": _("Object to an assessor"),
        "lead": _("Objections"),
        "back": reverse("objections.list"),
        "verb": _("Send the objection"),
    }
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, objection_id: int) -> HttpResponse:
    """Uphold or reject an objection; upheld, the repair is proposed at once."""
    one = next((o for o in team_objections(person_of(request)) if o.id == objection_id), None)
    if one is None:
        raise refuse(NO_SUCH_OBJECTION)
    form = DecisionForm(request.POST if request.method == "POST" else None)

    def decided(doer: Doer) -> str:
        said = {"objection_id": objection_id, "decision": form.cleaned_data["decision"]}
        if form.cleaned_data["upheld"] == "yes":
            made = teams.uphold(**said, interest=form.cleaned_data["interest"], **doer)
            return reverse("teams.change", args=[one.plan, made.number])
        teams.reject(**said, **doer)
        return reverse("objections.list")

    if to := take(request, form, decided):
        messages.success(request, _("Decided"))
        return redirect(to)
    context = {"form": form, "one": one}
    return render(request, "team_changes/decide.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("teams/objections/", objections, name="objections.list"),
    path("teams/objections/<int:objection_id>/decide/", decide, name="objections.decide"),
    path("teams/objections/<int:visit_id>/<int:institution_id>/", object_, name="objections.raise"),
]
