"""Filling a report in without a connection: its form as Excel, and a filled one shown before it is taken."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.sars import take_workbook
from prakan.assessment.queries.offline import Offered, offered, workbook
from prakan.assessment.queries.report import SarView
from prakan.domain.problems import Fault, Refused
from prakan.domain.sars.form import Asks
from prakan.domain.sars.marking import marked
from prakan.domain.sars.returned import Line
from prakan.foundation.actions.files import store
from prakan.web.forms.sars import WorkbookForm
from prakan.web.forms.taking import Doer
from prakan.web.pages.sars.parts import writable
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.received import handed, received
from prakan.web.shell.sar_words import level_name
from prakan.web.templatetags.words import language

Words = str | Promise
OUTCOMES: dict[str, Words] = {
    "new": gettext_lazy("New"),
    "changed": gettext_lazy("Changed"),
    "clash": gettext_lazy("Two texts"),
    "refused": gettext_lazy("Refused"),
    "unchanged": gettext_lazy("Unchanged"),
}

FIRST = ("refused", "clash", "changed", "new")  # the first of these that there are any of is shown


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer of the file with its words."""

    line: Line
    outcome: Words
    before: str
    after: str
    indicator: bool


@dataclass(frozen=True, slots=True)
class Tab:
    """An outcome, how many answers have it, whether they are shown."""

    key: str
    label: Words
    count: int
    current: bool


@require_safe
def download(request: HttpRequest, sar_id: int) -> HttpResponseBase:
    """Send a report as an Excel workbook with a sheet for each section and the answers so far."""
    with tempfile.TemporaryDirectory() as folder:
        place, at = Path(folder) / "sar.xlsx", timezone.now()
        view = workbook(person_of(request), sar_id, path=place, at=at, language=language())
        return handed(place, f"SAR-{view.line.year}-{view.line.name.say(language())}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, sar_id: int) -> HttpResponse:
    """Take a filled workbook and go to its preview."""
    person, view = person_of(request), writable(request, sar_id)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            file = store(name=given.name, content=given, by=person, at=timezone.now())
            with received(person, file.pk) as (place, name):
                offered(person, sar_id, path=place, name=name)
        except Refused as refused:
            attach(form, refused)
        else:
            return redirect("sars.offline_preview", sar_id, file.pk)
    context = {"form": form, "view": view, "line": view.line}
    return render(request, "sars/offline.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, sar_id: int, file_id: int) -> HttpResponse:
    """Show what a filled workbook would change, answer by answer; then take it."""
    person = person_of(request)
    writable(request, sar_id)
    faults: tuple[Fault, ...] = ()
    with received(person, file_id) as (place, name):
        if request.method == "POST":
            doer: Doer = {"by": person, "at": timezone.now()}
            expected = request.POST.get("expected", "")
            try:
                done = take_workbook(sar_id=sar_id, path=place, name=name, expected=expected, **doer)
            except Refused as refused:
                faults = refused.faults
            else:
                return _taken(request, sar_id, len(done.taken), done.counts["clash"])
        found = offered(person, sar_id, path=place, name=name)
    context = {**_context(request, found), "faults": faults, "file_id": file_id}
    return render(request, "sars/offline_preview.html", context, status=422 if faults else 200)


def _taken(request: HttpRequest, sar_id: int, count: int, clashes: int) -> HttpResponse:
    words = ngettext("%(n)s answer is taken from the file", "%(n)s answers are taken from the file", count)
    messages.success(request, words % {"n": count})
    if clashes:
        words = ngettext(
            "%(n)s answer has two texts: choose on its page",
            "%(n)s answers have two texts: choose on their pages",
            clashes,
        )
        messages.warning(request, words % {"n": clashes})
    return redirect("sars.show", sar_id)


def _context(request: HttpRequest, found: Offered) -> dict[str, object]:
    returned, asked = found.returned, request.GET.get("show", "")
    counts = returned.counts
    first = next((key for key in FIRST if counts[key]), "all")
    wish = asked if asked in OUTCOMES or asked == "all" else first
    return {
        "view": found.view,
        "line": found.view.line,
        "level": level_name(found.view.line.level),
        "returned": returned,
        "taken": len(returned.taken),
        "rows": [_shown(found.view, x) for x in returned.lines if wish in ("all", x.outcome.value)],
        "tabs": [Tab(key, words, counts[key], key == wish) for key, words in OUTCOMES.items()],
        "wish": wish,
        "to_mend": counts["refused"] + counts["clash"],
        "back": reverse("sars.show", args=[found.view.line.id]),
    }


def _shown(view: SarView, line: Line) -> Shown:
    question = view.form.questions.get(line.code)
    levels = dict(question.choices) if question and question.asks is Asks.LEVEL else {}
    before, after = (
        levels[value].say(language()) if value in levels else value for value in (line.before, line.after)
    )
    indicator = question is not None and question.indicator
    return Shown(line, OUTCOMES[line.outcome.value], before, after, indicator)


@require_safe
def annotated(request: HttpRequest, sar_id: int, file_id: int) -> HttpResponseBase:
    """Hand the person's own file back with its problems marked in their cells."""
    person = person_of(request)
    writable(request, sar_id)
    with received(person, file_id) as (place, name):
        found = offered(person, sar_id, path=place, name=name)
        out = marked(
            lines=found.returned.lines, path=place, out=place.with_name("marked.xlsx"), language=language()
        )
        return handed(out, f"{Path(name).stem} ({gettext('to mend')}).xlsx")


urls: list[URLPattern] = [
    path("sars/<int:sar_id>/workbook/", download, name="sars.workbook"),
    path("sars/<int:sar_id>/offline/", upload, name="sars.offline"),
    path("sars/<int:sar_id>/offline/<int:file_id>/", preview, name="sars.offline_preview"),
    path("sars/<int:sar_id>/offline/<int:file_id>/marked/", annotated, name="sars.offline_marked"),
]
