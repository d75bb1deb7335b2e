"""An indicator: added, changed, removed, and what a quarter reports for it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from prakan.domain.plan_rules import plain_number
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_budget import KPI_MISSING
from prakan.planning.actions.strategy import add_kpi, edit_kpi, record_result, remove_kpi
from prakan.planning.queries.strategy import KpiView, strategy
from prakan.web.forms.both import choose, merged
from prakan.web.forms.progress import percent_text
from prakan.web.forms.strategy import KpiForm, NewKpiForm, ResultForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of
from prakan.web.templatetags.words import language


def _kpi(request: HttpRequest, number: int) -> KpiView:
    person = person_of(request)
    quarter = period_of(request, person)
    for kpi in strategy(person, quarter.year, quarter.number).kpis:
        if kpi.number == number:
            return kpi
    raise refuse(KPI_MISSING)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, number: int) -> HttpResponse:
    """Record what the quarter reports for an indicator."""
    kpi = _kpi(request, number)
    if request.method != "POST":
        return _record_form(request, ResultForm(initial=_result_texts(kpi)), kpi)
    form = ResultForm(merged(request.POST))
    quarter = period_of(request, person_of(request)).number
    try:
        made = take(
            request,
            form,
            lambda doer: record_result(kpi_id=kpi.id, quarter=quarter, **form.cleaned_data, **doer),
        )
    except Refused as refused:
        now = _kpi(request, number)
        saved, revision = _result_texts(now), now.result_revision
        return choose(
            request, form, refused, saved=saved, revision=revision, name=now.name, by=now.recorded_by
        )
    if made:
        said = gettext("The result of indicator %(number)s is recorded")
        messages.success(request, said % {"number": number})
        return redirect("strategy.show")
    return _record_form(request, form, kpi)


def _record_form(request: HttpRequest, form: ResultForm, kpi: KpiView) -> HttpResponse:
    context = {"form": form, "kpi": kpi}
    return render(request, "strategy/record.html", context, status=422 if form.errors else 200)


def _result_texts(kpi: KpiView) -> dict[str, object]:
    return {
        "progress": percent_text(kpi.progress),
        "result_th": kpi.result.th,
        "result_en": kpi.result.en,
        "revision": kpi.result_revision,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add an indicator of the year under one of its strategies."""
    person = person_of(request)
    quarter = period_of(request, person)
    book = strategy(person, quarter.year, quarter.number)
    form = NewKpiForm(request.POST or None, book.strategies, request.GET.get("strategy", ""))
    made = take(
        request,
        form,
        lambda doer: add_kpi(year=quarter.year, strategy=form.under(), fields=form.given(), **doer),
    )
    if made:
        said = gettext("Indicator %(number)s of %(year)s is added")
        messages.success(request, said % {"number": made.number, "year": made.year})
        return redirect(f"{reverse('strategy.show')}#kpi-{made.number}")
    return _form(request, form, gettext("Add an indicator of %(year)s") % {"year": quarter.year})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Change an indicator and its target."""
    kpi = _kpi(request, number)
    title = gettext("Edit indicator %(number)s") % {"number": number}
    if request.method != "POST":
        return _form(request, KpiForm(initial=_kpi_texts(kpi)), title)
    form = KpiForm(merged(request.POST))
    try:
        made = take(
            request,
            form,
            lambda doer: edit_kpi(kpi_id=kpi.id, fields=form.given(), revision=form.revision_seen(), **doer),
        )
    except Refused as refused:
        now = _kpi(request, number)
        return choose(request, form, refused, saved=_kpi_texts(now), revision=now.revision, name=now.name)
    if made:
        messages.success(request, gettext("Indicator %(number)s is saved") % {"number": number})
        return redirect("strategy.show")
    return _form(request, form, title)


def _form(request: HttpRequest, form: KpiForm | NewKpiForm, title: str) -> HttpResponse:
    context = {"form": form, "title": title}
    return render(request, "strategy/edit.html", context, status=422 if form.errors else 200)


def _kpi_texts(kpi: KpiView) -> dict[str, object]:
    return {
        "name_th": kpi.name.th,
        "name_en": kpi.name.en,
        "indicator_th": kpi.indicator.th,
        "indicator_en": kpi.indicator.en,
        "target": "" if kpi.target is None else f"{plain_number(kpi.target):,f}",
        "unit_th": kpi.unit.th,
        "unit_en": kpi.unit.en,
        "measure_unit_th": kpi.measure_unit.th,
        "measure_unit_en": kpi.measure_unit.en,
        "owner_label": kpi.owner,
        "ref": kpi.ref,
        "revision": kpi.revision,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Remove an indicator that no quarter has reported."""
    kpi = _kpi(request, number)
    form = SureForm(request)
    if take(request, form, lambda doer: remove_kpi(kpi_id=kpi.id, **doer)):
        messages.success(request, gettext("Indicator %(number)s is removed") % {"number": number})
        return redirect("strategy.show")
    question = Question(
        title=gettext("Remove indicator %(number)s") % {"number": number},
        question=kpi.name.say(language()),
        consequences=(
            gettext("Only an indicator that no quarter has reported can be removed."),
            gettext("The other indicators keep their numbers."),
        ),
        verb=gettext("Remove"),
        back=reverse("strategy.show"),
        danger=True,
    )
    return ask(request, form, question)


urls: list[URLPattern] = [
    path("strategy/indicators/add/", add, name="strategy.add"),
    path("strategy/<int:number>/result/", record, name="strategy.record"),
    path("strategy/<int:number>/edit/", edit, name="strategy.edit"),
    path("strategy/<int:number>/remove/", remove, name="strategy.remove"),
]
