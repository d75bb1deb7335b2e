"""Published results searched, one of them, and all of them as a table of open data."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from prakan.assessment.queries.case_certificates.public import ResultFilter, open_data, result, results
from prakan.web.forms.case_certificates import PaperForm, ResultsForm, results_wanted
from prakan.web.shell.numbers import page_number
from prakan.web.shell.public import slow_down

MARK = "\ufeff"  # spreadsheets read UTF-8 by it


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Let anybody search published results."""
    slow_down(request)
    wanted = results_wanted(request.GET)
    found = results(wanted, page_number(request))
    context = {
        "found": found,
        "form": ResultsForm(request.GET, found.years),
        "wanted": wanted,
        "levels": [(level, count, _link(wanted, level)) for level, count in found.levels],
        "every_level": _link(wanted, ""),
        "paper": PaperForm(),
        "before": found.number - 1,
        "after": found.number + 1,
    }
    return render(request, "results/search.html", context)


@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show anybody one published result."""
    slow_down(request)
    found = result(number[:40].upper().replace("\0", ""))
    address = settings.SITE_URL.rstrip("/") + reverse("results.paper", args=[found.certificate.number])
    context = {
        "found": found,
        "said": found.said,
        "state": found.certificate.state(timezone.localdate()),
        "sections": [(found.standard(code), heading, text) for code, heading, text in found.sections],
        "qr": qr(address),
        "earlier": found.versions[1:],
    }
    return render(request, "results/show.html", context)


@require_safe
def table(request: HttpRequest) -> StreamingHttpResponse:
    """Give anybody all published results as CSV."""
    slow_down(request)
    answer = StreamingHttpResponse(
        _csv(open_data(timezone.localdate())), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="results.csv"'
    return answer


def qr(address: str) -> SafeString:
    """Return a QR code as SVG for the page."""
    drawn = segno.make(address, error="m").svg_inline(scale=3, border=4, dark="#000", light="#fff")
    return mark_safe(drawn)  # noqa: S308 - the library drew it


def _csv(rows: Iterator[list[str]]) -> Iterator[str]:
    yield MARK
    for row in rows:
        out = StringIO()
        csv.writer(out).writerow(row)
        yield out.getvalue()


def _link(wanted: ResultFilter, level: str) -> str:
    asked = {
        "q": wanted.text,
        "level": level,
        "province": wanted.province,
        "year": str(wanted.year) if wanted.year else "",
    }
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('results.search')}?{query}"


urls: list[URLPattern] = [
    path("results/", search, name="results.search"),
    path("results/results.csv", table, name="results.table"),
    path("results/<str:number>/", show, name="results.show"),
]
