"""The collecting of a quarter: where every row stands, opened by the policy office, decided on in bulk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from prakan.domain.calendar import Quarter
from prakan.domain.figures import Figure, FigureBook
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_typed import NOTHING_CHOSEN
from prakan.foundation import access
from prakan.foundation.queries.people import UnitView, units
from prakan.planning.actions.progress import approve, endorse, open_collection
from prakan.planning.queries.plan import RowView, plan
from prakan.planning.queries.progress import CollectionView, EntryView, collection, entries
from prakan.reporting.queries.figures import figures_of
from prakan.web.forms.progress import OpenForm
from prakan.web.pages.progress.rights import may_take
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of
from prakan.web.templatetags.words import language

Words = str | Promise
STAGES: dict[str, Words] = {
    "draft": gettext_lazy("Draft"),
    "returned": gettext_lazy("Returned"),
    "submitted": gettext_lazy("Submitted"),
    "endorsed": gettext_lazy("Endorsed"),
    "approved": gettext_lazy("Approved"),
}
MayTake = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: what is planned, what is reported, what this person may do with it."""

    row: RowView
    entry: EntryView
    progress: Figure | None
    spend: Figure | None
    may_edit: bool
    may_endorse: bool
    may_approve: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one unit; ``unit`` None when nobody is named."""

    unit: UnitView | None
    rows: tuple[Row, ...]

    @property
    def ready(self) -> int:
        """Return how many rows are approved."""
        return sum(r.entry.stage == "approved" for r in self.rows)


@dataclass(frozen=True, slots=True)
class Stage:
    """How many rows stand at a stage, and the list of them."""

    key: str
    label: Words
    count: int
    current: bool


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the collecting of the chosen quarter, or how to open it."""
    person = person_of(request)
    quarter = period_of(request, person)
    found = collection(person, quarter.year, quarter.number)
    if found is None:
        context = {"quarter": quarter, "may_open": access.can(person, "collection.open"), "form": OpenForm()}
        return render(request, "progress/none.html", context)
    rows = _rows(request, quarter, found)
    stage, unit = request.GET.get("stage", ""), request.GET.get("unit", "")
    of_unit = [r for r in rows if not unit or (r.row.owner or "-") == unit]
    shown = [r for r in of_unit if stage not in STAGES or r.entry.stage == stage]
    context = {
        "quarter": quarter,
        "collection": found,
        "stages": _stages(of_unit, stage),
        "all_count": len(of_unit),
        "groups": _groups(shown, units(person)),
        "units": sorted({r.row.owner for r in rows if r.row.owner}),
        "unit": unit,
        "stage": stage,
        "days_left": (found.due - timezone.localdate()).days,
        "may_endorse": any(r.may_endorse for r in shown),
        "may_approve": any(r.may_approve for r in shown),
    }
    return render(request, "progress/list.html", context)


def _rows(request: HttpRequest, quarter: Quarter, found: CollectionView) -> list[Row]:
    person = person_of(request)
    reported = entries(person, quarter.year, quarter.number)
    book = figures_of(person, quarter.year, quarter.number)
    may, changing = may_take(person), found.closed_at is None
    return [
        _row(row, reported[row.ref], book, quarter, may if changing else _never)
        for row in plan(person, quarter.year).rows
        if row.ref in reported
    ]


def _never(step: str, owner: str) -> bool:
    return False


def _row(row: RowView, entry: EntryView, book: FigureBook, quarter: Quarter, may: MayTake) -> Row:
    at = entry.stage
    return Row(
        row=row,
        entry=entry,
        progress=book.get(f"{quarter.label}.{row.ref}.progress"),
        spend=book.get(f"{quarter.label}.{row.ref}.spend"),
        may_edit=at in ("draft", "returned") and may("progress.save", row.owner),
        may_endorse=at == "submitted" and may("progress.endorse", row.owner),
        may_approve=at == "endorsed" and may("progress.approve", row.owner),
    )


def _stages(rows: list[Row], current: str) -> tuple[Stage, ...]:
    return tuple(
        Stage(key, label, sum(r.entry.stage == key for r in rows), key == current)
        for key, label in STAGES.items()
    )


def _groups(rows: Iterable[Row], known: Iterable[UnitView]) -> tuple[Group, ...]:
    names = {unit.code: unit for unit in known}
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.row.owner, []).append(row)
    owners = sorted(found, key=lambda code: (code == "", code))
    return tuple(Group(names.get(code), tuple(found[code])) for code in owners)


@require_POST
def open_(request: HttpRequest) -> HttpResponse:
    """Open the chosen quarter for collecting."""
    person = person_of(request)
    quarter = period_of(request, person)
    form = OpenForm(request.POST)
    if form.is_valid():
        due, as_of = form.cleaned_data["due"], form.cleaned_data["as_of"]
        try:
            open_collection(
                year=quarter.year, quarter=quarter.number, due=due, as_of=as_of, by=person, at=timezone.now()
            )
        except Refused as refused:
            attach(form, refused)
        else:
            messages.success(request, gettext("The quarter is open: every row of the plan has a draft"))
            return redirect("progress.list")
    context = {"quarter": quarter, "may_open": True, "form": form}
    return render(request, "progress/none.html", context, status=422)


def decide(request: HttpRequest, do: str) -> HttpResponse:
    """List exactly which rows would be endorsed or approved; then do it."""
    person = person_of(request)
    quarter = period_of(request, person)
    found = collection(person, quarter.year, quarter.number)
    given = request.POST if request.method == "POST" else request.GET
    chosen = set(given.getlist("entry"))
    rows = _rows(request, quarter, found) if found else []
    ready = [
        r for r in rows if str(r.entry.id) in chosen and (r.may_endorse if do == "endorse" else r.may_approve)
    ]
    if request.method == "POST" and ready:
        _decide_each(request, do, ready)
        return redirect("progress.list")
    faults = () if ready else refuse(NOTHING_CHOSEN).faults
    context = {
        "quarter": quarter,
        "rows": ready,
        "do": do,
        "faults": faults,
        "left": len(chosen) - len(ready),
    }
    return render(request, "progress/decide.html", context, status=422 if faults else 200)


def _decide_each(request: HttpRequest, do: str, rows: list[Row]) -> None:
    person, done = person_of(request), 0
    action = endorse if do == "endorse" else approve
    for row in rows:
        try:
            action(entry_id=row.entry.id, by=person, at=timezone.now())
            done += 1
        except Refused as refused:
            fault = refused.faults[0]
            name = row.row.name.say(language())
            messages.warning(request, f"{fault.code} {name}: {fault.what(language())}")
    said = {
        "endorse": ngettext("%(n)s row endorsed", "%(n)s rows endorsed", done),
        "approve": ngettext("%(n)s row approved", "%(n)s rows approved", done),
    }
    messages.success(request, said[do] % {"n": done})


urls: list[URLPattern] = [
    path("progress/", show, name="progress.list"),
    path("progress/open/", open_, name="progress.open"),
    path("progress/endorse/", decide, {"do": "endorse"}, name="progress.endorse_many"),
    path("progress/approve/", decide, {"do": "approve"}, name="progress.approve_many"),
]
