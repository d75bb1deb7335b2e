"""What waits to be read, and who reads it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.case_readings.assigning import assign
from prakan.assessment.queries.case_readings.board import readers, waiting
from prakan.foundation import access
from prakan.web.forms.case_readings import AssignForm
from prakan.web.forms.taking import take
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen
from prakan.web.templatetags.words import number


@require_http_methods(["GET", "HEAD", "POST"])
@kept_as_seen
def board(request: HttpRequest) -> Page | HttpResponse:
    """Show what waits to be read; give the ticked cases to a reader."""
    person = person_of(request)
    found, may = waiting(person, page_number(request)), access.can(person, "reading.assign")
    people = readers(person) if may else ()
    form = AssignForm(request.POST or None, [(one.id, one.number) for one in found.lines], people)

    def step(doer: dict[str, Any]) -> int:
        told = form.cleaned_data
        return assign(cases=told["chosen"], reader_id=told["reader_id"], **doer)

    count = take(request, form, step)
    if count is not None:
        words = ngettext(
            "%(n)s report is given to its reader", "%(n)s reports are given to the reader", count
        )
        messages.success(request, words % {"n": number(count)})
        return redirect("readings.board")
    context = {
        "waiting": found,
        "form": form,
        "may_assign": may,
        "may_list": may or access.is_staff(person),
        "before": found.number - 1,
        "after": found.number + 1,
    }
    return Page("case_readings/board.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [path("readings/", board, name="readings.board")]
