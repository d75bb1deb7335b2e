"""An assessor's own visits: what comes next, who is in the team, and the answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.actions import team_answers as actions
from prakan.assessment.queries.team_appointments import own
from prakan.assessment.queries.team_invitations import my_invitation, my_invitations
from prakan.domain.visit_words import INVITATION_STAGES
from prakan.web.forms.invitations import DeclineForm
from prakan.web.forms.taking import take
from prakan.web.shell.numbers import ids_of
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen


@require_safe
@kept_as_seen
def mine(request: HttpRequest) -> Page:
    """Show the reader's own visits: those to answer first, then the next ones, then what is past."""
    return _mine(request)


def _mine(request: HttpRequest, faults: tuple[object, ...] = ()) -> Page:
    found = my_invitations(person_of(request))
    letters = {one.visit: one for one in own(person_of(request))}
    lines = [
        (one, *INVITATION_STAGES[one.stage], letters.get(one.visit.id if one.visit else None))
        for one in found
    ]
    closed = [line for line in lines if line[0].over or not line[0].is_open]
    context = {
        "waiting": [line for line in lines if line[0].waits and not line[0].over],
        "ahead": [line for line in lines if line[0].stage == "accepted" and not line[0].over],
        "past": closed,
        "together": [one for one in found if one.may_accept],
        "faults": faults,
    }
    return Page("visits/mine.html", context, status=422 if faults else 200)


@require_POST
def accept(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Accept with one tap."""
    actions.accept(invitation_id=invitation_id, by=person_of(request), at=timezone.now())
    messages.success(request, _("Accepted. Thank you"))
    return redirect("visits.mine")


@require_POST
@kept_as_seen
def accept_all(request: HttpRequest) -> Page | HttpResponse:
    """Accept all that were shown; what could not be accepted says why."""
    ids = ids_of(request.POST.getlist("invitation"))
    done, faults = actions.accept_all(invitation_ids=ids, by=person_of(request), at=timezone.now())
    if done:
        messages.success(request, _("%(n)s visits are accepted. Thank you") % {"n": done})
    return _mine(request, faults) if faults else redirect("visits.mine")


@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Decline for a reason, with what follows from it."""
    one, form = my_invitation(person_of(request), invitation_id), DeclineForm(request.POST or None)
    step = actions.decline
    if take(request, form, lambda doer: step(invitation_id=invitation_id, why=form.why, **doer)):
        messages.success(request, _("Recorded. The officer looks for somebody else"))
        return redirect("visits.mine")
    return render(
        request, "visits/decline.html", {"form": form, "one": one}, status=422 if form.errors else 200
    )


urls: list[URLPattern] = [
    path("my-visits/", mine, name="visits.mine"),
    path("my-visits/accept-all/", accept_all, name="visits.accept_all"),
    path("my-visits/<int:invitation_id>/accept/", accept, name="visits.accept"),
    path("my-visits/<int:invitation_id>/decline/", decline, name="visits.decline"),
]
