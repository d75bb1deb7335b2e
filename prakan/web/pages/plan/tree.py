"""The plan as a tree: every row with target, progress, spending, step, due month and owner."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.domain.calendar import Quarter
from prakan.foundation import access
from prakan.foundation.queries.people import units
from prakan.planning.queries.plan import VersionView, plan, versions
from prakan.planning.queries.progress import collection, entries
from prakan.reporting.queries.books import book, ladders
from prakan.reporting.queries.findings import findings
from prakan.web.forms.plan_filter import TABS, PlanFilter, Seen, Words, tab_counts
from prakan.web.pages.plan.address import query, switch
from prakan.web.pages.plan.doubts import by_row, codes_of
from prakan.web.pages.plan.found import EDITABLE
from prakan.web.pages.plan.lines import Sheet, lines
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of


@dataclass(frozen=True, slots=True)
class Tab:
    """A saved view: its words, how many rows it holds, where it leads."""

    label: Words
    count: int
    address: str
    current: bool


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the plan of the chosen year, or how to start one."""
    person = person_of(request)
    quarter = period_of(request, person)
    known = versions(person, quarter.year)
    if not known:
        may_start = access.can(person, "plan.edit")
        return render(request, "plan/none.html", {"quarter": quarter, "may_start": may_start})
    sheet = _sheet(request, quarter, known)
    mine = frozenset(grant.unit_id for grant in access.grants(person) if grant.unit_id is not None)
    seen = Seen(sheet.plan.rows, sheet.entries, frozenset(sheet.doubts), mine)
    asked = PlanFilter(request.GET, sheet.plan.rows, quarter.year)
    shown = lines(sheet, asked, seen)
    context = {
        "quarter": quarter,
        "plan": sheet.plan,
        "live": sheet.live,
        "versions": known,
        "lines": shown,
        "wanted": asked,
        "tabs": _tabs(asked, seen, request.GET),
        "clear": query(request.GET, q="", output="", unit="", band="", due="", tab=""),
        "tight": query(request.GET, density=""),
        "roomy": query(request.GET, density="roomy"),
        "unit_names": {unit.code: unit for unit in units(person)},
        "collection": collection(person, quarter.year, quarter.number),
        "may_edit": sheet.plan.stage in EDITABLE and access.can(person, "plan.edit"),
        "may_count": sheet.live and access.can(person, "plan.count"),
        "figures_shown": sum(line.figures for line in shown),
        "doubted_rows": len(sheet.doubts),
        "contradicted": codes_of(sheet.doubts),
        "ladder_steps": max((len(line.pips) for line in shown), default=0),
    }
    return render(request, "plan/tree.html", context)


def _sheet(request: HttpRequest, quarter: Quarter, known: tuple[VersionView, ...]) -> Sheet:
    person, year = person_of(request), quarter.year
    asked = request.GET.get("version", "")
    counting = plan(person, year)
    other = next((v.version_id for v in known if str(v.version_id) == asked), counting.version_id)
    shown = counting if other == counting.version_id else plan(person, year, other)
    return Sheet(
        plan=shown,
        quarter=quarter.number,
        entries=entries(person, year, quarter.number),
        book=book(person, year, quarter.number),
        live=shown is counting,
        doubts=by_row(findings(person, year, quarter.number), counting.rows),
        steps={ladder.code: tuple(key for key, _, _ in ladder.steps) for ladder in ladders()},
        params=request.GET,
        fold=switch(request.GET, "shut"),
        toggle=switch(request.GET, "open"),
    )


def _tabs(asked: PlanFilter, seen: Seen, params: QueryDict) -> tuple[Tab, ...]:
    counts = tab_counts(seen)
    return tuple(
        Tab(label, counts[tab], query(params, tab="" if tab == "all" else tab), tab == asked.tab_name)
        for tab, label in TABS.items()
    )


urls: list[URLPattern] = [path("plan/", show, name="plan.show")]
