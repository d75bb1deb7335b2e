"""Files behind an entry: put there, taken off, opened."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.planning.actions.progress import attach_stored, detach
from prakan.planning.queries.plan import plan
from prakan.planning.queries.progress import entry
from prakan.web.forms.progress import EvidenceForm
from prakan.web.forms.taking import Doer, take
from prakan.web.shell.downloads import send
from prakan.web.shell.people import person_of
from prakan.web.shell.uploads import stored


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Put a file behind an entry."""
    person = person_of(request)
    found = entry(person, entry_id)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if take(request, form, lambda doer: _attached(form, entry_id, doer)):
        messages.success(request, gettext("The file is stored and confirmed by its digest"))
        return redirect("progress.show", entry_id)
    context = {"form": form, "entry": found, "row": plan(person, found.year).row(found.ref)}
    return render(request, "progress/evidence.html", context, status=422 if form.errors else 200)


def _attached(form: EvidenceForm, entry_id: int, doer: Doer) -> object:
    file = stored(form.cleaned_data["file"], **doer)
    return attach_stored(entry_id=entry_id, file_id=file.pk, title=form.cleaned_data["title"], **doer)


@require_POST
def remove(request: HttpRequest, entry_id: int, evidence_id: int) -> HttpResponse:
    """Take a file off an entry; it stays in the store and in the trail."""
    detach(evidence_id=evidence_id, by=person_of(request), at=timezone.now())
    messages.success(request, gettext("The file is taken off; it stays in the store and in the history"))
    return redirect("progress.show", entry_id)


@require_safe
def download(request: HttpRequest, entry_id: int, evidence_id: int) -> HttpResponseBase:
    """Send a file that stands behind an entry."""
    person = person_of(request)
    listed = {item.id: item for item in entry(person, entry_id).evidence}
    if evidence_id not in listed:
        return HttpResponse(status=404)
    return send(request, person, listed[evidence_id].file_id, show="show" in request.GET)


urls: list[URLPattern] = [
    path("progress/<int:entry_id>/evidence/", add, name="progress.evidence"),
    path(
        "progress/<int:entry_id>/evidence/<int:evidence_id>/remove/", remove, name="progress.evidence_remove"
    ),
    path("progress/<int:entry_id>/evidence/<int:evidence_id>/", download, name="progress.evidence_open"),
]
