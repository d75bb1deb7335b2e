"""Indicators of a strategy for one fiscal year: added, changed, removed before anything is reported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_budget import KPI_MISSING, KPI_REPORTED, NUMBER_TAKEN
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.planning.actions.strategy.indicator_fields import KpiFields, columns, fields_of, plain, read
from prakan.planning.actions.strategy.meanwhile import check_unchanged
from prakan.planning.models import Collection, Kpi, Strategy

STEP = "kpi.edit"


@transaction.atomic
def add_kpi(
    *, year: int, strategy: int, fields: Mapping[str, object], by: Person, at: datetime, number: int = 0
) -> Kpi:
    """Add an indicator of a strategy for one fiscal year; ``number`` follows the last when 0."""
    access.check(by, STEP)
    found = Strategy.objects.filter(number=strategy, year_from__lte=year, year_to__gte=year).first()
    if found is None:
        raise refuse(KPI_MISSING, field="strategy")
    given, item, faults = read(fields, KpiFields(), year)
    numbers = set(Kpi.objects.filter(year=year).values_list("number", flat=True))
    if number in numbers:
        faults.append(Fault(NUMBER_TAKEN, {"number": number}, "number"))
    if faults:
        raise Refused(*faults)
    place = number or max(numbers, default=0) + 1
    audit.record(step=STEP, subject=f"kpi:{year}/{place}", by=by, at=at, after=plain(given))
    return Kpi.objects.create(strategy=found, year=year, number=place, item=item, **columns(given))


@transaction.atomic
def edit_kpi(*, kpi_id: int, fields: Mapping[str, object], revision: int, by: Person, at: datetime) -> Kpi:
    """Change the given fields of an indicator; EDIT-001 when someone saved after the revision seen."""
    access.check(by, STEP)
    kpi = Kpi.objects.select_for_update(of=("self",)).select_related("item").filter(pk=kpi_id).first()
    if kpi is None:
        raise refuse(KPI_MISSING)
    check_unchanged(f"kpi:{kpi.year}/{kpi.number}", kpi.revision, revision)
    before = fields_of(kpi)
    given, item, faults = read(fields, before, kpi.year)
    if faults:
        raise Refused(*faults)
    audit.record(
        step=STEP,
        subject=f"kpi:{kpi.year}/{kpi.number}",
        by=by,
        at=at,
        before=plain(before),
        after=plain(given),
    )
    for name, value in {**columns(given), "item": item, "revision": revision + 1}.items():
        setattr(kpi, name, value)
    kpi.save()
    return kpi


@transaction.atomic
def remove_kpi(*, kpi_id: int, by: Person, at: datetime) -> int:
    """Remove an indicator that no quarter has reported yet, and return its number; else STRAT-009."""
    access.check(by, STEP)
    kpi = Kpi.objects.select_for_update(of=("self",)).select_related("item").filter(pk=kpi_id).first()
    if kpi is None:
        raise refuse(KPI_MISSING)
    closed = Collection.objects.filter(year=kpi.year, closed_at__isnull=False).exists()
    if closed or kpi.results.exists():
        raise refuse(KPI_REPORTED, number=kpi.number, year=kpi.year)
    audit.record(
        step=STEP,
        subject=f"kpi:{kpi.year}/{kpi.number}",
        by=by,
        at=at,
        before=plain(fields_of(kpi)),
        after={"removed": True},
    )
    kpi.delete()
    return kpi.number
