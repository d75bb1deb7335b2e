"""One payment list and the steps on it, each asked once more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.payments import lists, paying
from prakan.assessment.queries.payments.one import ListView, payment_list
from prakan.domain.payments import ListStage
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.planning.queries.budget import categories
from prakan.web.forms.payments import (
    CancelListForm,
    ListReasonForm,
    ListSeenForm,
    PaidForm,
    PaymentReasonForm,
)
from prakan.web.forms.taking import Question, ask, take
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen
from prakan.web.templatetags.payments import satang
from prakan.web.templatetags.words import language

STEPS = ("approve", "send_back", "cancel", "ask_again", "pay", "export", "bounce")


@require_safe
@kept_as_seen
def show(request: HttpRequest, list_id: int) -> Page:
    """Show a list."""
    person, view = person_of(request), payment_list(person_of(request), list_id, page_number(request))
    may = {name: access.can(person, f"payment.{name}") for name in STEPS}
    may["approve"] = may["approve"] and view.made_by_id != person.pk
    line = dict(categories(person)).get(view.category, Text(view.category))
    context = {"list": view, "line": line, "may": may, "before": view.page - 1, "after": view.page + 1}
    return Page("payments/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, list_id: int) -> HttpResponse:
    """Approve a list."""
    view = payment_list(person_of(request), list_id)
    form = ListSeenForm(request.POST if request.method == "POST" else None, view.revision)
    question = Question(
        title=_("Approve the list"),
        question=_("%(people)s people are paid %(net)s baht; the budget has committed %(gross)s baht.")
        % {"people": f"{view.people:,}", "net": satang(view.net), "gross": satang(view.gross)},
        verb=_("Approve"),
        back=_page(view),
        consequences=(_("Finance then sends it to the bank. Whoever made the list cannot approve it."),),
    )
    return _step(request, view, form, lists.approve, question, _("The list is approved"))


@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: HttpRequest, list_id: int) -> HttpResponse:
    """Refuse a list for a reason."""
    view = payment_list(person_of(request), list_id)
    form = ListReasonForm(request.POST if request.method == "POST" else None, view.revision)
    return _step(request, view, form, lists.send_back, _let_go(view, _("Do not approve")), _gone())


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, list_id: int) -> HttpResponse:
    """Cancel a list for a reason."""
    view = payment_list(person_of(request), list_id)
    taken = view.stage == ListStage.APPROVED and view.exported_at is not None
    form = CancelListForm(request.POST if request.method == "POST" else None, view.revision, taken=taken)
    return _step(request, view, form, lists.cancel, _let_go(view, _("Cancel the list")), _gone())


@require_http_methods(["GET", "HEAD", "POST"])
def ask_again(request: HttpRequest, list_id: int) -> HttpResponse:
    """Ask the budget again."""
    view = payment_list(person_of(request), list_id)
    form = ListSeenForm(request.POST if request.method == "POST" else None, view.revision)
    question = Question(
        title=_("Ask the budget again"),
        question=_("Once money was moved to the line, it is committed for this list."),
        verb=_("Ask again"),
        back=_page(view),
    )
    return _step(request, view, form, lists.ask_again, question, _("The budget is asked again"))


@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, list_id: int) -> HttpResponse:
    """Note that the bank paid a list."""
    view = payment_list(person_of(request), list_id)
    form = PaidForm(request.POST if request.method == "POST" else None, view.revision)
    question = Question(
        title=_("The bank has paid"),
        question=_(
            "The money moves from committed to disbursed in the budget, and everybody on the list is told."
        ),
        consequences=tuple(one.what(language()) for one in (*view.findings, *view.faults)),
        verb=_("Record"),
        back=_page(view),
    )
    return _step(request, view, form, paying.pay, question, _("The list is paid"))


@require_http_methods(["GET", "HEAD", "POST"])
def bounce(request: HttpRequest, list_id: int, payee_id: int) -> HttpResponse:
    """Note that the bank returned what one person was paid."""
    view = payment_list(person_of(request), list_id)
    form = PaymentReasonForm(request.POST or None)

    def action(**given: Any) -> Any:
        return paying.bounce(payee_id=payee_id, **given)

    question = Question(
        title=_("The bank returned a payment"),
        question=_(
            "A reversing row is added, the budget gets the money back, and the dues wait for another list."
        ),
        verb=_("Record"),
        back=_page(view),
        danger=True,
    )
    return _step(request, view, form, action, question, _("The payment is reversed"))


def _step(
    request: HttpRequest,
    view: ListView,
    form: Any,
    action: Callable[..., Any],
    question: Question,
    words: str,
) -> HttpResponse:
    if take(request, form, lambda doer: action(list_id=view.id, **form.cleaned_data, **doer)):
        messages.success(request, words)
        return redirect("payments.list", view.id)
    return ask(request, form, question)


def _let_go(view: ListView, title: str) -> Question:
    return Question(
        title=title,
        question=_("Its dues are free for another list, and the budget takes its money back."),
        verb=title,
        back=_page(view),
        danger=True,
    )


def _gone() -> str:
    return _("The list is cancelled")


def _page(view: ListView) -> str:
    return reverse("payments.list", args=[view.id])


urls: list[URLPattern] = [
    path("payments/<int:list_id>/", show, name="payments.list"),
    path("payments/<int:list_id>/approve/", approve, name="payments.approve"),
    path("payments/<int:list_id>/send-back/", send_back, name="payments.send_back"),
    path("payments/<int:list_id>/cancel/", cancel, name="payments.cancel"),
    path("payments/<int:list_id>/ask-again/", ask_again, name="payments.ask_again"),
    path("payments/<int:list_id>/pay/", pay, name="payments.pay"),
    path("payments/<int:list_id>/payees/<int:payee_id>/returned/", bounce, name="payments.bounce"),
]
