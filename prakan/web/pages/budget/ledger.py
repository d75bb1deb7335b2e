"""Writing into the ledger: an entry, a payment, a reversal, a spending target."""

from __future__ import annotations

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from prakan.domain.calendar import say_date
from prakan.planning.actions import budget
from prakan.planning.queries.budget import categories
from prakan.web.forms.budget import PayForm, RecordForm, ReverseForm, TargetForm
from prakan.web.forms.taking import take
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of
from prakan.web.templatetags.words import language


def drawn(request: HttpRequest, form: BaseForm, title: str, verb: str, question: str = "") -> HttpResponse:
    """Show a form of money on its page."""
    context = {"form": form, "title": title, "verb": verb, "question": question}
    return render(request, "budget/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest) -> HttpResponse:
    """Add an entry to the ledger."""
    person = person_of(request)
    year = period_of(request, person).year
    form = RecordForm(request.POST or None, categories(person))
    entry = take(request, form, lambda doer: budget.record(year=year, **form.given(), **doer))
    if entry:
        said = gettext("Recorded: %(amount)s baht, dated %(date)s")
        slots = {"amount": f"{entry.amount:,.2f}", "date": say_date(entry.date, language())}
        messages.success(request, said % slots)
        return redirect("budget.show")
    return drawn(request, form, gettext("Record an entry"), gettext("Record"))


@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Pay on a commitment."""
    form = PayForm(request.POST or None)
    if take(request, form, lambda doer: budget.pay(entry_id=entry_id, **form.given(), **doer)):
        messages.success(request, gettext("Paid: the commitment is lowered by the same amount"))
        return redirect("budget.show")
    return drawn(request, form, gettext("Pay on a commitment"), gettext("Record the payment"))


@require_http_methods(["GET", "HEAD", "POST"])
def reverse_entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Cancel an entry by its negative."""
    form = ReverseForm(request.POST or None)
    if take(request, form, lambda doer: budget.reverse(entry_id=entry_id, **form.given(), **doer)):
        messages.success(request, gettext("Reversed: both entries stay in the ledger"))
        return redirect("budget.show")
    question = gettext("Nothing in the ledger is ever changed: a second entry cancels the first.")
    return drawn(request, form, gettext("Reverse an entry"), gettext("Reverse"), question)


@require_http_methods(["GET", "HEAD", "POST"])
def target(request: HttpRequest) -> HttpResponse:
    """Set a spending target."""
    quarter = period_of(request, person_of(request))
    form = TargetForm(request.POST or None, initial={"quarter": quarter.number})
    if take(
        request,
        form,
        lambda doer: budget.set_spending_target(year=quarter.year, **form.cleaned_data, **doer),
    ):
        messages.success(request, gettext("The spending target is set"))
        return redirect("budget.show")
    return drawn(request, form, gettext("Set a spending target"), gettext("Set the target"))


urls: list[URLPattern] = [
    path("budget/record/", record, name="budget.record"),
    path("budget/entries/<int:entry_id>/pay/", pay, name="budget.pay"),
    path("budget/entries/<int:entry_id>/reverse/", reverse_entry, name="budget.reverse"),
    path("budget/target/", target, name="budget.target"),
]
