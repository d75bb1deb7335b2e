"""What was understood of something typed, said back by the same readers that the actions use."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from prakan.domain.calendar import say_date, say_month
from prakan.domain.figures import State
from prakan.domain.problems import Fault
from prakan.domain.problems_plan_cells import DUE_UNREADABLE, TARGET_TEXT
from prakan.domain.problems_progress import DATE_UNREADABLE
from prakan.domain.progress_input import money, percent
from prakan.domain.readings import Unreadable, day, due_month, split_number
from prakan.domain.text import Text

NOTHING = Text("")


def understood(kind: str, text: str) -> Text:
    """Return what a text was understood as, or what is wrong with it.

    ``kind`` is "percent", "money", "target", "month" or "day"; nothing typed or another kind says nothing.
    """
    reader = READERS.get(kind)
    return reader(text.strip()) if reader and text.strip() else NOTHING


def _read(th: str, en: str) -> Text:
    return Text(f"อ่านเป็น {th}", f"Read as {en}")


def _wrong(fault: Fault) -> Text:
    return Text(fault.what("th"), fault.what("en"))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _percent(text: str) -> Text:
    amount, fault = percent("", text)
    if fault:
        return _wrong(fault)
    if amount.value is not None:
        return _read(f"ร้อยละ {_plain(amount.value)}", f"{_plain(amount.value)} percent")
    dash = amount.state is State.DASH
    return _read("ไม่ใช้กับแถวนี้", "does not apply") if dash else _read("ไม่ทราบค่า", "unknown")


def _money(text: str) -> Text:
    value, fault = money("", text)
    return _wrong(fault) if fault else _read(f"{value:,.2f} บาท", f"{value:,.2f} baht")


def _target(text: str) -> Text:
    try:
        value, rest = split_number(text)
    except Unreadable:
        rest = text
    if rest:
        return _wrong(Fault(TARGET_TEXT, {"given": text}))
    return _read(_plain(value), _plain(value))


def _month(text: str) -> Text:
    try:
        found = due_month(text)
    except Unreadable:
        return _wrong(Fault(DUE_UNREADABLE, {"given": text}))
    return _read(say_month(found, "th"), say_month(found, "en"))


def _day(text: str) -> Text:
    try:
        found = day(text)
    except Unreadable:
        return _wrong(Fault(DATE_UNREADABLE, {"given": text}))
    return _read(say_date(found, "th"), say_date(found, "en"))


READERS: dict[str, Callable[[str], Text]] = {
    "percent": _percent,
    "money": _money,
    "target": _target,
    "month": _month,
    "day": _day,
}
