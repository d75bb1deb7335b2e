"""The appraisal of a year: opened, listed, sent to the assessors."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessors.actions.appraisal_rounds import open_round, send
from prakan.assessors.queries.appraisal import RoundView, appraisals, round_of, years
from prakan.domain.appraisal import STAGE_NAMES
from prakan.domain.calendar import fiscal_year_of
from prakan.foundation import access
from prakan.web.forms.appraisal import YearForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.numbers import page_number, whole
from prakan.web.shell.people import person_of


@dataclass(frozen=True, slots=True)
class StageTab:
    """A stage with how many stand in it; "" is all."""

    key: str
    count: int
    current: bool


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show a page of the assessors of a round."""
    person = person_of(request)
    known = years(person)
    year = whole(request.GET.get("year", "")) or (known[0] if known else fiscal_year_of(timezone.localdate()))
    text, stage = request.GET.get("q", ""), request.GET.get("stage", "")
    view = round_of(person, year)
    shown = appraisals(person, year, text, stage, page_number(request))
    context = {
        "year": year,
        "years": known,
        "view": view,
        "shown": shown,
        "before": shown.number - 1,
        "after": shown.number + 1,
        "text": text,
        "stage": stage,
        "tabs": _tabs(view, stage) if view else (),
        "may_open": access.can(person, "appraisal.open"),
        "may_send": bool(view and view.stages.get("collecting")) and access.can(person, "appraisal.send"),
    }
    return render(request, "appraisal/list.html", context)


def _tabs(view: RoundView, chosen: str) -> tuple[StageTab, ...]:
    every = StageTab("", sum(view.stages.values()), not chosen)
    held = [key for key in STAGE_NAMES if view.stages.get(key)]
    return (every, *(StageTab(key, view.stages[key], key == chosen) for key in held))


@require_http_methods(["GET", "HEAD", "POST"])
def opened(request: HttpRequest) -> HttpResponse:
    """Open the appraisal of a year."""
    form = YearForm(request.POST or None, year=str(fiscal_year_of(timezone.localdate())))
    made = take(request, form, lambda doer: open_round(year=form.cleaned_data["year"], **doer))
    if made:
        messages.success(request, gettext("The appraisal of %(year)s is open") % {"year": made.year})
        return redirect(_list(made.year))
    notes = [
        gettext("Every active assessor is in it, with the visits of the year."),
        gettext("It keeps the forms and weights of today, whatever changes later."),
    ]
    context = {
        "form": form, "title": gettext("Open an appraisal"), "lead": gettext("Appraisal of assessors"),
        "notes": notes, "verb": gettext("Open"), "back": reverse("appraisal.list"),
    }  # fmt: skip
    return render(request, "appraisal/small.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: HttpRequest, year: int) -> HttpResponse:
    """Send what was collected to all assessors of a round."""
    form = SureForm(request)
    count = take(request, form, lambda doer: send(year=year, **doer))
    if count:
        messages.success(request, gettext("Sent to %(n)s assessors") % {"n": count})
        return redirect(_list(year))
    question = Question(
        title=_("Send to the assessors"),
        question=_("Everybody whose answers are still collected reads what was said and may answer it."),
        verb=_("Send"),
        back=_list(year),
        consequences=(gettext("No more forms are taken for them"), gettext("They are told at once")),
    )
    return ask(request, form, question)


def _list(year: int) -> str:
    return f"{reverse('appraisal.list')}?year={year}"


urls: list[URLPattern] = [
    path("appraisal/", listed, name="appraisal.list"),
    path("appraisal/open/", opened, name="appraisal.open"),
    path("appraisal/<int:year>/send/", sent, name="appraisal.send"),
]
