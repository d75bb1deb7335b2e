"""A version of a report as a document: Word or PDF."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.case_reports.printed import printed
from prakan.reporting.document.case_reports.report import case_report, file_name, language_of
from prakan.reporting.document.formats import FORMATS
from prakan.web.shell.people import person_of
from prakan.web.shell.received import handed


@require_safe
def download(request: HttpRequest, case_id: int, number: int, ending: str) -> HttpResponseBase:
    """Send a version of a report, in the language of its kind of schools."""
    said = printed(person_of(request), case_id, number)
    with TemporaryDirectory() as folder:
        out = Path(folder) / f"report.{ending}"
        FORMATS[ending](case_report(said, language_of(said)), out)
        return handed(out, file_name(said, ending))


PLACE = "cases/<int:case_id>/report/versions/<int:number>"
urls: list[URLPattern] = [
    path(f"{PLACE}/report.pdf", download, {"ending": "pdf"}, name="case_reports.pdf"),
    path(f"{PLACE}/report.docx", download, {"ending": "docx"}, name="case_reports.docx"),
]
