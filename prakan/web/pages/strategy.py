"""The strategies and their indicators: the five-column table, results of a quarter, editing."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.domain.figures import Figure, FigureBook
from prakan.domain.plan_rules import plain_number
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_budget import KPI_MISSING
from prakan.domain.roles import STEPS, Role
from prakan.foundation import access
from prakan.planning.actions.strategy import edit_kpi, record_result
from prakan.planning.queries.plan import versions
from prakan.planning.queries.progress import collection
from prakan.planning.queries.strategy import KpiView, StrategyView, strategy
from prakan.reporting.queries.figures import figures_of
from prakan.web.forms.both import differences, edited_meanwhile, merged, typed
from prakan.web.forms.progress import percent_text
from prakan.web.forms.strategy import KpiForm, ResultForm
from prakan.web.problems import attach
from prakan.web.shell.people import person_of
from prakan.web.shell.period import period_of


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator as the table shows it."""

    kpi: KpiView
    target: Figure | None
    progress: Figure | None
    may_record: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A strategy with its indicators."""

    strategy: StrategyView
    rows: tuple[Row, ...]


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show every indicator of the year with what the quarter reports, and their mean with its base."""
    person = person_of(request)
    quarter = period_of(request, person)
    found = strategy(person, quarter.year, quarter.number)
    book = figures_of(person, quarter.year, quarter.number) if versions(person, quarter.year) else None
    open_ = collection(person, quarter.year, quarter.number)
    changing = open_ is not None and open_.closed_at is None
    rows = [
        Row(
            kpi,
            _figure(book, f"FY{quarter.year}.kpi.{kpi.number}.target"),
            _figure(book, f"{quarter.label}.kpi.{kpi.number}.progress"),
            changing and _may_record(request, kpi),
        )
        for kpi in found.kpis
    ]
    groups = [Group(s, tuple(r for r in rows if r.kpi.strategy == s.number)) for s in found.strategies]
    context = {
        "quarter": quarter,
        "collection": open_,
        "groups": groups,
        "mean": _figure(book, f"{quarter.label}.kpi.mean"),
        "base": _figure(book, f"{quarter.label}.kpi.base"),
        "all": len(found.kpis),
        "may_edit": access.can(person, "kpi.edit"),
    }
    return render(request, "strategy/show.html", context)


def _figure(book: FigureBook | None, code: str) -> Figure | None:
    return book.get(code) if book else None


def _may_record(request: HttpRequest, kpi: KpiView) -> bool:
    """Ask as the action does: the policy office, or an owner in a unit that the indicator names."""
    person = person_of(request)
    if access.can(person, "kpi.edit"):
        return True
    codes = {code.strip() for code in kpi.owner.split("/")}
    return any(
        Role(g.role) in STEPS["kpi.record"] and g.unit is not None and g.unit.code in codes
        for g in access.grants(person)
    )


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
    person, kpi = person_of(request), _kpi(request, number)
    if request.method != "POST":
        return _record_form(request, ResultForm(initial=_result_texts(kpi)), kpi)
    form = ResultForm(merged(request.POST))
    if not form.is_valid():
        return _record_form(request, form, kpi, 422)
    try:
        record_result(
            kpi_id=kpi.id,
            quarter=period_of(request, person).number,
            **form.cleaned_data,
            by=person,
            at=timezone.now(),
        )
    except Refused as refused:
        if edited_meanwhile(refused):
            fresh = _kpi(request, number)
            saved = (_result_texts(fresh), fresh.result_revision)
            return _both(request, form, fresh, refused, *saved)
        attach(form, refused)
        return _record_form(request, form, kpi, 422)
    messages.success(request, gettext("The result of indicator %(number)s is recorded") % {"number": number})
    return redirect("strategy.show")


def _record_form(request: HttpRequest, form: ResultForm, kpi: KpiView, status: int = 200) -> HttpResponse:
    return render(request, "strategy/record.html", {"form": form, "kpi": kpi}, status=status)


def _result_texts(kpi: KpiView) -> dict[str, object]:
    return {
        "progress": percent_text(kpi.progress),
        "result_th": kpi.result.th,
        "result_en": kpi.result.en,
        "revision": kpi.result_revision,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Change an indicator and its target."""
    kpi = _kpi(request, number)
    if request.method != "POST":
        return render(request, "strategy/edit.html", {"form": KpiForm(initial=_kpi_texts(kpi)), "kpi": kpi})
    form = KpiForm(merged(request.POST))
    if form.is_valid():
        fields = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        revision = form.cleaned_data["revision"]
        try:
            edit_kpi(
                kpi_id=kpi.id, fields=fields, revision=revision, by=person_of(request), at=timezone.now()
            )
        except Refused as refused:
            if edited_meanwhile(refused):
                fresh = _kpi(request, number)
                return _both(request, form, fresh, refused, _kpi_texts(fresh), fresh.revision)
            attach(form, refused)
        else:
            messages.success(request, gettext("Indicator %(number)s is saved") % {"number": number})
            return redirect("strategy.show")
    return render(request, "strategy/edit.html", {"form": form, "kpi": kpi}, status=422)


def _kpi_texts(kpi: KpiView) -> dict[str, object]:
    return {
        "name_th": kpi.name.th,
        "name_en": kpi.name.en,
        "indicator_th": kpi.indicator.th,
        "indicator_en": kpi.indicator.en,
        "target": "" if kpi.target is None else f"{plain_number(kpi.target):,f}",
        "unit_th": kpi.unit.th,
        "unit_en": kpi.unit.en,
        "owner_label": kpi.owner,
        "ref": kpi.ref,
        "revision": kpi.revision,
    }


def _both(
    request: HttpRequest,
    form: ResultForm | KpiForm,
    kpi: KpiView,
    refused: Refused,
    saved: dict[str, object],
    revision: int,
) -> HttpResponse:
    context = {
        "form": form,
        "faults": refused.faults,
        "typed": typed(form.data, "revision"),
        "differences": differences(form, saved),
        "seen_name": "revision",
        "seen": revision,
        "by": kpi.recorded_by,
        "name": kpi.name,
    }
    return render(request, "plan/both.html", context, status=409)


urls: list[URLPattern] = [
    path("strategy/", show, name="strategy.show"),
    path("strategy/<int:number>/result/", record, name="strategy.record"),
    path("strategy/<int:number>/edit/", edit, name="strategy.edit"),
]
