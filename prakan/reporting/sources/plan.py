"""Targets of the plan: typed at the leaves, added up where parts share the unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from prakan.domain.figures import Amount, Computed, Derivation, Entered, Figure, Operation, compute
from prakan.domain.text import Text
from prakan.planning.queries.plan import RowView
from prakan.reporting.sources.material import Material

DEFINITION = Text(
    "เป้าหมาย 12 เดือนตามแผนปฏิบัติการประจำปีงบประมาณ",
    "The 12-month target of the annual action plan",
)
ADDED_UP = Text(
    "ผลรวมของเป้าหมายรายการย่อยที่ใช้หน่วยนับเดียวกัน คำนวณใหม่ทุกครั้ง ไม่มีผู้ใดพิมพ์ยอดรวม",
    "The sum of the targets below it in the same unit: computed afresh, never typed",
)
TYPED = Text("ยอดที่พิมพ์ไว้ในแผน เก็บไว้เทียบกับยอดที่คำนวณ", "The total typed in the plan, kept to compare")


def decimals_of(value: Decimal) -> int:
    """Return how many decimals a count needs: none for whole numbers, else as stored."""
    return 0 if value == value.to_integral_value() else -int(value.normalize().as_tuple().exponent)


def target_code(material: Material, ref: str, part: str = "") -> str:
    """Return the code of a row's target, or of one part of it."""
    return f"{material.scope.year_period}.{ref}.target" + (f".{part}" if part else "")


def adds_up(row: RowView, children: list[RowView]) -> bool:
    """Return whether a row's target is the sum of its children's: all given, all in its unit."""
    return bool(children) and all(c.target is not None and c.unit.th == row.unit.th for c in children)


def figures(material: Material) -> Iterator[Figure]:
    """Yield the targets of every row and part."""
    by_parent: dict[str | None, list[RowView]] = {}
    for row in material.rows:
        by_parent.setdefault(row.parent_ref, []).append(row)
    for row in material.rows:
        yield from _parts(material, row)
        if row.target is not None:
            yield from _target(material, row, by_parent.get(row.ref, []))


def _parts(material: Material, row: RowView) -> Iterator[Figure]:
    for part in row.parts:
        name = Text(f"{row.name.th}: {part.label.th}", f"{row.name.say('en')}: {part.label.say('en')}")
        yield _figure(
            material,
            target_code(material, row.ref, part.key),
            name,
            part.unit,
            part.value,
            _entered(material, row),
        )


def _target(material: Material, row: RowView, children: list[RowView]) -> Iterator[Figure]:
    target = row.target or Decimal(0)
    code = target_code(material, row.ref)
    name = Text(f"เป้าหมาย: {row.name.th}", f"Target: {row.name.say('en')}")
    levels = [p for p in row.parts if p.role == "level"]
    if adds_up(row, children):
        inputs = tuple(target_code(material, c.ref) for c in children)
        values = [c.target or Decimal(0) for c in children]
    elif levels and all(p.unit.th in ("", row.unit.th) for p in levels):
        inputs = tuple(target_code(material, row.ref, p.key) for p in levels)
        values = [p.value for p in levels]
    else:
        yield _figure(material, code, name, row.unit, target, _entered(material, row))
        return
    total = compute(Operation.SUM, [Amount.of(v) for v in values]).number()
    yield _figure(material, code, name, row.unit, total, Computed(Operation.SUM, inputs), ADDED_UP)
    typed = Text(f"{name.th} (ตามที่พิมพ์)", f"{name.en} (as typed)")
    yield _figure(material, f"{code}.typed", typed, row.unit, target, _entered(material, row), TYPED)


def _entered(material: Material, row: RowView) -> Entered:
    plan = material.plan
    return Entered(
        by=plan.created_by,
        at=plan.created_at,
        approved_by=plan.approved_by,
        approved_at=plan.approved_at,
        place=Text(row.place)
        if row.place
        else Text(f"แผนปี {plan.year} แถว {row.ref}", f"Plan {plan.year}, row {row.ref}"),
    )


def _figure(
    material: Material,
    code: str,
    name: Text,
    unit: Text,
    value: Decimal,
    derivation: Derivation,
    definition: Text = DEFINITION,
) -> Figure:
    return Figure(
        code=code,
        name=name,
        unit=unit,
        amount=Amount.of(value),
        derivation=derivation,
        period=material.scope.year_period,
        as_of=material.scope.as_of,
        decimals=decimals_of(value),
        definition=definition,
        subject=code.split(".target")[0].split(".", 1)[1],
    )
