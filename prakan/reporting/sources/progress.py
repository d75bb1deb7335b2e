"""Progress of the quarter: percents as reported, percents by ladder, and numbers inside the narrative."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from prakan.domain.figures import DASH, Amount, Derivation, Entered, Evidence, Figure
from prakan.domain.text import Text
from prakan.planning.queries.plan import RowView
from prakan.planning.queries.progress import EntryView, NumberView
from prakan.reporting.sources.material import Material
from prakan.reporting.sources.plan import decimals_of

PERCENT = Text("ร้อยละ", "percent")
PROGRESS = Text(
    "ผลการดำเนินงานเทียบเป้าหมาย 12 เดือน ตามที่หน่วยงานรายงาน", "Progress against the 12-month target, as reported"
)
SPEND = Text(
    "ผลการใช้จ่ายเทียบงบประมาณของรายการ ตามที่หน่วยงานรายงาน", "Spending against the row's budget, as reported"
)
LADDER = Text(
    "ร้อยละตามขั้นที่ทำเสร็จ จากตารางน้ำหนักขั้นเดียวกันทุกรายการ",
    "Percent by the milestone reached, from the one table of weights",
)
NUMBER = Text("ตัวเลขในคำบรรยายผลการดำเนินงาน", "A number in the narrative of the result")


def code(material: Material, ref: str, tail: str) -> str:
    """Return the code of a quarter's figure of a row."""
    return f"{material.scope.quarter_period}.{ref}.{tail}"


def figures(material: Material) -> Iterator[Figure]:
    """Yield progress, spending, ladder percent and narrative numbers of every row with an entry."""
    for row in material.measured:
        entry = material.entries.get(row.ref)
        if entry:
            yield from _entry(material, row, entry)


def _entry(material: Material, row: RowView, entry: EntryView) -> Iterator[Figure]:
    who = entered(entry)
    name = row.name
    yield _figure(
        material,
        row,
        "progress",
        Text(f"ผลเทียบเป้าหมาย: {name.th}", f"Progress: {name.say('en')}"),
        PERCENT,
        entry.progress,
        who,
        2,
        PROGRESS,
    )
    yield _figure(
        material,
        row,
        "spend",
        Text(f"การใช้จ่าย: {name.th}", f"Spending: {name.say('en')}"),
        PERCENT,
        entry.spend,
        who,
        2,
        SPEND,
    )
    if row.ladder:
        yield _figure(
            material,
            row,
            "ladder",
            Text(f"ร้อยละตามขั้น: {name.th}", f"By milestone: {name.say('en')}"),
            PERCENT,
            entry.derived,
            who,
            2,
            LADDER,
        )
    for number in entry.figures:
        if number.value is not None:
            yield _number(material, row, number, who)


def _number(material: Material, row: RowView, number: NumberView, who: Entered) -> Figure:
    value = number.value or Decimal(0)
    name = Text(f"{row.name.th}: {number.label.th}", f"{row.name.say('en')}: {number.label.say('en')}")
    return _figure(
        material, row, f"n.{number.key}", name, number.unit, Amount.of(value), who, decimals_of(value), NUMBER
    )


def entered(entry: EntryView) -> Entered:
    """Return who entered and approved an entry, with its evidence."""
    return Entered(
        by=entry.submitted_by or entry.saved_by,
        at=entry.submitted_at or entry.saved_at,
        approved_by=entry.approved_by,
        approved_at=entry.approved_at,
        evidence=tuple(Evidence(e.title, e.digest, str(e.file_id)) for e in entry.evidence),
    )


def _figure(
    material: Material,
    row: RowView,
    tail: str,
    name: Text,
    unit: Text,
    amount: Amount,
    derivation: Derivation,
    decimals: int,
    definition: Text,
) -> Figure:
    return Figure(
        code=code(material, row.ref, tail),
        name=name,
        unit=unit,
        amount=amount,
        derivation=derivation,
        period=material.scope.quarter_period,
        as_of=material.scope.as_of,
        decimals=decimals,
        definition=definition,
        subject=row.ref,
    )


def cell(material: Material, ref: str, tail: str) -> str | None:
    """Return the code of a row's cell when there is such a figure (headings have none)."""
    entry = material.entries.get(ref)
    if entry is None or (tail == "ladder" and entry.derived is DASH):
        return None
    return code(material, ref, tail)
