"""Words that findings share: numbers with units, rows, sides."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from prakan.domain.calendar import say_date
from prakan.domain.checks.model import PlanRow, ProgressEntry, Quantity, Side
from prakan.domain.figures import Amount, State
from prakan.domain.text import Text

NO_VALUE = Text("ไม่มีค่า", "no value")
NOTHING: dict[State, Text] = {
    State.DASH: Text("ขีด (–)", "a dash (–)"),
    State.EMPTY: Text("ช่องว่าง", "an empty cell"),
    State.UNKNOWN: Text("ไม่ทราบค่า", "unknown"),
}


def number(value: Decimal) -> str:
    """Return a number with comma groups and without trailing zeros: "1,895", "36.6917"."""
    plain = f"{value:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def counted(value: Decimal, unit: Text) -> Text:
    """Return a number with its unit."""
    return Text(f"{number(value)} {unit.th}".strip(), f"{number(value)} {unit.say('en')}".strip())


def percent(amount: Amount) -> Text:
    """Return a percent as printed, two decimals, or the kind of nothing in the cell."""
    if amount.value is None:
        return NOTHING[amount.state]
    return Text(f"ร้อยละ {amount.value:.2f}", f"{amount.value:.2f} percent")


def side(quantity: Quantity) -> Side:
    """Return a figure as a side of a contradiction."""
    if quantity.value is not None:
        value = counted(quantity.value, quantity.unit)
    elif quantity.date is not None:
        value = Text(say_date(quantity.date, "th"), say_date(quantity.date, "en"))
    else:
        value = NO_VALUE
    return Side(quantity.place, value, quantity.page, quantity.code)


def row_place(row: PlanRow) -> Text:
    """Return how a row is called: its printed label (Thai) or reference (English) and its name."""
    return Text(f"{row.code} {row.name.th}".strip(), f"{row.ref} {row.name.say('en')}")


def cell(row: PlanRow, th: str, en: str) -> Text:
    """Return a cell of a row."""
    place = row_place(row)
    return Text(f"{place.th} ช่อง{th}", f"{place.en}, {en} cell")


def progress_side(row: PlanRow, entry: ProgressEntry, quarter_period: str) -> Side:
    """Return the percent of target of a row as a side."""
    code = f"{quarter_period}.{row.ref}.progress" if entry.progress.is_value else ""
    return Side(cell(row, "ผลเทียบเป้าหมาย", "progress"), percent(entry.progress), code=code)


def listed(words: Iterable[str]) -> str:
    """Return words joined by commas, each once, in the order given."""
    return ", ".join(dict.fromkeys(words))
