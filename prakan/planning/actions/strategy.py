"""Strategies over several years, their indicators, and what each quarter reports for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.plan_rules import plain_number
from prakan.domain.problems import EDITED_MEANWHILE, NOT_ALLOWED, Fault, Refused, refuse
from prakan.domain.problems_budget import (
    ITEM_MISSING,
    KPI_MISSING,
    KPI_TARGET,
    NAME_EMPTY,
    NOT_COLLECTING,
    NUMBER_TAKEN,
    STRATEGY_YEARS,
)
from prakan.domain.problems_plan_cells import TEXT_TOO_LONG
from prakan.domain.problems_progress import QUARTER_CLOSED
from prakan.domain.progress_input import percent
from prakan.domain.readings import Unreadable, number
from prakan.foundation import access, audit
from prakan.foundation.models import AuditRow, Person, Unit
from prakan.planning.models import Collection, Kpi, KpiResult, PlanItem, Strategy

STEP = "kpi.edit"
RECORD = "kpi.record"
LIMITS = {"owner_label": 80, "unit_th": 80, "unit_en": 80, "measure_unit_th": 80, "measure_unit_en": 80}


@dataclass(frozen=True, slots=True)
class KpiFields:
    """The fields of an indicator that a person may set; ``ref`` names the plan item it follows."""

    name_th: str = ""
    name_en: str = ""
    owner_label: str = ""
    indicator_th: str = ""
    indicator_en: str = ""
    target: Decimal | None = None
    unit_th: str = ""
    unit_en: str = ""
    measure_unit_th: str = ""
    measure_unit_en: str = ""
    ref: str = ""


NAMES = frozenset(f.name for f in fields(KpiFields))


@transaction.atomic
def add_strategy(
    *,
    number: int,
    year_from: int,
    year_to: int,
    name_th: str,
    by: Person,
    at: datetime,
    name_en: str = "",
) -> Strategy:
    """Add a strategy that runs from one fiscal year (B.E.) to another."""
    access.check(by, STEP)
    faults = [] if name_th.strip() else [Fault(NAME_EMPTY, {}, "name_th")]
    if not FIRST_YEAR <= year_from <= year_to <= LAST_YEAR:
        faults.append(Fault(STRATEGY_YEARS, {"first": year_from, "last": year_to}, "year_from"))
    if Strategy.objects.filter(year_from=year_from, number=number).exists():
        faults.append(Fault(NUMBER_TAKEN, {"number": number}, "number"))
    if faults:
        raise Refused(*faults)
    values = {"number": number, "year_from": year_from, "year_to": year_to, "name_th": name_th.strip()}
    values["name_en"] = name_en.strip()
    audit.record(step=STEP, subject=f"strategy:{year_from}/{number}", by=by, at=at, after=values)
    return Strategy.objects.create(**values)


@transaction.atomic
def edit_strategy(*, strategy_id: int, name_th: str, name_en: str, by: Person, at: datetime) -> Strategy:
    """Rename a strategy."""
    access.check(by, STEP)
    strategy = Strategy.objects.select_for_update().filter(pk=strategy_id).first()
    if strategy is None:
        raise refuse(KPI_MISSING)
    if not name_th.strip():
        raise refuse(NAME_EMPTY, field="name_th")
    audit.record(
        step=STEP,
        subject=f"strategy:{strategy.year_from}/{strategy.number}",
        by=by,
        at=at,
        before={"name_th": strategy.name_th, "name_en": strategy.name_en},
        after={"name_th": name_th.strip(), "name_en": name_en.strip()},
    )
    strategy.name_th, strategy.name_en = name_th.strip(), name_en.strip()
    strategy.save(update_fields=["name_th", "name_en"])
    return strategy


@transaction.atomic
def add_kpi(
    *, year: int, strategy: int, fields: Mapping[str, object], by: Person, at: datetime, number: int = 0
) -> Kpi:
    """Add an indicator of a strategy for one fiscal year; ``number`` follows the last when 0."""
    access.check(by, STEP)
    found = Strategy.objects.filter(number=strategy, year_from__lte=year, year_to__gte=year).first()
    if found is None:
        raise refuse(KPI_MISSING, field="strategy")
    given, item, faults = _read(fields, KpiFields(), year)
    numbers = set(Kpi.objects.filter(year=year).values_list("number", flat=True))
    if number in numbers:
        faults.append(Fault(NUMBER_TAKEN, {"number": number}, "number"))
    if faults:
        raise Refused(*faults)
    place = number or max(numbers, default=0) + 1
    audit.record(step=STEP, subject=f"kpi:{year}/{place}", by=by, at=at, after=_plain(given))
    return Kpi.objects.create(strategy=found, year=year, number=place, item=item, **_columns(given))


@transaction.atomic
def edit_kpi(*, kpi_id: int, fields: Mapping[str, object], revision: int, by: Person, at: datetime) -> Kpi:
    """Change the given fields of an indicator; EDIT-001 when someone saved after the revision seen."""
    access.check(by, STEP)
    kpi = Kpi.objects.select_for_update(of=("self",)).select_related("item").filter(pk=kpi_id).first()
    if kpi is None:
        raise refuse(KPI_MISSING)
    if kpi.revision != revision:
        last = AuditRow.objects.filter(subject=f"kpi:{kpi.year}/{kpi.number}").last()
        raise refuse(EDITED_MEANWHILE, at=_clock(last.at if last else None))
    before = _fields_of(kpi)
    given, item, faults = _read(fields, before, kpi.year)
    if faults:
        raise Refused(*faults)
    audit.record(
        step=STEP,
        subject=f"kpi:{kpi.year}/{kpi.number}",
        by=by,
        at=at,
        before=_plain(before),
        after=_plain(given),
    )
    for name, value in {**_columns(given), "item": item, "revision": revision + 1}.items():
        setattr(kpi, name, value)
    kpi.save()
    return kpi


@transaction.atomic
def record_result(
    *,
    kpi_id: int,
    quarter: int,
    progress: object,
    result_th: str,
    revision: int,
    by: Person,
    at: datetime,
    result_en: str = "",
) -> KpiResult:
    """Record what a quarter reports for an indicator: percent of target as typed, and words.

    For the policy office and for owners in a unit that the indicator names. Raises EDIT-001 when someone
    saved after the ``revision`` seen (0 before the first), PROG-002 once the quarter is closed.
    """
    kpi = Kpi.objects.filter(pk=kpi_id).first()
    if kpi is None:
        raise refuse(KPI_MISSING)
    _check_owner(kpi, by)
    collection = _collection(kpi.year, quarter)
    old = KpiResult.objects.select_for_update().filter(kpi=kpi, collection=collection).first()
    if (old.revision if old else 0) != revision:
        raise refuse(EDITED_MEANWHILE, at=_clock(old.at if old else None))
    cell, fault = percent("progress", progress)
    if fault:
        raise Refused(fault)
    values = {"progress_state": cell.state, "progress": cell.value, "result_th": result_th.strip()}
    values["result_en"] = result_en.strip()
    audit.record(
        step=RECORD,
        subject=f"kpi:{kpi.year}/{kpi.number}/{quarter}",
        by=by,
        at=at,
        before={name: getattr(old, name) for name in values} if old else {},
        after=values,
    )
    kept = old or KpiResult(kpi=kpi, collection=collection)
    for name, value in {**values, "by": by, "at": at, "revision": revision + 1}.items():
        setattr(kept, name, value)
    kept.save()
    return kept


def _clock(moment: datetime | None) -> str:
    return timezone.localtime(moment).strftime("%H.%M") if moment else ""


def _check_owner(kpi: Kpi, by: Person) -> None:
    if access.can(by, STEP):
        return access.check(by, RECORD)
    codes = {code.strip() for code in kpi.owner_label.split("/")}
    units = Unit.objects.filter(code__in=codes)
    if not (by.is_active and any(access.can(by, RECORD, unit=unit) for unit in units)):
        raise refuse(NOT_ALLOWED, step=RECORD)
    return None


def _collection(year: int, quarter: int) -> Collection:
    collection = Collection.objects.select_for_update().filter(year=year, quarter=quarter).first()
    if collection is None:
        raise refuse(NOT_COLLECTING, quarter=quarter, year=year)
    if collection.closed_at is not None:
        raise refuse(QUARTER_CLOSED, quarter=quarter, year=year)
    return collection


def _read(
    given: Mapping[str, object], base: KpiFields, year: int
) -> tuple[KpiFields, PlanItem | None, list[Fault]]:
    if strange := set(given) - NAMES:
        raise KeyError(f"not fields of an indicator: {sorted(strange)}")
    values: dict[str, Any] = {n: str(v or "").strip() for n, v in given.items() if n != "target"}
    faults = [
        Fault(TEXT_TOO_LONG, {"length": len(values[name]), "limit": limit}, name)
        for name, limit in LIMITS.items()
        if len(values.get(name, "")) > limit
    ]
    if "target" in given:
        values["target"], fault = _target(given["target"])
        faults += [fault] if fault else []
    kpi = replace(base, **values)
    faults += [Fault(NAME_EMPTY, {}, name) for name in ("name_th", "indicator_th") if not getattr(kpi, name)]
    item = PlanItem.objects.filter(year=year, ref=kpi.ref).first() if kpi.ref else None
    if kpi.ref and item is None:
        faults.append(Fault(ITEM_MISSING, {"given": kpi.ref, "year": year}, "ref"))
    return kpi, item, faults


def _target(raw: object) -> tuple[Decimal | None, Fault | None]:
    if raw is None or raw == "":
        return None, None
    try:
        value = number(raw)
    except Unreadable:
        return None, Fault(KPI_TARGET, {"given": raw}, "target")
    if not 0 <= value < Decimal(10) ** 14:
        return None, Fault(KPI_TARGET, {"given": raw}, "target")
    return value, None


def _fields_of(kpi: Kpi) -> KpiFields:
    own: dict[str, Any] = {name: getattr(kpi, name) for name in NAMES - {"ref", "target"}}
    target = None if kpi.target is None else plain_number(kpi.target)
    return KpiFields(**own, target=target, ref=kpi.item.ref if kpi.item else "")


def _columns(given: KpiFields) -> dict[str, Any]:
    return {name: getattr(given, name) for name in NAMES - {"ref"}}


def _plain(given: KpiFields) -> dict[str, Any]:
    return {name: getattr(given, name) for name in sorted(NAMES)}
