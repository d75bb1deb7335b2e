"""Search over plan rows, indicators, figures, institutions and the pages of the menu."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from prakan.domain.lookup import closeness
from prakan.registry.queries.finding import find
from prakan.registry.queries.framework_search import find_frameworks
from prakan.reporting.queries.search import HitKind, search
from prakan.web.shell.access import may_open
from prakan.web.shell.menu import Line, sections
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of

TITLES = {
    HitKind.ROW: (_("Plan rows"), "sitemap"),
    HitKind.KPI: (_("Strategy indicators"), "target"),
    HitKind.FIGURE: (_("Figures"), "fingerprint"),
}
LONGEST = 200


def pages_for(request: HttpRequest, asked: str) -> tuple[Line, ...]:
    """Return the pages of the reader's menu whose words answer the question."""
    menu = sections(may_open(person_of(request)), "")
    return tuple(line for _, lines in menu for line in lines if closeness(asked, (str(line.label),)))


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show what was found for the words asked, in the reader's year and quarter."""
    person = person_of(request)
    quarter = period_of(request, person)
    asked = request.GET.get("q", "").strip()[:LONGEST]
    answers = search(person, quarter.year, quarter.number, asked)
    context = {
        "asked": asked,
        "searched": asked,  # stands in the box above every page
        "quarter": quarter,
        "answers": [(*TITLES[a.kind], a) for a in answers],
        "found": find(person, asked),
        "frameworks": find_frameworks(person, asked),
        "pages": pages_for(request, asked) if asked else (),
    }
    return render(request, "search/search.html", context)


urls: list[URLPattern] = [path("search/", show, name="search")]
