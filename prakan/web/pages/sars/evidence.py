"""Files of a report: evidence behind its questions, and the institution's own PDF."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prakan.assessment.actions.sars import attach as attach_file
from prakan.assessment.actions.sars import detach, keep_own_file
from prakan.assessment.queries.report import sar
from prakan.domain.media_types import PDF
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import QUESTION_UNKNOWN, SAR_EVIDENCE_GONE
from prakan.web.forms.sars import EvidenceForm, OwnFileForm
from prakan.web.forms.taking import Doer, take
from prakan.web.pages.sars.parts import writable
from prakan.web.shell.downloads import send
from prakan.web.shell.people import person_of
from prakan.web.shell.uploads import stored


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, sar_id: int, code: str) -> HttpResponse:
    """Put a file behind a question."""
    view = writable(request, sar_id)
    question = view.form.questions.get(code)
    if question is None or not question.evidence:
        raise refuse(QUESTION_UNKNOWN, code=code[:60])
    form = EvidenceForm(request.POST or None, request.FILES or None)

    def keep(doer: Doer) -> object:
        given = form.cleaned_data
        file = stored(given["file"], **doer)
        words = {"title": given["title"], "place": given["place"]}
        return attach_file(sar_id=sar_id, question=code, file_id=file.pk, **words, **doer)

    back = reverse("sars.part", args=[sar_id, view.form.section_of[code].code])
    if take(request, form, keep):
        messages.success(request, gettext("The file is stored and confirmed by its digest"))
        return redirect(back)
    context = {"form": form, "view": view, "line": view.line, "question": question, "back": back}
    return render(request, "sars/evidence.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: HttpRequest, sar_id: int, evidence_id: int) -> HttpResponse:
    """Take a file off a question."""
    view = writable(request, sar_id)
    of = next((e.question for e in view.evidence if e.id == evidence_id), "")
    detach(sar_id=sar_id, evidence_id=evidence_id, by=person_of(request), at=timezone.now())
    messages.success(request, gettext("The file is taken off; it stays in the store and in the history"))
    return redirect("sars.part", sar_id, view.form.section_of[of].code)


@require_safe
def download(request: HttpRequest, sar_id: int, evidence_id: int) -> HttpResponseBase:
    """Send a file behind a question to whom the report concerns."""
    person = person_of(request)
    found = next((e for e in sar(person, sar_id).evidence if e.id == evidence_id), None)
    if found is None:
        raise refuse(SAR_EVIDENCE_GONE)
    return send(request, person, found.file_id, show="show" in request.GET)


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, sar_id: int) -> HttpResponse:
    """Take the institution's own PDF instead of answers."""
    view = writable(request, sar_id)
    form = OwnFileForm(request.POST or None, request.FILES or None)

    def keep(doer: Doer) -> bool:
        file = stored(form.cleaned_data["file"], allowed=frozenset({PDF}), **doer)
        keep_own_file(sar_id=sar_id, file_id=file.pk, **doer)
        return True

    if take(request, form, keep):
        messages.success(request, gettext("The file is stored and confirmed by its digest"))
        return redirect("sars.show", sar_id)
    context = {"form": form, "view": view, "line": view.line, "back": reverse("sars.show", args=[sar_id])}
    return render(request, "sars/evidence.html", context, status=422 if form.errors else 200)


@require_POST
def own_off(request: HttpRequest, sar_id: int) -> HttpResponse:
    """Do without one's own PDF again."""
    keep_own_file(sar_id=sar_id, file_id=None, by=person_of(request), at=timezone.now())
    messages.success(request, gettext("The file is taken off; it stays in the store and in the history"))
    return redirect("sars.show", sar_id)


@require_safe
def own_open(request: HttpRequest, sar_id: int) -> HttpResponseBase:
    """Send the institution's own PDF."""
    person = person_of(request)
    found = sar(person, sar_id).own_file
    if found is None:
        raise refuse(SAR_EVIDENCE_GONE)
    return send(request, person, found.id, show="show" in request.GET)


urls: list[URLPattern] = [
    path("sars/<int:sar_id>/evidence/add/<str:code>/", add, name="sars.evidence"),
    path("sars/<int:sar_id>/evidence/<int:evidence_id>/remove/", remove, name="sars.evidence_remove"),
    path("sars/<int:sar_id>/evidence/<int:evidence_id>/", download, name="sars.evidence_open"),
    path("sars/<int:sar_id>/pdf/add/", own, name="sars.own"),
    path("sars/<int:sar_id>/pdf/remove/", own_off, name="sars.own_remove"),
    path("sars/<int:sar_id>/pdf/", own_open, name="sars.own_open"),
]
