"""Arithmetic: parts against totals, stated percents against computed ones, targets against their children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from prakan.domain.checks.book import Book, expanded
from prakan.domain.checks.model import (
    CheckInput,
    Draft,
    Part,
    PlanRow,
    Quantity,
    Rule,
    Severity,
    Side,
    always,
    by_importance,
)
from prakan.domain.checks.printed_model import Importance, Relation, RelationKind
from prakan.domain.checks.words import counted, number, row_place, side
from prakan.domain.figures import rounded
from prakan.domain.progress import rolled_up
from prakan.domain.text import Text

HUNDRED = Decimal(100)


def known(relation: Relation, values: Book) -> list[Quantity] | None:
    """Return the values of a relation's parts, or None when one has no number (see rule "unresolved")."""
    found = [values.get(code) for part in relation.parts for code in expanded(part, values)]
    numbers = [q for q in found if q is not None and q.value is not None]
    return numbers if numbers and len(numbers) == len(found) else None


def total_of(relation: Relation, values: Book) -> Quantity | None:
    """Return the value of a relation's total, or None when it has no number."""
    found = values.get(relation.total)
    return found if found is not None and found.value is not None else None


def of_kind(given: CheckInput, *kinds: RelationKind) -> Iterator[Relation]:
    """Yield the declared relations of some kinds."""
    return (r for r in given.printed.relations if r.kind in kinds)


def unresolved(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A relation names a code that no figure, statement or count has a number for."""
    for relation in given.printed.relations:
        codes = [*relation.parts, *(c for c in (relation.total, relation.deadline) if c)]
        missing = [c for c in codes if not _resolved(c, values)]
        if missing:
            sides = tuple(Side(relation.name, Text("ไม่พบ", "not found"), code=c) for c in missing)
            codes_missing = ", ".join(missing)
            yield Draft(
                relation.id,
                relation.importance,
                relation.name,
                sides,
                Text(
                    f"ความสัมพันธ์ {relation.id} อ้างถึงรหัสที่ไม่มีค่า: {codes_missing} จึงตรวจไม่ได้",
                    f"Relation {relation.id} cannot be checked: no value for {codes_missing}",
                ),
            )


def _resolved(code: str, values: Book) -> bool:
    found = [values.get(c) for c in expanded(code, values)]
    return bool(found) and all(q is not None and (q.value is not None or q.date is not None) for q in found)


def sums(given: CheckInput, values: Book) -> Iterator[Draft]:
    """Parts that do not add up to the total stated for them."""
    for relation in of_kind(given, RelationKind.SUM):
        parts, total = known(relation, values), total_of(relation, values)
        if parts is None or total is None or total.value is None:
            continue
        computed = sum((p.value for p in parts if p.value is not None), Decimal(0))
        if rounded(computed, relation.decimals) != rounded(total.value, relation.decimals):
            yield _sum_draft(relation, parts, total, computed)


def _sum_draft(relation: Relation, parts: list[Quantity], total: Quantity, computed: Decimal) -> Draft:
    adding = " + ".join(number(p.value) for p in parts if p.value is not None)
    stated = total.value or Decimal(0)
    gap = number(abs(computed - stated))
    return Draft(
        relation.id,
        relation.importance,
        relation.name,
        (*(side(p) for p in parts), side(total)),
        Text(
            f"{adding} = {number(computed)} แต่ระบุยอดรวม {number(stated)} ต่างกัน {gap}",
            f"{adding} = {number(computed)}, but the total stated is {number(stated)}: a difference of {gap}",
        ),
    )


def ratios(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A stated percent that differs from the one computed from its two figures."""
    for relation in of_kind(given, RelationKind.RATIO):
        parts, stated = known(relation, values), total_of(relation, values)
        if parts is None or len(parts) != 2 or stated is None or stated.value is None:
            continue
        first, second = (p.value or Decimal(0) for p in parts)
        computed = rounded(first / second * HUNDRED, relation.decimals) if second else None
        if computed != rounded(stated.value, relation.decimals):
            shown = "–" if computed is None else number(computed)
            division, said = f"{number(first)} ÷ {number(second)}", number(stated.value)
            yield Draft(
                relation.id,
                relation.importance,
                relation.name,
                (*(side(p) for p in parts), side(stated)),
                Text(
                    f"{division} คิดเป็นร้อยละ {shown} แต่ระบุร้อยละ {said}",
                    f"{division} is {shown} percent, but {said} is stated",
                ),
            )


def rollups(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A target that its children's targets, or its parts by level, do not add up to."""
    declared = {r.total for r in of_kind(given, RelationKind.SUM)}
    for row in given.rows:
        code = f"{given.year_period}.{row.ref}.target"
        if row.target is None or code in declared:
            continue
        yield from _rolled(row, row.ref, code, _below(row, given.rows))
        yield from _rolled(row, f"{row.ref}.levels", code, _levels(row.parts))


def _below(row: PlanRow, rows: Iterable[PlanRow]) -> list[tuple[Text, Decimal | None, Text]]:
    return [(row_place(r), r.target, r.unit) for r in rows if r.parent_ref == row.ref]


def _levels(parts: Iterable[Part]) -> list[tuple[Text, Decimal | None, Text]]:
    return [(p.label, p.value, p.unit) for p in parts if p.role == "level"]


def _rolled(
    row: PlanRow, subject: str, code: str, children: list[tuple[Text, Decimal | None, Text]]
) -> Iterator[Draft]:
    total = rolled_up(row.unit.th, [(value, unit.th) for _, value, unit in children])
    if total is None or row.target is None or total == row.target:
        return
    sides = tuple(Side(place, counted(value or Decimal(0), unit)) for place, value, unit in children)
    yield Draft(
        subject,
        Importance.TABLE,
        row_place(row),
        (Side(row_place(row), counted(row.target, row.unit), code=code), *sides),
        Text(
            f"เป้าหมายของแถวคือ {number(row.target)} แต่ส่วนย่อยรวมได้ {number(total)} {row.unit.th}",
            f"The target is {number(row.target)}; its parts add up to {number(total)} {row.unit.say('en')}",
        ),
    )


RULES = (
    Rule(
        "sum",
        Text("ผลรวมไม่ตรง", "Parts do not add up"),
        Text(
            "ส่วนย่อยที่รายงานระบุว่ารวมกันเป็นยอดหนึ่ง บวกแล้วไม่เท่ายอดนั้น",
            "Parts that the report gives for a total do not add up to it.",
        ),
        by_importance(Severity.HIGH, Severity.HIGH, Severity.MEDIUM),
        sums,
    ),
    Rule(
        "rollup",
        Text("เป้าหมายไม่เท่าผลรวมของส่วนย่อย", "Target differs from its parts"),
        Text(
            "เป้าหมายของแถวไม่เท่าผลรวมของแถวย่อยหน่วยเดียวกัน หรือของเป้าหมายรายระดับ",
            "A row's target is not the sum of its children in the same unit, or of its parts by level.",
        ),
        always(Severity.HIGH),
        rollups,
    ),
    Rule(
        "ratio",
        Text("ร้อยละไม่ตรงกับที่คำนวณ", "Stated percent differs from computed"),
        Text(
            "ร้อยละที่ระบุไม่เท่ากับที่คำนวณจากตัวเลขสองตัวของมัน",
            "A stated percent is not what its two figures give.",
        ),
        by_importance(Severity.HIGH, Severity.HIGH, Severity.MEDIUM),
        ratios,
    ),
    Rule(
        "unresolved",
        Text("ตรวจไม่ได้เพราะหาตัวเลขไม่พบ", "Relation names a missing figure"),
        Text(
            "ความสัมพันธ์ที่กำหนดไว้อ้างถึงรหัสที่ไม่มีค่า จึงตรวจไม่ได้",
            "A declared relation names a code without a value, so it cannot be checked.",
        ),
        always(Severity.HIGH),
        unresolved,
    ),
)
