"""Steps on one renewal, each asked for with its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from prakan.assessors.actions import renewals as actions
from prakan.assessors.queries.renewals import renewal
from prakan.web.forms.renewals import DeclineForm, FactForm, NoteForm, ReasonForm, ResolutionForm
from prakan.web.forms.taking import Question, ask, take
from prakan.web.shell.people import person_of

View = Callable[[HttpRequest, int], HttpResponse]
Words = str | Promise


def page(
    action: Callable[..., Any],
    make: type[Form],
    title: Words,
    question: Words,
    verb: Words,
    *,
    danger: bool = False,
) -> View:
    """Return the page of a step: the licence's number in its title, a form, one action."""

    def view(request: HttpRequest, renewal_id: int) -> HttpResponse:
        line = renewal(person_of(request), renewal_id).line
        form = make(request.POST or None)

        def taken(doer: dict[str, Any]) -> bool:
            action(renewal_id=renewal_id, **form.cleaned_data, **doer)
            return True

        back = reverse("renewals.show", args=[renewal_id])
        if take(request, form, taken):
            return redirect(back)
        asked = Question(str(title) % {"number": line.licence}, question, verb, back, danger=danger)
        return ask(request, form, asked)

    return require_http_methods(["GET", "HEAD", "POST"])(view)


ONE = "renewals/one/<int:renewal_id>/"
PAGES: tuple[tuple[str, View], ...] = (
    (
        "apply",
        page(
            actions.apply,
            NoteForm,
            _("Apply to renew %(number)s"),
            _("The officer reviews the conditions. Somebody who lists another person says why."),
            _("Apply for renewal"),
        ),
    ),
    (
        "withdraw",
        page(
            actions.withdraw,
            NoteForm,
            _("Do not renew %(number)s"),
            _("The licence ends on its last day. The secretary of the board can take it up again."),
            _("Do not renew"),
        ),
    ),
    (
        "record",
        page(
            actions.record_fact,
            FactForm,
            _("Record evidence for %(number)s"),
            _("For what no record of the system tells. What was entered stays; the last entry counts."),
            _("Record"),
        ),
    ),
    (
        "return",
        page(
            actions.return_,
            ReasonForm,
            _("Return %(number)s"),
            _("The assessor is told the reason and applies again."),
            _("Return"),
        ),
    ),
    (
        "review",
        page(
            actions.review,
            ReasonForm,
            _("Pass %(number)s to the level committee"),
            _("The conditions are kept as they stand now. Say why if one is missing or not known."),
            _("Pass to the committee"),
        ),
    ),
    (
        "endorse",
        page(
            actions.endorse,
            ResolutionForm,
            _("The level committee agrees: %(number)s"),
            _("It goes to the board next."),
            _("Record"),
        ),
    ),
    (
        "renew",
        page(
            actions.renew,
            ResolutionForm,
            _("Renew %(number)s"),
            _("The licence of the next term is given at once, with the next number of its level."),
            _("Renew"),
        ),
    ),
    (
        "decline",
        page(
            actions.decline,
            DeclineForm,
            _("Do not renew %(number)s by resolution"),
            _("The assessor is told the reason."),
            _("Do not renew"),
            danger=True,
        ),
    ),
    (
        "reopen",
        page(
            actions.reopen,
            ReasonForm,
            _("Take %(number)s up again"),
            _("It stands before the officer again; nobody else's renewal changes."),
            _("Take up again"),
        ),
    ),
)
urls: list[URLPattern] = [path(f"{ONE}{name}/", view, name=f"renewals.{name}") for name, view in PAGES]
