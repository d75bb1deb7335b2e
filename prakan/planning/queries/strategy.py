"""Reading strategies and their key performance indicators with the results of a quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from prakan.domain.figures import EMPTY, Amount
from prakan.domain.plan_rules import amount, plain_number
from prakan.domain.problems import refuse
from prakan.domain.problems_budget import KPI_MISSING
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.planning.models import Kpi, KpiResult, Strategy
from prakan.planning.queries.plan import name_of
from prakan.planning.queries.rights import check_reader


@dataclass(frozen=True, slots=True)
class StrategyView:
    """A strategy of a plan that runs from one fiscal year (B.E.) to another."""

    id: int
    number: int
    year_from: int
    year_to: int
    name: Text
    revision: int


@dataclass(frozen=True, slots=True)
class KpiView:
    """An indicator of a strategy, with what a quarter reports for it."""

    id: int
    number: int
    strategy: int
    name: Text
    owner: str  # as printed; two units may share it
    indicator: Text
    target: Decimal | None
    unit: Text
    measure_unit: Text  # what the indicator counts, where that is not the unit
    ref: str  # plan item it follows, "" when none
    progress: Amount  # percent of target; EMPTY before anything is recorded
    result: Text
    revision: int  # of the indicator itself
    result_revision: int  # 0 before anything is recorded
    recorded_by: Text
    recorded_at: datetime | None


@dataclass(frozen=True, slots=True)
class StrategyBook:
    """Strategies in force in a year, and the indicators of that year."""

    year: int
    quarter: int
    strategies: tuple[StrategyView, ...]
    kpis: tuple[KpiView, ...]


def strategy(person: Person, year: int, quarter: int) -> StrategyBook:
    """Return strategies and indicators of a fiscal year (B.E.) with the results of a quarter."""
    check_reader(person)
    return _strategy(year, quarter)


@remembered
def _strategy(year: int, quarter: int) -> StrategyBook:
    in_force = Strategy.objects.filter(year_from__lte=year, year_to__gte=year)
    found = KpiResult.objects.filter(
        collection__year=year, collection__quarter=quarter, kpi__year=year
    ).select_related("by")
    results = {result.kpi_id: result for result in found}
    kpis = Kpi.objects.filter(year=year).select_related("strategy", "item")
    return StrategyBook(
        year=year,
        quarter=quarter,
        strategies=tuple(_strategy_view(s) for s in in_force),
        kpis=tuple(_kpi_view(k, results.get(k.pk)) for k in kpis),
    )


def kpi_years(person: Person) -> tuple[int, ...]:
    """Return the fiscal years (B.E.) that have indicators, newest first."""
    check_reader(person)
    return tuple(Kpi.objects.order_by("-year").values_list("year", flat=True).distinct())


def strategy_by_id(person: Person, strategy_id: int) -> StrategyView:
    """Return a strategy; raises ``Refused`` (STRAT-004) when there is none."""
    check_reader(person)
    found = Strategy.objects.filter(pk=strategy_id).first()
    if found is None:
        raise refuse(KPI_MISSING)
    return _strategy_view(found)


def _strategy_view(found: Strategy) -> StrategyView:
    return StrategyView(found.pk, found.number, found.year_from, found.year_to, found.name, found.revision)


def _kpi_view(kpi: Kpi, result: KpiResult | None) -> KpiView:
    return KpiView(
        id=kpi.pk,
        number=kpi.number,
        strategy=kpi.strategy.number,
        name=kpi.name,
        owner=kpi.owner_label,
        indicator=Text(kpi.indicator_th, kpi.indicator_en),
        target=None if kpi.target is None else plain_number(kpi.target),
        unit=Text(kpi.unit_th, kpi.unit_en),
        measure_unit=Text(kpi.measure_unit_th, kpi.measure_unit_en),
        ref=kpi.item.ref if kpi.item else "",
        progress=amount(result.progress_state, result.progress) if result else EMPTY,
        result=Text(result.result_th, result.result_en) if result else Text(""),
        revision=kpi.revision,
        result_revision=result.revision if result else 0,
        recorded_by=name_of(result.by if result else None),
        recorded_at=result.at if result else None,
    )
