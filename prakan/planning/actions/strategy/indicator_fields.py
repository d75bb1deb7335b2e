"""Reading what a person sets of an indicator, every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from prakan.domain.plan_rules import plain_number
from prakan.domain.problems import Fault
from prakan.domain.problems_budget import ITEM_MISSING, KPI_TARGET, NAME_EMPTY
from prakan.domain.problems_plan_cells import TEXT_TOO_LONG
from prakan.domain.readings import Unreadable, number
from prakan.planning.models import Kpi, PlanItem

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


def read(
    given: Mapping[str, object], base: KpiFields, year: int
) -> tuple[KpiFields, PlanItem | None, list[Fault]]:
    """Return the fields with what was given laid over ``base``, the plan item, and every fault."""
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


def fields_of(kpi: Kpi) -> KpiFields:
    """Return the fields of an indicator as they are."""
    own: dict[str, Any] = {name: getattr(kpi, name) for name in NAMES - {"ref", "target"}}
    target = None if kpi.target is None else plain_number(kpi.target)
    return KpiFields(**own, target=target, ref=kpi.item.ref if kpi.item else "")


def columns(given: KpiFields) -> dict[str, Any]:
    """Return the columns that the fields set; the plan item is one of its own."""
    return {name: getattr(given, name) for name in NAMES - {"ref"}}


def plain(given: KpiFields) -> dict[str, Any]:
    """Return the fields for the audit row."""
    return {name: getattr(given, name) for name in sorted(NAMES)}
