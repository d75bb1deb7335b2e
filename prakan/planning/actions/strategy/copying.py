"""Carrying the indicators of one year into another, with the strategies that they need there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction

from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.problems import refuse
from prakan.domain.problems_budget import KPIS_THERE, NOTHING_TO_COPY, NUMBER_TAKEN, STRATEGY_YEARS
from prakan.domain.problems_planning import YEAR_WRONG
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.planning.actions.strategy.strategies import taken
from prakan.planning.models import Kpi, PlanItem, Strategy

STEP = "kpi.edit"
COPIED = (
    "number", "name_th", "name_en", "owner_label", "indicator_th", "indicator_en", "target", "unit_th",
    "unit_en", "measure_unit_th", "measure_unit_en",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copied:
    """What was carried over: how many indicators, and how many strategies were started again."""

    kpis: int
    strategies: int


@transaction.atomic
def copy_year(*, from_year: int, year: int, until: int, by: Person, at: datetime) -> Copied:
    """Copy every indicator of a year into another that has none, targets included, results left behind.

    A strategy still in force is used as it is. One that has ended is started again under its number, from
    ``year`` to ``until``. An indicator follows the plan row of the same reference when the year has it.
    """
    access.check(by, STEP)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse(YEAR_WRONG, field="year", year=year, first=FIRST_YEAR, last=LAST_YEAR)
    there = Kpi.objects.filter(year=year).count()
    if there:
        raise refuse(KPIS_THERE, field="year", year=year, count=there)
    kpis = list(Kpi.objects.filter(year=from_year).select_related("strategy", "item"))
    if not kpis:
        raise refuse(NOTHING_TO_COPY, field="from_year", year=from_year)
    ended = _ended(from_year, year)
    after = {"from_year": from_year, "kpis": [kpi.number for kpi in kpis], "until": until}
    after["strategies"] = [strategy.number for strategy in ended]
    audit.record(step=STEP, subject=f"strategy:{year}", by=by, at=at, after=after)
    _start_again(ended, year, until)
    _copy(kpis, year)
    return Copied(len(kpis), len(ended))


def _ended(from_year: int, year: int) -> list[Strategy]:
    """Return the strategies of a year that no strategy of the same number continues in the other."""
    in_force = set(_in_force(year).values_list("number", flat=True))
    return [strategy for strategy in _in_force(from_year) if strategy.number not in in_force]


def _in_force(year: int) -> models.QuerySet[Strategy]:
    return Strategy.objects.filter(year_from__lte=year, year_to__gte=year)


def _start_again(ended: list[Strategy], year: int, until: int) -> None:
    if ended and not year <= until <= LAST_YEAR:
        raise refuse(STRATEGY_YEARS, field="until", first=year, last=until)
    for strategy in ended:
        if taken(strategy.number, year, until):
            raise refuse(NUMBER_TAKEN, field="until", number=strategy.number)
    Strategy.objects.bulk_create(
        Strategy(number=s.number, year_from=year, year_to=until, name_th=s.name_th, name_en=s.name_en)
        for s in ended
    )


def _copy(kpis: list[Kpi], year: int) -> None:
    strategies = {s.number: s for s in _in_force(year)}
    refs = [kpi.item.ref for kpi in kpis if kpi.item]
    items = {item.ref: item for item in PlanItem.objects.filter(year=year, ref__in=refs)}
    Kpi.objects.bulk_create(
        Kpi(
            **{name: getattr(kpi, name) for name in COPIED},
            year=year,
            strategy=strategies[kpi.strategy.number],
            item=items.get(kpi.item.ref) if kpi.item else None,
        )
        for kpi in kpis
    )
