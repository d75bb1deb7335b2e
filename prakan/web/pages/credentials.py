"""Certificates of licences: printed, and as credentials that machines check; what of them is public."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from prakan.assessors.queries.credentials import (
    certificate,
    issuer_now,
    open_credential,
    own_credential,
)
from prakan.assessors.queries.credentials import status as status_now
from prakan.domain.credentials.badges import Purpose
from prakan.domain.problems import refuse
from prakan.domain.problems_licences import TOO_MANY_CHECKS
from prakan.reporting.document.certificate import certificate_pdf
from prakan.web.shell.pace import too_many
from prakan.web.shell.people import person_of

CREDENTIAL, DOCUMENT = "application/vc", "application/did"
PURPOSES = {str(purpose): purpose for purpose in Purpose}


@require_safe
def print_one(request: HttpRequest, licence_id: int) -> HttpResponse:
    """Give the certificate of a licence as PDF, in the language asked for, else the reader's."""
    said = certificate(person_of(request), licence_id)
    asked = request.GET.get("language", "")
    language = asked if asked in ("th", "en") else (get_language() or "th")[:2]
    site = settings.SITE_URL + reverse("licences.check")
    check = f"{site}?{urlencode({'number': said.number})}"
    made = certificate_pdf(said, language, site=site, check=check, at=timezone.localtime())
    return _file(HttpResponse(made, content_type="application/pdf"), f"{said.number}-{language}.pdf")


@require_safe
def download(request: HttpRequest, licence_id: int) -> HttpResponse:
    """Give the credential of a licence to its holder or the agency's staff."""
    made = own_credential(person_of(request), licence_id, timezone.now())
    number = made["credentialSubject"]["licenseNumber"]
    return _file(_json(made, CREDENTIAL), f"{number}.json")


@require_safe
def by_number(request: HttpRequest, number: str) -> HttpResponse:
    """Give anybody the credential of a licence without a name; no more often than the settings say."""
    limit = settings.LICENCE_CHECKS
    if too_many(request, "licence", limit, timezone.now().timestamp()):
        raise refuse(TOO_MANY_CHECKS, "number", limit=limit)
    return _open(_json(open_credential(number, timezone.now()), CREDENTIAL))


@require_safe
def issuer(request: HttpRequest) -> HttpResponse:
    """Tell anybody the keys by which the agency's signatures are checked."""
    return _open(_json(issuer_now(), DOCUMENT))


@require_safe
def status(request: HttpRequest, number: int, purpose: str) -> HttpResponse:
    """Tell anybody which credentials of a list are revoked, or suspended."""
    if purpose not in PURPOSES:
        raise Http404
    return _open(_json(status_now(number, PURPOSES[purpose], timezone.now()), CREDENTIAL))


def _json(said: dict[str, Any], kind: str) -> HttpResponse:
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1}, content_type=kind)


def _file(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _open(answer: HttpResponse) -> HttpResponse:
    """Let programs of other sites read it: a wallet in a browser asks from its own page."""
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


ONE = "licences/<int:licence_id>/"
urls: list[URLPattern] = [
    path(f"{ONE}certificate/", print_one, name="credentials.print"),
    path(f"{ONE}credential/", download, name="credentials.download"),
    path("check-licence/<str:number>/credential/", by_number, name="credentials.by_number"),
    path("credentials/issuer/", issuer, name="credentials.issuer"),
    path(".well-known/did.json", issuer, name="credentials.did"),
    path("credentials/status/<int:number>/<str:purpose>/", status, name="credentials.status"),
]
