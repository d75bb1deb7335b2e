"""The board of improvement plans, an institution's own plans, and the board as Excel."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import urlencode

import xlsxwriter
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakan.assessment.queries.improvement.board import PlanBoard, PlanFilter, board, years
from prakan.assessment.queries.improvement.plans import mine as plans_of
from prakan.domain.calendar import say_date
from prakan.domain.improvement.stages import COLOUR_NAMES, PLAN_NAMES, PlanStage
from prakan.domain.places import province
from prakan.foundation import access
from prakan.web.forms.improvement import PlansForm
from prakan.web.shell.access import may_open
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.period import year_asked
from prakan.web.shell.seen import Page, kept_as_seen
from prakan.web.templatetags.words import language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@kept_as_seen
def show(request: HttpRequest) -> Page:
    """Show the plans of a fiscal year that the reader reaches."""
    person = person_of(request)
    known = years(person)
    year, asked = year_asked(request, person, known), wanted(request)
    shown = board(person, year, asked, page_number(request))
    context = {
        "year": year,
        "years": sorted({year, *known}, reverse=True),
        "board": shown,
        "wanted": asked,
        "form": PlansForm(request.GET),
        "narrowed": asked != PlanFilter(),
        "stages": [
            (PLAN_NAMES[one], shown.stages[one], link(year, stage=one), asked.stage == one)
            for one in PlanStage
            if shown.stages.get(one)
        ],
        "late": link(year, late="on"),
        "before": shown.number - 1,
        "after": shown.number + 1,
        "may_many": may_open(person)("improvement.bulk"),
        "is_staff": access.is_staff(person),
    }
    return Page("improvement/board.html", context)


@require_safe
@kept_as_seen
def mine(request: HttpRequest) -> Page:
    """Show the plans of the reader's own institutions."""
    return Page("improvement/mine.html", {"plans": plans_of(person_of(request))})


@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponseBase:
    """Send the board as an Excel file, exactly what the page shows, all pages of it."""
    person = person_of(request)
    year = year_asked(request, person, years(person))
    found = board(person, year, wanted(request), size=None)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "plans.xlsx"
        _write(place, found)
        name = f"improvement-{year}.xlsx"
        return FileResponse(place.open("rb"), as_attachment=True, filename=name, content_type=XLSX)


def link(year: int, **narrowed: str) -> str:
    """Return the address of the board narrowed to something."""
    query = urlencode({"year": str(year), **{name: value for name, value in narrowed.items() if value}})
    return f"{reverse('improvement.board')}?{query}#list"


def wanted(request: HttpRequest) -> PlanFilter:
    """Return what an address narrows the board to."""
    stage = request.GET.get("stage", "")
    return PlanFilter(
        text=request.GET.get("q", "")[:200],
        stage=stage if stage in PLAN_NAMES else "",
        late=bool(request.GET.get("late")),
    )


def _write(place: Path, found: PlanBoard) -> None:
    said = language()
    heads = (
        _("Case number"),
        _("Institution"),
        _("Province"),
        _("Parent agency"),
        _("Group"),
        _("Coordination centre"),
        _("Stage of the plan"),
        _("Last day for the plan"),
        _("Lines of the plan"),
        _("Done or dropped"),
        _("Overdue"),
    )
    with xlsxwriter.Workbook(place, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet, bold = book.add_worksheet(str(found.year)), book.add_format({"bold": True})
        sheet.set_column(1, 1, 44)
        sheet.set_column(2, 10, 20)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, heads, bold)
        for number, line in enumerate(found.lines, 1):
            at = province(line.province)
            row = (
                line.number,
                line.name.say(said),
                at.name.say(said) if at else "",
                line.agency.say(said),
                COLOUR_NAMES[line.colour].say(said) if line.colour else "",
                line.centre.say(said),
                PLAN_NAMES[line.stage].say(said),
                say_date(line.due, said),
                line.items,
                line.ended,
                line.overdue,
            )
            sheet.write_row(number, 0, row)


urls: list[URLPattern] = [
    path("improvement/", show, name="improvement.board"),
    path("improvement/list.xlsx", as_xlsx, name="improvement.xlsx"),
    path("improvement/mine/", mine, name="improvement.mine"),
]
