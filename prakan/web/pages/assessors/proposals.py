"""What assessors propose of their entries: those that wait, and the officer's decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.assessor_identity import PART_NAMES
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.registry.actions import assessor_proposals as actions
from prakan.registry.queries.assessor_proposals import ProposalView, decided, proposal, waiting
from prakan.web.forms.assessors import WhyNotForm
from prakan.web.forms.taking import Doer, take
from prakan.web.pages.assessors.words import label_of, value_of
from prakan.web.shell.people import person_of

STAGES: dict[str, Text] = {
    "proposed": Text("รอพิจารณา", "Waiting"),
    "accepted": Text("รับแล้ว", "Accepted"),
    "declined": Text("ไม่รับ", "Declined"),
    "withdrawn": Text("ถอนแล้ว", "Withdrawn"),
}
TONES = {"proposed": "info", "accepted": "ok", "declined": "warn", "withdrawn": "draft"}


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the proposals that wait, and those decided last."""
    person = person_of(request)
    context = {
        "waiting": [said_of(one) for one in waiting(person)],
        "decided": [said_of(one) for one in decided(person)],
        "may_decide": access.can(person, "proposal.accept"),
    }
    return render(request, "assessors/proposals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Accept a proposal, or decline it with a reason."""
    view = proposal(person_of(request), proposal_id)
    form = WhyNotForm(request.POST or None)

    def taken(doer: Doer) -> bool:
        if request.POST.get("answer") == "accept":
            actions.accept(proposal_id=proposal_id, **doer)
        else:
            actions.decline(proposal_id=proposal_id, reason=form.cleaned_data["reason"], **doer)
        return True

    if take(request, form, taken):
        messages.success(request, gettext("The assessor is told of the decision"))
        return redirect("assessors.proposals")
    context = {"one": said_of(view), "form": form}
    return render(request, "assessors/decide.html", context, status=422 if form.errors else 200)


def said_of(view: ProposalView) -> dict[str, Any]:
    """Return a proposal in words."""
    return {
        "view": view,
        "stage": STAGES[view.stage],
        "tone": TONES[view.stage],
        "changes": [
            (label_of(c.field), value_of(c.field, c.before), value_of(c.field, c.after)) for c in view.changes
        ],
        "private": [(PART_NAMES[part], getattr(view.private, part)) for part in view.parts],
    }


urls: list[URLPattern] = [
    path("assessors/proposals/", listed, name="assessors.proposals"),
    path("assessors/proposals/<int:proposal_id>/", decide, name="assessors.decide"),
]
