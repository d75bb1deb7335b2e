"""The demo year's data files as the checks read them, without a database."""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from prakan.domain.checks.model import (
    CheckInput,
    Kpi,
    Number,
    Part,
    PlanRow,
    ProgressEntry,
    Quantity,
    ReaderFinding,
    Severity,
)
from prakan.domain.checks.printed import printed_from, records_of
from prakan.domain.figures import DASH, EMPTY, UNKNOWN, Amount
from prakan.domain.ladder import Ladder, Step
from prakan.domain.plan_rules import ladder_percent
from prakan.domain.text import Text

AGENCY = Path(__file__).parents[3] / "agencies" / "onesqa"
YEAR = AGENCY / "fy2567"
NOTHINGS = {"dash": DASH, "empty": EMPTY, "unknown": UNKNOWN}
MILLION = Decimal(1_000_000)
PLAN_FILES = ("plan-o1.toml", "plan-o2a.toml", "plan-o2b.toml")
PROGRESS_FILES = ("q1-o1.toml", "q1-o2a.toml", "q1-o2b.toml")

Content = Mapping[str, Any]


@cache
def demo_year() -> CheckInput:
    """Return fiscal year 2567, quarter 1, as of 31 December 2023."""
    ladders = _ladders()
    rows = tuple(_row(r) for name in PLAN_FILES for r in load(YEAR / name)["row"])
    return CheckInput(
        year=2567,
        quarter=1,
        as_of=date(2023, 12, 31),
        rows=rows,
        entries=tuple(
            _entry(p, rows, ladders) for name in PROGRESS_FILES for p in load(YEAR / name)["progress"]
        ),
        ladders=ladders,
        kpis=tuple(_kpi(k) for k in load(YEAR / "strategy.toml")["kpi"]),
        figures=_budget(),
        printed=printed_from(records_of(load(YEAR / "q1-printed.toml"))),
        reader_findings=tuple(_reader(f) for f in load(YEAR / "q1-findings.toml")["finding"]),
    )


def load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def _text(content: Content, name: str) -> Text:
    return Text(content.get(f"{name}_th", ""), content.get(f"{name}_en", ""))


def _amount(cell: object) -> Amount:
    return NOTHINGS[cell] if isinstance(cell, str) else Amount.of(Decimal(str(cell)))


def _row(content: Content) -> PlanRow:
    due = content.get("due")
    year, month = (int(x) for x in due.split("-")) if due else (0, 0)
    return PlanRow(
        ref=content["ref"],
        name=_text(content, "name"),
        kind=content["kind"],
        parent_ref=content.get("parent", ""),
        heading=content.get("heading", False),
        code=content.get("code", ""),
        target=Decimal(str(content["target"])) if "target" in content else None,
        unit=_text(content, "unit"),
        parts=tuple(
            Part(p["key"], _text(p, "label"), Decimal(p["value"]), _text(p, "unit"), p["role"])
            for p in content.get("part", ())
        ),
        due=date(year, month, calendar.monthrange(year, month)[1]) if due else None,
        owner=content.get("owner", ""),
        ladder=content.get("ladder", ""),
    )


def _entry(content: Content, rows: tuple[PlanRow, ...], ladders: tuple[Ladder, ...]) -> ProgressEntry:
    row = next(r for r in rows if r.ref == content["ref"])
    ladder = next((x for x in ladders if x.code == row.ladder), None)
    step = ladder.step(content.get("step", "")) if ladder else None
    return ProgressEntry(
        ref=content["ref"],
        result=_text(content, "result"),
        problem=_text(content, "problem"),
        progress=_amount(content.get("progress", "empty")),
        spend=_amount(content.get("spend", "empty")),
        spend_unit_missing=content.get("spend_unit_missing", False),
        step=content.get("step", ""),
        step_next=content.get("step_next", ""),
        done=content.get("done"),
        of=content.get("of"),
        derived=ladder_percent(step.weight if step else None, content.get("done"), content.get("of")),
        cancelling=content.get("cancelling", False),
        numbers=tuple(_number(f) for f in content.get("figure", ())),
    )


def _number(content: Content) -> Number:
    value = content.get("value")
    return Number(
        content["key"],
        _text(content, "label"),
        None if value is None else Decimal(str(value)),
        _text(content, "unit"),
        content.get("date"),
        content.get("fiscal_label"),
    )


def _ladders() -> tuple[Ladder, ...]:
    return tuple(
        Ladder(
            ladder["code"],
            _text(ladder, "name"),
            tuple(Step(s["id"], _text(s, "name"), Decimal(s["weight"])) for s in ladder.get("step", ())),
        )
        for ladder in load(AGENCY / "ladders.toml")["ladder"]
    )


def _kpi(content: Content) -> Kpi:
    return Kpi(
        number=content["no"],
        strategy=content["strategy"],
        name=_text(content, "name"),
        target=Decimal(str(content["target"])),
        unit=_text(content, "unit"),
        measure_unit=_text(content, "measure_unit"),
        ref=content.get("row", ""),
        progress=_amount(content["progress"]),
        result=_text(content, "result"),
    )


def _budget() -> dict[str, Quantity]:
    """Return budget and spending in million baht, by code, as the period's figures do."""
    content = load(YEAR / "budget.toml")
    found: dict[str, Quantity] = {}
    for category in (*(c["code"] for c in content["category"]), "total"):
        for period, what, kind in (("FY2567", "plan", "plan"), ("FY2567Q1", "spent", "unsplit")):
            baht = sum(
                Decimal(str(e["amount"]))
                for e in content["entry"]
                if e["kind"] == kind and category in (e["category"], "total")
            )
            code = f"{period}.budget.{category}.{what}"
            found[code] = Quantity(code, Text(code, code), baht / MILLION, Text("ล้านบาท", "million baht"))
    return found


def _reader(content: Content) -> ReaderFinding:
    return ReaderFinding(
        content["key"], Severity(content["severity"]), _text(content, "where"), _text(content, "finding")
    )
