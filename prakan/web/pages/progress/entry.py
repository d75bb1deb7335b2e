"""One row's progress in one quarter: read it with its history, or fill it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.figures import Figure, FigureBook
from prakan.domain.problems import Refused
from prakan.domain.text import Text
from prakan.foundation.queries.audit import AuditView, trail
from prakan.planning.actions.progress import save
from prakan.planning.queries.plan import RowView, plan
from prakan.planning.queries.progress import EntryView, entry
from prakan.reporting.queries.books import ladders
from prakan.reporting.queries.figures import figures_of
from prakan.reporting.sources.material import LadderView
from prakan.web.forms.both import differences, edited_meanwhile, merged, typed
from prakan.web.forms.progress import EntryForm, EvidenceForm
from prakan.web.pages.progress.rights import may_take
from prakan.web.problems import attach
from prakan.web.shell.people import person_of

Words = str | Promise
STEPS: dict[str, Words] = {
    "progress.save": gettext_lazy("Saved"),
    "progress.submit": gettext_lazy("Submitted for endorsement"),
    "progress.endorse": gettext_lazy("Endorsed by the unit head"),
    "progress.approve": gettext_lazy("Approved by the policy office"),
    "progress.return": gettext_lazy("Returned"),
    "progress.reopen": gettext_lazy("Opened again"),
}
DID: dict[str, Words] = {
    "attach": gettext_lazy("Evidence added"),
    "detach": gettext_lazy("Evidence taken off"),
}
OPEN = frozenset({"draft", "returned"})


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the history."""

    at: datetime
    by: Text
    what: Words
    reason: str


@dataclass(frozen=True, slots=True)
class Pip:
    """A step of the ladder; ``reached`` once it is done."""

    name: str
    reached: bool


@require_safe
def show(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Show what is reported for a row, who did what, and the next step for this person."""
    person = person_of(request)
    found = entry(person, entry_id)
    row = plan(person, found.year).row(found.ref)
    book = figures_of(person, found.year, found.quarter)
    may: Callable[[str, str], bool] = may_take(person)
    context = {
        "entry": found,
        "row": row,
        "figures": figures(book, found),
        "numbers": [f for n in found.figures if (f := book.get(f"{_period(found)}.{found.ref}.n.{n.key}"))],
        "ladder": ladder_of(row),
        "history": [_event(line) for line in trail(person, f"progress:{found.id}")],
        "evidence_form": EvidenceForm(),
        "may": {} if found.closed else _may(found, row, may),
    }
    return render(request, "progress/show.html", context)


def figures(book: FigureBook, found: EntryView) -> dict[str, Figure | None]:
    """Return the figures of a row that the head of the page shows."""
    return {
        "target": book.get(f"FY{found.year}.{found.ref}.target"),
        **{
            tail: book.get(f"{_period(found)}.{found.ref}.{tail}") for tail in ("progress", "spend", "ladder")
        },
    }


def _period(found: EntryView) -> str:
    return f"FY{found.year}Q{found.quarter}"


def ladder_of(row: RowView) -> LadderView | None:
    """Return the milestone ladder of a row."""
    return next((ladder for ladder in ladders() if ladder.code == row.ladder), None)


def _may(found: EntryView, row: RowView, may: Callable[[str, str], bool]) -> dict[str, bool]:
    at = found.stage
    return {
        "edit": at in OPEN and may("progress.save", row.owner),
        "submit": at in OPEN and may("progress.submit", row.owner),
        "endorse": at == "submitted" and may("progress.endorse", row.owner),
        "approve": at == "endorsed" and may("progress.approve", row.owner),
        "return": at in ("submitted", "endorsed") and may("progress.return", row.owner),
        "reopen": at in ("endorsed", "approved") and may("progress.reopen", row.owner),
    }


def _event(line: AuditView) -> Event:
    did = DID.get(str(line.after.get("did", "")))
    reason = str(line.after.get("reason") or line.after.get("returned_reason") or "")
    return Event(line.at, line.by_name, did or STEPS.get(line.step, line.step), reason)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Fill in what a unit reports for a row; what somebody else saved meanwhile is shown beside it."""
    person = person_of(request)
    found = entry(person, entry_id)
    row = plan(person, found.year).row(found.ref)
    ladder = ladder_of(row)
    if request.method != "POST":
        return _form(request, EntryForm(None, found, row, ladder), found, row)
    form = EntryForm(merged(request.POST), found, row, ladder)
    form.is_valid()
    try:
        saved = save(
            entry_id=entry_id,
            fields=form.given(),
            revision=form.cleaned_data.get("revision", -1),
            figures=form.figures(),
            by=person,
            at=timezone.now(),
        )
    except Refused as refused:
        if edited_meanwhile(refused):
            return _both(request, form, entry(person, entry_id), row, refused)
        attach(form, refused)
        return _form(request, form, found, row, status=422)
    at = timezone.localtime(saved.saved_at).strftime("%H.%M") if saved.saved_at else ""
    messages.success(request, gettext("Draft saved at %(at)s; submit it when it is complete") % {"at": at})
    return redirect("progress.show", entry_id)


def _form(
    request: HttpRequest, form: EntryForm, found: EntryView, row: RowView, status: int = 200
) -> HttpResponse:
    context = {"form": form, "entry": found, "row": row}
    return render(request, "progress/edit.html", context, status=status)


def _both(
    request: HttpRequest, form: EntryForm, found: EntryView, row: RowView, refused: Refused
) -> HttpResponse:
    context = {
        "form": form,
        "faults": refused.faults,
        "typed": typed(form.data, "revision"),
        "differences": differences(form, _saved(found, row)),
        "seen_name": "revision",
        "seen": found.revision,
        "by": found.saved_by,
        "name": row.name,
    }
    return render(request, "plan/both.html", context, status=409)


def _saved(found: EntryView, row: RowView) -> dict[str, object]:
    """Return what is saved now, by the names of the form's fields."""
    return {bound.name: bound.value() for bound in EntryForm(None, found, row, ladder_of(row))}


urls: list[URLPattern] = [
    path("progress/<int:entry_id>/", show, name="progress.show"),
    path("progress/<int:entry_id>/edit/", edit, name="progress.edit"),
]
