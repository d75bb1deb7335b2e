"""Labels, dates, ladders, owners and indicators of rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from prakan.domain.checks.model import Number
from prakan.domain.checks.printed_model import Citation, DateStatus, Meeting
from prakan.domain.figures import DASH, EMPTY, Amount
from prakan.domain.text import Text
from tests.domain.checks.clean import (
    CLEAN,
    OTHER,
    PLACE,
    PRINTED,
    finding,
    found,
    row,
    with_entry,
    with_printed,
    with_row,
)

DECEMBER = date(2023, 12, 31)


def test_a_label_used_twice_in_an_activity_is_found() -> None:
    given = replace(CLEAN, rows=(*CLEAN.rows, row("O1.A1.P2.1", code="1.2")))
    assert found(given) == ["labels-repeated:O1.A1"]
    assert [s.value.th for s in finding(given, "labels-repeated:O1.A1").sides] == ["1.2", "1.2"]


def test_a_label_used_in_two_activities_is_found_on_the_output() -> None:
    more = (
        row("O1.A2", "activity", heading=True, code="กิจกรรมที่ 2", owner="สปร."),
        row("O1.A2.P1", "project", code="1"),
        row("O1.A2.P1.1", code="1.1"),
    )
    assert found(replace(CLEAN, rows=(*CLEAN.rows, *more))) == ["labels-repeated:O1"]
    assert found(replace(CLEAN, rows=(*CLEAN.rows, *more[:2]))) == []


def test_numbering_that_breaks_off_is_found() -> None:
    given = with_row("O1.A1.P2", code="6")
    assert found(given) == ["numbering-broken:O1.A1"]
    assert finding(given, "numbering-broken:O1.A1").explanation.th == "เลขข้อไม่ต่อเนื่อง: 1 → 6"


@pytest.mark.parametrize("labels", [("1.", "2."), ("1)", "2)"), ("5.9", "5.10"), ("", ""), ("ก", "ข")])
def test_numbering_in_any_style_that_follows_on_is_left_alone(labels: tuple[str, str]) -> None:
    rows = with_row("O1.A1.P1.1", code=labels[0]).rows
    rows = tuple(replace(r, code=labels[1]) if r.ref == "O1.A1.P1.2" else r for r in rows)
    assert found(replace(CLEAN, rows=rows)) == []


def test_a_row_past_due_without_a_problem_named_is_found() -> None:
    given = with_entry("O1.A1.P2", step="tor", progress=Amount.of(20), derived=Amount.of(20))
    assert found(given) == ["overdue:O1.A1.P2"]
    assert finding(given, "overdue:O1.A1.P2").sides[1].value.en == "Terms"
    assert finding(given, "overdue:O1.A1.P2").codes == {"FY2567Q1.O1.A1.P2.progress"}


def test_a_row_past_due_is_left_alone_when_it_says_why_or_is_being_cancelled() -> None:
    late = {"step": "tor", "progress": Amount.of(20), "derived": Amount.of(20)}
    assert found(with_entry("O1.A1.P2", **late, problem=Text("รอผู้ขาย", "Waiting for the seller"))) == []
    assert found(with_entry("O1.A1.P2", **late, cancelling=True)) == []


def test_a_row_due_on_the_as_of_date_is_late_at_its_end_and_not_before() -> None:
    late = with_entry("O1.A1.P2", step="tor", progress=Amount.of(20), derived=Amount.of(20))
    rows = tuple(replace(r, due=DECEMBER) if r.ref == "O1.A1.P2" else r for r in CLEAN.rows)
    assert found(replace(late, rows=rows)) == ["overdue:O1.A1.P2"]
    assert found(replace(late, rows=rows, as_of=date(2023, 12, 30))) == []


def test_a_row_without_a_ladder_is_late_until_it_is_finished() -> None:
    rows = tuple(replace(r, due=DECEMBER) if r.ref == "O1.A1.P1.1" else r for r in CLEAN.rows)
    assert found(replace(CLEAN, rows=rows)) == ["overdue:O1.A1.P1.1"]
    done = with_entry("O1.A1.P1.1", progress=Amount.of(100))
    assert found(replace(done, rows=rows, printed=replace(PRINTED, claims=()))) == []


def test_a_date_given_to_another_fiscal_year_is_found() -> None:
    numbers = (Number("held", Text("จัดเมื่อ", "Held"), date=date(2023, 11, 23), fiscal_label=2566),)
    given = with_entry("O1.A1.P1.1", numbers=numbers)
    assert found(given) == ["fiscal-label:O1.A1.P1.1.n.held"]
    assert finding(given, "fiscal-label:O1.A1.P1.1.n.held").sides[1].value.en == "fiscal year 2566"


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("ตัวชี้วัด (2568)", ["year-tag:kpi.1"]),
        ("ตัวชี้วัด (ปี 2568)", ["year-tag:kpi.1"]),
        ("ตัวชี้วัด (2567)", []),
        ("ตัวชี้วัด (โครงการต่อเนื่องถึง ปี 2568)", []),
        ("มาตรฐานปี 2565", []),
    ],
)
def test_a_year_in_brackets_is_held_against_the_year_of_the_target(name: str, keys: list[str]) -> None:
    kpi = replace(CLEAN.kpis[0], name=Text(name, "Indicator"))
    assert found(replace(CLEAN, kpis=(kpi,))) == keys


def _visit(id: str, fixed: bool, day: date | None) -> DateStatus:
    return DateStatus(id, "visit", Text("ตรวจเยี่ยม", "Visit"), fixed, Text("คำ", "words"), OTHER, day)


def test_a_date_fixed_in_one_place_and_open_in_another_is_found() -> None:
    given = with_printed(dates=(*PRINTED.dates, _visit("d3", fixed=False, day=None)))
    assert found(given) == ["date-open:visit"]


def test_two_fixed_dates_that_differ_are_found() -> None:
    given = with_printed(dates=(*PRINTED.dates, _visit("d3", fixed=True, day=date(2024, 3, 5))))
    assert found(given) == ["date-open:visit"]


def test_a_superseded_document_is_found_only_once_its_successor_is_in_force() -> None:
    given = with_printed(citations=(Citation("c1", "old", PLACE),))
    assert found(given) == ["superseded:c1"]
    before = replace(given, as_of=date(2023, 11, 30))
    assert "superseded:c1" not in found(before)


def test_a_body_that_met_and_circulated_on_one_day_is_found() -> None:
    circular = Meeting("m3", Text("คณะกรรมการ", "Board"), date(2023, 12, 12), "circular", OTHER)
    assert found(with_printed(meetings=(*PRINTED.meetings, circular))) == ["two-sittings:m1"]


def test_two_cells_that_stand_on_both_sides_of_a_signature_are_found() -> None:
    given = with_entry(
        "O1.A1.P2", step="tor", step_next="delivery", problem=Text("ช้า", "Slow"),
        progress=Amount.of(20), derived=Amount.of(20),
    )  # fmt: skip
    assert found(given) == ["ladder-cells:O1.A1.P2"]
    assert [s.value.en for s in finding(given, "ladder-cells:O1.A1.P2").sides] == [
        "Terms",
        "Delivery",
        "20.00 percent",
    ]


@pytest.mark.parametrize(("step", "following"), [("contract", "delivery"), ("tor", "contract"), ("", "tor")])
def test_a_next_step_that_is_not_behind_the_signature_is_left_alone(step: str, following: str) -> None:
    percent = {"tor": Amount.of(20), "contract": Amount.of(50)}.get(step, EMPTY)
    given = with_entry(
        "O1.A1.P2",
        step=step,
        step_next=following,
        problem=Text("ช้า", "Slow"),
        progress=percent,
        derived=percent,
    )
    assert found(given) == []


def test_one_step_with_two_percents_is_found_with_its_rows() -> None:
    twin = replace(CLEAN.rows[5], ref="O1.A1.P3", code="3")
    entry = replace(CLEAN.entries[2], ref="O1.A1.P3", progress=DASH)
    lines = (replace(PRINTED.lines[0], label={"project": 3}, result={"project": 3}),)
    given = replace(with_printed(lines=lines), rows=(*CLEAN.rows, twin), entries=(*CLEAN.entries, entry))
    assert found(given) == ["step-percents:procurement"]
    assert [s.value.en for s in finding(given, "step-percents:procurement").sides] == [
        "Inspection: 90.00 percent",
        "Inspection: a dash (–)",
    ]


def test_a_step_reached_without_a_percent_is_found() -> None:
    assert found(with_entry("O1.A1.P2", progress=DASH)) == ["step-percents:procurement"]


def test_a_percent_that_its_ladder_does_not_give_is_found() -> None:
    given = with_entry("O1.A1.P2", progress=Amount.of(80))
    assert found(given) == ["ladder-percent:O1.A1.P2"]
    assert [s.value.en for s in finding(given, "ladder-percent:O1.A1.P2").sides] == [
        "80.00 percent",
        "90.00 percent",
    ]


def test_a_percent_is_compared_as_it_is_printed() -> None:
    given = with_entry("O1.A1.P2", progress=Amount.of("16.67"), derived=Amount.of("16.66666"))
    assert found(given) == []


def test_rows_without_an_owner_are_found_once_per_activity() -> None:
    given = with_row("O1.A1", owner="")
    assert found(given) == ["owner-missing:O1.A1"]
    assert len(finding(given, "owner-missing:O1.A1").sides) == 4


def test_an_owner_of_the_row_itself_is_enough() -> None:
    rows = tuple(replace(r, owner="" if r.ref == "O1.A1" else "สปร.") for r in CLEAN.rows)
    assert found(replace(CLEAN, rows=rows)) == []


def test_an_indicator_without_a_figure_beside_a_result_is_found() -> None:
    kpi = replace(CLEAN.kpis[0], progress=DASH)
    assert found(replace(CLEAN, kpis=(kpi,))) == ["kpi-without-figure:kpi.1"]
    assert found(replace(CLEAN, kpis=(replace(kpi, ref="O1.A1.P2"),))) == []
    assert found(replace(CLEAN, kpis=(replace(kpi, ref=""),))) == []
