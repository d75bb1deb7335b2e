"""Inviting the teams of a level, once more asked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions import team_invitations as actions
from prakan.assessment.queries.team_facts import route
from prakan.assessment.queries.team_plans import team_plan
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.text import Text
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, plan_id: int, level: str) -> HttpResponse:
    """Invite the teams of a level, once more asked."""
    plan, form = team_plan(person_of(request), plan_id), SureForm(request)
    if take(request, form, lambda doer: [actions.invite(plan_id=plan_id, level=level, **doer)]):
        messages.success(request, _("The teams are invited"))
        return redirect("invitations.board")
    name = LEVEL_NAMES.get(level, Text(level)).say(language())
    question = Question(
        title=_("Invite the teams: %(level)s") % {"level": name},
        question=_("Everybody who has no invitation yet is asked to accept or decline within %(n)s days.")
        % {"n": route(level).answer_days},
        verb=_("Invite"),
        back=f"{reverse('visits.approvals')}?year={plan.year}",
        consequences=(
            _("Where a visit has changed, the old invitation is withdrawn and a new one goes out."),
        ),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("team-lists/invite/<int:plan_id>/<slug:level>/", invite, name="visits.invite"),
]
