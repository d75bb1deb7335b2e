"""One invitation with its seat: answers taken by telephone, and who could go instead."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions import team_answers, teams
from prakan.assessment.queries.team_facts import route
from prakan.assessment.queries.team_invitations import InvitationView, invitation
from prakan.assessment.queries.team_substitutes import SubstitutesView, substitutes
from prakan.domain.calendar import say_date
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_invitations import SEAT_FILLED
from prakan.domain.visit_words import INVITATION_STAGES
from prakan.foundation import access
from prakan.web.forms.invitations import PhoneForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language


@require_safe
def seat(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Show an invitation and its answer; while the seat is open, who could take it."""
    person = person_of(request)
    one = invitation(person, invitation_id)
    stage, tone = INVITATION_STAGES[one.stage]
    found, faults = _found(request, one)
    context = {
        "one": one,
        "stage": stage,
        "tone": tone,
        "found": found,
        "faults": faults,
        "may_act": access.can(person, "team.invite"),
        "may_override": access.can(person, "team.override"),
        "filled": [(pk, name, *INVITATION_STAGES[how]) for pk, name, how in one.filled_by],
    }
    return render(request, "visits/seat.html", context)


def _found(request: HttpRequest, one: InvitationView) -> tuple[SubstitutesView | None, tuple[Fault, ...]]:
    """Return who could take an open seat, or why that cannot be said."""
    if not one.seat_is_open:
        return None, ()
    try:
        return substitutes(person_of(request), one.id), ()
    except Refused as refused:
        return None, refused.faults


@require_http_methods(["GET", "HEAD", "POST"])
def substitute(request: HttpRequest, invitation_id: int, assessor_id: int) -> HttpResponse:
    """Put somebody into an open seat and invite them, once more asked."""
    person, form = person_of(request), SureForm(request)
    one = invitation(person, invitation_id)
    step = teams.substitute
    if take(request, form, lambda doer: step(invitation_id=invitation_id, assessor=assessor_id, **doer)):
        messages.success(request, _("The plan is changed and the substitute is invited"))
        return redirect("invitations.seat", invitation_id)
    if not form.is_bound and not one.seat_is_open:
        raise refuse(SEAT_FILLED)
    return ask(request, form, _question(one, substitutes(person, invitation_id), assessor_id))


def _question(one: InvitationView, found: SubstitutesView, assessor_id: int) -> Question:
    spoken, level = language(), one.visit.level if one.visit else ""
    line = next((s for s in found.possible if s.who.id == assessor_id), None)
    told = {"name": line.who.name.say(spoken) if line else "–", "out": one.name.say(spoken)}
    consequences = [
        _("The change is kept in the history of the plan and can be undone there."),
        _("The visit goes back to be approved; the rest of the team keep their answers."),
        _("The substitute is asked to answer within %(n)s days.") % {"n": route(level).answer_days},
    ]
    if line:
        consequences.insert(0, _("It costs %(baht)s baht more than before.") % {"baht": f"{line.costs:+,}"})
    return Question(
        title=_("Invite %(name)s instead of %(out)s") % told,
        question=_("Visit %(n)s on %(day)s: only this seat changes, and the invitation goes out at once.")
        % {"n": one.visit_number, "day": say_date(one.starts, spoken)},
        verb=_("Change the plan and invite"),
        back=reverse("invitations.seat", args=[one.id]),
        consequences=tuple(consequences),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Record an answer that somebody gave by telephone or letter."""
    one = invitation(person_of(request), invitation_id)
    today = say_date(timezone.localdate(), language())
    form = PhoneForm(request.POST or None, initial={"spoken_on": today, "answer": request.GET.get("answer")})
    step = team_answers.record
    if take(
        request,
        form,
        lambda doer: step(invitation_id=invitation_id, why=form.why, spoken=form.spoken, **doer),
    ):
        messages.success(request, _("The answer is recorded; the assessor is told what was recorded"))
        return redirect("invitations.seat", invitation_id)
    context = {
        "form": form,
        "title": _("Record an answer: %(name)s") % {"name": one.name.say(language())},
        "lead": _("Invitation"),
        "back": reverse("invitations.seat", args=[invitation_id]),
        "verb": _("Record the answer"),
    }
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("invitations/<int:invitation_id>/", seat, name="invitations.seat"),
    path("invitations/<int:invitation_id>/answer/", answer, name="invitations.answer"),
    path(
        "invitations/<int:invitation_id>/substitute/<int:assessor_id>/",
        substitute,
        name="invitations.substitute",
    ),
]
