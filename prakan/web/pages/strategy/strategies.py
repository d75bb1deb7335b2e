"""The strategies that indicators hang on: added, changed, removed; a year begun from another's."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from prakan.domain.problems import Refused
from prakan.planning.actions.strategy import add_strategy, copy_year, edit_strategy, remove_strategy
from prakan.planning.queries.strategy import StrategyView, kpi_years, strategy, strategy_by_id
from prakan.web.forms.both import choose, merged
from prakan.web.forms.strategy import CopyForm, EditStrategyForm, StrategyForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of
from prakan.web.templatetags.words import language


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a strategy."""
    person = person_of(request)
    quarter = period_of(request, person)
    there = strategy(person, quarter.year, quarter.number).strategies
    form = StrategyForm(request.POST or None, initial=_proposed(there, quarter.year))
    made = take(request, form, lambda doer: add_strategy(**form.cleaned_data, **doer))
    if made:
        messages.success(request, gettext("Strategy %(number)s is added") % {"number": made.number})
        return redirect("strategy.show")
    return _form(request, form, gettext("Add a strategy"))


def _proposed(there: tuple[StrategyView, ...], year: int) -> dict[str, object]:
    """Propose the next number, and the years of the strategies there are."""
    if not there:
        return {"number": 1, "year_from": year}
    years = {"year_from": there[-1].year_from, "year_to": there[-1].year_to}
    return {"number": max(s.number for s in there) + 1, **years}


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, strategy_id: int) -> HttpResponse:
    """Change a strategy: its number, years and names."""
    found = strategy_by_id(person_of(request), strategy_id)
    title = gettext("Edit strategy %(number)s") % {"number": found.number}
    if request.method != "POST":
        return _form(request, EditStrategyForm(initial=_texts(found)), title)
    form = EditStrategyForm(merged(request.POST))
    try:
        made = take(
            request, form, lambda doer: edit_strategy(strategy_id=strategy_id, **form.cleaned_data, **doer)
        )
    except Refused as refused:
        now = strategy_by_id(person_of(request), strategy_id)
        return choose(request, form, refused, saved=_texts(now), revision=now.revision, name=now.name)
    if made:
        messages.success(request, gettext("Strategy %(number)s is saved") % {"number": made.number})
        return redirect("strategy.show")
    return _form(request, form, title)


def _texts(found: StrategyView) -> dict[str, object]:
    return {
        "number": found.number,
        "year_from": found.year_from,
        "year_to": found.year_to,
        "name_th": found.name.th,
        "name_en": found.name.en,
        "revision": found.revision,
    }


def _form(request: HttpRequest, form: StrategyForm, title: str) -> HttpResponse:
    context = {"form": form, "title": title}
    return render(request, "strategy/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, strategy_id: int) -> HttpResponse:
    """Remove a strategy on which nothing hangs."""
    found = strategy_by_id(person_of(request), strategy_id)
    form = SureForm(request)
    if take(request, form, lambda doer: remove_strategy(strategy_id=strategy_id, **doer)):
        messages.success(request, gettext("Strategy %(number)s is removed") % {"number": found.number})
        return redirect("strategy.show")
    question = Question(
        title=gettext("Remove strategy %(number)s") % {"number": found.number},
        question=found.name.say(language()),
        consequences=(gettext("Only a strategy without indicators and rows of plans can be removed."),),
        verb=gettext("Remove"),
        back=reverse("strategy.show"),
        danger=True,
    )
    return ask(request, form, question)


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest) -> HttpResponse:
    """Begin the year with the indicators of another."""
    person = person_of(request)
    year = period_of(request, person).year
    form = CopyForm(request.POST or None, [y for y in kpi_years(person) if y != year], year)
    made = take(request, form, lambda doer: copy_year(year=year, **form.cleaned_data, **doer))
    if made:
        said = ngettext("%(n)s indicator is copied", "%(n)s indicators are copied", made.kpis)
        messages.success(request, said % {"n": made.kpis})
        return redirect("strategy.show")
    return _copy_form(request, form, year)


def _copy_form(request: HttpRequest, form: CopyForm, year: int) -> HttpResponse:
    context = {
        "form": form,
        "title": gettext("Copy indicators into %(year)s") % {"year": year},
        "verb": gettext("Copy"),
        "lead": gettext(
            "Names, targets, units and owners are copied; results are not. Look through the targets after."
        ),
    }
    return render(request, "strategy/edit.html", context, status=422 if form.errors else 200)


urls: list[URLPattern] = [
    path("strategy/copy/", copy, name="strategy.copy"),
    path("strategy/strategies/add/", add, name="strategy.strategy_add"),
    path("strategy/strategies/<int:strategy_id>/edit/", edit, name="strategy.strategy_edit"),
    path("strategy/strategies/<int:strategy_id>/remove/", remove, name="strategy.strategy_remove"),
]
