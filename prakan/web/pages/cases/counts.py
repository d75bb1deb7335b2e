"""Cases counted by level, province or parent agency and stage, how late they are, and the board as Excel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakan.assessment.queries.cases.board import CaseFilter, CaseLine
from prakan.assessment.queries.cases.counts import BARS, BY, CaseTable, counts, counts_on, every_line
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_date
from prakan.domain.cases.owners import OWNER_NAMES
from prakan.domain.cases.stages import HOLD_NAMES, STAGE_NAMES, CaseStage
from prakan.domain.places import province
from prakan.domain.text import Text
from prakan.web.forms.cases import AsOfForm, cases_wanted
from prakan.web.pages.cases.board import link
from prakan.web.shell.people import person_of
from prakan.web.shell.period import year_asked
from prakan.web.shell.seen import Page, file_as_seen, kept_as_seen
from prakan.web.shell.tables import excel
from prakan.web.templatetags.words import language

WIDTHS = (20, 44, 20, 34, 22, 26, 26, 34, 16, 16, 12, 30)
ORDER = tuple(stage.value for stage in CaseStage)
NOWHERE = Text("ไม่ระบุ", "not told")


@require_safe
@kept_as_seen
def table(request: HttpRequest) -> Page:
    """Show counts of a fiscal year by what the address says."""
    person = person_of(request)
    year = year_asked(request, person)
    by = asked if (asked := request.GET.get("by", "")) in BY else "level"
    form = AsOfForm(request.GET)
    on = form.cleaned_data["on"] if form.is_valid() else None
    found = counts_on(person, year, by, ORDER, on) if on else counts(person, year, by, ORDER)
    late = CaseFilter(late=True)
    most = max(found.late, default=0) or 1
    ends = (*(least - 1 for least in BARS[1:]), None)
    context = {
        "year": year,
        "found": found,
        "by": found.by,
        "form": form,
        "on": on,
        "rows": [_row(year, found, group, on) for group in found.groups],
        "totals": [(found.at(stage=one), link(year, _of(one, on))) for one in found.stages],
        "whole": found.at(),
        "bars": [
            (a, b, n, round(100 * n / most)) for a, b, n in zip(BARS, ends, found.late or (), strict=not on)
        ],
        "late": (sum(found.late), link(year, late)),
    }
    return Page("cases/counts.html", context)


def _of(stage: str, on: date | None) -> CaseFilter:
    """Return what a count counts: cases that stand in a stage now, or had reached it by a day."""
    if on is None or not stage:
        return CaseFilter(stage=stage)
    return CaseFilter(reached=stage, by=on)


def _row(year: int, found: CaseTable, group: str, on: date | None) -> dict[str, object]:
    def to(stage: str) -> str:
        if not group or found.by == "agency":  # the board takes in all agencies below
            return ""
        return link(year, replace(_of(stage, on), **{found.by: group}))  # type: ignore[arg-type]

    cells = [(found.cells.get((group, stage), 0), to(stage)) for stage in found.stages]
    return {"name": _name(found, group), "cells": cells, "total": sum(n for n, _ in cells), "url": to("")}


def _name(found: CaseTable, group: str) -> Text:
    if not group:
        return NOWHERE
    if found.by == "agency":
        return found.names[group]
    if found.by == "level":
        return LEVEL_NAMES[group]
    place = province(group)
    return place.name if place else Text(group)


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Send every case that the board's filter names as Excel, in the reader's language."""
    return file_as_seen(request, lambda: _sheet(request))


def _sheet(request: HttpRequest) -> FileResponse:
    person = person_of(request)
    year = year_asked(request, person)
    rows = every_line(person, year, cases_wanted(request.GET))
    name = f"cases-{year}-{timezone.localdate().isoformat()}.xlsx"
    return excel(name, _("Cases"), _heads(), WIDTHS, _rows(rows))


def _heads() -> tuple[str, ...]:
    return (
        _("Case number"),
        _("Institution"),
        _("Province"),
        _("Parent agency"),
        _("Level"),
        _("Stage of the case"),
        _("Whose turn"),
        _("What is to be done"),
        _("Since"),
        _("Last day"),
        _("Days late"),
        _("Held by"),
    )


def _rows(lines: Iterator[CaseLine]) -> Iterator[tuple[str | int, ...]]:
    speech, days = language(), dict[date, str]()

    def said(day: date) -> str:
        return days.get(day) or days.setdefault(day, say_date(day, speech))

    for line in lines:
        place = province(line.province)
        yield (
            line.number,
            line.name.say(speech),
            place.name.say(speech) if place else "",
            line.agency.say(speech),
            LEVEL_NAMES[line.level].say(speech),
            STAGE_NAMES[line.stage].say(speech),
            OWNER_NAMES[line.owner].say(speech),
            line.work.say(speech),
            said(timezone.localdate(line.since)),
            said(line.due) if line.due else "",
            line.late or "",
            "; ".join(HOLD_NAMES[kind].say(speech) for kind in line.holds),
        )


urls: list[URLPattern] = [
    path("cases/counts/", table, name="cases.counts"),
    path("cases/excel/", export, name="cases.excel"),
]
