"""The plan out to Excel and back: exported, previewed line by line, confirmed, or handed back annotated."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.problems import Refused
from prakan.foundation.actions.files import store
from prakan.planning.actions.plan_import import LineView, Preview, annotate, commit, export, preview
from prakan.web.forms.exchange import ImportForm
from prakan.web.forms.plan import KINDS, RowForm
from prakan.web.pages.plan.edit import home_of
from prakan.web.pages.plan.found import version_of
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.received import handed, received
from prakan.web.templatetags.words import language, thai_month

Words = str | Promise
PAGE = 100
OUTCOMES: dict[str, Words] = {
    "new": gettext_lazy("New"),
    "changed": gettext_lazy("Changed"),
    "unchanged": gettext_lazy("Unchanged"),
    "refused": gettext_lazy("Refused"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """An outcome, how many lines have it, whether they are shown."""

    key: str
    label: Words
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the file with its words."""

    line: LineView
    outcome: Words
    kind: Words
    changes: tuple[tuple[Words, str, str], ...]


@require_safe
def export_(request: HttpRequest, version_id: int) -> HttpResponseBase:
    """Send a version of the plan as an Excel file that can be filled in and imported again."""
    person = person_of(request)
    plan = version_of(person, version_id)
    with tempfile.TemporaryDirectory() as folder:
        out = export(
            person=person,
            year=plan.year,
            path=Path(folder) / "plan.xlsx",
            language=language(),
            version_id=version_id,
        )
        return handed(out, f"plan-{plan.year}-v{plan.number}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, version_id: int) -> HttpResponse:
    """Take a file and go to its preview."""
    person = person_of(request)
    plan = version_of(person, version_id)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            file = store(name=given.name, content=given, by=person, at=timezone.now())
            with received(person, file.pk) as (place, name):
                preview(version_id=version_id, path=place, name=name, by=person)
        except Refused as refused:
            attach(form, refused)
        else:
            return redirect("plan.import_preview", version_id, file.pk)
    context = {"form": form, "plan": plan, "back": home_of(plan)}
    return render(request, "plan/import.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, version_id: int, file_id: int) -> HttpResponse:
    """Show what the file would do, line by line; then do it, all or nothing."""
    person = person_of(request)
    plan = version_of(person, version_id)
    faults: tuple[object, ...] = ()
    remove = "remove_absent" in request.POST
    with received(person, file_id) as (place, name):
        if request.method == "POST":
            expected = request.POST.get("expected", "")
            try:
                done = commit(
                    version_id=version_id,
                    path=place,
                    name=name,
                    by=person,
                    at=timezone.now(),
                    expected=expected,
                    remove_absent=remove,
                )
            except Refused as refused:
                faults = refused.faults
            else:
                said = gettext(
                    "Imported: %(new)s rows added, %(changed)s rows changed, %(removed)s rows removed"
                )
                removed = len(done.removable) if remove else 0
                messages.success(request, said % {**done.counts, "removed": removed})
                return redirect(home_of(plan))
        shown = preview(version_id=version_id, path=place, name=name, by=person)
    context = {
        **_context(request, shown),
        "plan": plan,
        "file_id": file_id,
        "faults": faults,
        "ticked": remove,
    }
    return render(request, "plan/preview.html", context, status=422 if faults else 200)


def _context(request: HttpRequest, shown: Preview) -> dict[str, object]:
    asked = request.GET.get("show", "")
    first = next((k for k in ("refused", "changed", "new") if shown.counts[k]), "all")
    wish = asked if asked in OUTCOMES or asked == "all" else first
    lines = [_shown(line) for line in shown.lines if wish in ("all", line.outcome.value)]
    return {
        "shown": shown,
        "page": Paginator(lines, PAGE).get_page(request.GET.get("page")),
        "tabs": [Tab(k, label, shown.counts[k], k == wish) for k, label in OUTCOMES.items()],
        "columns": [(c, _label(c.field) if c.field in LABELS else "") for c in shown.columns],
        "nothing": not (shown.counts["new"] or shown.counts["changed"] or shown.removable),
    }


LABELS: dict[str, Words] = {
    **{name: field.label or name for name, field in RowForm.base_fields.items()},
    "levels": gettext_lazy("Parts of the target"),
    "secondary": gettext_lazy("Targets beside it"),
}


def _shown(line: LineView) -> Shown:
    changes = tuple(
        (_label(c.field), _value(c.field, c.before), _value(c.field, c.after)) for c in line.changes
    )
    return Shown(line, OUTCOMES[line.outcome.value], KINDS.get(line.kind, ""), changes)


def _value(field: str, kept: str) -> str:
    """Return a value as people read it: the due month by name."""
    return thai_month(date.fromisoformat(kept)) if field == "due" and kept else kept


def _label(field: str) -> Words:
    return LABELS.get(field, field)


@require_safe
def annotated(request: HttpRequest, version_id: int, file_id: int) -> HttpResponseBase:
    """Hand the person's own file back with its problems beside the rows."""
    person = person_of(request)
    with received(person, file_id) as (place, name):
        shown = preview(version_id=version_id, path=place, name=name, by=person)
        out = annotate(preview=shown, path=place, out=place.with_name("annotated.xlsx"), language=language())
        said = gettext("to mend")
        return handed(out, f"{Path(name).stem} ({said}).xlsx")


urls: list[URLPattern] = [
    path("plan/versions/<int:version_id>/export/", export_, name="plan.export"),
    path("plan/versions/<int:version_id>/import/", upload, name="plan.import"),
    path("plan/versions/<int:version_id>/import/<int:file_id>/", confirm, name="plan.import_preview"),
    path("plan/versions/<int:version_id>/import/<int:file_id>/annotated/", annotated, name="plan.annotated"),
]
