"""The package of a visit, given to a device of its team: docs/reference/field-protocol.md."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from prakan.assessment.actions.visit_packages import give
from prakan.assessment.queries.field.devices import own_device
from prakan.web.pages.field.speaking import own, spoken
from prakan.web.shell.people import person_of


@require_safe
@gzip_page
@spoken
def package(request: HttpRequest, case_id: int) -> HttpResponse:
    """Send the package to one's own device that was not withdrawn; 304 when it has this very content."""
    person, device = person_of(request), own(request)
    own_device(person, device)
    known = request.headers.get("If-None-Match", "").removeprefix("W/").strip('"')
    given = give(
        case_id=case_id,
        address=partial(_address, case_id),
        known=known,
        device=str(device),
        by=person,
        at=timezone.now(),
    )
    if given is None:
        return _tagged(HttpResponse(status=304), known)
    return _tagged(HttpResponse(given.body, content_type="application/json"), given.digest)


def _address(case_id: int, evidence_id: int) -> str:
    return reverse("case_scores.sar_file", args=[case_id, evidence_id])


def _tagged(answer: HttpResponse, digest: str) -> HttpResponse:
    answer["ETag"] = f'"{digest}"'
    answer["Cache-Control"] = "private, no-store"  # the app keeps it, encrypted; the browser does not
    return answer


urls: list[URLPattern] = [path("field/cases/<int:case_id>/package/", package, name="field.package")]
