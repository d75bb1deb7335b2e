"""Targets of the plan against what the registry counts."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.checks.book import Book
from prakan.domain.checks.model import CheckInput, Draft, Rule, Severity, always
from prakan.domain.checks.printed_model import Importance
from prakan.domain.checks.words import number, row_place, side
from prakan.domain.text import Text


def uncounted(given: CheckInput, values: Book) -> Iterator[Draft]:
    """A row's target is not what its counters count."""
    for row in given.rows:
        counted = values.get(f"{given.quarter_period}.{row.ref}.counted")
        target = values.get(f"{given.year_period}.{row.ref}.target")
        if counted is None or target is None or counted.value is None or target.value is None:
            continue
        if counted.value != target.value:
            here, there = number(counted.value), number(target.value)
            words = Text(
                f"ทะเบียนนับได้ {here} แต่แผนตั้งไว้ {there}", f"The registry counts {here}, the plan says {there}"
            )
            yield Draft(row.ref, Importance.TABLE, row_place(row), (side(target), side(counted)), words)


RULES = (
    Rule(
        "target-counted",
        Text("เป้าหมายไม่เท่าจำนวนในทะเบียน", "Target differs from the registry"),
        Text(
            "เป้าหมายของแถวที่ผูกกับทะเบียนไม่เท่าจำนวนสถานศึกษาที่นับได้ ณ วันที่ของข้อมูล",
            "The target of a row tied to the registry is not what the registry counts on the as-of date.",
        ),
        always(Severity.MEDIUM),
        uncounted,
    ),
)
