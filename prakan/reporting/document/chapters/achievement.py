"""Table 1: projects, work plans and items by band, computed and as printed, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.checks.printed_model import TableGroup, TableRow
from prakan.domain.text import Text
from prakan.planning.queries.plan import RowView
from prakan.reporting.document.chapters.pen import Pen, cell, words
from prakan.reporting.document.model import (
    Align,
    Cell,
    Column,
    FigureRun,
    Paragraph,
    Row,
    RowKind,
    Run,
    Table,
)
from prakan.reporting.sources import achievement as source
from prakan.reporting.sources import stated
from prakan.reporting.sources.material import Material

HEAD = Text("ผลผลิต / กิจกรรม", "Output / activity")
PRINTED_LABEL = Text("ต้นฉบับ: ช่องชื่อ", "Source: label")
PRINTED_RESULT = Text("ต้นฉบับ: ช่องรวม", "Source: total")
CAPTION = Text("ตารางที่ 1 ผลการดำเนินงานเทียบเป้าหมาย", "Table 1: results against targets")
SHEET = Text("ผลเทียบเป้าหมาย", "Achievement")
ACTIVITY = Text("ผลผลิตที่ {o} กิจกรรมที่ {a}", "Output {o}, activity {a}")
NOT_IN_PLAN = Text("ไม่มีแถวในแผน", "no row in the plan")
NOT_PRINTED = Text(
    "อยู่ในแผน แต่ตารางของต้นฉบับไม่ได้วางไว้ตรงนี้", "In the plan, but placed elsewhere by the source's table"
)
TOTAL = Text("รวมทั้งสิ้น", "Grand total")
COLUMNS = (*source.BANDS, source.NO_FIGURE, "all")


def table(of: Material, pen: Pen) -> Table:
    """Return the achievement table; the source's own counts stand in two columns when it printed any."""
    lines = of.printed.printed.lines
    return Table(
        key="achievement",
        sheet=pen.say(SHEET),
        caption=pen.say(CAPTION),
        columns=tuple(_columns(pen, with_printed=bool(lines))),
        rows=(*_body(of, pen), _total(of, pen)),
        landscape=bool(lines),
    )


def _columns(pen: Pen, *, with_printed: bool) -> Iterator[Column]:
    yield Column(pen.say(HEAD), 3.4)
    for band in COLUMNS:
        yield Column(pen.say(source.BAND_NAMES[band]), 1.25, Align.CENTER)
    if with_printed:
        yield Column(pen.say(PRINTED_LABEL), 1.3, Align.CENTER)
        yield Column(pen.say(PRINTED_RESULT), 1.3, Align.CENTER)


def _body(of: Material, pen: Pen) -> Iterator[Row]:
    lines, groups = of.printed.printed.lines, of.printed.printed.groups
    seen: set[str] = set()
    if lines:
        for line in lines:
            group = next((g for g in groups if g.output == line.output), None)
            if group and group.id not in seen:
                seen.add(group.id)
                yield _group(pen, group)
            yield _printed_row(of, pen, line)
    done = {line.ref for line in lines}
    left = [a for a in source.activities(of) if a.ref not in done and source.counted_rows(of, a)]
    if lines and left:
        yield Row((cell(words(pen.say(NOT_PRINTED), bold=True), span=len(COLUMNS) + 3),), RowKind.GROUP)
    for activity in left:
        yield Row((cell(words(pen.say(activity.name))), *_counts(of, pen, activity.ref), *_no_print(lines)))


def _group(pen: Pen, group: TableGroup) -> Row:
    return Row((cell(words(pen.say(group.name), bold=True), span=len(COLUMNS) + 3),), RowKind.GROUP)


def _printed_row(of: Material, pen: Pen, line: TableRow) -> Row:
    activity = _activity(of, line.ref)
    label = pen.say(ACTIVITY.with_values(o=line.output, a=line.activity))
    name = (words(label), words(f" {pen.say(activity.name)}")) if activity else (words(label),)
    counts = _counts(of, pen, line.ref) if activity else _absent(pen)
    stated_cells = (_stated(of, pen, line, "label"), _stated(of, pen, line, "result"))
    return Row((cell(*name), *counts, *stated_cells), depth=1)


def _activity(of: Material, ref: str) -> RowView | None:
    return next((r for r in of.rows if r.ref == ref), None)


def _absent(pen: Pen) -> tuple[Cell, ...]:
    return (cell(words(pen.say(NOT_IN_PLAN)), span=len(COLUMNS), style="note"),)


def _no_print(lines: tuple[TableRow, ...]) -> tuple[Cell, ...]:
    return (cell(), cell()) if lines else ()


def _kinds(of: Material, pen: Pen, ref: str) -> list[str]:
    """Return the kinds an activity has any of; projects when it has none at all."""
    every = [k for k in source.KINDS if pen.book[source.code(of, ref, "all", k)].amount.number()]
    return every or ["project"]


def _counts(of: Material, pen: Pen, ref: str) -> Iterator[Cell]:
    kinds = _kinds(of, pen, ref)
    for band in COLUMNS:
        yield Cell(tuple(_amount(pen, source.code(of, ref, band, k), source.KINDS[k]) for k in kinds))


def _amount(pen: Pen, code: str, unit: Text) -> Paragraph:
    run: FigureRun = pen.figure(code)
    return Paragraph((run, Run(f" {pen.say(unit)}")))


def _stated(of: Material, pen: Pen, line: TableRow, column: str) -> Cell:
    counts = line.label if column == "label" else line.result
    return Cell(
        tuple(
            _amount(
                pen,
                stated.code(of, f"table1.{line.output}.{line.activity}.{column}.{kind}"),
                source.KINDS[kind],
            )
            for kind in counts
        )
    )


def _total(of: Material, pen: Pen) -> Row:
    lines = of.printed.printed.lines
    stated_total = [
        _amount(pen, code, source.KINDS[kind])
        for kind in source.KINDS
        if (code := stated.code(of, f"table1_total_{kind}")) in pen.book
    ]
    printed = (cell(), Cell(tuple(stated_total))) if lines else ()
    return Row((cell(words(pen.say(TOTAL), bold=True)), *_counts(of, pen, "total"), *printed), RowKind.TOTAL)
