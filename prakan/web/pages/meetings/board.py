"""What waits for each committee and the board, and their meetings."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.meetings import planning
from prakan.assessment.queries.meetings.board import meetings, waiting_by_body
from prakan.foundation import access
from prakan.web.forms.meetings import PlanForm
from prakan.web.forms.taking import take
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen


@require_safe
@kept_as_seen
def board(request: HttpRequest) -> Page:
    """Show the bodies and the meetings, the latest first."""
    person = person_of(request)
    context = {
        "bodies": waiting_by_body(person),
        "meetings": meetings(person),
        "may_plan": access.can(person, "meeting.plan"),
    }
    return Page("meetings/board.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a meeting."""
    bodies = waiting_by_body(person_of(request))
    form = PlanForm(request.POST or None, bodies, request.GET.get("body", "")[:40])
    made = take(request, form, lambda doer: planning.plan(**form.cleaned_data, **doer))
    if made:
        messages.success(request, _("The meeting is planned; now its agenda is made"))
        return redirect("meetings.show", made.pk)
    return render(
        request, "meetings/plan.html", {"form": form, "bodies": bodies}, status=422 if form.errors else 200
    )


urls: list[URLPattern] = [
    path("meetings/", board, name="meetings.board"),
    path("meetings/plan/", plan, name="meetings.plan"),
]
