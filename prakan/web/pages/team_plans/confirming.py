"""Confirming a plan of teams, once more asked; whoever comes second sees who came first."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.teams import confirm as confirm_plan
from prakan.assessment.queries.team_licences import to_renew
from prakan.assessment.queries.team_plans import confirmed_plan, team_plan
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.forms.teams import InsteadForm
from prakan.web.shell.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Confirm a plan as that of its year, in place of the one that was confirmed when the page was opened."""
    person = person_of(request)
    plan = team_plan(person, plan_id)
    there = confirmed_plan(person, plan.year)
    form: SureForm = InsteadForm(request, there.id if there else None)
    done = take(
        request,
        form,
        lambda doer: confirm_plan(plan_id=plan_id, instead_of=form.cleaned_data["instead"], **doer),
    )
    if done:
        messages.success(
            request, _("“%(name)s” is the plan of %(year)s now") % {"name": plan.name, "year": plan.year}
        )
        return redirect("teams.show", plan.id)
    counts = plan.counts
    question = Question(
        title=_("Confirm “%(name)s”") % {"name": plan.name},
        question=_("It becomes the plan of fiscal year %(year)s; approvals and invitations follow from it.")
        % {"year": plan.year},
        verb=_("Confirm in place of the other") if there else _("Confirm the plan"),
        back=reverse("teams.show", args=[plan.id]),
        consequences=(
            _("%(planned)s institutions have a team; %(left_out)s have none, each named with its reason.")
            % {"planned": f"{counts.get('planned', 0):,}", "left_out": f"{counts.get('left_out', 0):,}"},
            *(
                (
                    _("“%(name)s”, confirmed until now, is kept and marked as replaced.")
                    % {"name": there.name},
                )
                if there
                else ()
            ),
            *(
                (_("%(n)s licences must be renewed before their visits; the plan names them.") % {"n": late},)
                if (late := len(to_renew(person, plan_id)))
                else ()
            ),
            _("Nobody is told yet: that happens when visits are approved and announced."),
        ),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [path("teams/<int:plan_id>/confirm/", confirm, name="teams.confirm")]
