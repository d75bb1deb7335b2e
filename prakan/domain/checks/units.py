"""Units: missing ones, and quantities compared or counted in different ones."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.checks.book import Book
from prakan.domain.checks.model import CheckInput, Draft, Rule, Severity, Side, always
from prakan.domain.checks.printed_model import Importance, Relation, RelationKind
from prakan.domain.checks.sums import known, total_of
from prakan.domain.checks.words import cell, listed, number, row_place, side
from prakan.domain.text import Text

NO_UNIT = Text("ไม่มีหน่วย", "no unit")


def missing(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A number printed without its unit: a percent of budget, a target, a number in a cell."""
    rows = {row.ref: row for row in given.rows}
    for entry in given.entries:
        if entry.spend_unit_missing and entry.spend.value is not None and entry.ref in rows:
            place = cell(rows[entry.ref], "ใช้จ่ายเทียบงบประมาณ", "spending")
            yield _without(
                entry.ref, place, number(entry.spend.value), f"{given.quarter_period}.{entry.ref}.spend"
            )
        for item in entry.numbers:
            if item.value is not None and not item.unit:
                code = f"{given.quarter_period}.{entry.ref}.n.{item.key}"
                yield _without(code, item.label, number(item.value), code)
    for row in given.rows:
        if row.target is not None and not row.unit:
            code = f"{given.year_period}.{row.ref}.target"
            yield _without(code, row_place(row), number(row.target), code)


def _without(subject: str, place: Text, shown: str, code: str) -> Draft:
    return Draft(
        subject,
        Importance.TABLE,
        place,
        (Side(place, Text(shown, shown), code=code),),
        Text(f"{shown} พิมพ์ไว้โดยไม่มีหน่วย", f"{shown} is printed without a unit"),
    )


def indicators(given: CheckInput, values: Book) -> Iterator[Draft]:
    """An indicator that counts one thing and is given in the unit of another."""
    for kpi in given.kpis:
        if not kpi.measure_unit or kpi.measure_unit.th == kpi.unit.th:
            continue
        where = Text(f"ตัวชี้วัดที่ {kpi.number}", f"KPI {kpi.number}")
        code = f"{given.year_period}.kpi.{kpi.number}.target"
        counts = Text("สิ่งที่ตัวชี้วัดนับ", "What the indicator counts")
        unit = Text("หน่วยของค่าเป้าหมาย", "Unit of its target")
        yield Draft(
            f"kpi.{kpi.number}",
            Importance.NARRATIVE,
            where,
            (Side(counts, kpi.measure_unit), Side(unit, kpi.unit, code=code)),
            Text(
                f"ตัวชี้วัดนับเป็น{kpi.measure_unit.th} แต่ค่าเป้าหมายมีหน่วยเป็น{kpi.unit.th}",
                f"It counts {kpi.measure_unit.say('en')}; its target is given in {kpi.unit.say('en')}",
            ),
        )


def relations(given: CheckInput, values: Book) -> Iterator[Draft]:
    """Quantities that a relation compares although their units differ."""
    for relation in given.printed.relations:
        units = _units(relation, values)
        if len(units) > 1:
            parts = known(relation, values) or []
            total = total_of(relation, values)
            yield Draft(
                relation.id,
                relation.importance,
                relation.name,
                tuple(side(q) for q in (*parts, *([total] if total else []))),
                Text(
                    f"เทียบกันทั้งที่หน่วยต่างกัน: {listed(u.th for u in units.values())}",
                    f"Compared although the units differ: {listed(u.say('en') for u in units.values())}",
                ),
            )


def _units(relation: Relation, values: Book) -> dict[str, Text]:
    """The units a relation compares, by their Thai word; counted rows have no unit to compare."""
    if relation.across_units or relation.kind is RelationKind.RATIO:
        return {}
    parts, total = known(relation, values) or [], total_of(relation, values)
    figures = [q for q in (*parts, total) if q is not None and q.code]
    return {q.unit.th: q.unit or NO_UNIT for q in figures}


RULES = (
    Rule(
        "unit-missing",
        Text("ไม่มีหน่วย", "Unit missing"),
        Text("ตัวเลขพิมพ์ไว้โดยไม่มีหน่วย", "A number is printed without its unit."),
        always(Severity.LOW),
        missing,
    ),
    Rule(
        "unit-indicator",
        Text("หน่วยไม่ตรงกับสิ่งที่นับ", "Unit is not what is counted"),
        Text(
            "ตัวชี้วัดนับสิ่งหนึ่ง แต่ค่าเป้าหมายใช้หน่วยของอีกสิ่งหนึ่ง",
            "An indicator counts one thing, and its target carries the unit of another.",
        ),
        always(Severity.LOW),
        indicators,
    ),
    Rule(
        "unit-mismatch",
        Text("เทียบกันคนละหน่วย", "Different units compared"),
        Text(
            "ตัวเลขที่เทียบกันมีหน่วยต่างกัน โดยไม่ได้ประกาศว่าตั้งใจ",
            "Figures that a relation compares have different units, and it does not say that this is meant.",
        ),
        always(Severity.LOW),
        relations,
    ),
)
