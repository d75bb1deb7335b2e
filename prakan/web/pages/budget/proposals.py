"""Moving money: proposed by finance, decided by the director."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from prakan.domain.problems import Refused
from prakan.planning.actions import budget
from prakan.planning.queries.budget import categories
from prakan.web.forms.budget import CarryForm, MoneyForm, RefusalForm, TransferForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of
from prakan.web.shell.refusals import page, status_of


@require_http_methods(["GET", "HEAD", "POST"])
def transfer(request: HttpRequest) -> HttpResponse:
    """Propose to move money from one category to another."""
    form = TransferForm(request.POST or None, categories(person_of(request)))
    return _propose(request, form, budget.propose_transfer, gettext("Propose a transfer"))


@require_http_methods(["GET", "HEAD", "POST"])
def carry(request: HttpRequest) -> HttpResponse:
    """Propose to bring money of the year before into this one."""
    form = CarryForm(request.POST or None, categories(person_of(request)))
    return _propose(request, form, budget.carry_forward, gettext("Propose a carry-forward"))


def _propose(request: HttpRequest, form: MoneyForm, action: Callable[..., Any], title: str) -> HttpResponse:
    person = person_of(request)
    year = period_of(request, person).year
    if take(request, form, lambda doer: action(year=year, **form.given(), **doer)):
        messages.success(request, gettext("Proposed: it counts once the director approves"))
        return redirect("budget.show")
    context = {"form": form, "title": title, "verb": gettext("Propose")}
    return render(request, "budget/form.html", context, status=422 if form.errors else 200)


@require_POST
def approve(request: HttpRequest, group: str) -> HttpResponse:
    """Approve a proposal."""
    try:
        budget.approve(group=group, by=person_of(request), at=timezone.now())
    except Refused as refused:
        return page(request, refused.faults, status_of(refused))
    messages.success(request, gettext("Approved: the money is moved"))
    return redirect("budget.show")


@require_http_methods(["GET", "HEAD", "POST"])
def reject(request: HttpRequest, group: str) -> HttpResponse:
    """Turn a proposal down with a reason."""
    form = RefusalForm(request.POST or None)
    if take(
        request, form, lambda doer: budget.reject(group=group, reason=form.cleaned_data["reason"], **doer)
    ):
        messages.success(request, gettext("Not approved: the money stays where it was"))
        return redirect("budget.show")
    question = Question(
        title=gettext("Do not approve this proposal"),
        question=gettext("The proposal stays in the ledger, marked as not approved."),
        verb=gettext("Do not approve"),
        back=reverse("budget.show"),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("budget/transfer/", transfer, name="budget.transfer"),
    path("budget/carry-forward/", carry, name="budget.carry"),
    path("budget/proposals/<slug:group>/approve/", approve, name="budget.approve"),
    path("budget/proposals/<slug:group>/reject/", reject, name="budget.reject"),
]
