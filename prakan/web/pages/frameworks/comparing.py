"""Two versions side by side, and past cases scored under both."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from prakan.domain.frameworks.comparing import Change, Pair, compare
from prakan.domain.frameworks.rescoring import Source, rescore
from prakan.domain.frameworks.vocabulary import OVERALL
from prakan.domain.frameworks.words import OVERALL_TEXT
from prakan.registry.queries.frameworks import framework, past_cases
from prakan.web.shell.people import person_of

Words = str | Promise
SOURCES: dict[Source, Words] = {
    Source.EXAMPLE: _("Worked example"),
    Source.PILOT: _("Pilot"),
    Source.CASE: _("Past case"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """Pairs under one heading."""

    heading: Words
    pairs: tuple[Pair, ...]


@require_safe
def compare_(request: HttpRequest, older_id: int, newer_id: int) -> HttpResponse:
    """Show two versions side by side; what is the same only with ?all=1."""
    person = person_of(request)
    older, newer = framework(person, older_id), framework(person, newer_id)
    found = compare(older.pack, newer.pack)
    every = request.GET.get("all") == "1"
    parts = (
        (_("Standards and indicators"), found.standards),
        (_("Scale"), found.scales),
        (_("Judgement rules"), found.rules),
    )
    tables = [Table(h, tuple(p for p in pairs if every or p.change is not Change.SAME)) for h, pairs in parts]
    context = {
        "older": older,
        "newer": newer,
        "tables": [table for table in tables if table.pairs],
        "every": every,
        "counts": {change.value: found.count(change) for change in Change},
    }
    return render(request, "frameworks/compare.html", context)


@require_safe
def rescore_(request: HttpRequest, older_id: int, newer_id: int) -> HttpResponse:
    """Score what was scored under one version again under another."""
    person = person_of(request)
    older, newer = framework(person, older_id), framework(person, newer_id)
    scorable = older.pack.is_scorable and newer.pack.is_scorable
    found = rescore(older.pack, newer.pack, past_cases(person, older_id)) if scorable else ()
    context = {
        "older": older,
        "newer": newer,
        "scorable": scorable,
        "cases": [(one, SOURCES[one.case.source]) for one in found],
        "changed": sum(one.changed for one in found),
        "overall": OVERALL,
        "overall_text": OVERALL_TEXT,
    }
    return render(request, "frameworks/rescore.html", context)


urls: list[URLPattern] = [
    path("frameworks/<int:older_id>/to/<int:newer_id>/", compare_, name="frameworks.compare"),
    path("frameworks/<int:older_id>/to/<int:newer_id>/cases/", rescore_, name="frameworks.rescore"),
]
