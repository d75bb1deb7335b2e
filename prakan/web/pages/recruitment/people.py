"""Applicants of a round, and one with all that led to the result."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.assessors.queries.recruitment.letters import letters_of
from prakan.assessors.queries.recruitment.people import application, applications
from prakan.assessors.queries.recruitment.rounds import round_of
from prakan.domain.recruitment_words import APPLICATION_STAGES
from prakan.foundation import access
from prakan.web.forms.recruitment import PeopleForm
from prakan.web.pages.recruitment.parts import private_lines
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of


@require_safe
def listed(request: HttpRequest, recruitment_id: int) -> HttpResponse:
    """Show the applicants of a round behind a number of its board."""
    person = person_of(request)
    view = round_of(person, recruitment_id)
    asked = request.GET.get("stage", "")
    stage = asked if asked in APPLICATION_STAGES else ""
    text = request.GET.get("q", "")[:100]
    found = applications(person, recruitment_id, stage=stage, text=text, page=page_number(request))
    context = {
        "view": view,
        "form": PeopleForm(request.GET),
        "stage": stage,
        "choosing": stage == "applied" and access.can(person, "recruitment.screen"),
        "tabs": [(one, view.counts[one]) for one in APPLICATION_STAGES if view.counts.get(one)],
        "lines": found.lines,
        "total": found.total,
        "number": found.number,
        "pages": found.pages,
        "before": found.number - 1,
        "after": found.number + 1,
    }
    return render(request, "recruitment/people.html", context)


@require_safe
def show(request: HttpRequest, application_id: int) -> HttpResponse:
    """Show one applicant with all that led to the result."""
    person = person_of(request)
    view = application(person, application_id)
    context = {
        "view": view,
        "private": private_lines(view.masked),
        "letters": letters_of(person, application_id),
        "may_screen": access.can(person, "recruitment.screen"),
        "may_score": access.can(person, "recruitment.score"),
        "may_decide": access.can(person, "recruitment.decide"),
    }
    return render(request, "recruitment/person.html", context)


urls: list[URLPattern] = [
    path("recruitment/rounds/<int:recruitment_id>/people/", listed, name="recruitment.people"),
    path("recruitment/people/<int:application_id>/", show, name="recruitment.person"),
]
