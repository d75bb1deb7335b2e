"""An assessor's own statement of a year, to print; their bank account, their requests for correction."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.payments import accounts, asking
from prakan.assessment.queries.payments.mine import statement
from prakan.web.forms.payments import BankForm, QuestionForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen


@require_safe
@kept_as_seen
def mine(request: HttpRequest) -> Page:
    """Show one's own statement."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else None
    view = statement(person_of(request), year)
    return Page("payments/mine.html", {"mine": view})


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Enter one's own bank account."""
    view = statement(person_of(request))
    form = BankForm(request.POST or None)
    if take(
        request, form, lambda doer: accounts.enter(assessor_id=view.assessor, **form.cleaned_data, **doer)
    ):
        messages.success(
            request, _("Your account is entered; finance confirms it before anything is paid to it")
        )
        return redirect("payments.mine")
    consequences = [
        _("It lies encrypted and shows masked; each look at the full number stands in the trail.")
    ]
    if view.account:
        consequences.append(
            _("After a change payments wait until a second person has confirmed it, or the days are over.")
        )
    return ask(
        request,
        form,
        Question(
            title=_("Change the bank account") if view.account else _("Enter a bank account"),
            question=_("As the first page of your bank book has it."),
            verb=_("Save"),
            back=reverse("payments.mine"),
            consequences=tuple(consequences),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest) -> HttpResponse:
    """Ask for a correction, of one due when the address names it."""
    asked = request.GET.get("due", "")
    due = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None
    form = QuestionForm(request.POST or None)
    if take(request, form, lambda doer: asking.ask(due_id=due, **form.cleaned_data, **doer)):
        messages.success(request, _("Finance has your request and answers here"))
        return redirect("payments.mine")
    return ask(
        request,
        form,
        Question(
            title=_("Ask for a correction"),
            question=_("Say what is wrong: a day, the kilometres, a seat, a payment that did not arrive."),
            verb=_("Send the request"),
            back=reverse("payments.mine"),
        ),
    )


urls: list[URLPattern] = [
    path("visits/mine/payments/", mine, name="payments.mine"),
    path("visits/mine/payments/account/", enter, name="payments.enter"),
    path("visits/mine/payments/ask/", question, name="payments.question"),
]
