"""The cases that wait for the reader, one by one: what is to be done, until when, how late."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessment.queries.cases.inbox import mine
from prakan.domain.cases.stages import CaseStage
from prakan.web.shell.case_turns import work_page
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen


@require_safe
@kept_as_seen
def show(request: HttpRequest) -> Page:
    """List the reader's cases, of a stage or late ones only when the address says so."""
    person, given = person_of(request), request.GET
    stage = given.get("stage", "")
    stage = stage if stage in set(CaseStage) else ""
    late = given.get("late") == "on"
    found = mine(person, stage=stage, late=late, number=page_number(request))
    lines = [
        (line, line.work, work_page(line.id, line.stage, line.owner, unscored=line.unscored))
        for line in found.lines
    ]
    context = {
        "found": found,
        "lines": lines,
        "stage": stage,
        "late": late,
        "before": found.number - 1,
        "after": found.number + 1,
    }
    return Page("cases/mine.html", context)


urls: list[URLPattern] = [path("inbox/cases/", show, name="inbox.cases")]
