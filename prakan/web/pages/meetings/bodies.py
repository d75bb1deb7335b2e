"""Members of committees and the board, and their ties to institutions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.meetings import bodies as actions
from prakan.assessment.queries.meetings.members import bodies
from prakan.foundation import access
from prakan.web.forms.meetings import BoardTieForm, LeaveForm, MemberForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen


@require_safe
@kept_as_seen
def show(request: HttpRequest) -> Page:
    """Show every body with its members and their ties."""
    person = person_of(request)
    context = {
        "bodies": bodies(person, timezone.localdate()),
        "may_edit": access.can(person, "meeting.member"),
        "may_tie": access.can(person, "meeting.tie"),
    }
    return Page("meetings/bodies.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, body: str) -> HttpResponse:
    """Add a member to a body."""
    form = MemberForm(request.POST or None)
    if take(request, form, lambda doer: actions.add_member(body=body, **form.cleaned_data, **doer)):
        messages.success(request, _("The member is on the list"))
        return redirect("meetings.bodies")
    return ask(request, form, _question(_("Add a member"), _("Members count from their first day on.")))


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, member_id: int) -> HttpResponse:
    """Say the last day of a member."""
    form = LeaveForm(request.POST or None)

    def step(doer: dict[str, Any]) -> bool:
        actions.end_member(member_id=member_id, **form.cleaned_data, **doer)
        return True

    if take(request, form, step):
        messages.success(request, _("Their last day is recorded"))
        return redirect("meetings.bodies")
    return ask(
        request,
        form,
        _question(_("The last day of a member"), _("What was resolved with them before stays.")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def tie(request: HttpRequest, member_id: int) -> HttpResponse:
    """Register an interest of a member."""
    form = BoardTieForm(request.POST or None)
    if take(request, form, lambda doer: actions.add_tie(member_id=member_id, **form.cleaned_data, **doer)):
        messages.success(request, _("The interest is registered; the member will step back by themselves"))
        return redirect("meetings.bodies")
    return ask(
        request,
        form,
        _question(
            _("Register an interest"),
            _("While it holds, the member steps back from every case of the institution."),
        ),
    )


def _question(title: str, words: str) -> Question:
    return Question(title=title, question=words, verb=_("Save"), back=reverse("meetings.bodies"))


urls: list[URLPattern] = [
    path("meetings/bodies/", show, name="meetings.bodies"),
    path("meetings/bodies/<slug:body>/member/", member, name="meetings.member"),
    path("meetings/members/<int:member_id>/leave/", leave, name="meetings.leave"),
    path("meetings/members/<int:member_id>/tie/", tie, name="meetings.tie"),
]
