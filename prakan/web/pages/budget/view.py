"""The budget of a year: what each category has and has spent, against the time that has passed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from prakan.domain.calendar import elapsed_percent, fiscal_year
from prakan.domain.figures import Figure, FigureBook
from prakan.domain.ledger_groups import is_of_a_list
from prakan.foundation import access
from prakan.planning.queries.budget import BudgetView, CategoryView, LedgerView, budget
from prakan.planning.queries.plan import versions
from prakan.planning.queries.progress import collection
from prakan.reporting.queries.figures import figures_of
from prakan.web.forms.budget import DIRECT, KINDS
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of

Words = str | Promise
PAGE = 50
SPENT = ("commitment", "disbursement", "unsplit")


@dataclass(frozen=True, slots=True)
class Line:
    """A category with its figures, and the parts that no report prints in baht."""

    category: CategoryView
    plan: Figure | None
    spent: Figure | None
    percent: Figure | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger as a person reads it."""

    entry: LedgerView
    kind: Words
    category: CategoryView
    payable: bool
    reversible: bool


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the budget of the chosen quarter, as of the day of its collection."""
    person = person_of(request)
    quarter = period_of(request, person)
    found = collection(person, quarter.year, quarter.number)
    as_of = found.as_of if found else quarter.end
    view = budget(person, quarter.year, as_of)
    whole = budget(person, quarter.year, fiscal_year(quarter.year)[1])
    book = figures_of(person, quarter.year, quarter.number) if versions(person, quarter.year) else None
    kept = [
        e for e in _entries(whole) if not (wish := request.GET.get("category")) or e.category.code == wish
    ]
    context = {
        "quarter": quarter,
        "as_of": as_of,
        "lines": [_line(c, book, quarter.year, quarter.label) for c in view.categories],
        "total": _total(book, quarter.year, quarter.label),
        "elapsed": elapsed_percent(quarter.year, as_of),
        "sums": _sums(view),
        "targets": view.targets,
        "proposals": _proposals(whole),
        "page": Paginator(kept, PAGE).get_page(request.GET.get("page")),
        "categories": view.categories,
        "category": request.GET.get("category", ""),
        "has_entries": bool(whole.entries),
        "may_category": access.can(person, "category.edit"),
        "may_record": access.can(person, "budget.record"),
        "may_propose": access.can(person, "budget.transfer"),
        "may_approve": access.can(person, "budget.approve"),
    }
    return render(request, "budget/show.html", context)


def _line(category: CategoryView, book: FigureBook | None, year: int, quarter: str) -> Line:
    def figure(code: str) -> Figure | None:
        return book.get(code) if book else None

    return Line(
        category,
        figure(f"FY{year}.budget.{category.code}.plan"),
        figure(f"{quarter}.budget.{category.code}.spent"),
        figure(f"{quarter}.budget.{category.code}.percent"),
    )


def _total(book: FigureBook | None, year: int, quarter: str) -> dict[str, Figure | None]:
    codes = {
        "plan": f"FY{year}.budget.total.plan",
        "spent": f"{quarter}.budget.total.spent",
        "percent": f"{quarter}.budget.total.percent",
    }
    return {name: book.get(code) if book else None for name, code in codes.items()}


def _sums(view: BudgetView) -> dict[str, Decimal]:
    names = ("planned", "transferred", "carried", *SPENT)
    return {name: sum((getattr(c, name) for c in view.categories), Decimal(0)) for name in names}


def _entries(view: BudgetView) -> list[Entry]:
    names = {category.code: category for category in view.categories}
    return [_entry(entry, names[entry.category]) for entry in reversed(view.entries)]


def _entry(entry: LedgerView, category: CategoryView) -> Entry:
    free = entry.stage == "approved" and not entry.reverses and not entry.reversed_by
    free = free and not is_of_a_list(entry.kind, entry.group)  # its list alone pays it or gives it back
    return Entry(
        entry,
        KINDS[entry.kind],
        category,
        payable=free and entry.kind == "commitment" and entry.amount > 0,
        reversible=free and entry.kind in (*DIRECT, "carry_forward"),
    )


def _proposals(view: BudgetView) -> dict[str, list[Entry]]:
    """Return the proposals that wait, their entries by group."""
    names = {category.code: category for category in view.categories}
    found: dict[str, list[Entry]] = {}
    for entry in view.entries:
        if entry.stage == "proposed":
            found.setdefault(entry.group, []).append(_entry(entry, names[entry.category]))
    return found


urls: list[URLPattern] = [path("budget/", show, name="budget.show")]
