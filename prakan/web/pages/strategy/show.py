"""The strategies and their indicators of a year: the five-column table with what the quarter reports."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.domain.figures import Figure, FigureBook
from prakan.domain.roles import STEPS, Role
from prakan.foundation import access
from prakan.planning.queries.plan import versions
from prakan.planning.queries.progress import collection
from prakan.planning.queries.strategy import KpiView, StrategyView, kpi_years, strategy
from prakan.reporting.queries.figures import figures_of
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator as the table shows it."""

    kpi: KpiView
    target: Figure | None
    progress: Figure | None
    may_record: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A strategy with its indicators."""

    strategy: StrategyView
    rows: tuple[Row, ...]


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show every indicator of the year with what the quarter reports, and their mean with its base."""
    person = person_of(request)
    quarter = period_of(request, person)
    found = strategy(person, quarter.year, quarter.number)
    book = figures_of(person, quarter.year, quarter.number) if versions(person, quarter.year) else None
    open_ = collection(person, quarter.year, quarter.number)
    changing = open_ is not None and open_.closed_at is None
    rows = [
        Row(
            kpi,
            _figure(book, f"FY{quarter.year}.kpi.{kpi.number}.target"),
            _figure(book, f"{quarter.label}.kpi.{kpi.number}.progress"),
            changing and _may_record(request, kpi),
        )
        for kpi in found.kpis
    ]
    groups = [Group(s, tuple(r for r in rows if r.kpi.strategy == s.number)) for s in found.strategies]
    context = {
        "quarter": quarter,
        "collection": open_,
        "groups": groups,
        "mean": _figure(book, f"{quarter.label}.kpi.mean"),
        "base": _figure(book, f"{quarter.label}.kpi.base"),
        "all": len(found.kpis),
        "may_edit": access.can(person, "kpi.edit"),
        "others": () if found.kpis else kpi_years(person),
    }
    return render(request, "strategy/show.html", context)


def _figure(book: FigureBook | None, code: str) -> Figure | None:
    return book.get(code) if book else None


def _may_record(request: HttpRequest, kpi: KpiView) -> bool:
    """Ask as the action does: the policy office, or an owner in a unit that the indicator names."""
    person = person_of(request)
    if access.can(person, "kpi.edit"):
        return True
    codes = {code.strip() for code in kpi.owner.split("/")}
    return any(
        Role(g.role) in STEPS["kpi.record"] and g.unit is not None and g.unit.code in codes
        for g in access.grants(person)
    )


urls: list[URLPattern] = [path("strategy/", show, name="strategy.show")]
