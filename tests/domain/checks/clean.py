"""A small report without a contradiction, to be broken one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from prakan.domain.checks.model import (
    CheckInput,
    Finding,
    Kpi,
    Number,
    Part,
    PlanRow,
    ProgressEntry,
    Quantity,
)
from prakan.domain.checks.printed_model import (
    Citation,
    Claim,
    DateStatus,
    Document,
    Gate,
    Importance,
    Meeting,
    Printed,
    PrintedBand,
    Relation,
    RelationKind,
    Statement,
    TableGroup,
    TableRow,
    Term,
)
from prakan.domain.checks.registry import run
from prakan.domain.figures import DASH, Amount
from prakan.domain.ladder import Ladder, Step
from prakan.domain.text import Text

SCHOOLS = Text("แห่ง", "schools")
PLACE = Text("ที่หนึ่ง", "one place")
OTHER = Text("อีกที่", "another place")
LADDER = Ladder(
    "procurement",
    Text("จัดซื้อจัดจ้าง", "Procurement"),
    (
        Step("tor", Text("ขอบเขตงาน", "Terms"), Decimal(20)),
        Step("contract", Text("ลงนาม", "Contract"), Decimal(50)),
        Step("delivery", Text("ส่งมอบ", "Delivery"), Decimal(80)),
        Step("inspection", Text("ตรวจรับ", "Inspection"), Decimal(90)),
    ),
)


def row(ref: str, kind: str = "item", **fields: Any) -> PlanRow:
    """Return a plan row; its parent is the reference without its last part."""
    parent = ref.rpartition(".")[0]
    return PlanRow(ref, Text(f"งาน {ref}", f"Work {ref}"), kind, parent_ref=parent, **fields)


def statement(id: str, value: int | str, **fields: Any) -> Statement:
    """Return a printed value in schools."""
    given = {"name": Text(id, id), "unit": SCHOOLS, "place": PLACE} | fields
    return Statement(id=id, value=Decimal(value), **given)


def relation(kind: RelationKind, parts: tuple[str, ...], total: str = "", **fields: Any) -> Relation:
    """Return a relation "R" between statements (by id) or figures (by code)."""
    codes = tuple(code(p) for p in parts)
    given = {"id": "R", "name": Text("ความสัมพันธ์", "Relation")} | fields
    return Relation(kind=kind, parts=codes, total=code(total) if total else "", **given)


def code(name: str) -> str:
    """Return the code of a statement, or the code itself."""
    return name if "." in name else f"FY2567Q1.stated.{name}"


ROWS = (
    PlanRow("O1", Text("ผลผลิตหนึ่ง", "Output one"), "output", heading=True, code="ผลผลิตที่ 1"),
    row("O1.A1", "activity", heading=True, code="กิจกรรมที่ 1", owner="สปร."),
    row("O1.A1.P1", "project", code="1", target=Decimal(30), unit=SCHOOLS),
    row(
        "O1.A1.P1.1",
        code="1.1",
        target=Decimal(20),
        unit=SCHOOLS,
        parts=(
            Part("a", Text("ก", "a"), Decimal(12), SCHOOLS),
            Part("b", Text("ข", "b"), Decimal(8), SCHOOLS),
        ),
    ),
    row("O1.A1.P1.2", code="1.2", target=Decimal(10), unit=SCHOOLS),
    row("O1.A1.P2", "project", code="2", due=date(2023, 11, 30), ladder="procurement"),
)
ENTRIES = (
    ProgressEntry(
        "O1.A1.P1.1",
        result=Text("ทำแล้ว", "Done"),
        progress=Amount.of(10),
        spend=Amount.of(5),
        numbers=(
            Number("held", Text("จัดเมื่อ", "Held"), date=date(2023, 12, 20), fiscal_label=2567),
            Number("count", Text("จำนวน", "Count"), Decimal(20), SCHOOLS),
        ),
    ),
    ProgressEntry("O1.A1.P1.2", progress=DASH),
    ProgressEntry(
        "O1.A1.P2",
        progress=Amount.of(90),
        derived=Amount.of(90),
        step="inspection",
    ),
)
PRINTED = Printed(
    statements=(
        statement("total", 30),
        statement("part_a", 20, term="invited", term_words=Text("เชิญ", "invited")),
        statement("part_b", 10),
        statement("again", 20, place=OTHER, term="invited", term_words=Text("เชิญ", "invited")),
        statement("third", "66.67", unit=Text("ร้อยละ", "percent")),
    ),
    groups=(TableGroup("g1", 1, Text("ผลผลิตหนึ่ง", "Output one")),),
    lines=(TableRow("l11", 1, 1, {"project": 2}, {"project": 2}, ref="O1.A1"),),
    bands=(
        PrintedBand("low", Text("ต่ำกว่า 50", "below 50"), None, Decimal(50), low_in=True, high_in=False),
        PrintedBand("high", Text("50 ขึ้นไป", "50 and above"), Decimal(50), None, low_in=True, high_in=False),
    ),
    claims=(Claim("all", Text("ไม่เกิน 95", "below 95"), Decimal(0), Decimal(95), PLACE),),
    terms=(
        Term("t1", "headings", Text("หัวข้อ", "Headings"), Text("กลยุทธ์", "strategy"), PLACE),
        Term("t2", "headings", Text("หัวข้อ", "Headings"), Text("กลยุทธ์", "strategy"), OTHER),
    ),
    dates=(
        DateStatus(
            "d1", "visit", Text("ตรวจเยี่ยม", "Visit"), True, Text("แล้ว", "set"), PLACE, date(2024, 3, 4)
        ),
        DateStatus(
            "d2", "visit", Text("ตรวจเยี่ยม", "Visit"), True, Text("แล้ว", "set"), OTHER, date(2024, 3, 4)
        ),
    ),
    documents=(
        Document("old", Text("ประกาศเดิม", "Old"), date(2023, 4, 28)),
        Document("new", Text("ประกาศใหม่", "New"), date(2023, 12, 1), supersedes="old"),
    ),
    citations=(Citation("c1", "new", PLACE),),
    meetings=(
        Meeting("m1", Text("คณะกรรมการ", "Board"), date(2023, 12, 12), "meeting", PLACE, "11/2566"),
        Meeting("m2", Text("คณะกรรมการ", "Board"), date(2023, 12, 20), "circular", OTHER),
    ),
    gates=(Gate("procurement", "contract"),),
)
CLEAN = CheckInput(
    year=2567,
    quarter=1,
    as_of=date(2023, 12, 31),
    rows=ROWS,
    entries=ENTRIES,
    ladders=(LADDER,),
    kpis=(
        Kpi(1, 1, Text("ตัวชี้วัด (2567)", "Indicator (2567)"), Decimal(1), Text("เรื่อง", "studies"),
            ref="O1.A1.P1", progress=Amount.of(10)),
    ),
    figures={"FY2567.x.plan": Quantity("FY2567.x.plan", PLACE, Decimal(30), SCHOOLS)},
    rows_with_baht=frozenset({"O1.A1.P1.1"}),
    printed=replace(
        PRINTED,
        relations=(
            relation(RelationKind.SUM, ("part_a", "part_b"), "total", id="sum"),
            relation(RelationKind.RATIO, ("part_a", "total"), "third", id="ratio", decimals=2),
            relation(RelationKind.SAME, ("part_a", "again"), id="same"),
            relation(RelationKind.CELLS, ("part_a", "again"), id="cells"),
            relation(RelationKind.RESULT, ("part_a",), "again", id="result", importance=Importance.TABLE),
            relation(RelationKind.DEMAND, ("part_a",), "again", id="demand"),
        ),
    ),
)  # fmt: skip


def found(given: CheckInput) -> list[str]:
    """Return the keys of what the rules find."""
    return [finding.key for finding in run(given)]


def finding(given: CheckInput, key: str) -> Finding:
    """Return one finding by key."""
    return next(f for f in run(given) if f.key == key)


def with_row(ref: str, **fields: Any) -> CheckInput:
    """Return the clean report with one row changed."""
    return replace(CLEAN, rows=tuple(replace(r, **fields) if r.ref == ref else r for r in CLEAN.rows))


def with_entry(ref: str, **fields: Any) -> CheckInput:
    """Return the clean report with one entry changed."""
    return replace(CLEAN, entries=tuple(replace(e, **fields) if e.ref == ref else e for e in CLEAN.entries))


def with_printed(**fields: Any) -> CheckInput:
    """Return the clean report with what it prints changed."""
    return replace(CLEAN, printed=replace(CLEAN.printed, **fields))


def with_relation(kind: RelationKind, parts: tuple[str, ...], total: str = "", **fields: Any) -> CheckInput:
    """Return the clean report with one relation "R" and no other."""
    return with_printed(relations=(relation(kind, parts, total, **fields),))
