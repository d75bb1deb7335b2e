"""Asking for rosters: the board, new requests, letters, reminders, one request with what came for it."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.domain.calendar import fiscal_year_of
from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.problems import Refused
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.registry.actions import roster_letters, roster_requests
from prakan.registry.queries import rosters
from prakan.registry.queries.agencies import agency_choices
from prakan.registry.queries.letter_templates import versions_of
from prakan.registry.queries.roster_letters import with_mail
from prakan.registry.queries.rosters import RequestLine
from prakan.web.forms.rosters import AskForm, DeadlineForm
from prakan.web.pages.rosters.shown import REQUEST_STAGES, Chip, intake_chip, request_chip
from prakan.web.problems import attach
from prakan.web.shell.numbers import ids_of, whole
from prakan.web.shell.people import person_of
from prakan.web.shell.received import handed
from prakan.web.templatetags.words import language

EVERY_KIND = Text("ทุกประเภท", "All kinds")
SENDABLE, REMINDABLE = frozenset({"draft"}), frozenset({"sent", "reminded", "overdue"})


def kind_name(kind: str) -> Text:
    return KIND_NAMES[Kind(kind)] if kind else EVERY_KIND


def _row(line: RequestLine) -> tuple[RequestLine, Chip, Text]:
    return line, request_chip(line.stage), kind_name(line.kind)


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show which agency was asked for what, what came, what is late."""
    person = person_of(request)
    known = rosters.years(person)
    this = fiscal_year_of(timezone.localdate())
    asked = whole(request.GET.get("year", ""), "year")
    year = asked if asked in known else (known[0] if known else this)
    wish = request.GET.get("stage", "")
    found = rosters.board(person, year)
    counts = Counter(line.stage for line in found)
    context = {
        "year": year,
        "years": known,
        "rows": [_row(line) for line in found if wish in ("", line.stage)],
        "all": len(found),
        "wish": wish,
        "stages": [(s, chip.words, counts[s], s == wish) for s, chip in REQUEST_STAGES.items() if counts[s]],
        "arrived": counts["received"] + counts["accepted"],
        "recent": [(view, intake_chip(view.stage)) for view in rosters.intakes(person, limit=8)],
        "may_ask": access.can(person, "roster.request"),
        "may_take": access.can(person, "roster.import"),
        "today": timezone.localdate(),
    }
    return render(request, "rosters/board.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask many agencies for their rosters at once."""
    person = person_of(request)
    year = fiscal_year_of(timezone.localdate())
    form = AskForm(request.POST or None, agency_choices(person), initial={"fiscal_year": year})
    if request.method == "POST" and form.is_valid():
        try:
            made = roster_requests.ask(**form.cleaned_data, by=person, at=timezone.now())
        except Refused as refused:
            attach(form, refused)
        else:
            said = ngettext("%(n)s request is prepared", "%(n)s requests are prepared", len(made))
            messages.success(request, said % {"n": len(made)})
            return redirect("rosters.board")
    return render(request, "rosters/ask.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def many(request: HttpRequest) -> HttpResponseBase:
    """Send or remind several: first their list is shown, then it is done; or give their letters."""
    person, verb = person_of(request), request.POST.get("verb", "")
    ids = ids_of(request.POST.getlist("id"), "id")
    if verb == "letters":
        return _package(request, ids)
    able = REMINDABLE if verb == "remind" else SENDABLE
    found = [line for line in rosters.requests(person, ids) if line.stage in able]
    if "sure" in request.POST and found:
        do = roster_requests.remind if verb == "remind" else roster_requests.send
        mails = "mails" in request.POST
        done = do(request_ids=[line.id for line in found], mails=mails, by=person, at=timezone.now())
        said = ngettext("%(n)s letter is noted", "%(n)s letters are noted", len(done)) % {"n": len(done)}
        messages.success(request, said)
        return redirect("rosters.board")
    context = {
        "rows": [_row(line) for line in found],
        "verb": verb,
        "left_out": len(ids) - len(found),
        "mailed": with_mail(person, (line.id for line in found)),
    }
    return render(request, "rosters/many.html", context, status=200 if found else 422)


def _package(request: HttpRequest, ids: list[int]) -> HttpResponseBase:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "letters.zip"
        roster_letters.write_many(request_ids=ids, out=out, by=person_of(request), language=language())
        return handed(out, "roster-letters.zip")


@require_safe
def letter(request: HttpRequest, request_id: int) -> HttpResponseBase:
    """Give the letter of one request as Word."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "letter.docx"
        name = roster_letters.write_one(
            request_id=request_id, out=out, by=person_of(request), language=language()
        )
        return handed(out, name)


@require_safe
def show(request: HttpRequest, request_id: int) -> HttpResponse:
    """Show one request, its letter and what came for it."""
    return _page(request, request_id, DeadlineForm())


def _page(request: HttpRequest, request_id: int, form: DeadlineForm, status: int = 200) -> HttpResponse:
    person = person_of(request)
    line = rosters.request(person, request_id)
    context = {
        "line": line,
        "chip": request_chip(line.stage),
        "kind": kind_name(line.kind),
        "made_from": versions_of(person, request_id).values(),
        "form": form,
        "files": [(v, intake_chip(v.stage)) for v in rosters.intakes(person, request_id=request_id)],
        "may_ask": access.can(person, "roster.request"),
        "may_take": access.can(person, "roster.import"),
    }
    return render(request, "rosters/request.html", context, status=status)


@require_POST
def extend(request: HttpRequest, request_id: int) -> HttpResponse:
    """Give an agency until another day."""
    form = DeadlineForm(request.POST)
    if form.is_valid():
        try:
            roster_requests.extend(
                request_id=request_id,
                deadline=form.cleaned_data["deadline"],
                by=person_of(request),
                at=timezone.now(),
            )
        except Refused as refused:
            attach(form, refused)
        else:
            return redirect("rosters.show", request_id)
    return _page(request, request_id, form, 422)


@require_POST
def accept(request: HttpRequest, request_id: int) -> HttpResponse:
    """Say that what came is complete."""
    roster_requests.accept(request_id=request_id, by=person_of(request), at=timezone.now())
    return redirect("rosters.show", request_id)


@require_POST
def send_back(request: HttpRequest, request_id: int) -> HttpResponse:
    """Ask for a mended roster."""
    roster_requests.send_back(request_id=request_id, by=person_of(request), at=timezone.now())
    return redirect("rosters.show", request_id)


urls: list[URLPattern] = [
    path("rosters/", board, name="rosters.board"),
    path("rosters/ask/", ask, name="rosters.ask"),
    path("rosters/many/", many, name="rosters.many"),
    path("rosters/<int:request_id>/", show, name="rosters.show"),
    path("rosters/<int:request_id>/letter/", letter, name="rosters.letter"),
    path("rosters/<int:request_id>/extend/", extend, name="rosters.extend"),
    path("rosters/<int:request_id>/accept/", accept, name="rosters.accept"),
    path("rosters/<int:request_id>/return/", send_back, name="rosters.return"),
]
