"""Spending per row: percents that no amount stands behind."""

from __future__ import annotations

from collections.abc import Iterator

from prakan.domain.checks.book import Book
from prakan.domain.checks.model import CheckInput, Draft, Rule, Severity, Side, always
from prakan.domain.checks.printed_model import Importance
from prakan.domain.checks.words import cell, percent
from prakan.domain.text import Text

SUBJECT = "spend"


def without_baht(given: CheckInput, values: Book) -> Iterator[Draft]:
    """Percents of budget of rows that the ledger holds no baht for; one finding names them all."""
    rows = {row.ref: row for row in given.rows}
    sides = tuple(
        Side(
            cell(rows[entry.ref], "ใช้จ่ายเทียบงบประมาณ", "spending"),
            percent(entry.spend),
            code=f"{given.quarter_period}.{entry.ref}.spend",
        )
        for entry in given.entries
        if entry.spend.is_value and entry.ref in rows and entry.ref not in given.rows_with_baht
    )
    if sides:
        yield Draft(
            SUBJECT,
            Importance.TABLE,
            Text("ผลการใช้จ่ายรายแถว", "Spending per row"),
            sides,
            Text(
                f"{len(sides)} แถวระบุร้อยละการใช้จ่าย แต่ไม่มีจำนวนเงินบาท จึงโยงกับหมวดงบประมาณไม่ได้",
                f"{len(sides)} rows give a percent of budget but no baht: they tie to no category",
            ),
        )


RULES = (
    Rule(
        "spend-without-baht",
        Text("ร้อยละการใช้จ่ายไม่มีจำนวนเงิน", "Percent spent without baht"),
        Text(
            "แถวระบุร้อยละการใช้จ่าย แต่ไม่มีจำนวนเงินในบัญชีงบประมาณรองรับ",
            "Rows give a percent of budget, but the ledger holds no amount for them.",
        ),
        always(Severity.MEDIUM),
        without_baht,
    ),
)
