"""Rows that no unit owns."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.checks.book import Book
from prakan.domain.checks.model import CheckInput, Draft, PlanRow, Rule, Severity, Side, always
from prakan.domain.checks.printed_model import Importance
from prakan.domain.checks.words import row_place
from prakan.domain.text import Text

NO_OWNER = Text("ไม่ระบุหน่วยงาน", "no unit named")


def missing(given: CheckInput, values: Book) -> Iterator[Draft]:
    """Rows with cells of their own whose line, up to the output, names no unit; one finding per activity."""
    rows = {row.ref: row for row in given.rows}
    ownerless: dict[str, list[PlanRow]] = {}
    for row in given.rows:
        line = _line(row, rows)
        if not row.heading and not any(above.owner for above in line):
            activity = next((above for above in line if above.kind == "activity"), line[-1])
            ownerless.setdefault(activity.ref, []).append(row)
    for ref, found in ownerless.items():
        yield Draft(
            ref,
            Importance.TABLE,
            row_place(rows[ref]),
            tuple(Side(row_place(row), NO_OWNER) for row in found),
            Text(
                f"{len(found)} แถวไม่ระบุหน่วยงานรับผิดชอบ จึงไม่มีผู้ตอบเมื่อล่าช้า",
                f"Rows that name no responsible unit: {len(found)}; nobody answers when they are late",
            ),
        )


def _line(row: PlanRow, rows: dict[str, PlanRow]) -> list[PlanRow]:
    line = [row]
    while line[-1].parent_ref in rows:
        line.append(rows[line[-1].parent_ref])
    return line


RULES = (
    Rule(
        "owner-missing",
        Text("ไม่ระบุหน่วยงาน", "Owner missing"),
        Text(
            "แถวที่มีช่องของตัวเองไม่ระบุหน่วยงานรับผิดชอบ และแถวเหนือขึ้นไปก็ไม่ระบุ",
            "A row with cells of its own names no responsible unit, and neither does a row above it.",
        ),
        always(Severity.LOW),
        missing,
    ),
)
