"""The forms of a version as XLSForm, a phase each; an edited one shown before its draft takes it."""

from __future__ import annotations

from io import BytesIO

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.frameworks.comparing import Change
from prakan.domain.frameworks.form_changes import CHOICE, GROUP, QUESTION
from prakan.domain.frameworks.form_reading import LARGEST
from prakan.domain.frameworks.vocabulary import LEVELS
from prakan.domain.frameworks.xlsform import form_of, written
from prakan.domain.media_types import XLSX
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_workshop import NOT_SCORABLE
from prakan.domain.sheets.colouring import Note, coloured
from prakan.foundation import access
from prakan.foundation.actions.files import store
from prakan.registry.actions import frameworks as actions
from prakan.registry.queries.framework_forms import (
    OfferedForm,
    PhaseForm,
    check_phase,
    offered,
    phase_forms,
)
from prakan.registry.queries.frameworks import FrameworkView, framework
from prakan.web.forms.frameworks import FormForm, WhyForm
from prakan.web.forms.taking import Doer
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.received import handed, received
from prakan.web.templatetags.words import language

Words = str | Promise
KINDS: dict[str, Words] = {QUESTION: _("Question"), GROUP: _("Standard"), CHOICE: _("Level of a scale")}
CHANGES: dict[Change, Words] = {
    Change.ADDED: _("added"),
    Change.CHANGED: _("changed"),
    Change.REMOVED: _("removed"),
}


@require_safe
def forms(request: HttpRequest, framework_id: int) -> HttpResponse:
    """Show the forms of a version, and take an edited one where it is a draft."""
    person = person_of(request)
    view = framework(person, framework_id)
    found = phase_forms(view.pack)
    if not found:
        raise refuse(NOT_SCORABLE)
    may_take = view.line.stage == "draft" and access.can(person, "framework.draft")
    form = FormForm(None, found) if may_take else None
    return render(request, "frameworks/forms.html", _page(view, found, form))


def _page(view: FrameworkView, found: tuple[PhaseForm, ...], form: FormForm | None) -> dict[str, object]:
    return {"view": view, "forms": found, "form": form, "level": LEVELS[view.pack.level]}


@require_safe
def form(request: HttpRequest, framework_id: int) -> HttpResponse:
    """Send the form of a phase as an XLSForm with both languages; FRAME-074 where nothing is asked."""
    view = framework(person_of(request), framework_id)
    phase = request.GET.get("phase", "") if view.pack.phases else ""
    check_phase(view.pack, phase or (view.pack.phases[-1].id if view.pack.phases else ""))
    name = f"{view.line.key}{f'-{phase}' if phase else ''}-v{view.line.number}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(written(form_of(view.pack, phase)), content_type=XLSX, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, framework_id: int) -> HttpResponse:
    """Take an edited form and go to its preview."""
    person = person_of(request)
    view = framework(person, framework_id)
    found = phase_forms(view.pack)
    form = FormForm(request.POST or None, found, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given, phase = form.cleaned_data["file"], form.chosen()
        content = given.read(LARGEST + 1)
        try:
            offered(person, framework_id, phase=phase, name=given.name, content=content)
            file = store(name=given.name, content=BytesIO(content), by=person, at=timezone.now())
        except Refused as refused:
            attach(form, refused)
        else:
            at = reverse("frameworks.form_preview", args=[framework_id, file.pk])
            return redirect(f"{at}?{urlencode({'phase': phase})}" if phase else at)
    return render(
        request, "frameworks/forms.html", _page(view, found, form), status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, framework_id: int, file_id: int) -> HttpResponse:
    """Show what an edited form changes and every problem by its cell; then keep it as the next draft."""
    person, phase = person_of(request), request.GET.get("phase", "")
    form = WhyForm(request.POST or None)
    with received(person, file_id) as (place, name):
        content = place.read_bytes()
    given: Doer = {"framework_id": framework_id, "phase": phase, "name": name, "content": content}
    if request.method == "POST" and form.is_valid():
        doer: Doer = {"by": person, "at": timezone.now(), "expected": request.POST.get("expected", "")}
        try:
            made = actions.take_form(reason=form.cleaned_data["reason"], **given, **doer)
        except Refused as refused:
            attach(form, refused)
        else:
            messages.success(request, gettext("Kept as draft version %(n)s") % {"n": made.number})
            return redirect("frameworks.show", made.pk)
    found = offered(person, framework_id, phase=phase, name=name, content=content)
    context = {**_shown(found), "form": form, "name": name, "file_id": file_id, "phase": phase}
    return render(request, "frameworks/form_preview.html", context, status=422 if form.errors else 200)


def _shown(found: OfferedForm) -> dict[str, object]:
    rows = [(KINDS[c.kind], CHANGES[c.change], c) for c in found.changes.changes]
    return {
        "view": found.view,
        "found": found,
        "rows": rows,
        "counts": {change.value: found.changes.count(change) for change in CHANGES},
        "ok": not found.faults and bool(rows),
    }


@require_safe
def marked(request: HttpRequest, framework_id: int, file_id: int) -> HttpResponseBase:
    """Hand the edited form back with its problems in their cells."""
    person, phase = person_of(request), request.GET.get("phase", "")
    with received(person, file_id) as (place, name):
        content = place.read_bytes()
        found = offered(person, framework_id, phase=phase, name=name, content=content)
        notes = [_note(fault) for fault in found.faults if "!" in fault.field]
        out = coloured(path=place, out=place.with_name("marked.xlsx"), notes=notes)
        return handed(out, f"{name.removesuffix('.xlsx')} ({gettext('to mend')}).xlsx")


def _note(fault: Fault) -> Note:
    sheet, _sign, cell = fault.field.partition("!")
    return Note(sheet, cell, f"{fault.code} {fault.what(language())} → {fault.next_move(language())}")


urls: list[URLPattern] = [
    path("frameworks/<int:framework_id>/form/", form, name="frameworks.form"),
    path("frameworks/<int:framework_id>/forms/", forms, name="frameworks.forms"),
    path("frameworks/<int:framework_id>/forms/take/", upload, name="frameworks.form_take"),
    path("frameworks/<int:framework_id>/forms/<int:file_id>/", preview, name="frameworks.form_preview"),
    path("frameworks/<int:framework_id>/forms/<int:file_id>/marked/", marked, name="frameworks.form_marked"),
]
