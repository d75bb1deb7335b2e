"""Reading records of a visit: which there are, one in full with its versions, the scan that was signed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_safe

from prakan.assessment.actions.visit_records import look, look_at_scan
from prakan.assessment.queries.case_scores.rooms import room
from prakan.assessment.queries.field.conflicts import waiting
from prakan.assessment.queries.visit_records import RecordView, lines
from prakan.domain.case_scores.papers import FINDING_NAMES
from prakan.domain.field.words import RECORD_NAMES
from prakan.domain.text import Text
from prakan.web.pages.visit_records.parts import Record, asked, may_write, records_of
from prakan.web.shell.downloads import send
from prakan.web.shell.numbers import whole
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen


@require_safe
@kept_as_seen
def listed(request: HttpRequest, case_id: int) -> Page:
    """Show which records a visit has; names of people stand only on the page of each."""
    person = person_of(request)
    shown = room(person, case_id)
    context = {
        "room": shown,
        "tab": "records",
        "records": records_of(shown, lines(person, case_id)),
        "may_write": may_write(shown),
        "pairs": waiting(person, case_id),
    }
    return Page("visit_records/list.html", context)


@require_safe
def show(request: HttpRequest, case_id: int, kind: str) -> HttpResponse:
    """Show a record in full, one of its versions; who looked stands in the trail."""
    person, (kind, part) = person_of(request), asked(request, kind)
    shown = room(person, case_id)
    found = look(case_id=case_id, kind=kind, part=part, by=person, at=timezone.now())
    wished = whole(request.GET.get("version", ""))
    view = next((one for one in found if one.line.version == wished), found[0] if found else None)
    record = Record(kind, part, RECORD_NAMES[kind], found[0].line if found else None)
    context = {
        "room": shown,
        "tab": "records",
        "record": record,
        "versions": [one.line for one in found],
        "view": view,
        "points": _points(view),
        "may_write": may_write(shown),
    }
    return render(request, "visit_records/show.html", context)


@require_safe
def paper(request: HttpRequest, case_id: int, record_id: int) -> HttpResponseBase:
    """Send the scan of what was signed on paper; who looked stands in the trail."""
    person = person_of(request)
    file = look_at_scan(case_id=case_id, record_id=record_id, by=person, at=timezone.now())
    return send(request, person, file, show="show" in request.GET)


def _points(view: RecordView | None) -> list[tuple[Text, str, str]]:
    """Return the points of an oral feedback: the word of its kind, its code, what was told."""
    points = (view.content or {}).get("points", ()) if view else ()
    return [(FINDING_NAMES[one["kind"]], one["code"], one["text"]) for one in points]


urls: list[URLPattern] = [
    path("cases/<int:case_id>/visit-records/", listed, name="visit_records.list"),
    path("cases/<int:case_id>/visit-records/<slug:kind>/", show, name="visit_records.show"),
    path("cases/<int:case_id>/visit-records/scan/<int:record_id>/", paper, name="visit_records.scan"),
]
