"""Bank accounts: what waits for finance, what is held after a change, what stands; looked at one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.actions.payments import accounts as actions
from prakan.assessment.queries.payments.accounts import account, accounts
from prakan.domain.payments import BANKS
from prakan.foundation import access
from prakan.web.forms.payments import PaymentReasonForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show accounts, masked."""
    person = person_of(request)
    context = {
        "page": accounts(person, request.GET.get("show", "")),
        "tabs": (
            ("waits", _("To be confirmed")),
            ("held", _("Held after a change")),
            ("stands", _("Confirmed")),
        ),
        "may": {
            name: access.can(person, f"bank.{name}") for name in ("confirm", "refuse", "release", "show")
        },
    }
    return render(request, "payments/accounts.html", context)


@require_POST
def show(request: HttpRequest, account_id: int) -> HttpResponse:
    """Show one account in full; the look stands in the trail."""
    person = person_of(request)
    told = actions.show(account_id=account_id, by=person, at=timezone.now())
    context = {
        "told": told,
        "bank": BANKS[told.bank],
        "view": account(person, account_id),
        "may": {name: access.can(person, f"bank.{name}") for name in ("confirm", "refuse", "release")},
    }
    return render(request, "payments/account.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, account_id: int) -> HttpResponse:
    """Confirm an account."""
    words = _("You have compared bank, number and name with a copy of the bank book.")
    return _sure(request, account_id, actions.confirm, _("Confirm the account"), words, _("Confirmed"))


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, account_id: int) -> HttpResponse:
    """Let a changed account be paid now."""
    words = _("You have reached the assessor in a way known before the change, and they confirm it.")
    title = _("Confirm as the second person")
    return _sure(request, account_id, actions.release, title, words, _("The account can be paid now"))


@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, account_id: int) -> HttpResponse:
    """Do not accept an account, for a reason."""
    account(person_of(request), account_id)
    form = PaymentReasonForm(request.POST or None)
    step = actions.refuse_account
    if take(request, form, lambda doer: step(account_id=account_id, **form.cleaned_data, **doer)):
        messages.success(request, _("The assessor is told why and can enter another"))
        return redirect("payments.accounts")
    return ask(
        request,
        form,
        Question(
            title=_("Do not accept the account"),
            question=_("Nothing is paid until the assessor has entered another."),
            verb=_("Do not accept"),
            back=reverse("payments.accounts"),
            danger=True,
        ),
    )


def _sure(
    request: HttpRequest,
    account_id: int,
    action: Callable[..., Any],
    title: str,
    words: str,
    done: str,
) -> HttpResponse:
    view = account(person_of(request), account_id)
    form = SureForm(request)
    if take(request, form, lambda doer: action(account_id=account_id, **doer)):
        messages.success(request, done)
        return redirect("payments.accounts")
    said = f"{view.name.say(language())} · {view.bank.say(language())} {view.number}"
    return ask(
        request,
        form,
        Question(
            title=title, question=said, verb=title, back=reverse("payments.accounts"), consequences=(words,)
        ),
    )


urls: list[URLPattern] = [
    path("payments/accounts/", board, name="payments.accounts"),
    path("payments/accounts/<int:account_id>/show/", show, name="payments.show"),
    path("payments/accounts/<int:account_id>/confirm/", confirm, name="payments.confirm"),
    path("payments/accounts/<int:account_id>/release/", release, name="payments.release"),
    path("payments/accounts/<int:account_id>/refuse/", refuse, name="payments.refuse"),
]
