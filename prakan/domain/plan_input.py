"""Reading a plan row as people fill it in: every fault of every field at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from prakan.domain.calendar import fiscal_year, say_month, to_be
from prakan.domain.numbers import cleaned
from prakan.domain.plan_rules import plain_number
from prakan.domain.problems import Fault
from prakan.domain.problems_plan_cells import (
    DUE_OUTSIDE_YEAR,
    DUE_UNREADABLE,
    KIND_UNKNOWN,
    NAME_MISSING,
    NUMBER_TOO_LARGE,
    STRATEGY_UNREADABLE,
    TARGET_NEGATIVE,
    TARGET_TEXT,
    TEXT_TOO_LONG,
    UNIT_MISSING_FOR_TARGET,
)
from prakan.domain.readings import Unreadable, due_month, split_number

#: kind -> rank; a row stands under one of a lower rank, sub-items under sub-items of any depth.
RANKS: dict[str, int] = {"output": 0, "activity": 1, "project": 2, "workplan": 2, "item": 3, "subitem": 4}
LIMITS = {"code": 40, "unit_th": 80, "unit_en": 80, "place": 200, "name_th": 2000, "name_en": 2000}
LARGEST = Decimal(10) ** 14


@dataclass(frozen=True, slots=True)
class RowFields:
    """The fields of a plan row that a person may set; unit, category and ladder by code."""

    kind: str = "item"
    name_th: str = ""
    name_en: str = ""
    heading: bool = False
    code: str = ""
    target: Decimal | None = None
    unit_th: str = ""
    unit_en: str = ""
    target_note_th: str = ""
    target_note_en: str = ""
    due: date | None = None  # last day of the due month
    owner: str = ""
    category: str = ""
    strategy: int | None = None
    ladder: str = ""
    place: str = ""


NAMES = frozenset(f.name for f in fields(RowFields))


def read_row(
    given: Mapping[str, object], year: int, base: RowFields | None = None
) -> tuple[RowFields, tuple[Fault, ...]]:
    """Return ``base`` with the given fields read over it, and every fault; unread fields keep ``base``.

    ``given`` holds text as typed or values already typed; a name that is no field raises ``KeyError``.
    """
    if strange := set(given) - NAMES:
        raise KeyError(f"not fields of a plan row: {sorted(strange)}")
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, raw in given.items():
        values[name], fault = _read(name, raw, year)
        if fault:
            faults.append(fault)
    faulty = {fault.field for fault in faults}
    kept = {name: value for name, value in values.items() if name not in faulty}
    row = replace(base or RowFields(), **kept)
    return row, (*faults, *_whole(row, faults))


def _read(name: str, raw: object, year: int) -> tuple[Any, Fault | None]:
    reader = READERS.get(name, _text)
    return reader(name, raw, year)


def _text(name: str, raw: object, year: int) -> tuple[str, Fault | None]:
    text = "" if raw is None else str(raw).strip()
    limit = LIMITS.get(name)
    if limit and len(text) > limit:
        return text, Fault(TEXT_TOO_LONG, {"limit": limit, "length": len(text)}, name)
    return text, None


def _kind(name: str, raw: object, year: int) -> tuple[str, Fault | None]:
    kind = str(raw).strip()
    return kind, None if kind in RANKS else Fault(KIND_UNKNOWN, {"given": kind}, name)


def _flag(name: str, raw: object, year: int) -> tuple[bool, Fault | None]:
    return raw is True or str(raw).strip().lower() in {"true", "on", "1", "yes", "ใช่"}, None


def _target(name: str, raw: object, year: int) -> tuple[Decimal | None, Fault | None]:
    if raw is None or not str(raw).strip():
        return None, None
    try:
        value, rest = split_number(raw)
    except Unreadable:
        return None, Fault(TARGET_TEXT, {"given": str(raw).strip()}, name)
    if rest:
        return None, Fault(TARGET_TEXT, {"given": str(raw).strip()}, name)
    if value < 0:
        return None, Fault(TARGET_NEGATIVE, {"given": f"{plain_number(value):,}"}, name)
    if value >= LARGEST:
        return None, Fault(NUMBER_TOO_LARGE, {"given": f"{plain_number(value):,}"}, name)
    return value, None


def _due(name: str, raw: object, year: int) -> tuple[date | None, Fault | None]:
    if raw is None or not str(raw).strip():
        return None, None
    try:
        due = due_month(raw)
    except Unreadable:
        return None, Fault(DUE_UNREADABLE, {"given": str(raw).strip()}, name)
    first, last = fiscal_year(year)
    if first <= due <= last:
        return due, None
    values = {"given": say_month(due, "th"), "given_en": say_month(due, "en"), "year": year}
    return None, Fault(DUE_OUTSIDE_YEAR, {**values, "ce": due.year, "be": to_be(due.year)}, name)


def _strategy(name: str, raw: object, year: int) -> tuple[int | None, Fault | None]:
    text = cleaned("" if raw is None else str(raw))
    if not text:
        return None, None
    if text.isdecimal() and int(text) > 0:
        return int(text), None
    return None, Fault(STRATEGY_UNREADABLE, {"given": text}, name)


READERS: dict[str, Callable[[str, object, int], tuple[Any, Fault | None]]] = {
    "kind": _kind,
    "heading": _flag,
    "target": _target,
    "due": _due,
    "strategy": _strategy,
}


def _whole(row: RowFields, faults: list[Fault]) -> list[Fault]:
    """Return the faults that show only when the fields are seen together."""
    found = []
    if not row.name_th:
        found.append(Fault(NAME_MISSING, {}, "name_th"))
    if row.target is not None and not row.unit_th:
        found.append(Fault(UNIT_MISSING_FOR_TARGET, {"target": f"{row.target:,}"}, "unit_th"))
    told = {f.field for f in faults}
    return [f for f in found if f.field not in told]


def may_stand_under(kind: str, parent: str) -> bool:
    """Return whether a row of a kind may stand under a row of another ("" is the top of the plan)."""
    if not parent:
        return kind == "output"
    deeper = RANKS[kind] > RANKS[parent]
    return deeper or kind == parent == "subitem"
