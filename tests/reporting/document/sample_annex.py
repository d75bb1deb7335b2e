"""The later tables of the sample report: strategy, sources, settled contradictions."""

from __future__ import annotations

from decimal import Decimal

from prakan.domain.figures import Operation
from prakan.reporting.document.model import (
    Align,
    Column,
    Row,
    RowKind,
    Table,
)
from tests.reporting.document import sample_words as words
from tests.reporting.document.sample_pen import Pen


def strategy(pen: Pen) -> Table:
    rows: list[Row] = []
    codes: list[str] = []
    for index in range(19):
        if index % 5 == 0:
            name = words.STRATEGIES[index // 5].say(pen.language)
            title = pen.say(f"ยุทธศาสตร์ที่ {index // 5 + 1} {name}", f"Strategy {index // 5 + 1} {name}")
            rows.append(Row((pen.words(title, span=5),), RowKind.GROUP))
        code = f"FY2567Q1.kpi.{index + 1}.progress"
        codes.append(code)
        target = pen.number(f"FY2567.kpi.{index + 1}.target", str(80 + index % 3 * 5))
        rows.append(Row((
            pen.words(f"{index + 1}. {words.PROJECTS[index % 5].say(pen.language)}"),
            pen.words(pen.say("ร้อยละของสถานศึกษาที่ได้รับการประเมินตามแผน",
                                "Percent of institutions assessed as planned")),
            pen.cell(target),
            pen.words(pen.say("อยู่ระหว่างดำเนินการ", "Under way")),
            pen.cell(pen.number(code, f"{index * 3 % 50}.00")),
        )))  # fmt: skip
    mean = sum((Decimal(i * 3 % 50) for i in range(19)), Decimal(0)) / 19
    rows.append(Row((
        pen.words(pen.say("ค่าเฉลี่ย 19 ตัวชี้วัด", "Mean of 19 indicators"), span=4, bold=True),
        pen.cell(pen.number("FY2567Q1.kpi.mean", f"{mean:.2f}", operation=Operation.MEAN,
                              inputs=tuple(codes), bold=True)),
    ), RowKind.TOTAL))  # fmt: skip
    columns = (Column(pen.say("โครงการ", "Project"), 5), Column(pen.say("ตัวชี้วัด", "Indicator"), 4),
               Column(pen.say("เป้าหมาย (ร้อยละ)", "Target (%)"), 2, Align.END),
               Column(pen.say("ผลการดำเนินงาน", "Result"), 3),
               Column(pen.say("ร้อยละความสำเร็จ", "Progress (%)"), 2.2, Align.END))  # fmt: skip
    return Table("strategy", pen.say("ยุทธศาสตร์", "Strategy"),
                 pen.say("ตารางที่ 4 ผลตามแผนกลยุทธ์ 19 โครงการ", "Table 4 Results of 19 projects"),
                 columns, tuple(rows))  # fmt: skip


def sources(pen: Pen) -> Table:
    columns = (
        Column(pen.say("ที่", "No."), 1, Align.END),
        Column(pen.say("รหัสตัวเลข", "Figure code"), 5),
        Column(pen.say("ค่า", "Value"), 2, Align.END),
        Column(pen.say("ที่มา", "Source"), 6),
    )
    said = pen.say("บันทึกโดยเจ้าของโครงการ อนุมัติเมื่อ 8 มกราคม 2567", "Entered and approved in January 2024")
    source = pen.words(said)
    rows = tuple(
        Row((pen.words(r.reference), pen.words(r.code), pen.words(r.text), source), anchor=r.reference)
        for r in pen.printed
    )
    name = pen.say("ที่มาของตัวเลข", "Sources")
    return Table("sources", name, name, columns, rows)


def settled(pen: Pen) -> Table:
    columns = (
        Column(pen.say("ข้อ", "No."), 1),
        Column(pen.say("สองฝั่งที่ขัดแย้ง", "Both sides"), 5),
        Column(pen.say("เหตุผล", "Reason"), 6),
    )
    sides = pen.say("ตารางที่ 1: 2 หรือ 5 โครงการ", "Table 1: 2 or 5 projects")
    reason = pen.say("ต้นฉบับพิมพ์คลาดเคลื่อน ใช้ 5 ตามรายการ", "Misprint; 5 is what the rows hold")
    row = Row((pen.words("X01"), pen.words(sides), pen.words(reason)))
    name = pen.say("ข้อขัดแย้ง", "Contradictions")
    return Table("settled", name, name, columns, (row,))
