"""The strategy table: five columns, indicators grouped by strategy."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.figures import State
from prakan.domain.text import Text
from prakan.planning.queries.strategy import KpiView
from prakan.reporting.document.chapters.pen import Pen, cell, words
from prakan.reporting.document.model import Align, Cell, Column, Paragraph, Row, RowKind, Run, Table
from prakan.reporting.sources.material import Material
from prakan.reporting.sources.strategy import progress_code, target_code

CAPTION = Text("ตารางที่ 3 ผลการดำเนินงานตามแผนกลยุทธ์", "Table 3: progress under the strategic plan")
SHEET = Text("แผนกลยุทธ์", "Strategy")
STRATEGY = Text("กลยุทธ์ที่ {number} {name}", "Strategy {number}: {name}")
TARGET = Text("ค่าเป้าหมาย ปีงบประมาณ พ.ศ. {year} (หน่วยนับ)", "Target, fiscal year B.E. {year} (unit)")
MEAN = Text("ค่าเฉลี่ย (ร้อยละ) เฉพาะตัวชี้วัดที่มีตัวเลข", "Mean (percent) of the indicators that have a figure")
BASE = Text(" ตัว จาก {all} ตัว", " of {all} indicators")
LEFT, RIGHT = Text("(ร้อยละ ", "("), Text(") ", " percent) ")


def table(of: Material, pen: Pen) -> Table:
    """Return the strategy table with the mean and its base in the last row."""
    return Table(
        key="strategy",
        sheet=pen.say(SHEET),
        caption=pen.say(CAPTION),
        columns=(
            Column(pen.say(Text("ที่", "No.")), 0.5, Align.CENTER),
            Column(pen.say(Text("โครงการ", "Project")), 3.0),
            Column(pen.say(Text("ตัวชี้วัด", "Indicator")), 2.2),
            Column(pen.say(TARGET.with_values(year=of.scope.year)), 1.4, Align.CENTER),
            Column(pen.say(Text("ผลการดำเนินงาน", "Result")), 3.0),
        ),
        rows=tuple(_rows(of, pen)),
        landscape=True,
    )


def _rows(of: Material, pen: Pen) -> Iterator[Row]:
    for strategy in of.strategy.strategies:
        title = STRATEGY.with_values(number=strategy.number, name=pen.say(strategy.name))
        yield Row((cell(words(pen.say(title), bold=True), span=5),), RowKind.GROUP)
        for kpi in of.strategy.kpis:
            if kpi.strategy == strategy.number:
                yield _kpi(of, pen, kpi)
    mean, base = (f"{of.scope.quarter_period}.kpi.{k}" for k in ("mean", "base"))
    if mean in pen.book:
        every = Run(pen.say(BASE.with_values(all=len(of.strategy.kpis))))
        result = cell(pen.figure(mean, bold=True), Run(" · "), pen.figure(base), every)
        yield Row((cell(words(pen.say(MEAN), bold=True), span=4), result), RowKind.TOTAL)


def _kpi(of: Material, pen: Pen, kpi: KpiView) -> Row:
    target = target_code(of, kpi.number)
    owner = f" ({kpi.owner})" if kpi.owner else ""
    unit = Run(f" {pen.say(kpi.unit)}")
    return Row(
        (
            cell(words(str(kpi.number))),
            cell(words(f"{pen.say(kpi.name)}{owner}")),
            cell(words(pen.say(kpi.indicator))),
            cell(pen.figure(target), unit) if target in pen.book else cell(),
            Cell((_result(of, pen, kpi),)),
        )
    )


def _result(of: Material, pen: Pen, kpi: KpiView) -> Paragraph:
    run = pen.figure(progress_code(of, kpi.number))
    close = RIGHT if run.state is State.VALUE else Text(") ", ") ")
    open_ = LEFT if run.state in (State.VALUE, State.DASH) else Text("(", "(")
    return Paragraph((Run(pen.say(open_)), run, Run(pen.say(close)), Run(pen.say(kpi.result))))
