"""Budget and spending: the table of categories and its chart."""

from __future__ import annotations

from prakan.domain.text import Text
from prakan.reporting.document.chapters.pen import Pen, cell, words
from prakan.reporting.document.model import Align, Bar, Chart, Column, Row, RowKind, Table
from prakan.reporting.sources.budget import code
from prakan.reporting.sources.material import Material

CAPTION = Text("ตารางที่ 2 ผลการใช้จ่ายงบประมาณ (ล้านบาท)", "Table 2: budget and spending (million baht)")
SHEET = Text("งบประมาณ", "Budget")
CATEGORY = Text("หมวดงบประมาณ", "Budget category")
PLAN = Text("งบประมาณ", "Budget")
SPENT = Text("ใช้จ่ายและผูกพัน", "Spent and committed")
PERCENT = Text("ร้อยละ", "Percent")
TOTAL = Text("รวม", "Total")
TITLE = Text("แผนภูมิที่ 1 งบประมาณและผลการใช้จ่ายตามหมวด", "Chart 1: budget and spending by category")
SAID = Text(
    "{name}: งบประมาณ {plan} ล้านบาท ใช้จ่าย {spent} ล้านบาท", "{name}: budget {plan}, spent {spent} million baht"
)


def table(of: Material, pen: Pen) -> Table:
    """Return the table of categories with their total."""
    names = [(c.code, pen.say(c.name)) for c in of.budget.categories]
    rows = [_row(of, pen, category, name, RowKind.BODY) for category, name in names]
    return Table(
        key="budget",
        sheet=pen.say(SHEET),
        caption=pen.say(CAPTION),
        columns=(
            Column(pen.say(CATEGORY), 3.2),
            Column(pen.say(PLAN), 1.4, Align.END),
            Column(pen.say(SPENT), 1.4, Align.END),
            Column(pen.say(PERCENT), 1.0, Align.END),
        ),
        rows=(*rows, _row(of, pen, "total", pen.say(TOTAL), RowKind.TOTAL)),
    )


def _row(of: Material, pen: Pen, category: str, name: str, kind: RowKind) -> Row:
    bold = kind is RowKind.TOTAL
    figures = (cell(pen.figure(code(of, category, what), bold=bold)) for what in ("plan", "spent", "percent"))
    return Row((cell(words(name, bold=bold)), *figures), kind)


def chart(of: Material, pen: Pen) -> Chart:
    """Return the chart of budget and spending; its description says every bar in words."""
    bars = tuple(
        Bar(
            pen.say(c.name),
            pen.figure(code(of, c.code, "plan")),
            pen.figure(code(of, c.code, "spent")),
            pen.figure(code(of, c.code, "percent")),
        )
        for c in of.budget.categories
    )
    said = "; ".join(
        pen.say(SAID.with_values(name=b.label, plan=b.plan.text, spent=b.spent.text)) for b in bars
    )
    return Chart("budget", pen.say(TITLE), said, pen.say(PLAN), pen.say(SPENT), bars)
