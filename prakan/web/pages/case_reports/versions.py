"""The versions of a report, each as it was handed on, and what changed between two."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.case_reports.versions import compare, titles, versions
from prakan.assessment.queries.cases.one import case
from prakan.web.shell.numbers import whole
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen


@require_safe
@kept_as_seen
def show(request: HttpRequest, case_id: int) -> Page:
    """Show the versions, one of them whole, or what changed from the one before."""
    person = person_of(request)
    found = versions(person, case_id)
    asked = whole(request.GET.get("version", "")[:4])
    one = next((v for v in found if v.number == asked), found[0] if found else None)
    changes = None
    if one and one.number > 1 and request.GET.get("changes"):
        changes = compare(person, case_id, one.number - 1, one.number)
    named = titles(person, case_id) if one else {}
    differing = dict(changes.changes) if changes else {}
    context = {
        "case": case(person, case_id),
        "versions": found,
        "one": one,
        "changes": changes,
        "whole": [
            (section, one.sections[key]) for key, section in named.items() if one and key in one.sections
        ],
        "differing": [(section, differing[key]) for key, section in named.items() if key in differing],
    }
    return Page("case_reports/versions.html", context)


urls: list[URLPattern] = [path("cases/<int:case_id>/report/versions/", show, name="case_reports.versions")]
