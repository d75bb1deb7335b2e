"""Appeals filed by an institution, or received late by the secretary; the list of all."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.case_appeals.filing import Point, receive_late
from prakan.assessment.actions.case_appeals.filing import file as file_one
from prakan.assessment.queries.case_appeals.one import appeals, filing, point_file
from prakan.foundation import access
from prakan.foundation.actions.files import store
from prakan.web.forms.case_appeals import AppealForm
from prakan.web.forms.taking import take
from prakan.web.shell.downloads import send
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen

if TYPE_CHECKING:
    from prakan.foundation.models import Person


@require_safe
@kept_as_seen
def board(request: HttpRequest) -> Page:
    """Show all appeals."""
    return Page("case_appeals/board.html", {"lines": appeals(person_of(request))})


@require_http_methods(["GET", "HEAD", "POST"])
@kept_as_seen
def new(request: HttpRequest, case_id: int) -> Page | HttpResponse:
    """File an appeal against the published result of a case."""
    person = person_of(request)
    view = filing(person, case_id)
    late = access.can(person, "appeal.receive_late")
    posted = request.method == "POST"
    data, files = (request.POST, request.FILES) if posted else (None, None)
    form = AppealForm(data, files, view.targets, late=late)

    def filed(doer: dict[str, Any]) -> Any:
        told = {"case_id": case_id, "points": _points(form, **doer), "words": form.cleaned_data["words"]}
        if late:
            return receive_late(reason=form.cleaned_data["reason"], **told, **doer)
        return file_one(**told, **doer)

    if row := take(request, form, filed):
        messages.success(request, _("The appeal is filed; a panel free of interest will hear it"))
        return redirect("appeals.show", row.pk)
    today = timezone.localdate()
    barred = view.not_late(today) if late else view.too_late(today)
    may_write = barred is None or bool(form.errors)  # what was typed until midnight stays to be read
    context = {
        "view": view,
        "form": form,
        "late": late,
        "over": barred or view.too_late(today),
        "may_file": view.is_open and may_write and (late or access.can(person, "appeal.file")),
    }
    return Page("case_appeals/new.html", context, status=422 if form.errors else 200)


@require_safe
def open_file(request: HttpRequest, point_id: int) -> HttpResponseBase:
    """Give the file of a point to whoever reads the appeal."""
    person = person_of(request)
    return send(request, person, point_file(person, point_id), show=True)


def _points(form: AppealForm, *, by: Person, at: datetime) -> list[Point]:
    """Return the points that have a reason or a file, with their files stored."""
    found = []
    for key, _name in form.keys:
        reason, given = form.cleaned_data[f"why_{key}"], form.cleaned_data[f"file_{key}"]
        if reason.strip() or given:
            kept = store(name=given.name or "", content=given.file, by=by, at=at) if given else None
            found.append(Point(key, reason, kept.pk if kept else None))
    return found


urls: list[URLPattern] = [
    path("appeals/", board, name="appeals.board"),
    path("cases/<int:case_id>/appeal/", new, name="appeals.new"),
    path("appeals/points/<int:point_id>/file/", open_file, name="appeals.file"),
]
