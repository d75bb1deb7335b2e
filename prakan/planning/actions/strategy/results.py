"""What each quarter reports for an indicator."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.domain.problems import EDITED_MEANWHILE, NOT_ALLOWED, Refused, refuse
from prakan.domain.problems_budget import KPI_MISSING, NOT_COLLECTING
from prakan.domain.problems_progress import QUARTER_CLOSED
from prakan.domain.progress_input import percent
from prakan.foundation import access, audit
from prakan.foundation.models import Person, Unit
from prakan.planning.actions.strategy.meanwhile import clock
from prakan.planning.models import Collection, Kpi, KpiResult

STEP = "kpi.edit"
RECORD = "kpi.record"


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
        raise refuse(EDITED_MEANWHILE, at=clock(old.at if old else None))
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
