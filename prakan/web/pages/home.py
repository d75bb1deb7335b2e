"""Home: the state of the quarter on one page; and what waits for the reader."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from prakan.foundation.queries.notices import inbox as notices_of
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the quarter at a glance."""
    person = person_of(request)
    quarter = period_of(request, person)
    return render(request, "home/home.html", {"quarter": quarter, "notices": notices_of(person, limit=5)})


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Show the reader's own notices, newest first."""
    return render(request, "home/inbox.html", {"notices": notices_of(person_of(request))})


urls: list[URLPattern] = [
    path("", home, name="home"),
    path("inbox/", inbox, name="inbox"),
]
