"""Visits that are over: recorded as made, many at once; a record corrected with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.actions import visits_made as actions
from prakan.assessment.queries.visits_made import SHOWS, WAITS, PastVisit, past_visit, visits_over
from prakan.domain.problems import Fault, Refused
from prakan.domain.visit_words import OVER_NAMES
from prakan.foundation import access
from prakan.web.forms.invitations import given_of, ticked
from prakan.web.shell.numbers import page_number, whole
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen


@require_safe
@kept_as_seen
def over(request: HttpRequest) -> Page:
    """Show the visits that are over: those to be recorded, or what was recorded."""
    return _page(request)


def _page(request: HttpRequest, faults: Sequence[Fault] = (), tried: frozenset[int] = frozenset()) -> Page:
    person = person_of(request)
    show, text = request.GET.get("show", WAITS), request.GET.get("q", "")[:200]
    shown = visits_over(person, show, text, page_number(request))
    context = {
        "shown": shown,
        "show": show if show in SHOWS else WAITS,
        "tabs": [(one, OVER_NAMES[one], shown.counts[one]) for one in SHOWS],
        "q": text,
        "faults": faults,
        "lines": [_line(one, request.POST, tried) for one in shown.visits],
        "may_record": access.can(person, "team.made"),
        "before": shown.number - 1,
        "after": shown.number + 1,
        "query": request.GET.urlencode(),
    }
    return Page("visits/over.html", context, status=422 if faults else 200)


def _line(
    one: PastVisit, data: Any, tried: frozenset[int]
) -> tuple[PastVisit, list[tuple[Any, bool, str]], bool]:
    """Return a visit with each of its team, whether ticked, who stood in: as typed or as planned."""
    typed = one.visit.id in tried
    given = given_of(data, one.visit.id, [seat.assessor for seat in one.visit.team]) if typed else None
    people = [
        (
            seat,
            given is None or seat.assessor in given.there,
            given.standins.get(seat.assessor, "") if given else "",
        )
        for seat in one.visit.team
    ]
    return one, people, typed or not tried


@require_POST
@kept_as_seen
def record(request: HttpRequest) -> Page | HttpResponse:
    """Record the ticked visits as made; what could not be recorded stays with what was typed."""
    person, ids = person_of(request), ticked(request.POST)
    given = [
        given_of(request.POST, one.visit.id, [seat.assessor for seat in one.visit.team])
        for one in (past_visit(person, pk) for pk in ids)
    ]
    try:
        made = actions.record(given=given, by=person, at=timezone.now())
    except Refused as refused:
        return _page(request, refused.faults)
    if made.done:
        messages.success(
            request, _("%(n)s visits are recorded; the register has them now") % {"n": made.done}
        )
    if made.faults:
        return _page(
            request, [f for several in made.faults.values() for f in several], frozenset(made.faults)
        )
    return redirect(f"{reverse('visits.over')}?{request.GET.urlencode()}")


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, visit_id: int) -> HttpResponse:
    """Correct what was recorded of a visit, or record that it did not take place."""
    person = person_of(request)
    one = past_visit(person, visit_id)
    faults: Sequence[Fault] = ()
    if request.method == "POST":
        given = given_of(request.POST, visit_id, [seat.assessor for seat in one.visit.team])
        revision = whole(request.POST.get("revision", "")) or 0
        try:
            faults = _corrected(one, given, revision, {"by": person, "at": timezone.now()})
        except Refused as refused:
            faults = refused.faults
        if not faults:
            messages.success(request, _("The record is corrected; the register follows"))
            return redirect("visits.over")
    context = {"one": one, "people": _people(one, request), "faults": faults, "data": _typed(one, request)}
    return render(request, "visits/correct.html", context, status=422 if faults else 200)


def _corrected(one: PastVisit, given: Any, revision: int, doer: dict[str, Any]) -> tuple[Fault, ...]:
    if one.record is not None:
        actions.correct(given=given, revision=revision, **doer)
        return ()
    return actions.record(given=[given], **doer).faults.get(one.visit.id, ())


def _people(one: PastVisit, request: HttpRequest) -> list[tuple[Any, bool, str]]:
    """Return each of the team, whether there, who stood in: as typed, as recorded, or as planned."""
    if request.method == "POST":
        return _line(one, request.POST, frozenset({one.visit.id}))[1]
    there = {who.assessor for who in one.record.people if who.instead_of is None} if one.record else None
    stood = {p.seat_of: p.number for p in one.record.people if p.seat_of} if one.record else {}
    return [
        (seat, there is None or seat.assessor in there, stood.get(seat.assessor, ""))
        for seat in one.visit.team
    ]


def _typed(one: PastVisit, request: HttpRequest) -> dict[str, object]:
    took = one.record.took_place if one.record else True
    if request.method == "POST":
        took = request.POST.get(f"made-{one.visit.id}") == "yes"
    return {"took_place": took, "reason": request.POST.get(f"reason-{one.visit.id}", "")}


urls: list[URLPattern] = [
    path("visits-over/", over, name="visits.over"),
    path("visits-over/record/", record, name="visits.record"),
    path("visits-over/<int:visit_id>/", correct, name="visits.correct"),
]
