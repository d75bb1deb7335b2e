"""A version of a report as a document: Word or PDF."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_safe

from prakan.assessment.queries.case_reports.printed import printed
from prakan.reporting.actions.case_report_papers import word_of
from prakan.reporting.document import pdf
from prakan.reporting.document.case_reports.report import case_report, file_name
from prakan.web.shell.people import person_of
from prakan.web.shell.received import handed


@require_safe
def as_pdf(request: HttpRequest, case_id: int, number: int) -> HttpResponseBase:
    """Send a version of a report as PDF, in the language of its case."""
    said = printed(person_of(request), case_id, number)
    with TemporaryDirectory() as folder:
        out = Path(folder) / "report.pdf"
        pdf.render(case_report(said, said.language), out)
        return handed(out, file_name(said, "pdf"))


@require_safe
def as_word(request: HttpRequest, case_id: int, number: int) -> HttpResponseBase:
    """Send a version of a report as Word, in the agency's template of when it was made."""
    name, made = word_of(case_id=case_id, number=number, by=person_of(request), at=timezone.now())
    with TemporaryDirectory() as folder:
        out = Path(folder) / "report.docx"
        out.write_bytes(made)
        return handed(out, name)


PLACE = "cases/<int:case_id>/report/versions/<int:number>"
urls: list[URLPattern] = [
    path(f"{PLACE}/report.pdf", as_pdf, name="case_reports.pdf"),
    path(f"{PLACE}/report.docx", as_word, name="case_reports.docx"),
]
