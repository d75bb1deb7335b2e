"""An assessor's own page: what the register says of them, and what they propose to change."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessors.queries.renewals import my_renewals
from prakan.domain.assessor_record import PROPOSABLE
from prakan.registry.actions import assessor_proposals as actions
from prakan.registry.queries.assessor_days import days_of
from prakan.registry.queries.assessor_proposals import my_proposals
from prakan.registry.queries.assessors import assessor
from prakan.registry.queries.assessors import mine as my_entries
from prakan.web.forms.assessors import ProposalForm
from prakan.web.forms.taking import take
from prakan.web.pages.assessors.proposals import said_of
from prakan.web.pages.assessors.show import about, licensed
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen


@require_safe
@kept_as_seen
def mine(request: HttpRequest) -> Page:
    """Show the reader's own entry with their proposals."""
    person = person_of(request)
    today = timezone.localdate()
    entries = [
        about(view, days_of(person, view.id)) | licensed(person, view.id, today)
        for view in my_entries(person)
    ]
    proposals = [said_of(one) for one in my_proposals(person)]
    context = {
        "entries": entries,
        "proposals": proposals,
        "renewals": my_renewals(person),
        "waits": any(one["view"].stage == "proposed" for one in proposals),
    }
    return Page("assessors/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, assessor_id: int) -> HttpResponse:
    """Propose to change one's own entry."""
    view = assessor(person_of(request), assessor_id)
    form = ProposalForm(request.POST or None, view.record, view.masked)
    made = take(
        request,
        form,
        lambda doer: actions.propose(
            assessor_id=assessor_id,
            fields=form.given(PROPOSABLE),
            identity=form.private(),
            note=form.cleaned_data["note"],
            **doer,
        ),
    )
    if made:
        messages.success(request, gettext("Your proposal is with the officer"))
        return redirect("assessors.mine")
    context = {"form": form, "title": gettext("Propose a change"), "back": reverse("assessors.mine")}
    return render(request, "assessors/edit.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Take one's own proposal back."""
    actions.withdraw(proposal_id=proposal_id, by=person_of(request), at=timezone.now())
    messages.success(request, gettext("The proposal is withdrawn"))
    return redirect("assessors.mine")


urls: list[URLPattern] = [
    path("my-register/", mine, name="assessors.mine"),
    path("my-register/<int:assessor_id>/propose/", propose, name="assessors.propose"),
    path("my-register/proposals/<int:proposal_id>/withdraw/", withdraw, name="assessors.withdraw"),
]
