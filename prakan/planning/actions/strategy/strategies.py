"""Strategies that run over several years: added, changed, removed while nothing hangs on them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_budget import (
    KPI_MISSING,
    NAME_EMPTY,
    NUMBER_TAKEN,
    NUMBER_WRONG,
    STRATEGY_CUT,
    STRATEGY_USED,
    STRATEGY_YEARS,
)
from prakan.domain.readings import Unreadable
from prakan.domain.readings import number as read_number
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.planning.actions.strategy.meanwhile import check_unchanged
from prakan.planning.models import Kpi, PlanRow, Strategy

STEP = "kpi.edit"


@transaction.atomic
def add_strategy(
    *,
    number: object,
    year_from: int,
    year_to: int,
    name_th: str,
    by: Person,
    at: datetime,
    name_en: str = "",
) -> Strategy:
    """Add a strategy that runs from one fiscal year (B.E.) to another."""
    access.check(by, STEP)
    values = _read(number, year_from, year_to, name_th, name_en)
    audit.record(step=STEP, subject=f"strategy:{year_from}/{values['number']}", by=by, at=at, after=values)
    return Strategy.objects.create(**values)


@transaction.atomic
def edit_strategy(
    *,
    strategy_id: int,
    number: object,
    year_from: int,
    year_to: int,
    name_th: str,
    name_en: str,
    revision: int,
    by: Person,
    at: datetime,
) -> Strategy:
    """Change a strategy; EDIT-001 when someone saved after the revision seen."""
    access.check(by, STEP)
    strategy = locked(strategy_id)
    check_unchanged(_subject(strategy), strategy.revision, revision)
    values = _read(number, year_from, year_to, name_th, name_en, strategy)
    before = {name: getattr(strategy, name) for name in values}
    audit.record(step=STEP, subject=_subject(strategy), by=by, at=at, before=before, after=values)
    for name, value in {**values, "revision": revision + 1}.items():
        setattr(strategy, name, value)
    strategy.save()
    return strategy


@transaction.atomic
def remove_strategy(*, strategy_id: int, by: Person, at: datetime) -> int:
    """Remove a strategy on which nothing hangs, and return its number; else STRAT-008."""
    access.check(by, STEP)
    strategy = locked(strategy_id)
    kpis = strategy.kpis.count()
    rows = PlanRow.objects.filter(strategy=strategy).count()
    if kpis or rows:
        raise refuse(STRATEGY_USED, number=strategy.number, kpis=kpis, rows=rows)
    names = ("number", "year_from", "year_to", "name_th", "name_en")
    before = {name: getattr(strategy, name) for name in names}
    audit.record(step=STEP, subject=_subject(strategy), by=by, at=at, before=before, after={"removed": True})
    strategy.delete()
    return strategy.number


def locked(strategy_id: int) -> Strategy:
    """Return a strategy locked for a change; raises ``Refused`` (STRAT-004) when there is none."""
    strategy = Strategy.objects.select_for_update().filter(pk=strategy_id).first()
    if strategy is None:
        raise refuse(KPI_MISSING)
    return strategy


def taken(number: int, year_from: int, year_to: int, but: Strategy | None = None) -> bool:
    """Return whether another strategy bears the number in any of the years: plans name it by number."""
    others = Strategy.objects.filter(number=number, year_from__lte=year_to, year_to__gte=year_from)
    return others.exclude(pk=but.pk if but else 0).exists()


def _subject(strategy: Strategy) -> str:
    return f"strategy:{strategy.year_from}/{strategy.number}"


def _read(
    raw: object, year_from: int, year_to: int, name_th: str, name_en: str, strategy: Strategy | None = None
) -> dict[str, Any]:
    number, faults = _number(raw)
    faults += [] if name_th.strip() else [Fault(NAME_EMPTY, {}, "name_th")]
    if not FIRST_YEAR <= year_from <= year_to <= LAST_YEAR:
        faults.append(Fault(STRATEGY_YEARS, {"first": year_from, "last": year_to}, "year_from"))
    if number and taken(number, year_from, year_to, strategy):
        faults.append(Fault(NUMBER_TAKEN, {"number": number}, "number"))
    faults += _cut(strategy, year_from, year_to) if strategy else []
    if faults:
        raise Refused(*faults)
    names = {"name_th": name_th.strip(), "name_en": name_en.strip()}
    return {"number": number, "year_from": year_from, "year_to": year_to, **names}


def _number(raw: object) -> tuple[int, list[Fault]]:
    try:
        value = read_number(raw)
    except Unreadable:
        value = read_number(0)
    if value != int(value) or not 1 <= value < 1000:
        return 0, [Fault(NUMBER_WRONG, {"given": raw}, "number")]
    return int(value), []


def _cut(strategy: Strategy, year_from: int, year_to: int) -> list[Fault]:
    outside = Kpi.objects.filter(strategy=strategy).exclude(year__gte=year_from, year__lte=year_to)
    years = sorted(set(outside.values_list("year", flat=True)))
    said = {"number": strategy.number, "years": ", ".join(map(str, years))}
    return [Fault(STRATEGY_CUT, said, "year_from")] if years else []
