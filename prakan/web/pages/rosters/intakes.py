"""One file on its way into the registry: taken in, columns confirmed, previewed, written, handed back."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.domain.problems import Fault, Refused
from prakan.domain.roster_sheet.headings import PERSONAL, REACH
from prakan.foundation import access
from prakan.registry.actions import roster_intake
from prakan.registry.queries import rosters
from prakan.registry.queries.agencies import agency_choices
from prakan.registry.queries.rosters import ALL, IntakeView
from prakan.web.forms.rosters import ColumnsForm, TakeForm
from prakan.web.pages.rosters.shown import OUTCOMES, contact_counts, intake_chip, path_of, shown, tabs
from prakan.web.problems import attach
from prakan.web.shell.numbers import page_number, whole
from prakan.web.shell.people import person_of
from prakan.web.shell.received import handed
from prakan.web.templatetags.words import language

WRITES = ("new", "changed")
FIRST = ("refused", "changed", "new", "unchanged")  # the tab that opens: where a person has most to do


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """Take a roster in, as a file or pasted."""
    person = person_of(request)
    asked = _asked(request)
    line = rosters.request(person, asked) if asked else None
    initial = {"agency": line.agency_code, "kind": line.kind} if line else {}
    form = TakeForm(request.POST or None, request.FILES or None, agency_choices(person), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = _taken(request, form.cleaned_data, asked)
        except Refused as refused:
            attach(form, refused)
        else:
            return redirect("rosters.intake", made)
    context = {"form": form, "line": line}
    return render(request, "rosters/take.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest) -> int | None:
    return whole(request.GET.get("request", ""), "request")


def _taken(request: HttpRequest, given: dict[str, Any], asked: int | None) -> int:
    file = given["file"]
    common = {
        "agency": given["agency"],
        "kind": given["kind"],
        "request_id": asked,
        "by": person_of(request),
        "at": timezone.now(),
    }
    if file is None:
        return roster_intake.paste(text=given["text"], **common).pk
    return roster_intake.upload(name=file.name, content=file, **common).pk


@require_safe
def show(request: HttpRequest, intake_id: int) -> HttpResponse:
    """Show a file where it stands: progress, columns to confirm, preview, result."""
    return _page(request, rosters.intake(person_of(request), intake_id))


@require_safe
def state(request: HttpRequest, intake_id: int) -> HttpResponse:
    """Show how far the work has come; when it is done the whole page is asked for."""
    view = rosters.intake(person_of(request), intake_id)
    response = render(request, "rosters/state.html", _context(request, view))
    if not view.works:
        response["HX-Refresh"] = "true"
    return response


def _context(request: HttpRequest, view: IntakeView) -> dict[str, Any]:
    held = {column.field for column in view.columns}
    return {
        "view": view,
        "chip": intake_chip(view.stage),
        "path": path_of(view),
        "may_take": access.can(person_of(request), "roster.import"),
        "may_cancel": roster_intake.can_cancel(view.stage),
        "may_resume": roster_intake.can_resume(view.stage),
        "personal": held & PERSONAL,
        "reached": held & REACH,
    }


def _page(
    request: HttpRequest,
    view: IntakeView,
    *,
    form: ColumnsForm | None = None,
    faults: tuple[Fault, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context = {**_context(request, view), "faults": faults}
    if view.stage == "recognised" or form:
        form = form or ColumnsForm(None, view.columns, view.kind)
        pairs = [(column, form[f"column_{column.index}"]) for column in view.columns]
        return render(
            request, "rosters/columns.html", {**context, "form": form, "pairs": pairs}, status=status
        )
    if view.counts:
        context |= _lines(request, view)
    return render(request, "rosters/intake.html", context, status=status)


def _lines(request: HttpRequest, view: IntakeView) -> dict[str, Any]:
    first = next((key for key in FIRST if view.counts.get(key)), ALL)
    asked = request.GET.get("show", "")
    wish = asked if asked in OUTCOMES or asked == ALL else first
    found = rosters.lines(person_of(request), view.id, wish, page_number(request))
    return {
        "wish": wish,
        "tabs": tabs(view, wish),
        "contacts": contact_counts(view),
        "page": found,
        "before": found.number - 1,
        "after": found.number + 1,
        "rows": [shown(line) for line in found.lines],
        "nothing": not any(one.get(key) for one in (view.counts, view.contacts) for key in WRITES),
    }


@require_POST
def columns(request: HttpRequest, intake_id: int) -> HttpResponse:
    """Confirm what the columns hold."""
    person = person_of(request)
    view = rosters.intake(person, intake_id)
    form = ColumnsForm(request.POST, view.columns, view.kind)
    form.is_valid()
    try:
        roster_intake.map_columns(
            intake_id=intake_id,
            fields=form.chosen(),
            kind=request.POST.get("kind", ""),
            by=person,
            at=timezone.now(),
        )
    except Refused as refused:
        attach(form, refused)
        return _page(request, view, form=form, status=422)
    return redirect("rosters.intake", intake_id)


@require_POST
def choose(request: HttpRequest, intake_id: int, number: int) -> HttpResponse:
    """Settle a doubtful line."""
    person = person_of(request)
    try:
        roster_intake.choose(
            intake_id=intake_id,
            number=number,
            choice=request.POST.get("choice", ""),
            by=person,
            at=timezone.now(),
        )
    except Refused as refused:
        return _page(request, rosters.intake(person, intake_id), faults=refused.faults, status=422)
    return redirect("rosters.intake", intake_id)


@require_POST
def commit(request: HttpRequest, intake_id: int) -> HttpResponse:
    """Let what was previewed be written."""
    person, expected = person_of(request), request.POST.get("expected", "")
    try:
        roster_intake.confirm(intake_id=intake_id, expected=expected, by=person, at=timezone.now())
    except Refused as refused:
        return _page(request, rosters.intake(person, intake_id), faults=refused.faults, status=422)
    return redirect("rosters.intake", intake_id)


@require_POST
def cancel(request: HttpRequest, intake_id: int) -> HttpResponse:
    """Stop before anything is written, or take back what is being written."""
    person = person_of(request)
    try:
        roster_intake.cancel(intake_id=intake_id, by=person, at=timezone.now())
    except Refused as refused:
        return _page(request, rosters.intake(person, intake_id), faults=refused.faults, status=422)
    return redirect("rosters.intake", intake_id)


@require_POST
def resume(request: HttpRequest, intake_id: int) -> HttpResponse:
    """Go on where it stopped."""
    roster_intake.resume(intake_id=intake_id, by=person_of(request), at=timezone.now())
    return redirect("rosters.intake", intake_id)


@require_safe
def annotated(request: HttpRequest, intake_id: int) -> HttpResponseBase:
    """Hand the sender's own file back with its problems and proposals."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "annotated"
        name = roster_intake.annotate(
            intake_id=intake_id, out=out, by=person_of(request), language=language()
        )
        return handed(out, name)


urls: list[URLPattern] = [
    path("rosters/take/", take, name="rosters.take"),
    path("rosters/files/<int:intake_id>/", show, name="rosters.intake"),
    path("rosters/files/<int:intake_id>/state/", state, name="rosters.state"),
    path("rosters/files/<int:intake_id>/columns/", columns, name="rosters.columns"),
    path("rosters/files/<int:intake_id>/lines/<int:number>/", choose, name="rosters.choose"),
    path("rosters/files/<int:intake_id>/commit/", commit, name="rosters.commit"),
    path("rosters/files/<int:intake_id>/cancel/", cancel, name="rosters.cancel"),
    path("rosters/files/<int:intake_id>/resume/", resume, name="rosters.resume"),
    path("rosters/files/<int:intake_id>/annotated/", annotated, name="rosters.annotated"),
]
