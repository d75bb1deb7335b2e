"""Home: the state of the quarter on one page; and what waits for the reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from prakan.domain.checks.model import Severity
from prakan.domain.figures import Computed, Figure, FigureBook
from prakan.domain.text import Text
from prakan.foundation.access import is_outsider, is_staff
from prakan.foundation.actions.notices import mark_all_read
from prakan.foundation.queries.notices import inbox as notices_of
from prakan.reporting.queries.overview import Overview, overview
from prakan.reporting.queries.waiting import Task, waiting
from prakan.web.shell.access import may_open
from prakan.web.shell.case_turns import cases_waiting
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of
from prakan.web.shell.seen import Page, kept_as_seen, part_as_seen
from prakan.web.shell.waits import LOOKS, Waiting, words_for

BANDS = (
    ("nofigure", Text("ไม่มีตัวเลข", "No figure"), "pk-hatch"),
    ("below50", Text("ต่ำกว่า 50", "Below 50"), "pk-key--b1"),
    ("from50", Text("50 ถึงต่ำกว่า 80", "50 to below 80"), "pk-key--b2"),
    ("from80", Text("80 ขึ้นไป", "80 and above"), "pk-key--b3"),
)
KINDS = ("project", "workplan", "item")


@dataclass(frozen=True, slots=True)
class Act:
    """A way on from home."""

    label: str
    url: str
    icon: str
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A category of the budget as one row of the table."""

    name: Text
    planned: Figure
    spent: Figure
    percent: Figure


@dataclass(frozen=True, slots=True)
class Part:
    """One band of an achievement bar."""

    label: Text
    key: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Kind:
    """The achievement bar of one kind of row."""

    all: Figure
    parts: tuple[Part, ...]
    words: str

    @property
    def counts(self) -> tuple[int, ...]:
        return tuple(int(p.figure.amount.number()) for p in self.parts)


def link_to(request: HttpRequest, page: str, *args: int) -> str:
    """Return the address of a page the reader may open, else ""."""
    return reverse(page, args=args) if may_open(person_of(request))(page) else ""


def line_of(request: HttpRequest, task: Task) -> Waiting:
    """Return a pile of tasks as a line."""
    icon, tone, page = LOOKS[task.wait]
    words, more = words_for(task)
    of = () if task.of is None else (task.of,)
    return Waiting(words, icon, tone, link_to(request, page, *of), more, task.due)


def high_findings(request: HttpRequest, view: Overview) -> Iterator[Waiting]:
    """Yield the line that asks to settle what blocks the close, for those who may."""
    high = view.count(Severity.HIGH)
    url = link_to(request, "findings.list")
    if high and url and not view.seal:
        words = ngettext("Settle %(n)s grave contradiction", "Settle %(n)s grave contradictions", high)
        yield Waiting(words % {"n": high}, "equal-not", "warn", url, _("Until then the quarter cannot close"))


def budget_lines(view: Overview) -> tuple[Line, ...]:
    """Return the budget table, a row per category."""
    return tuple(
        Line(
            name,
            view.book[f"FY{view.year}.budget.{code}.plan"],
            view.book[f"FY{view.year}Q{view.quarter}.budget.{code}.spent"],
            view.book[f"FY{view.year}Q{view.quarter}.budget.{code}.percent"],
        )
        for code, name in view.categories
    )


def kinds_of(view: Overview, language: str) -> tuple[Kind, ...]:
    """Return the achievement bars of the kinds of row that the plan has."""
    stem = f"FY{view.year}Q{view.quarter}.achievement.total"
    found = []
    for kind in KINDS:
        total = view.book.get(f"{stem}.all.{kind}")
        if total is None or not total.amount.value:
            continue
        parts = tuple(Part(label, key, view.book[f"{stem}.{band}.{kind}"]) for band, label, key in BANDS)
        words = ", ".join(f"{p.label.say(language)} {p.figure.amount.number()}" for p in parts)
        found.append(Kind(total, parts, f"{total.unit.say(language)}: {words}"))
    return tuple(found)


def mean_of(book: FigureBook, code: str) -> dict[str, Any]:
    """Return the mean of the strategy indicators with the base it stands on."""
    mean = book.get(code)
    if mean is None or not isinstance(mean.derivation, Computed):
        return {}
    inputs = [book[c] for c in mean.derivation.inputs]
    return {
        "mean": mean,
        "mean_base": sum(1 for f in inputs if f.amount.is_value),
        "mean_all": len(inputs),
    }


def facts(request: HttpRequest, view: Overview) -> dict[str, Any]:
    """Return what the cards of the quarter show."""
    quarter = f"FY{view.year}Q{view.quarter}"
    return {
        "planned": view.book[f"FY{view.year}.budget.total.plan"],
        "spent": view.book[f"{quarter}.budget.total.spent"],
        "percent": view.book[f"{quarter}.budget.total.percent"],
        "lines": budget_lines(view),
        "kinds": kinds_of(view, request.LANGUAGE_CODE),
        **mean_of(view.book, f"{quarter}.kpi.mean"),
        "high": view.count(Severity.HIGH),
        "medium": view.count(Severity.MEDIUM),
        "low": view.count(Severity.LOW),
        "findings_url": link_to(request, "findings.list"),
        "contradicted": view.contradicted,
    }


def acts_of(request: HttpRequest) -> tuple[Act, ...]:
    """Return the ways on that the reader may take."""
    ways = (
        Act(_("Open the plan"), link_to(request, "plan.show"), icon="sitemap"),
        Act(_("Draft the quarterly report"), link_to(request, "report.show"), icon="file-text", primary=True),
    )
    return tuple(way for way in ways if way.url)


@require_safe
@kept_as_seen
def home(request: HttpRequest) -> Page | HttpResponse:
    """Show the quarter at a glance; who works elsewhere is led to their own page."""
    person = person_of(request)
    if is_outsider(person):
        may = may_open(person)
        return redirect(
            next(
                page
                for page in (
                    "sars.mine",
                    "assessors.mine",
                    "readings.board",
                    "sars.list",
                    "improvement.board",
                )
                if may(page)
            )
        )
    quarter = period_of(request, person)
    view = overview(person, quarter.year, quarter.number)
    tasks = [line_of(request, t) for t in waiting(person, quarter.year, quarter.number)]
    tasks += cases_waiting(person)
    context = {"quarter": quarter, "view": view, "acts": acts_of(request)}
    if view:
        tasks = [*high_findings(request, view), *tasks]
        context |= facts(request, view)
    return Page("home/home.html", {**context, "tasks": tasks})


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Show the reader's own notices, newest first, above them what waits for a step."""
    context = {
        "notices": notices_of(person_of(request)),
        "tasks": part_as_seen(request, "steps", lambda: _steps(request)),
    }
    return render(request, "home/inbox.html", context)


def _steps(request: HttpRequest) -> tuple[Waiting, ...]:
    """Return what waits for a step of the reader: of the quarter for staff, then of the cases."""
    person = person_of(request)
    cases = cases_waiting(person)
    if not is_staff(person):
        return tuple(cases)
    quarter = period_of(request, person)
    ours = (line_of(request, task) for task in waiting(person, quarter.year, quarter.number))
    return (*ours, *cases)


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark all of the reader's notices as read."""
    mark_all_read(by=person_of(request), at=timezone.now())
    return redirect("inbox")


urls: list[URLPattern] = [
    path("", home, name="home"),
    path("inbox/", inbox, name="inbox"),
    path("inbox/read/", read, name="inbox.read"),
]
