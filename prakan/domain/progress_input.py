"""Reading a progress entry as people fill it in: every fault of every field at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from prakan.domain.figures import DASH, EMPTY, UNKNOWN, Amount, State
from prakan.domain.numbers import cleaned
from prakan.domain.problems import Fault
from prakan.domain.problems_progress import (
    COUNT_WRONG,
    DATE_UNREADABLE,
    DONE_OVER_OF,
    FIELD_LONG,
    FIGURE_TWICE,
    MONEY_WRONG,
    NUMBER_TEXT,
    PERCENT_NEGATIVE,
    PERCENT_OVER,
    PERCENT_TEXT,
    STATE_UNKNOWN,
    TOO_MANY_DECIMALS,
)
from prakan.domain.readings import Unreadable, day, due_month, number, split_number

HUNDRED, CENT = Decimal(100), Decimal("0.01")
NOTHINGS: dict[str, Amount] = {
    "": EMPTY, "empty": EMPTY,
    "-": DASH, "–": DASH, "—": DASH, "dash": DASH,
    "unknown": UNKNOWN, "ไม่ทราบ": UNKNOWN,
}  # fmt: skip
LARGEST_MONEY = Decimal(10) ** 16
LARGEST_NUMBER = Decimal(10) ** 14
TEXT_LIMITS = {"egp_number": 40, "label_th": 300, "label_en": 300, "unit_th": 80, "unit_en": 80}


@dataclass(frozen=True, slots=True)
class EntryFields:
    """The fields of a progress entry that a person may set; steps by key."""

    result_th: str = ""
    result_en: str = ""
    result_state: State = State.EMPTY
    next_th: str = ""
    next_en: str = ""
    next_state: State = State.EMPTY
    problem_th: str = ""
    problem_en: str = ""
    problem_state: State = State.EMPTY
    progress: Amount = EMPTY
    spend: Amount = EMPTY
    spend_unit_missing: bool = False
    step: str = ""
    step_next: str = ""
    done: int | None = None
    of: int | None = None
    cancelling: bool = False
    egp_number: str = ""
    contract_value: Decimal | None = None


NAMES = frozenset(f.name for f in fields(EntryFields))


@dataclass(frozen=True, slots=True)
class FigureInput:
    """A number, date or term of a narrative cell, as filled in; ``month`` in place of a whole date."""

    key: str
    label_th: str
    label_en: str = ""
    cell: str = "result"
    value: object = None
    unit_th: str = ""
    unit_en: str = ""
    text_th: str = ""
    text_en: str = ""
    date: object = None
    date_to: object = None
    month: object = None
    approx: bool = False
    fiscal_label: int | None = None


def read_entry(
    given: Mapping[str, object], base: EntryFields | None = None
) -> tuple[EntryFields, tuple[Fault, ...]]:
    """Return ``base`` with the given fields read over it, and every fault.

    A text makes its cell's state VALUE; without text the state says which nothing it is. A name that is no
    field raises ``KeyError``.
    """
    if strange := set(given) - NAMES:
        raise KeyError(f"not fields of a progress entry: {sorted(strange)}")
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, raw in given.items():
        values[name], fault = READERS.get(name, _text)(name, raw)
        if fault:
            faults.append(fault)
    refused = {fault.field for fault in faults}
    entry = replace(base or EntryFields(), **{n: v for n, v in values.items() if n not in refused})
    if entry.done is not None and entry.of is not None and entry.done > entry.of:
        faults.append(Fault(DONE_OVER_OF, {"done": entry.done, "of": entry.of}, "done"))
    return _with_states(entry), tuple(faults)


def _with_states(entry: EntryFields) -> EntryFields:
    changes: dict[str, State] = {}
    for cell in ("result", "next", "problem"):
        filled = bool(getattr(entry, f"{cell}_th") or getattr(entry, f"{cell}_en"))
        state = getattr(entry, f"{cell}_state")
        if filled:
            changes[f"{cell}_state"] = State.VALUE
        elif state is State.VALUE:
            changes[f"{cell}_state"] = State.EMPTY
    return replace(entry, **changes)  # type: ignore[arg-type]


def _text(name: str, raw: object) -> tuple[str, Fault | None]:
    text = "" if raw is None else str(raw).strip()
    limit = TEXT_LIMITS.get(name)
    over = limit is not None and len(text) > limit
    return text, Fault(FIELD_LONG, {"length": len(text), "limit": limit}, name) if over else None


def _state(name: str, raw: object) -> tuple[State, Fault | None]:
    try:
        return State(str(raw or State.EMPTY)), None
    except ValueError:
        return State.EMPTY, Fault(STATE_UNKNOWN, {"given": raw}, name)


def _flag(name: str, raw: object) -> tuple[bool, Fault | None]:
    return raw is True or str(raw).strip().lower() in {"true", "on", "1", "yes", "ใช่"}, None


def percent(name: str, raw: object) -> tuple[Amount, Fault | None]:
    """Read a percentage cell: a number from 0 to 100, or one of the nothings."""
    if isinstance(raw, Amount):
        raw = raw.number() if raw.is_value else raw.state.value
    text = cleaned("" if raw is None else str(raw)).removeprefix("ร้อยละ").strip()
    if text.lower() in NOTHINGS:
        return NOTHINGS[text.lower()], None
    try:
        value, rest = split_number(text)
    except Unreadable:
        return EMPTY, Fault(PERCENT_TEXT, {"given": text}, name)
    for wrong, entry in (
        (rest not in ("", "%"), PERCENT_TEXT),
        (value < 0, PERCENT_NEGATIVE),
        (value > HUNDRED, PERCENT_OVER),
        (value != value.quantize(CENT) if abs(value) <= HUNDRED else False, TOO_MANY_DECIMALS),
    ):
        if wrong:
            return EMPTY, Fault(entry, {"given": text}, name)
    return Amount.of(value), None


def _count(name: str, raw: object) -> tuple[int | None, Fault | None]:
    text = cleaned("" if raw is None else str(raw))
    if not text:
        return None, None
    if text.isdecimal() and len(text) < 9 and (name != "of" or int(text) > 0):
        return int(text), None
    return None, Fault(COUNT_WRONG, {"given": text}, name)


def money(name: str, raw: object) -> tuple[Decimal | None, Fault | None]:
    """Read an amount in baht of 0 or more, with at most two decimals."""
    text = cleaned("" if raw is None else str(raw)).removesuffix("บาท").strip()
    if not text:
        return None, None
    try:
        value = number(text)
    except Unreadable:
        return None, Fault(MONEY_WRONG, {"given": text}, name)
    if not 0 <= value < LARGEST_MONEY:
        return None, Fault(MONEY_WRONG, {"given": text}, name)
    if value != value.quantize(CENT):
        return None, Fault(TOO_MANY_DECIMALS, {"given": text}, name)
    return value, None


READERS: dict[str, Callable[[str, object], tuple[Any, Fault | None]]] = {
    "result_state": _state,
    "next_state": _state,
    "problem_state": _state,
    "progress": percent,
    "spend": percent,
    "spend_unit_missing": _flag,
    "cancelling": _flag,
    "done": _count,
    "of": _count,
    "contract_value": money,
}


def read_figures(given: Iterable[FigureInput]) -> tuple[list[dict[str, Any]], tuple[Fault, ...]]:
    """Return the columns of each figure, and every fault; fields are named ``figure.<key>.<field>``."""
    read, faults, seen = [], [], set()
    for figure in given:
        if figure.key in seen:
            faults.append(Fault(FIGURE_TWICE, {"key": figure.key}, f"figure.{figure.key}"))
        seen.add(figure.key)
        columns, found = _figure(figure)
        read.append(columns)
        faults += found
    return read, tuple(faults)


def _figure(figure: FigureInput) -> tuple[dict[str, Any], list[Fault]]:
    stem, faults = f"figure.{figure.key}", []
    taken = ("key", "label_th", "label_en", "cell", "unit_th", "unit_en", "text_th", "text_en", "approx")
    columns: dict[str, Any] = {name: getattr(figure, name) for name in (*taken, "fiscal_label")}
    try:
        columns["value"] = None if figure.value in (None, "") else number(figure.value)
    except Unreadable:
        faults.append(Fault(NUMBER_TEXT, {"label": figure.label_th, "given": figure.value}, f"{stem}.value"))
    if abs(columns.get("value") or 0) >= LARGEST_NUMBER:
        faults.append(Fault(NUMBER_TEXT, {"label": figure.label_th, "given": figure.value}, f"{stem}.value"))
    columns["month_only"] = figure.month not in (None, "")
    for name, raw in (("date", figure.date), ("date_to", figure.date_to)):
        columns[name], fault = _day(f"{stem}.{name}", raw, day)
        faults += [fault] if fault else []
    if columns["month_only"]:
        columns["date"], fault = _day(f"{stem}.month", figure.month, due_month)
        faults += [fault] if fault else []
    return columns, faults


def _day(name: str, raw: object, read: Callable[[object], date]) -> tuple[date | None, Fault | None]:
    if raw is None or raw == "":
        return None, None
    try:
        return read(raw), None
    except Unreadable:
        return None, Fault(DATE_UNREADABLE, {"given": str(raw)}, name)
