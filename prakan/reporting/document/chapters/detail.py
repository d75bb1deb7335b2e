"""The seven-column detail table, row by row as the plan prints it."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.calendar import say_month
from prakan.domain.figures import State
from prakan.domain.text import Text
from prakan.planning.queries.plan import RowView
from prakan.planning.queries.progress import EntryView
from prakan.reporting.document.chapters.pen import Pen, cell, words
from prakan.reporting.document.model import Align, Cell, Column, Inline, Paragraph, Row, RowKind, Run, Table
from prakan.reporting.sources.material import Material
from prakan.reporting.sources.plan import target_code
from prakan.reporting.sources.progress import code as row_code

COLUMNS: tuple[tuple[Text, float, Align], ...] = (
    (Text("ผลผลิต/กิจกรรม", "Output / activity"), 2.3, Align.START),
    (Text("เป้าหมาย 12 เดือน", "12-month target"), 1.35, Align.START),
    (Text("ผลการดำเนินงาน", "Result"), 3.6, Align.START),
    (Text("ผลการดำเนินงานเทียบเป้าหมาย", "Result against target"), 1.0, Align.CENTER),
    (Text("ผลการใช้จ่ายงบประมาณเทียบเป้าหมายงบประมาณ", "Spending against budget"), 1.15, Align.CENTER),
    (Text("การดำเนินงานต่อไป", "Next step"), 2.3, Align.START),
    (Text("ปัญหา/อุปสรรค/ข้อเสนอแนะ", "Problems, obstacles, suggestions"), 1.5, Align.START),
)
CAPTION = Text("รายละเอียดผลการดำเนินงาน", "Results in detail")
SHEET = Text("รายละเอียด", "Detail")
PERCENT = Text("ร้อยละ ", "")
PERCENT_AFTER = Text("", " percent")
DUE = Text("กำหนดแล้วเสร็จ {month}", "due {month}")
BY_LADDER = Text("ตามขั้น ", "by milestone ")
STEP = Text("ขั้นที่ทำแล้ว: {step}", "milestone reached: {step}")


def table(of: Material, pen: Pen) -> Table:
    """Return the detail table: outputs and headings across, every other row in seven cells."""
    return Table(
        key="detail",
        sheet=pen.say(SHEET),
        caption=pen.say(CAPTION),
        columns=tuple(Column(pen.say(title), share, align) for title, share, align in COLUMNS),
        rows=tuple(_row(of, pen, row) for row in of.rows),
        landscape=True,
    )


def _row(of: Material, pen: Pen, row: RowView) -> Row:
    label = " ".join(p for p in (row.code, pen.say(row.name)) if p)
    if row.heading:
        kind = RowKind.GROUP if row.kind == "output" else RowKind.SUBGROUP
        return Row((cell(words(label, bold=True), span=len(COLUMNS)),), kind)
    entry = of.entries.get(row.ref)
    return Row(
        (
            cell(words(label, bold=row.kind in ("activity", "project"))),
            Cell(tuple(_target(of, pen, row))),
            _narrative(of, pen, row, entry, "result"),
            Cell(tuple(_progress(of, pen, row, entry))),
            Cell(tuple(_percent(of, pen, row, entry, "spend"))),
            _narrative(of, pen, row, entry, "next"),
            _problem(pen, entry),
        ),
        depth=max(0, row.depth - 2),
    )


def _target(of: Material, pen: Pen, row: RowView) -> Iterator[Paragraph]:
    if row.target is not None:
        unit = f" {pen.say(row.unit)}" if row.unit else ""
        yield Paragraph((pen.figure(target_code(of, row.ref)), Run(unit)))
    if row.target_note and not row.parts:
        yield Paragraph((Run(f"({pen.say(row.target_note)})"),), "small")
    for part in row.parts:
        figure = pen.figure(target_code(of, row.ref, part.key))
        unit = pen.say(part.unit or row.unit)
        yield Paragraph((Run(f"{pen.say(part.label)} "), figure, Run(f" {unit}")), "small", indent=1)
    if row.due:
        yield Paragraph((Run(pen.say(DUE.with_values(month=say_month(row.due, pen.language)))),), "small")


def _narrative(of: Material, pen: Pen, row: RowView, entry: EntryView | None, which: str) -> Cell:
    if entry is None:
        return cell()
    text: Text = getattr(entry, which)
    if getattr(entry, f"{which}_state") is State.DASH:
        return cell(Run("–"))
    numbers = [(n, row_code(of, row.ref, f"n.{n.key}")) for n in entry.figures if n.cell in (which, "target")]
    paragraphs = [
        Paragraph(pen.narrative(line.strip(), numbers)) for line in pen.say(text).splitlines() if line.strip()
    ]
    if which == "result" and entry.step:
        reached = pen.say(STEP.with_values(step=pen.say(entry.step_name)))
        paragraphs.append(Paragraph((Run(reached),), "note"))
    return Cell(tuple(paragraphs))


def _progress(of: Material, pen: Pen, row: RowView, entry: EntryView | None) -> Iterator[Paragraph]:
    yield from _percent(of, pen, row, entry, "progress")
    code = row_code(of, row.ref, "ladder")
    if code in pen.book and pen.book[code].amount.is_value:
        inlines: tuple[Inline, ...] = (Run(pen.say(BY_LADDER)), pen.figure(code))
        yield Paragraph(inlines, "small")


def _percent(of: Material, pen: Pen, row: RowView, entry: EntryView | None, what: str) -> Iterator[Paragraph]:
    code = row_code(of, row.ref, what)
    if entry is None or code not in pen.book:
        return
    run = pen.figure(code)
    bare = run.state is not State.VALUE or (what == "spend" and entry.spend_unit_missing)
    if bare:
        yield Paragraph((run,))
    else:
        yield Paragraph((Run(pen.say(PERCENT)), run, Run(pen.say(PERCENT_AFTER))))


def _problem(pen: Pen, entry: EntryView | None) -> Cell:
    if entry is None:
        return cell()
    if entry.problem_state is State.DASH:
        return cell(Run("–"))
    return cell(Run(pen.say(entry.problem))) if entry.problem else cell()
