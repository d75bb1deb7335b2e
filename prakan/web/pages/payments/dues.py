"""One due: how it was reckoned, what became of it; cancelling it with a reason."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.payments.raising import cancel_due
from prakan.assessment.queries.payments.one import due
from prakan.domain.payments import ListStage
from prakan.foundation import access
from prakan.web.forms.payments import PaymentReasonForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.shell.people import person_of


@require_safe
def show(request: HttpRequest, due_id: int) -> HttpResponse:
    """Show a due with its derivation."""
    person = person_of(request)
    view = due(person, due_id)
    context = {
        "view": view,
        "whole": view.reckoning.rate * view.reckoning.count,
        "reads_all": access.can(person, "payment.read"),
        "may_drop": access.can(person, "payment.drop")
        and view.list_stage in ("", ListStage.PAID)
        and not view.is_cancelled
        and view.due.takes_back is None,
        "may_ask": access.can(person, "payment.ask"),
    }
    return render(request, "payments/due.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, due_id: int) -> HttpResponse:
    """Cancel a due for a reason."""
    due(person_of(request), due_id)
    form = PaymentReasonForm(request.POST or None)

    def step(doer: dict[str, Any]) -> bool:
        cancel_due(due_id=due_id, **form.cleaned_data, **doer)
        return True

    if take(request, form, step):
        messages.success(request, _("The due is cancelled by a reversing row"))
        return redirect("payments.due", due_id)
    return ask(
        request,
        form,
        Question(
            title=_("Cancel a due"),
            question=_("It is not raised again, and the assessor reads the reason."),
            consequences=(_("What was paid already is deducted from the next payment of this person."),),
            verb=_("Cancel the due"),
            back=reverse("payments.due", args=[due_id]),
            danger=True,
        ),
    )


urls: list[URLPattern] = [
    path("payments/dues/<int:due_id>/", show, name="payments.due"),
    path("payments/dues/<int:due_id>/cancel/", drop, name="payments.drop"),
]
