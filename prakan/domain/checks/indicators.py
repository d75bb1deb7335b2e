"""Indicators beside the plan rows they are linked to."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.checks.book import Book
from prakan.domain.checks.model import CheckInput, Draft, PlanRow, Rule, Severity, Side, always
from prakan.domain.checks.printed_model import Importance
from prakan.domain.checks.words import cell, percent
from prakan.domain.text import Text


def without_figure(given: CheckInput, values: Book) -> Iterator[Draft]:
    """An indicator without a figure although its plan row, or one below it, reports a result."""
    results = {entry.ref: entry.result for entry in given.entries if entry.result}
    for kpi in given.kpis:
        if kpi.progress.is_value or not kpi.ref:
            continue
        reporting = [row for row in given.rows if _within(row, kpi.ref) and row.ref in results]
        if reporting:
            where = Text(f"ตัวชี้วัดที่ {kpi.number} {kpi.name.th}", f"KPI {kpi.number} {kpi.name.say('en')}")
            yield Draft(
                f"kpi.{kpi.number}",
                Importance.TABLE,
                where,
                (
                    Side(where, percent(kpi.progress)),
                    *(Side(cell(r, "ผลการดำเนินงาน", "result"), results[r.ref]) for r in reporting),
                ),
                Text(
                    "ตัวชี้วัดไม่มีตัวเลขผล ทั้งที่แถวที่เชื่อมไว้ในแผนรายงานผลแล้ว",
                    "The indicator has no figure, although the plan rows it is linked to report results",
                ),
            )


def _within(row: PlanRow, ref: str) -> bool:
    return row.ref == ref or row.ref.startswith(f"{ref}.")


RULES = (
    Rule(
        "kpi-without-figure",
        Text("ตัวชี้วัดไม่มีตัวเลขทั้งที่มีผล", "Indicator without a figure"),
        Text(
            "ตัวชี้วัดไม่มีตัวเลขผล แต่แถวในแผนที่เชื่อมไว้รายงานผลแล้ว",
            "An indicator has no figure although the plan row it is linked to reports a result.",
        ),
        always(Severity.LOW),
        without_figure,
    ),
)
