"""An assessor's own visits as a file for any calendar program."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.team_calendar import calendar_visits
from prakan.domain.visit_calendar import calendar_file
from prakan.web.shell.people import person_of
from prakan.web.templatetags.words import language


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Give the reader's visits as a calendar file."""
    made = calendar_file(calendar_visits(person_of(request)), language())
    answer = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="visits.ics"'
    return answer


urls: list[URLPattern] = [path("my-visits/calendar.ics", own, name="visits.calendar")]
