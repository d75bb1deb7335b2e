"""The printed achievement table against itself and the plan: counts, missing rows, places, names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from prakan.domain.checks.book import Book
from prakan.domain.checks.model import CheckInput, Draft, PlanRow, Rule, Severity, Side, always
from prakan.domain.checks.printed import COLUMNS, COUNTED
from prakan.domain.checks.printed_model import Importance, TableGroup, TableRow
from prakan.domain.checks.words import row_place
from prakan.domain.text import Text

NOTHING = Text("ไม่มี", "none")


def columns(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A line whose label counts otherwise than its total column."""
    for line in given.printed.lines:
        if line.label != line.result:
            yield Draft(
                line.id,
                Importance.TABLE,
                _line_place(line),
                (_line_side(given, line, "label"), _line_side(given, line, "result")),
                Text(
                    f"บรรทัดเดียวกันระบุ {_say(line.label).th} ในชื่อ แต่ {_say(line.result).th} ในช่องรวม",
                    f"One line: {_say(line.label).en} in its label, {_say(line.result).en} in its total",
                ),
            )


def detail(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A line whose total column counts otherwise than the rows of the plan below the same activity."""
    rows = {row.ref: row for row in given.rows}
    for line in given.printed.lines:
        row = rows.get(line.ref)
        if row is None:
            continue
        below = _below(given, row)
        if any(count not in _candidates(row, kind, below) for kind, count in line.result.items()):
            yield Draft(
                line.ref,
                Importance.TABLE,
                _line_place(line),
                (_line_side(given, line, "result"), _plan_side(row, below)),
                Text(
                    f"ตารางนับ {_say(line.result).th} แต่รายละเอียดแผนมี {_say(below).th}",
                    f"The table counts {_say(line.result).en}, but the plan's detail lists {_say(below).en}",
                ),
            )


def _below(given: CheckInput, row: PlanRow) -> dict[str, int]:
    kinds = [r.kind for r in given.rows if r.parent_ref == row.ref]
    return {kind: kinds.count(kind) for kind in COUNTED if kind in kinds}


def _candidates(row: PlanRow, kind: str, below: Mapping[str, int]) -> set[int]:
    """Counts the plan gives for a kind: rows directly below, or the row's own target in that unit."""
    found = {below.get(kind, 0)}
    if row.target is not None and row.unit.th == COUNTED[kind].th:
        found.add(int(row.target))
    return found


def without_detail(given: CheckInput, values: Book) -> Iterator[Draft]:
    """An output of the table that the plan lists nowhere, with the things counted under it."""
    for group in given.printed.groups:
        lines = [line for line in given.printed.lines if line.output == group.output]
        if _own(given, group) is None and _elsewhere(given, group) is None and lines:
            total = _added(lines)
            yield Draft(
                group.id,
                Importance.TABLE,
                _group_place(group),
                (
                    *(_line_side(given, line, "result") for line in lines),
                    Side(Text("รายละเอียดแผน", "Detail of the plan"), NOTHING),
                ),
                Text(
                    f"นับ {_say(total).th} แต่ไม่มีแถวรายละเอียดใดรองรับ",
                    f"{_say(total).en} are counted without a single row of detail",
                ),
            )


def structure(given: CheckInput, values: Book) -> Iterator[Draft]:
    """An output of the table that the plan holds elsewhere, as a row of another kind."""
    for group in given.printed.groups:
        row = _elsewhere(given, group)
        if row is None:
            continue
        lines = [line for line in given.printed.lines if line.output == group.output]
        counted, below = _say(_added(lines)), _say(_below(given, row))
        inner = sum(r.parent_ref.startswith(row.ref) and r.parent_ref != row.ref for r in given.rows)
        yield Draft(
            group.id,
            Importance.TABLE,
            _group_place(group),
            (
                Side(_group_place(group), counted, group.page),
                Side(row_place(row), Text(f"{below.th} {inner} แถวย่อย", f"{below.en}, {inner} rows below")),
            ),
            Text(
                f"ตารางที่ 1 ให้เป็นผลผลิตที่ {group.output} แต่รายละเอียดแผนวางไว้ที่ {row.ref} ({row.code})",
                f"Table 1 makes it output {group.output}; the plan's detail places it at {row.ref}",
            ),
        )


def names(given: CheckInput, values: Book) -> Iterator[Draft]:
    """An output that carries one name in the table and another in the plan."""
    for group in given.printed.groups:
        row = _own(given, group)
        if row is None or _elsewhere(given, group) or _plain(row.name.th) == _plain(group.name.th):
            continue
        yield Draft(
            row.ref,
            Importance.TABLE,
            _group_place(group),
            (
                Side(Text("ตารางที่ 1", "Table 1"), group.name, group.page),
                Side(Text("รายละเอียดแผน", "Detail of the plan"), row.name),
            ),
            Text(
                f"ผลผลิตที่ {group.output} มีสองชื่อในรายงานเดียวกัน",
                f"Output {group.output} carries two names in one report",
            ),
        )


def _own(given: CheckInput, group: TableGroup) -> PlanRow | None:
    """The plan's output of the same number."""
    label = re.compile(rf"\D*{group.output}\D*")
    return next((r for r in given.rows if r.kind == "output" and label.fullmatch(r.code)), None)


def _elsewhere(given: CheckInput, group: TableGroup) -> PlanRow | None:
    """The plan's row of the same name, when it is no output."""
    found = [r for r in given.rows if _plain(r.name.th) == _plain(group.name.th)]
    if any(r.kind == "output" for r in found) or _own(given, group) is not None:
        return None
    return found[0] if found else None


def _plain(name: str) -> str:
    """A name without spaces, so that a line break is no difference."""
    return re.sub(r"\s+", "", name)


def _added(lines: list[TableRow]) -> dict[str, int]:
    return {kind: total for kind in COUNTED if (total := sum(x.result.get(kind, 0) for x in lines))}


def _say(counts: Mapping[str, int]) -> Text:
    if not any(counts.values()):
        return NOTHING
    return Text(
        " ".join(f"{n} {COUNTED[kind].th}" for kind, n in counts.items()),
        ", ".join(f"{n} {COUNTED[kind].en}" for kind, n in counts.items()),
    )


def _group_place(group: TableGroup) -> Text:
    return Text(f"ผลผลิตที่ {group.output} {group.name.th}", f"Output {group.output} {group.name.say('en')}")


def _line_place(line: TableRow) -> Text:
    return Text(
        f"ตารางที่ 1 ผลผลิตที่ {line.output} กิจกรรมที่ {line.activity}",
        f"Table 1, output {line.output}, activity {line.activity}",
    )


def _line_side(given: CheckInput, line: TableRow, column: str) -> Side:
    counts: Mapping[str, int] = line.label if column == "label" else line.result
    place, where = _line_place(line), COLUMNS[column]
    kinds = list(counts)
    code = f"{given.quarter_period}.stated.table1.{line.output}.{line.activity}.{column}.{kinds[0]}"
    return Side(
        Text(f"{place.th} {where.th}", f"{place.en}, {where.en}"),
        _say(counts),
        line.page,
        code if len(kinds) == 1 else "",
    )


def _plan_side(row: PlanRow, below: Mapping[str, int]) -> Side:
    value = _say(below)
    if row.target is not None:
        target = f"{Decimal(row.target).normalize():f}"
        value = Text(
            f"เป้าหมาย {target} {row.unit.th}; แถวย่อย: {value.th}",
            f"target {target} {row.unit.say('en')}; rows below: {value.en}",
        )
    return Side(row_place(row), value)


RULES = (
    Rule(
        "count-columns",
        Text("จำนวนในชื่อกับช่องรวมต่างกัน", "Label and total count differently"),
        Text(
            "บรรทัดหนึ่งของตารางสรุประบุจำนวนในชื่อ ไม่ตรงกับช่องรวมของบรรทัดเดียวกัน",
            "A line of the summary table counts otherwise in its label than in its total column.",
        ),
        always(Severity.HIGH),
        columns,
    ),
    Rule(
        "count-detail",
        Text("จำนวนที่ระบุไม่ตรงกับรายละเอียดแผน", "Stated count differs from the plan"),
        Text(
            "ตารางสรุปนับโครงการ แผนงาน หรือรายการ ไม่ตรงกับแถวในรายละเอียดแผน",
            "The summary table counts projects, work plans or items otherwise than the plan's rows.",
        ),
        always(Severity.HIGH),
        detail,
    ),
    Rule(
        "without-detail",
        Text("นับไว้แต่ไม่มีรายละเอียด", "Counted without detail"),
        Text(
            "ผลผลิตที่ตารางสรุปนับไว้ ไม่มีแถวใดในรายละเอียดแผน",
            "An output counted in the summary table has no row in the plan's detail.",
        ),
        always(Severity.HIGH),
        without_detail,
    ),
    Rule(
        "structure",
        Text("โครงสร้างไม่ตรงกัน", "Placed differently"),
        Text(
            "สิ่งที่เป็นผลผลิตในตารางสรุป เป็นแถวระดับอื่นในรายละเอียดแผน",
            "What is an output in the summary table is a row of another level in the plan's detail.",
        ),
        always(Severity.HIGH),
        structure,
    ),
    Rule(
        "name-differs",
        Text("ชื่อไม่ตรงกัน", "Two names"),
        Text(
            "ผลผลิตเดียวกันมีชื่อต่างกันในสองที่ของรายงาน",
            "One output carries different names in two places of the report.",
        ),
        always(Severity.MEDIUM),
        names,
    ),
)
