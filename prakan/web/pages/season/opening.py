"""The next season: prepared as a draft from the last one, looked over, then opened."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prakan.assessment.actions.season_opening import open_ as open_season
from prakan.assessment.actions.season_opening import prepare as prepare_season
from prakan.assessment.queries.seasons import drafts, season, years
from prakan.web.forms.season import PrepareForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest) -> HttpResponse:
    """Prepare the season of the next academic year."""
    person = person_of(request)
    there = (*years(person), *drafts(person))
    start = {"year": max(there) + 1} if there else {}
    form = PrepareForm(request.POST or None, initial=start)
    made = take(request, form, lambda doer: prepare_season(**form.cleaned_data, **doer))
    if made:
        messages.success(request, _("Prepared. Look at each day, change what differs, then open the season"))
        return redirect("season.dates", made.year)
    context = {
        "form": form,
        "title": _("Prepare the next season"),
        "back": reverse("season.newest"),
        "lead": _("SAR season"),
        "verb": _("Prepare it as a draft"),
    }
    return render(request, "registry/small.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: HttpRequest, year: int) -> HttpResponse:
    """Open a prepared season, once more asked."""
    season(person_of(request), year)
    form = SureForm(request)
    if take(request, form, lambda doer: open_season(year=year, **doer)):
        messages.success(request, _("The season is open"))
        return redirect("season.show", year)
    question = Question(
        title=_("Open the season of academic year %(year)s") % {"year": year},
        question=_("From now on its days count, for schools and parent agencies too."),
        verb=_("Open the season"),
        back=reverse("season.dates", args=[year]),
        consequences=(
            _("Schools see their last day, what becomes of late reports, and how long they have left."),
            _("People of parent agencies and institutions who have an account are told."),
            _("The reminder ladder begins to run. Later changes of a day are told to those concerned."),
        ),
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("season/prepare/", prepare, name="season.prepare"),
    path("season/<int:year>/open/", open_, name="season.open"),
]
