"""Letters about announced teams: one at once, or a file of many that is ready."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakan.assessment.actions import team_letters
from prakan.assessment.queries.team_letter_runs import open_letters
from prakan.domain.media_types import ENDINGS
from prakan.web.shell.people import person_of
from prakan.web.shell.received import handed
from prakan.web.templatetags.words import language


@require_safe
def one(request: HttpRequest, appointment_id: int, kind: str, whom: int) -> HttpResponseBase:
    """Give one letter as Word, in the reader's language or the one that is asked for."""
    asked = request.GET.get("language", "")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "letter.docx"
        name = team_letters.write_one(
            appointment_id=appointment_id,
            kind=kind,
            whom=whom,
            out=out,
            by=person_of(request),
            language=asked if asked in ("th", "en") else language(),
        )
        return handed(out, name)


@require_safe
def download(request: HttpRequest, run_id: int) -> StreamingHttpResponse:
    """Give a file of many letters."""
    view, pieces = open_letters(person_of(request), run_id)
    answer = StreamingHttpResponse(pieces, content_type=ENDINGS[view.format])
    answer["Content-Length"] = str(view.size)
    answer["Content-Disposition"] = content_disposition_header(True, view.name)
    return answer


@require_POST
def cancel(request: HttpRequest, run_id: int) -> HttpResponse:
    """Stop writing a file."""
    run = team_letters.cancel(run_id=run_id, by=person_of(request), at=timezone.now())
    messages.success(request, _("Cancelled; no file was made"))
    return redirect("announcing.room", run.plan_id)


urls: list[URLPattern] = [
    path("letters/<int:appointment_id>/<slug:kind>/<int:whom>/", one, name="letters.one"),
    path("letters/files/<int:run_id>/", download, name="letters.download"),
    path("letters/files/<int:run_id>/cancel/", cancel, name="letters.cancel"),
]
