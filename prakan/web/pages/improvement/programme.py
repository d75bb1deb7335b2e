"""The programme of a year: its board, whom the rules propose, an institution added by hand, Excel."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import urlencode

import xlsxwriter
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.results_use import choosing
from prakan.assessment.queries.results_use.board import (
    NO_CENTRE,
    MemberFilter,
    ProgrammeBoard,
    programme,
    programme_years,
)
from prakan.assessment.queries.results_use.choosing import proposal
from prakan.domain.improvement.stages import COLOUR_NAMES, MEMBER_NAMES, PLAN_NAMES, Colour
from prakan.domain.places import province
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.web.forms.results_use import AddForm, MembersForm, SelectForm
from prakan.web.forms.taking import Doer, Question, ask, take
from prakan.web.shell.access import may_open
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.period import year_asked
from prakan.web.shell.seen import Page, kept_as_seen
from prakan.web.templatetags.words import language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: who has no colour stands in the total only: "" means any
SHOWN = (Colour.RED, Colour.YELLOW, Colour.GREEN)


@require_safe
@kept_as_seen
def show(request: HttpRequest) -> Page:
    """Show the programme of a year by centre, colour and stage, the list, and what was done."""
    person, asked = person_of(request), wanted(request)
    known = programme_years(person)
    year = year_asked(request, person, known)
    shown = programme(person, year, asked, page_number(request))
    centres = [*shown.centres, (NO_CENTRE, Text("ยังไม่มีศูนย์", "No centre yet"))]
    colours = [one for one in SHOWN if shown.at(colour=one) or one in (Colour.RED, Colour.YELLOW)]
    context = {
        "year": year,
        "years": sorted({year, *known}, reverse=True),
        "board": shown,
        "before": shown.number - 1,
        "after": shown.number + 1,
        "whole": shown.at(),
        "colours": colours,
        "rows": [_row(year, shown, code, name, colours) for code, name in centres if shown.at(centre=code)],
        "foot": [(shown.at(colour=one), link(year, colour=one)) for one in colours],
        "stages": [
            (MEMBER_NAMES[one], shown.at(stage=one), link(year, stage=one), asked.stage == one)
            for one in MEMBER_NAMES
            if shown.at(stage=one)
        ],
        "form": MembersForm(request.GET, shown.centres),
        "wanted": asked,
        "narrowed": asked != MemberFilter(),
        "may_select": access.can(person, "results.select"),
        "may_act": access.can(person, "results.activity") and bool(shown.at()),
        "opens_centres": may_open(person)("centres.list"),
    }
    return Page("improvement/programme.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def select(request: HttpRequest, year: int) -> HttpResponse:
    """Show whom the rules propose, each with the reason; put the ticked ones into the programme."""
    seen = proposal(person_of(request), year)
    every = [one.institution for one in seen.lines]
    form = SelectForm(request.POST or None, seen.digest, every)

    def step(doer: Doer) -> object:
        told = form.cleaned_data
        without = {pk for pk in every if str(pk) not in told["keep"]}
        return choosing.select(year=year, digest=told["digest"], without=without, **doer)

    if take(request, form, step):
        messages.success(request, _("The institutions are in the programme"))
        return redirect(link(year))
    kept = set(request.POST.getlist("keep")) if form.errors else {str(pk) for pk in every}
    context = {
        "year": year,
        "seen": seen,
        "form": form,
        "kept": kept,
        "red": seen.of(Colour.RED),
        "yellow": seen.of(Colour.YELLOW),
    }
    return render(request, "improvement/select.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, year: int) -> HttpResponse:
    """Put an institution into the programme by hand."""
    form = AddForm(request.POST or None)
    if take(request, form, lambda doer: choosing.add(year=year, **form.cleaned_data, **doer)):
        messages.success(request, _("The institution is in the programme"))
        return redirect(link(year))
    question = Question(
        title=_("Add an institution to the programme of %(year)s") % {"year": year},
        question=_("It must have a published result. The reason stands beside it in the list."),
        verb=_("Add the institution"),
        back=link(year),
    )
    return ask(request, form, question)


@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponseBase:
    """Send the list of the programme as an Excel file: all that the page counts."""
    year = year_asked(request, person_of(request), programme_years(person_of(request)))
    found = programme(person_of(request), year, wanted(request), size=None)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "programme.xlsx"
        _write(place, found)
        name = f"use-of-results-{year}.xlsx"
        return FileResponse(place.open("rb"), as_attachment=True, filename=name, content_type=XLSX)


def link(year: int, **narrowed: str) -> str:
    """Return the address of the programme narrowed to something."""
    query = urlencode({"year": str(year), **{name: value for name, value in narrowed.items() if value}})
    return f"{reverse('programme.board')}?{query}" + ("#list" if narrowed else "")


def _row(year: int, shown: ProgrammeBoard, code: str, name: Text, colours: list[Colour]) -> dict[str, object]:
    cells = [(shown.at(code, one), link(year, centre=code, colour=one)) for one in colours]
    closed = (shown.at(code, stage="closed"), link(year, centre=code, stage="closed"))
    return {
        "name": name,
        "cells": cells,
        "closed": closed,
        "total": shown.at(code),
        "url": link(year, centre=code),
    }


def wanted(request: HttpRequest) -> MemberFilter:
    """Return what an address narrows the board to."""
    given = {name: request.GET.get(name, "")[:200] for name in ("q", "colour", "stage", "centre")}
    return MemberFilter(
        text=given["q"],
        colour=given["colour"] if given["colour"] in COLOUR_NAMES else "",
        stage=given["stage"] if given["stage"] in MEMBER_NAMES else "",
        centre=given["centre"],
    )


def _write(place: Path, found: ProgrammeBoard) -> None:
    said = language()
    heads = (
        _("Institution"),
        _("Province"),
        _("Parent agency"),
        _("Group"),
        _("Coordination centre"),
        _("Stage in the programme"),
        _("Why it is in"),
        _("Case number"),
        _("Stage of the plan"),
        _("Activities"),
    )
    with xlsxwriter.Workbook(place, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet, bold = book.add_worksheet(str(found.year)), book.add_format({"bold": True})
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 9, 20)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, heads, bold)
        for number, line in enumerate(found.lines, 1):
            at = province(line.province)
            row = (
                line.name.say(said),
                at.name.say(said) if at else "",
                line.agency.say(said),
                COLOUR_NAMES[line.colour].say(said),
                line.centre_name.say(said),
                MEMBER_NAMES[line.stage].say(said),
                line.reason,
                line.number,
                PLAN_NAMES[line.plan.stage].say(said) if line.plan else "",
                line.activities,
            )
            sheet.write_row(number, 0, row)


urls: list[URLPattern] = [
    path("improvement/programme/", show, name="programme.board"),
    path("improvement/programme/list.xlsx", as_xlsx, name="programme.xlsx"),
    path("improvement/programme/<int:year>/select/", select, name="programme.select"),
    path("improvement/programme/<int:year>/add/", add, name="programme.add"),
]
