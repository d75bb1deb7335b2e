"""The printed table, one quantity in several places, results and demand against targets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from prakan.domain.checks.model import Number, Severity
from prakan.domain.checks.printed_model import Importance, RelationKind, TableGroup, TableRow, Term
from prakan.domain.text import Text
from tests.domain.checks.clean import (
    CLEAN,
    OTHER,
    PLACE,
    PRINTED,
    SCHOOLS,
    finding,
    found,
    statement,
    with_entry,
    with_printed,
    with_relation,
    with_row,
)

PROJECT = {"project": 2}


def test_a_line_that_counts_two_ways_is_found() -> None:
    given = with_printed(lines=(TableRow("l11", 1, 1, {"project": 5}, PROJECT, ref="O1.A1"),))
    assert found(given) == ["count-columns:l11"]
    assert [s.value.en for s in finding(given, "count-columns:l11").sides] == ["5 projects", "2 projects"]


def test_a_line_that_counts_otherwise_than_the_plan_is_found() -> None:
    lines = (TableRow("l11", 1, 1, {"project": 5}, {"project": 5}, ref="O1.A1"),)
    given = with_printed(lines=lines)
    assert found(given) == ["count-detail:O1.A1"]
    assert [s.value.en for s in finding(given, "count-detail:O1.A1").sides] == ["5 projects", "2 projects"]


def test_an_activity_that_is_itself_the_project_is_counted_by_its_target() -> None:
    lines = (TableRow("l11", 1, 1, {"project": 1}, {"project": 1}, ref="O1.A1"),)
    rows = with_row("O1.A1", target=Decimal(1), unit=Text("โครงการ", "project")).rows
    assert found(replace(with_printed(lines=lines), rows=rows)) == []


def test_an_output_counted_without_a_row_of_detail_is_found() -> None:
    group = TableGroup("g4", 4, Text("บุคลากร", "Personnel"))
    line = TableRow("l41", 4, 1, {"item": 5}, {"item": 5})
    given = with_printed(groups=(*PRINTED.groups, group), lines=(*PRINTED.lines, line))
    assert found(given) == ["without-detail:g4"]
    assert finding(given, "without-detail:g4").severity is Severity.HIGH


def test_an_output_that_the_plan_places_elsewhere_is_found() -> None:
    group = TableGroup("g3", 3, Text("งาน O1.A1. P2", "Work"))
    given = with_printed(groups=(*PRINTED.groups, replace(group, name=CLEAN.rows[5].name)))
    assert found(given) == ["structure:g3"]
    assert "O1.A1.P2" in finding(given, "structure:g3").explanation.en


def test_an_output_with_two_names_is_found_and_a_line_break_is_no_difference() -> None:
    assert found(with_printed(groups=(TableGroup("g1", 1, Text("ผลผลิต อื่น", "Other")),))) == [
        "name-differs:O1"
    ]
    assert found(with_printed(groups=(TableGroup("g1", 1, Text("ผลผลิต หนึ่ง", "One")),))) == []


@pytest.mark.parametrize(
    ("importance", "severity"),
    [
        (Importance.HEADLINE, Severity.HIGH),
        (Importance.TABLE, Severity.MEDIUM),
        (Importance.NARRATIVE, Severity.LOW),
    ],
)
def test_one_quantity_with_two_values_weighs_by_where_it_stands(
    importance: Importance, severity: Severity
) -> None:
    given = with_relation(RelationKind.SAME, ("part_a", "total"), importance=importance)
    assert found(given) == ["same-quantity:R"]
    assert finding(given, "same-quantity:R").severity is severity


def test_two_cells_of_one_row_weigh_more_than_two_places_of_a_text() -> None:
    given = with_relation(RelationKind.CELLS, ("part_a", "total"))
    assert found(given) == ["cells-differ:R"]
    assert finding(given, "cells-differ:R").severity is Severity.MEDIUM


def test_one_value_under_two_terms_is_found() -> None:
    paid = statement("paid", 20, term="paid", term_words=Text("จ่าย", "paid"))
    given = with_printed(
        statements=(*PRINTED.statements, paid),
        relations=with_relation(RelationKind.SAME, ("part_a", "paid")).printed.relations,
    )
    assert found(given) == ["term-differs:R"]
    assert finding(given, "term-differs:R").explanation == Text(
        "ตัวเลข 20 เดียวกัน แต่เรียกต่างกัน: เชิญ, จ่าย", "The same 20 goes by different terms: invited, paid"
    )


def test_one_heading_under_two_words_is_found() -> None:
    other = Term("t3", "headings", Text("หัวข้อ", "Headings"), Text("ยุทธศาสตร์", "issue"), PLACE)
    assert found(with_printed(terms=(*PRINTED.terms, other))) == ["two-words:headings"]


RESULT, DEMAND = RelationKind.RESULT, RelationKind.DEMAND
HELD = "FY2567Q1.O1.A1.P1.1.n.held"


def test_a_result_above_its_target_is_found() -> None:
    given = with_relation(RESULT, ("total",), "part_a")
    assert found(given) == ["result-target:R"]
    assert finding(given, "result-target:R").explanation.en == "30 is 10 above the target of 20"


def test_a_result_below_its_target_waits_for_the_deadline() -> None:
    assert found(with_relation(RESULT, ("part_b",), "part_a")) == []
    given = with_relation(RESULT, ("part_b",), "part_a", deadline=HELD)
    assert found(given) == ["result-target:R"]
    assert found(replace(given, as_of=date(2023, 12, 19))) == []


def test_a_deadline_on_the_as_of_date_has_passed() -> None:
    given = with_relation(RESULT, ("part_b",), "part_a", deadline=HELD)
    assert found(replace(given, as_of=date(2023, 12, 20))) == ["result-target:R"]


def test_a_deadline_that_is_nowhere_is_found() -> None:
    given = with_relation(RESULT, ("part_b",), "part_a", deadline="FY2567Q1.lost")
    assert found(given) == ["unresolved:R"]


def test_demand_off_its_places_is_found_as_low() -> None:
    given = with_relation(DEMAND, ("total",), "part_a", importance=Importance.HEADLINE)
    assert found(given) == ["demand-target:R"]
    assert finding(given, "demand-target:R").severity is Severity.LOW
    assert found(with_relation(DEMAND, ("part_b",), "part_a")) == []


def test_a_percent_spent_without_baht_is_found() -> None:
    given = replace(CLEAN, rows_with_baht=frozenset())
    assert found(given) == ["spend-without-baht:spend"]
    assert [s.code for s in finding(given, "spend-without-baht:spend").sides] == ["FY2567Q1.O1.A1.P1.1.spend"]


def test_a_number_without_its_unit_is_found() -> None:
    assert found(with_entry("O1.A1.P1.1", spend_unit_missing=True)) == ["unit-missing:O1.A1.P1.1"]
    bare = (Number("count", Text("จำนวน", "Count"), Decimal(20)),)
    assert found(with_entry("O1.A1.P1.1", numbers=bare)) == ["unit-missing:FY2567Q1.O1.A1.P1.1.n.count"]
    given = with_row("O1.A1.P2", target=Decimal(1))
    assert found(given) == ["unit-missing:FY2567.O1.A1.P2.target"]


def test_an_indicator_that_counts_one_thing_in_the_unit_of_another_is_found() -> None:
    kpi = replace(CLEAN.kpis[0], measure_unit=SCHOOLS)
    assert found(replace(CLEAN, kpis=(kpi,))) == ["unit-indicator:kpi.1"]
    assert found(replace(CLEAN, kpis=(replace(kpi, unit=SCHOOLS),))) == []


def test_statements_stand_in_the_place_that_is_shown() -> None:
    given = with_relation(RelationKind.CELLS, ("again", "total"))
    assert finding(given, "cells-differ:R").sides[0].place == Text("อีกที่ (เชิญ)", "another place (invited)")
    assert OTHER.en == "another place"
