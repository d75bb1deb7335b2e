"""The annexes: where every printed figure comes from, contradictions settled, findings of the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.utils.timezone import localdate

from prakan.domain.calendar import say_date
from prakan.domain.checks.model import Severity
from prakan.domain.figures import Computed, Counted, Entered, Figure, Operation
from prakan.domain.text import Text
from prakan.reporting.document.chapters.pen import Pen, cell, words
from prakan.reporting.document.model import Align, Cell, Column, Paragraph, Row, Run, Table
from prakan.reporting.queries.closings import RestatementView
from prakan.reporting.queries.findings import FindingView

OPERATIONS: dict[Operation, Text] = {
    Operation.SUM: Text("ผลรวมของ {inputs}", "sum of {inputs}"),
    Operation.RATIO: Text("{inputs} คิดเป็นร้อยละ", "{inputs}, as a percentage"),
    Operation.MEAN: Text("ค่าเฉลี่ยของ {inputs}", "mean of {inputs}"),
    Operation.COUNT: Text("จำนวนที่มีตัวเลขใน {inputs}", "how many of {inputs} have a figure"),
    Operation.DIFFERENCE: Text("ผลต่างของ {inputs}", "difference of {inputs}"),
    Operation.LADDER: Text("น้ำหนักขั้นของ {inputs}", "milestone weight of {inputs}"),
    Operation.MILLION: Text("{inputs} หารหนึ่งล้าน", "{inputs} divided by one million"),
}
COUNTED = Text("นับ {rows} แถว {counter} #{digest}", "{rows} rows counted, {counter} #{digest}")
ENTERED = Text("กรอกโดย {by} {at}", "entered by {by} {at}")
APPROVED = Text(" อนุมัติโดย {by} {at}", ", approved by {by} {at}")
SEVERITIES: dict[Severity, Text] = {
    Severity.HIGH: Text("สูง", "high"),
    Severity.MEDIUM: Text("กลาง", "medium"),
    Severity.LOW: Text("ต่ำ", "low"),
}
BOTH = Text("พิมพ์ทุกค่า ยังตัดสินไม่ได้", "all values printed: not resolved")
SHOWN = 4  # inputs that are named before the rest is counted
LONGEST = 64  # letters of a name; the figure's own page has it whole
LABEL = Text("ที่มา ", "S")
FIGURES = Text("ตัวเลข {count} ตัวที่ไม่ได้พิมพ์ในเล่ม", "{count} figures that are not printed here")


def figures(pen: Pen) -> tuple[Table, Table]:
    """Return the list of who entered what when, and the list of figures written so far that refers to it.

    The second has number, code, name, value and source; many figures share one source, so it is told once.
    """
    sources: dict[str, str] = {}
    rows = tuple(_figure(pen, figure, sources) for figure in tuple(pen.written()))
    return _sources(pen, sources), Table(
        key="figures",
        sheet=pen.say(Text("ที่มาของตัวเลข", "Sources")),
        caption=pen.say(
            Text("ตัวเลขทุกตัวในรายงานและที่มา", "Every figure of the report and where it comes from")
        ),
        columns=(
            Column(pen.say(Text("เลขอ้างอิง", "No.")), 0.6, Align.CENTER),
            Column(pen.say(Text("รหัส", "Code")), 3.1),
            Column(pen.say(Text("ชื่อ", "Name")), 3.9),
            Column(pen.say(Text("ค่า", "Value")), 1.2, Align.END),
            Column(pen.say(Text("หน่วย", "Unit")), 0.9),
            Column(pen.say(Text("ที่มา", "Source")), 2.4),
        ),
        rows=rows,
        landscape=True,
    )


def _sources(pen: Pen, sources: dict[str, str]) -> Table:
    return Table(
        key="entered",
        sheet=pen.say(Text("ผู้กรอก", "Entered")),
        caption=pen.say(Text("ผู้กรอกและผู้อนุมัติ", "Who entered and who approved")),
        columns=(
            Column(pen.say(Text("ที่มา", "Source")), 0.6, Align.CENTER),
            Column(pen.say(Text("กรอกโดย อนุมัติโดย เมื่อใด", "Entered by, approved by, when")), 6.0),
        ),
        rows=tuple(Row((cell(words(label)), cell(words(said)))) for said, label in sources.items()),
        landscape=True,
    )


def _figure(pen: Pen, figure: Figure, sources: dict[str, str]) -> Row:
    name = pen.say(figure.name)
    value = replace(pen.figure(figure.code), reference="")
    return Row(
        (
            cell(words(str(pen.references[figure.code])), style="small"),
            cell(words(figure.code), style="small"),
            cell(words(name if len(name) <= LONGEST else f"{name[:LONGEST].rstrip()}…"), style="small"),
            cell(value, style="small"),
            cell(words(pen.say(figure.unit)), style="small"),
            cell(words(source(pen, figure, sources)), style="small"),
        )
    )


def source(pen: Pen, figure: Figure, sources: dict[str, str]) -> str:
    """Return in words where a figure comes from; ``sources`` grows by each new person and day."""
    derivation = figure.derivation
    if isinstance(derivation, Computed):
        told = _inputs(pen, derivation.inputs)
        return pen.say(OPERATIONS[derivation.operation].with_values(inputs=told))
    if isinstance(derivation, Counted):
        counted = COUNTED.with_values(
            rows=derivation.count, counter=derivation.counter, digest=derivation.digest[:8]
        )
        return pen.say(counted)
    label = sources.setdefault(_entered(pen, derivation), f"{pen.say(LABEL)}{len(sources) + 1}")
    place = pen.say(derivation.place)
    return f"{label} · {place}" if place else label


def _inputs(pen: Pen, codes: tuple[str, ...]) -> str:
    """Return the numbers of the inputs that are printed; those that are not are only counted."""
    printed = [f"[{pen.references[c]}]" for c in codes if c in pen.references][:SHOWN]
    more = len(codes) - len(printed)
    if not printed:
        return pen.say(FIGURES.with_values(count=len(codes)))
    return ", ".join(printed) + (f" … (+{more})" if more else "")


def _entered(pen: Pen, derivation: Entered) -> str:
    def day(at: datetime | None) -> str:
        return say_date(localdate(at), pen.language, short=True) if at else ""

    who = pen.say(ENTERED.with_values(by=pen.say(derivation.by), at=day(derivation.at)))
    if derivation.approved_by:
        who += pen.say(
            APPROVED.with_values(by=pen.say(derivation.approved_by), at=day(derivation.approved_at))
        )
    return who


def settled(pen: Pen, found: Iterable[FindingView]) -> Table:
    """Return the contradictions that a person settled, with both sides, decision and reason."""
    return Table(
        key="settled",
        sheet=pen.say(Text("ข้อขัดแย้งที่ตัดสินแล้ว", "Settled")),
        caption=pen.say(Text("ข้อขัดแย้งที่ตัดสินแล้ว", "Contradictions settled")),
        columns=(
            Column(pen.say(Text("ข้อ", "Finding")), 2.4),
            Column(pen.say(Text("ค่าที่ขัดกัน", "Both sides")), 3.2),
            Column(pen.say(Text("คำตัดสินและเหตุผล", "Decision and reason")), 3.2),
            Column(pen.say(Text("โดย", "By")), 1.4),
        ),
        rows=tuple(_settled(pen, f) for f in found if f.settlement),
        landscape=True,
    )


def _settled(pen: Pen, found: FindingView) -> Row:
    settlement = found.settlement
    if settlement is None:
        return Row((_head(pen, found), _sides(pen, found), cell(), cell()))
    chosen = found.chosen or BOTH
    decision = Cell((Paragraph((Run(pen.say(chosen), bold=True),)), Paragraph((Run(settlement.reason),))))
    by = f"{pen.say(settlement.by)} {say_date(localdate(settlement.at), pen.language, short=True)}"
    return Row((_head(pen, found), _sides(pen, found), decision, cell(words(by))))


def findings(pen: Pen, found: Iterable[FindingView]) -> Table:
    """Return the findings nobody has settled: they warn, and a high one keeps the report a draft."""
    return Table(
        key="findings",
        sheet=pen.say(Text("ข้อสังเกต", "Findings")),
        caption=pen.say(Text("ข้อสังเกตจากการตรวจที่ยังไม่ตัดสิน", "Findings not settled")),
        columns=(
            Column(pen.say(Text("ระดับ", "Severity")), 0.8, Align.CENTER),
            Column(pen.say(Text("ข้อ", "Finding")), 2.4),
            Column(pen.say(Text("ค่าที่ขัดกัน", "Both sides")), 3.2),
            Column(pen.say(Text("คำอธิบาย", "Explanation")), 3.4),
        ),
        rows=tuple(_open(pen, f) for f in found if f.settlement is None),
        landscape=True,
    )


def _open(pen: Pen, found: FindingView) -> Row:
    return Row(
        (
            cell(words(pen.say(SEVERITIES[found.severity]))),
            _head(pen, found),
            _sides(pen, found),
            cell(words(pen.say(found.explanation))),
        )
    )


def _head(pen: Pen, found: FindingView) -> Cell:
    return Cell(
        (
            Paragraph((Run(pen.say(found.rule_name), bold=True),)),
            Paragraph((Run(pen.say(found.where)),)),
        )
    )


def _sides(pen: Pen, found: FindingView) -> Cell:
    return Cell(tuple(_side_paragraphs(pen, found)))


def _side_paragraphs(pen: Pen, found: FindingView) -> Iterator[Paragraph]:
    for side in found.sides:
        yield Paragraph((Run(f"{pen.say(side.place)}: {pen.say(side.value)}"),))


def restated(pen: Pen, rows: Iterable[RestatementView]) -> Table:
    """Return the figures restated after the close: the closed value, the new one and the reason."""
    return Table(
        key="restated",
        sheet=pen.say(Text("แถลงใหม่", "Restated")),
        caption=pen.say(Text("ตัวเลขที่แถลงใหม่หลังปิดไตรมาส", "Figures restated after the close")),
        columns=(
            Column(pen.say(Text("ตัวเลข", "Figure")), 3.4),
            Column(pen.say(Text("ค่าที่ปิด", "Closed")), 1.2, Align.END),
            Column(pen.say(Text("ค่าใหม่", "Restated")), 1.2, Align.END),
            Column(pen.say(Text("เหตุผล", "Reason")), 3.6),
        ),
        rows=tuple(_restated(pen, r) for r in rows),
        landscape=True,
    )


def _restated(pen: Pen, row: RestatementView) -> Row:
    new = "–" if row.amount.value is None else f"{row.amount.value:,f}"
    by = f"{row.reason} ({pen.say(row.by)} {say_date(localdate(row.at), pen.language, short=True)})"
    name = pen.say(pen.book[row.code].name)
    return Row(
        (cell(words(f"{row.code} {name}")), cell(pen.figure(row.code)), cell(words(new)), cell(words(by)))
    )
