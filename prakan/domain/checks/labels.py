"""Printed labels of rows: repeated ones, and numbering that breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from prakan.domain.checks.book import Book
from prakan.domain.checks.model import CheckInput, Draft, PlanRow, Rule, Severity, Side, always
from prakan.domain.checks.printed_model import Importance
from prakan.domain.checks.words import row_place
from prakan.domain.text import Text

NUMBERED = re.compile(r"(\d+(?:\.\d+)*)[.)]*")
SCOPES = ("activity", "output")


def repeated(given: CheckInput, values: Book) -> Iterator[Draft]:
    """Labels of two or more numbers ("1.2") that name several rows of one activity or output."""
    rows = {row.ref: row for row in given.rows}
    for scope in (row for row in given.rows if row.kind in SCOPES):
        uses: dict[str, list[PlanRow]] = {}
        for row in given.rows:
            if "." in _stem(row.code) and scope in _above(row, rows):
                uses.setdefault(row.code, []).append(row)
        shared = {label: found for label, found in uses.items() if _counts(scope, found, rows)}
        if shared:
            yield _repeated(scope, shared)


def _counts(scope: PlanRow, found: list[PlanRow], rows: dict[str, PlanRow]) -> bool:
    """Within an activity every repetition counts; within an output only those between its activities."""
    if scope.kind == "output":
        return len({_activity(row, rows) for row in found}) > 1
    return len(found) > 1


def _repeated(scope: PlanRow, shared: dict[str, list[PlanRow]]) -> Draft:
    sides = tuple(Side(row_place(r), Text(label, label)) for label, found in shared.items() for r in found)
    labels = ", ".join(shared)
    return Draft(
        scope.ref,
        Importance.TABLE,
        row_place(scope),
        sides,
        Text(
            f"เลขข้อเดียวกันใช้กับหลายแถว: {labels} การอ้างเลขข้อจึงไม่ชี้แถวเดียว",
            f"One label names several rows: {labels}; a reference by label does not point to one row",
        ),
    )


def broken(given: CheckInput, values: Book) -> Iterator[Draft]:
    """Rows below one parent whose numbers do not follow on."""
    rows = {row.ref: row for row in given.rows}
    parents = dict.fromkeys(row.parent_ref for row in given.rows if row.parent_ref)
    for parent in parents:
        siblings = [r for r in given.rows if r.parent_ref == parent and _stem(r.code)]
        breaks = [(a, b) for a, b in _pairs(siblings) if not _follows(_stem(a.code), _stem(b.code))]
        if breaks and parent in rows:
            scope = rows[parent]
            sides = tuple(Side(row_place(r), Text(r.code, r.code)) for r in _flat(breaks))
            shown = "; ".join(f"{a.code} → {b.code}" for a, b in breaks)
            yield Draft(
                parent,
                Importance.TABLE,
                row_place(scope),
                sides,
                Text(f"เลขข้อไม่ต่อเนื่อง: {shown}", f"The numbering does not follow on: {shown}"),
            )


def _stem(label: str) -> str:
    match = NUMBERED.fullmatch(label.strip())
    return match[1] if match else ""


def _follows(before: str, after: str) -> bool:
    first, second = before.split("."), after.split(".")
    return first[:-1] == second[:-1] and int(second[-1]) == int(first[-1]) + 1


def _pairs(rows: list[PlanRow]) -> Iterable[tuple[PlanRow, PlanRow]]:
    return zip(rows, rows[1:], strict=False)


def _flat(pairs: list[tuple[PlanRow, PlanRow]]) -> list[PlanRow]:
    return list({row.ref: row for pair in pairs for row in pair}.values())


def _above(row: PlanRow, rows: dict[str, PlanRow]) -> list[PlanRow]:
    found: list[PlanRow] = []
    while row.parent_ref in rows:
        row = rows[row.parent_ref]
        found.append(row)
    return found


def _activity(row: PlanRow, rows: dict[str, PlanRow]) -> str:
    return next((r.ref for r in _above(row, rows) if r.kind == "activity"), "")


RULES = (
    Rule(
        "labels-repeated",
        Text("เลขข้อซ้ำ", "Labels repeated"),
        Text(
            "เลขข้อสองระดับขึ้นไปซ้ำกันในกิจกรรมเดียว หรือข้ามกิจกรรมของผลผลิตเดียว",
            "A label of two or more numbers names several rows of one activity or one output.",
        ),
        always(Severity.MEDIUM),
        repeated,
    ),
    Rule(
        "numbering-broken",
        Text("เลขข้อไม่ต่อเนื่อง", "Numbering broken"),
        Text(
            "เลขข้อของแถวใต้หัวข้อเดียวกันไม่เรียงต่อกัน",
            "The labels of rows below one heading do not follow on.",
        ),
        always(Severity.MEDIUM),
        broken,
    ),
)
