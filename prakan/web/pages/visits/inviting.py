"""Invitations: sent to the teams of a level, followed on a board, answered on an assessor's own page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.actions import team_invitations as actions
from prakan.assessment.queries.team_facts import route
from prakan.assessment.queries.team_invitations import LATE, board, my_invitation, my_invitations
from prakan.assessment.queries.team_plans import team_plan
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.text import Text
from prakan.domain.visit_words import INVITATION_STAGES
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.forms.visits import RecallForm
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


@require_safe
def follow(request: HttpRequest) -> HttpResponse:
    """Show how many invitations stand where, each count with its list."""
    wanted = request.GET.get("show", "")
    counts, found = board(person_of(request), wanted)
    kinds = [(key, name, counts[key]) for key, (name, _tone) in INVITATION_STAGES.items()]
    kinds.insert(1, (LATE, Text("เลยกำหนดตอบ", "Late"), counts[LATE]))
    lines = [(one, *INVITATION_STAGES[one.stage]) for one in found]
    context = {"kinds": kinds, "lines": lines, "wanted": wanted}
    return render(request, "visits/board.html", context)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show the reader's own invitations: places, days, team-mates, and the answer."""
    found = my_invitations(person_of(request))
    lines = [(one, *INVITATION_STAGES[one.stage]) for one in found]
    return render(request, "visits/mine.html", {"lines": lines})


@require_POST
def accept(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Accept with one tap."""
    actions.accept(invitation_id=invitation_id, by=person_of(request), at=timezone.now())
    messages.success(request, _("Accepted. Thank you"))
    return redirect("visits.mine")


@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Decline for a reason."""
    one, form = my_invitation(person_of(request), invitation_id), RecallForm(request.POST or None)
    step = actions.decline
    if take(request, form, lambda doer: step(invitation_id=invitation_id, **form.cleaned_data, **doer)):
        messages.success(request, _("Recorded. The officer looks for somebody else"))
        return redirect("visits.mine")
    question = Question(
        title=_("Decline visit %(n)s") % {"n": one.number},
        question=_("Say why in a few words; only the assessment office reads it."),
        verb=_("Decline"),
        back=reverse("visits.mine"),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("team-lists/invite/<int:plan_id>/<slug:level>/", invite, name="visits.invite"),
    path("invitations/", follow, name="invitations.board"),
    path("my-visits/", mine, name="visits.mine"),
    path("my-visits/<int:invitation_id>/accept/", accept, name="visits.accept"),
    path("my-visits/<int:invitation_id>/decline/", decline, name="visits.decline"),
]
