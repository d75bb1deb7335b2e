"""A certificate checked by anybody: by its number, and whether a file is the one that was made."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.queries.case_certificates.public import language_of, paper
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_case_certificates import FILE_DIFFERS
from prakan.foundation.keeping import digest_of
from prakan.reporting.actions.case_certificates import paper_bytes
from prakan.web.forms.case_certificates import PaperFileForm, PaperForm
from prakan.web.problems import attach
from prakan.web.shell.public import slow_down

LONGEST = 30


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Ask for the number of a certificate, and open its page."""
    slow_down(request)
    form = PaperForm(request.GET or None)
    status = 200
    if form.is_bound and form.is_valid():
        try:
            return redirect("results.paper", paper(form.cleaned_data["number"]).certificate.number)
        except Refused as refused:
            attach(form, refused)
            status = 404
    return render(request, "results/check.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show how a certificate stands today, and compare a file with it."""
    slow_down(request)
    found = paper(number[:LONGEST].replace("\0", ""))
    form = PaperFileForm(request.POST or None, request.FILES or None)
    same, status = "", 200
    if request.method == "POST" and form.is_valid():
        same = language_of(found.certificate.id, digest_of(form.cleaned_data["file"]))
        if not same:
            attach(form, refuse(FILE_DIFFERS, "file", number=found.certificate.number))
    if form.errors:
        status = 422
    context = {
        "found": found,
        "one": found.certificate,
        "said": found.certificate.said,
        "state": found.certificate.state(timezone.localdate()),
        "form": form,
        "same": same,
    }
    return render(request, "results/paper.html", context, status=status)


@require_safe
def download(request: HttpRequest, number: str, language: str) -> HttpResponse:
    """Give anybody the PDF of a published certificate."""
    slow_down(request)
    if language not in ("th", "en"):
        raise Http404
    found = paper(number[:LONGEST].replace("\0", "")).certificate
    address = settings.SITE_URL.rstrip("/") + reverse("results.paper", args=[found.number])
    made = paper_bytes(certificate_id=found.id, language=language, check=address, at=timezone.now())
    answer = HttpResponse(made, content_type="application/pdf")
    name = f"{found.number}-{language}.pdf"
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


urls: list[URLPattern] = [
    path("certificates/", check, name="results.check"),
    path("certificates/<str:number>/", show, name="results.paper"),
    path("certificates/<str:number>/<str:language>.pdf", download, name="results.download"),
]
