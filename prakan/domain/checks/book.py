"""The values that rules look up by code: the period's figures, printed statements, counts of rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fnmatch import fnmatchcase

from prakan.domain.checks.model import CheckInput, Quantity
from prakan.domain.checks.printed_model import Statement
from prakan.domain.checks.words import row_place
from prakan.domain.text import Text

Book = Mapping[str, Quantity]
ROWS = Text("แถว", "rows")


def book(given: CheckInput) -> dict[str, Quantity]:
    """Return every value a relation can name, by code.

    Figures come from ``given.figures``. Added to them: printed statements (``….stated.{id}``), targets and
    numbers of the rows that no figure holds yet (``….target``, ``….n.{key}``), and three counts that are no
    figures and open no page: ``FY2567.{ref}.children`` (rows directly below a row), ``FY2567.kpi.count`` and
    ``FY2567.kpi.count.{strategy}``, ``FY2567Q1.{ref}.done`` and ``.of`` (N of M).
    """
    made = (_statements, _targets, _numbers, _counts)
    found = {code: quantity for source in made for code, quantity in source(given)}
    merged = {code: _merged(quantity, found.get(code)) for code, quantity in given.figures.items()}
    return found | merged


def expanded(code: str, values: Book) -> tuple[str, ...]:
    """Return the codes that a pattern names ("FY2567Q1.stated.table1.*.label.project"), in code order."""
    if "*" not in code:
        return (code,)
    return tuple(sorted(c for c in values if fnmatchcase(c, code)))


def _merged(figure: Quantity, found: Quantity | None) -> Quantity:
    """A figure knows its value; the record it is made from also knows its page and date."""
    if found is None:
        return figure
    place = found.place if found.page is not None else figure.place
    return Quantity(
        figure.code, place, figure.value, figure.unit or found.unit, found.date or figure.date, found.page
    )


def _statements(given: CheckInput) -> Iterator[tuple[str, Quantity]]:
    for stated in given.printed.statements:
        code = f"{given.quarter_period}.stated.{stated.id}"
        opens = "" if stated.inferred else code
        yield code, Quantity(opens, place_of(stated), stated.value, stated.unit, page=stated.page)


def place_of(stated: Statement) -> Text:
    """Return where a statement stands, with what the report calls the quantity there."""
    if not stated.term_words:
        return stated.place
    words = stated.term_words
    return Text(f"{stated.place.th} ({words.th})", f"{stated.place.en} ({words.say('en')})")


def _targets(given: CheckInput) -> Iterator[tuple[str, Quantity]]:
    for row in given.rows:
        place = row_place(row)
        code = f"{given.year_period}.{row.ref}.target"
        if row.target is not None:
            where = Text(f"เป้าหมาย: {place.th}", f"Target: {place.en}")
            yield code, Quantity(code, where, row.target, row.unit)
        for part in row.parts:
            where = Text(f"เป้าหมาย: {place.th} ({part.label.th})", f"Target: {place.en} ({part.label.en})")
            yield f"{code}.{part.key}", Quantity(f"{code}.{part.key}", where, part.value, part.unit)
    for kpi in given.kpis:
        if kpi.target is not None:
            code = f"{given.year_period}.kpi.{kpi.number}.target"
            where = Text(f"ตัวชี้วัดที่ {kpi.number} {kpi.name.th}", f"KPI {kpi.number} {kpi.name.say('en')}")
            yield code, Quantity(code, where, kpi.target, kpi.unit)


def _numbers(given: CheckInput) -> Iterator[tuple[str, Quantity]]:
    rows = {row.ref: row for row in given.rows}
    for entry in given.entries:
        place = row_place(rows[entry.ref]) if entry.ref in rows else Text(entry.ref, entry.ref)
        for item in entry.numbers:
            code = f"{given.quarter_period}.{entry.ref}.n.{item.key}"
            where = Text(f"{place.th}: {item.label.th}", f"{place.en}: {item.label.say('en')}")
            yield code, Quantity(code, where, item.value, item.unit, item.date)
        if entry.progress.is_value:
            code = f"{given.quarter_period}.{entry.ref}.progress"
            where = Text(f"ผลเทียบเป้าหมาย: {place.th}", f"Progress: {place.en}")
            yield code, Quantity(code, where, entry.progress.value, Text("ร้อยละ", "percent"))


def _counts(given: CheckInput) -> Iterator[tuple[str, Quantity]]:
    for row in given.rows:
        below = sum(other.parent_ref == row.ref for other in given.rows)
        place = row_place(row)
        where = Text(f"นับแถวใต้ {place.th}", f"Rows counted below {place.en}")
        yield f"{given.year_period}.{row.ref}.children", Quantity("", where, Decimal(below), ROWS)
    for entry in given.entries:
        for name, count in (("done", entry.done), ("of", entry.of)):
            if count is not None:
                where = Text(f"{entry.ref} ({name})", f"{entry.ref} ({name})")
                yield f"{given.quarter_period}.{entry.ref}.{name}", Quantity("", where, Decimal(count))
    yield from _kpi_counts(given)


def _kpi_counts(given: CheckInput) -> Iterator[tuple[str, Quantity]]:
    where = Text("นับแถวของตารางตัวชี้วัด", "Rows counted in the table of indicators")
    yield f"{given.year_period}.kpi.count", Quantity("", where, Decimal(len(given.kpis)), ROWS)
    for strategy in {kpi.strategy for kpi in given.kpis}:
        count = sum(kpi.strategy == strategy for kpi in given.kpis)
        where = Text(f"นับตัวชี้วัดของกลยุทธ์ที่ {strategy}", f"Indicators counted under strategy {strategy}")
        yield f"{given.year_period}.kpi.count.{strategy}", Quantity("", where, Decimal(count), ROWS)
