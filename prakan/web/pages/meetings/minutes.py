"""The agenda or the minutes of a meeting as Word or PDF."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.meetings.board import meeting
from prakan.reporting.document.formats import FORMATS
from prakan.reporting.document.minutes import minutes
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_safe
def download(request: HttpRequest, meeting_id: int, ending: str) -> HttpResponse:
    """Send the agenda, or once the meeting is closed its minutes."""
    view = meeting(person_of(request), meeting_id, whole=True)
    report = minutes(view, language())
    name = f"{'minutes' if view.stage == 'closed' else 'agenda'}-{view.body_code}-{view.label}.{ending}"
    with TemporaryDirectory() as folder:
        target = Path(folder) / f"meeting.{ending}"
        FORMATS[ending](report, target)
        answer = HttpResponse(target.read_bytes(), content_type=TYPES[ending])
    answer["Content-Disposition"] = f'attachment; filename="{name.replace("/", "-")}"'
    return answer


urls: list[URLPattern] = [
    path("meetings/<int:meeting_id>/minutes.docx", download, {"ending": "docx"}, name="meetings.minutes"),
    path("meetings/<int:meeting_id>/minutes.pdf", download, {"ending": "pdf"}, name="meetings.minutes_pdf"),
]
