"""Pairs of institutions that may be one: the list, and one pair side by side with the decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.duplicates import REASON_NAMES
from prakan.domain.institution_record import NAMES
from prakan.domain.institutions import SCHEME_NAMES, CodeScheme
from prakan.domain.problems import Refused
from prakan.domain.record_words import plain
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.registry.actions import duplicates as actions
from prakan.registry.queries.agencies import agency_choices
from prakan.registry.queries.duplicates import decided, pair, waiting
from prakan.registry.queries.institutions import InstitutionView, institution
from prakan.web.forms.registry import PairForm
from prakan.web.forms.taking import take
from prakan.web.pages.registry.show import label_of, value_of
from prakan.web.problems import attach
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute of both."""

    label: Text
    first: Text
    second: Text
    differs: bool


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the pairs that wait for a decision, the most likely first, and those decided last."""
    person = person_of(request)
    shown = waiting(person, page_number(request))
    context = {
        "shown": shown,
        "decided": decided(person),
        "before": shown.number - 1,
        "after": shown.number + 1,
        "lines": [(line, [REASON_NAMES[reason] for reason in line.reasons]) for line in shown.lines],
    }
    return render(request, "registry/duplicates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Show a pair side by side; decide whether it is one institution or two."""
    person = person_of(request)
    view = pair(person, proposal_id)
    sides = institution(person, view.first), institution(person, view.second)
    form = PairForm(request.POST or None, [(side.id, side.name) for side in sides])
    try:
        if take(request, form, lambda doer: _decide(view.id, form, doer)):
            messages.success(request, gettext("The decision is recorded"))
            return redirect("duplicates.list")
    except Refused as refused:
        attach(form, refused)
    context = {
        "view": view,
        "sides": sides,
        "rows": _rows(*sides, dict(agency_choices(person))),
        "why": [REASON_NAMES[reason] for reason in view.reasons],
        "form": form,
        "may_decide": access.can(person, "duplicate.decide") and view.decision == "waiting",
    }
    return render(request, "registry/duplicate.html", context, status=422 if form.errors else 200)


def _decide(proposal_id: int, form: PairForm, doer: dict[str, Any]) -> bool:
    given = form.cleaned_data
    if form.keep is None:
        actions.call_different(proposal_id=proposal_id, reason=given["reason"], **doer)
    else:
        actions.call_same(
            proposal_id=proposal_id, keep=form.keep, on=given["on"], reason=given["reason"], **doer
        )
    return True


def _rows(first: InstitutionView, second: InstitutionView, agencies: dict[str, Text]) -> list[Row]:
    """Return every attribute that one of both has, and their codes."""
    codes = [
        _row(SCHEME_NAMES[scheme], _codes(first, scheme), _codes(second, scheme)) for scheme in CodeScheme
    ]
    records = [
        _row(
            label_of(name),
            *(value_of(name, plain(getattr(side.record, name)), agencies) for side in (first, second)),
        )
        for name in NAMES
    ]
    return [row for row in (*records, *codes) if row.first or row.second]


def _row(label: Text, first: Text, second: Text) -> Row:
    return Row(label, first, second, first != second)


def _codes(side: InstitutionView, scheme: CodeScheme) -> Text:
    return Text(", ".join(code.value for code in side.codes if code.scheme == scheme))


urls: list[URLPattern] = [
    path("institutions/duplicates/", listed, name="duplicates.list"),
    path("institutions/duplicates/<int:proposal_id>/", show, name="duplicates.show"),
]
