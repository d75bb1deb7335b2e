"""The first page of an institution's people: their reports, and those to begin."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from prakan.assessment.actions.sars import start
from prakan.assessment.queries.mine import my_institutions
from prakan.web.shell.people import person_of
from prakan.web.shell.sar_words import STAGES, level_name
from prakan.web.shell.seen import Page, kept_as_seen


@require_safe
@kept_as_seen
def mine(request: HttpRequest) -> Page:
    """Show the reader's own institutions with their reports."""
    found = my_institutions(person_of(request), timezone.now())
    shown = [
        {
            "of": one,
            "reports": [
                (line, level_name(line.level), STAGES[line.stage], one.outlooks.get(line.id))
                for line in one.reports
            ],
            "to_begin": [(wish, level_name(wish.level)) for wish in one.to_begin],
        }
        for one in found
    ]
    return Page("sars/mine.html", {"institutions": shown})


@require_POST
def begin(request: HttpRequest, institution_id: int) -> HttpResponse:
    """Begin a report and open it."""
    year = request.POST.get("year", "")
    made = start(
        institution_id=institution_id,
        year=int(year) if year.isdecimal() and len(year) == 4 else 0,
        level=request.POST.get("level", ""),
        by=person_of(request),
        at=timezone.now(),
    )
    return redirect("sars.show", made.pk)


urls: list[URLPattern] = [
    path("my-institution/", mine, name="sars.mine"),
    path("my-institution/<int:institution_id>/begin/", begin, name="sars.start"),
]
