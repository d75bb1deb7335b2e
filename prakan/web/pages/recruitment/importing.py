"""Results of a testing body: sent, shown row by row, taken whole or handed back with its problems marked."""

from __future__ import annotations

from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessors.actions.recruitment.scoring import take_results
from prakan.assessors.queries.recruitment.results import results_offered
from prakan.assessors.queries.recruitment.rounds import RoundView, round_of
from prakan.domain.problems import Fault, Refused
from prakan.domain.recruitment import PART_NAMES, Part
from prakan.domain.recruitment_marking import marked
from prakan.domain.recruitment_results import Results
from prakan.foundation.actions.files import store
from prakan.web.forms.recruitment import ResultsForm
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.received import handed, received
from prakan.web.templatetags.words import language

SHOWN = 200  # rows of a preview; those with problems first


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, recruitment_id: int, part: str) -> HttpResponse:
    """Take a file and go to its preview."""
    person, which = person_of(request), _part(part)
    view = round_of(person, recruitment_id)
    form = ResultsForm(request.POST or None, request.FILES or None, view.rule.of(which))
    if request.method == "POST" and form.is_valid():
        given, component = form.cleaned_data["file"], form.cleaned_data["component"]
        try:
            file = store(name=given.name, content=given, by=person, at=timezone.now())
            with received(person, file.pk) as (place, name):
                results_offered(person, view.id, which, path=place, name=name, component=component)
        except Refused as refused:
            attach(form, refused)
        else:
            here = reverse("recruitment.results", args=[view.id, which.value, file.pk])
            return redirect(f"{here}?component={component}")
    context = {"form": form, **_about(view, which)}
    return render(request, "recruitment/upload.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, recruitment_id: int, part: str, file_id: int) -> HttpResponse:
    """Show what a file would write, then take it; a file with problems is taken whole later or not at all."""
    person, which = person_of(request), _part(part)
    view, component = round_of(person, recruitment_id), _component(request)
    faults: tuple[Fault, ...] = ()
    with received(person, file_id) as (place, name):
        if request.method == "POST":
            try:
                done = take_results(
                    recruitment_id=view.id,
                    part=which,
                    component=component,
                    path=place,
                    name=name,
                    file_id=file_id,
                    expected=request.POST.get("expected", ""),
                    by=person,
                    at=timezone.now(),
                )
            except Refused as refused:
                faults = refused.faults
            else:
                return _taken(request, view, len(done.lines))
        found = results_offered(person, view.id, which, path=place, name=name, component=component)
    context = {**_about(view, which), **_shown(found), "faults": faults, "file_id": file_id, "name": name}
    context["component"] = component
    return render(request, "recruitment/preview.html", context, status=422 if faults else 200)


@require_safe
def annotated(request: HttpRequest, recruitment_id: int, part: str, file_id: int) -> HttpResponseBase:
    """Hand the file back with its problems marked."""
    person, which = person_of(request), _part(part)
    with received(person, file_id) as (place, name):
        component = _component(request)
        found = results_offered(person, recruitment_id, which, path=place, name=name, component=component)
        out = marked(
            path=place,
            name=name,
            sheet=found.sheet,
            header_row=found.header_row,
            lines=found.lines,
            out=place.with_name(f"marked{place.suffix}"),
            language=language(),
        )
        return handed(out, f"{Path(name).stem} ({gettext('to mend')}){place.suffix}")


def _taken(request: HttpRequest, view: RoundView, count: int) -> HttpResponse:
    words = ngettext("The points of %(n)s person are taken", "The points of %(n)s people are taken", count)
    messages.success(request, words % {"n": count})
    return redirect("recruitment.show", view.id)


def _part(part: str) -> Part:
    return Part.COMPETENCE if part == Part.COMPETENCE.value else Part.SELECTION


def _component(request: HttpRequest) -> str:
    return (request.POST.get("component") or request.GET.get("component") or "")[:40]


def _about(view: RoundView, part: Part) -> dict[str, object]:
    return {"view": view, "part": part.value, "part_name": PART_NAMES[part]}


def _shown(found: Results) -> dict[str, object]:
    right = [line for line in found.lines if not line.faults]
    rows = [*found.wrong, *right][:SHOWN]
    return {
        "found": found,
        "rows": [(line, [line.points.get(one.key) for one in found.components]) for line in rows],
        "right": len(right),
        "wrong": len(found.wrong),
        "hidden": len(found.lines) - len(rows),
    }


ONE = "recruitment/rounds/<int:recruitment_id>/results/<slug:part>/"
urls: list[URLPattern] = [
    path(ONE, upload, name="recruitment.upload"),
    path(f"{ONE}<int:file_id>/", preview, name="recruitment.results"),
    path(f"{ONE}<int:file_id>/marked/", annotated, name="recruitment.marked"),
]
