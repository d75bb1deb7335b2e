"""The agency's texts: cover, leads and headings of the report, edited by staff in both languages."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.problems import Fault, Refused
from prakan.domain.text import Text
from prakan.foundation.queries.texts import text, texts
from prakan.reporting.actions.texts import write_text
from prakan.reporting.document.quarterly import Printed, paragraph
from prakan.web.forms.texts import TextForm
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of
from prakan.web.templatetags.words import language

LANGUAGES = ("th", "en")
SAMPLE_SLOTS = ("year", "quarter", "period", "plan_from", "plan_to", "agency")
SAMPLE_FIGURES = ("budget.total.plan", "budget.total.spent", "budget.total.percent")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the texts by name."""
    return render(request, "texts/list.html", {"texts": texts()})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Edit one text; "preview" shows it filled in without keeping it."""
    kept = text(key)
    given = request.POST if request.method == "POST" else None
    form = TextForm(key, given, initial={"th": kept.th, "en": kept.en})
    if form.is_valid() and "keep" in request.POST and _written(request, key, form):
        messages.success(request, gettext("The text is kept; the next report prints it"))
        return redirect("texts.list")
    words = Text(form.data.get("th", ""), form.data.get("en", "")) if form.is_bound else kept
    context = {"key": key, "form": form, **_previews(request, key, words)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "texts/edit.html", context, status=status)


def _written(request: HttpRequest, key: str, form: TextForm) -> bool:
    person, given = person_of(request), form.cleaned_data
    quarter = period_of(request, person)
    try:
        write_text(
            key=key,
            th=given["th"],
            en=given["en"],
            year=quarter.year,
            quarter=quarter.number,
            by=person,
            at=timezone.now(),
            language=language(),
        )
    except Refused as refused:
        attach(form, refused)
        return False
    return True


def _previews(request: HttpRequest, key: str, words: Text) -> dict[str, Any]:
    person = person_of(request)
    quarter = period_of(request, person)
    shown: list[tuple[str, Printed | None, tuple[Fault, ...]]] = []
    for side in LANGUAGES:
        try:
            shown.append((side, paragraph(person, quarter.year, quarter.number, key, words, side), ()))
        except Refused as refused:
            shown.append((side, None, refused.faults))
    return {"previews": shown, "quarter": quarter, "slots": SAMPLE_SLOTS, "figures": SAMPLE_FIGURES}


urls: list[URLPattern] = [
    path("texts/", index, name="texts.list"),
    path("texts/<slug:key>/", edit, name="texts.edit"),
]
