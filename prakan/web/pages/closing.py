"""The close of a quarter: what blocks it, the close itself, and restatements afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.calendar import Quarter
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_reporting import (
    ENTRIES_WAITING,
    HIGH_FINDINGS_OPEN,
    NO_COLLECTION,
    UNTRACEABLE,
)
from prakan.foundation.access import can
from prakan.reporting.actions.closings import close, why_not
from prakan.reporting.actions.restatements import restate as restate_figure
from prakan.reporting.queries.books import scope
from prakan.reporting.queries.closings import closing
from prakan.reporting.queries.figures import figures_of
from prakan.web.forms.report import CloseForm, RestateForm
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.period import named, period_of, written


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the check list: what must hold, the fault when it does not, where to put it right."""

    words: str
    fault: Fault | None
    act: str
    address: str
    unseen: bool = False  # could not be looked at: an earlier line does not hold


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show what blocks the close of the quarter, or how it was closed."""
    quarter = period_of(request, person_of(request))
    return render(request, "closing/page.html", _context(request, quarter, CloseForm()))


@require_http_methods(["GET", "HEAD", "POST"])
def close_it(request: HttpRequest, year: int, quarter: int) -> HttpResponse:
    """Close the quarter; a refusal comes back with every reason at once."""
    if request.method != "POST":
        return redirect(_place(named(year, quarter)))
    form = CloseForm(request.POST)
    if form.is_valid() and _closed(request, year, quarter, form):
        messages.success(request, gettext("The quarter is closed; every figure is frozen and sealed"))
        return redirect(_place(named(year, quarter)))
    context = _context(request, named(year, quarter), form)
    return render(request, "closing/page.html", context, status=422)


def _closed(request: HttpRequest, year: int, quarter: int, form: CloseForm) -> bool:
    try:
        close(year=year, quarter=quarter, by=person_of(request), at=timezone.now())
    except Refused as refused:
        attach(form, refused)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def restate(request: HttpRequest, year: int, quarter: int) -> HttpResponse:
    """Record a correction of a frozen figure."""
    given = {"code": request.GET.get("code", ""), "state": "value"}
    form = RestateForm(request.POST) if request.method == "POST" else RestateForm(initial=given)
    if form.is_bound and form.is_valid() and _restated(request, year, quarter, form):
        messages.success(request, gettext("The restatement stands beside the closed value"))
        return redirect(f"{_place(named(year, quarter))}#restatements")
    context = {"form": form, "quarter": named(year, quarter), "back": _place(named(year, quarter))}
    return render(request, "closing/restate.html", context, status=422 if form.is_bound else 200)


def _restated(request: HttpRequest, year: int, quarter: int, form: RestateForm) -> bool:
    given = form.cleaned_data
    try:
        restate_figure(
            year=year,
            quarter=quarter,
            code=given["code"],
            amount=form.amount(),
            reason=given["reason"],
            by=person_of(request),
            at=timezone.now(),
        )
    except Refused as refused:
        attach(form, refused)
        return False
    return True


def _place(quarter: Quarter) -> str:
    return f"{reverse('closing.show')}?period={written(quarter)}"


def _context(request: HttpRequest, quarter: Quarter, form: CloseForm) -> dict[str, Any]:
    person = person_of(request)
    closed = closing(person, quarter.year, quarter.number)
    book = figures_of(person, quarter.year, quarter.number)
    faults = () if closed else why_not(person, quarter.year, quarter.number)
    return {
        "quarter": quarter,
        "closed": closed,
        "form": form,
        "figures": len(book),
        "book": book,
        "as_of": closed.as_of if closed else scope(person, quarter.year, quarter.number).as_of,
        "faults": faults,
        "checks": () if closed else _checks(faults, quarter),
        "may_close": can(person, "quarter.close"),
        "may_restate": can(person, "figure.restate"),
        "restated": tuple((r, book[r.code]) for r in closed.restatements) if closed else (),
    }


def _checks(faults: tuple[Fault, ...], quarter: Quarter) -> tuple[Check, ...]:
    found = {f.code: f for f in faults}
    untraceable = found.get(UNTRACEABLE.code)
    at = f"?period={written(quarter)}"
    figure = reverse("figures.show", args=[untraceable.values["code"]]) if untraceable else ""
    high = f"{reverse('findings.list')}{at}&severity=high&state=open"
    plan = reverse("plan.show") + at
    lines = (
        (NO_COLLECTION, gettext("The quarter's results were collected"), gettext("Open the plan"), plan),
        (ENTRIES_WAITING, gettext("Every reported row is approved"), gettext("See the rows"), plan),
        (
            HIGH_FINDINGS_OPEN,
            gettext("Every contradiction of high severity is settled"),
            gettext("Settle them"),
            high,
        ),
        (UNTRACEABLE, gettext("Every figure has somebody behind it"), gettext("Open the figure"), figure),
    )
    unseen = NO_COLLECTION.code in found
    return tuple(
        Check(words, found.get(entry.code), act, address, unseen=unseen and entry is not NO_COLLECTION)
        for entry, words, act, address in lines
    )


PLACE = "closing/<int:year>-<int:quarter>/"
urls: list[URLPattern] = [
    path("closing/", show, name="closing.show"),
    path(f"{PLACE}close/", close_it, name="closing.close"),
    path(f"{PLACE}restate/", restate, name="closing.restate"),
]
