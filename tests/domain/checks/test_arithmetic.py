"""Parts and totals, percents, targets and bands: what is found, and what is left alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from prakan.domain.checks.model import CheckInput, PlanRow, Severity
from prakan.domain.checks.printed_model import Claim, Importance, PrintedBand, RelationKind
from prakan.domain.figures import Amount
from prakan.domain.text import Text
from tests.domain.checks.clean import (
    CLEAN,
    PLACE,
    SCHOOLS,
    finding,
    found,
    statement,
    with_entry,
    with_printed,
    with_relation,
    with_row,
)

SUM, RATIO = RelationKind.SUM, RelationKind.RATIO


def test_a_clean_report_yields_nothing() -> None:
    assert found(CLEAN) == []


def test_a_sum_that_holds_is_left_alone() -> None:
    assert found(with_relation(SUM, ("part_a", "part_b"), "total")) == []


def test_a_sum_that_fails_is_found_with_the_difference() -> None:
    given = with_relation(SUM, ("part_a", "part_b"), "again")
    assert found(given) == ["sum:R"]
    assert finding(given, "sum:R").explanation == Text(
        "20 + 10 = 30 แต่ระบุยอดรวม 20 ต่างกัน 10",
        "20 + 10 = 30, but the total stated is 20: a difference of 10",
    )


@pytest.mark.parametrize(
    ("importance", "severity"),
    [
        (Importance.HEADLINE, Severity.HIGH),
        (Importance.TABLE, Severity.HIGH),
        (Importance.NARRATIVE, Severity.MEDIUM),
    ],
)
def test_a_failing_sum_weighs_by_where_its_total_stands(importance: Importance, severity: Severity) -> None:
    given = with_relation(SUM, ("part_a", "part_b"), "again", importance=importance)
    assert finding(given, "sum:R").severity is severity


def test_a_relation_without_a_total_only_defines() -> None:
    assert found(with_relation(SUM, ("part_a", "part_b"))) == []


def test_a_star_stands_for_every_code_that_fits() -> None:
    assert found(with_relation(SUM, ("FY2567Q1.stated.part_*",), "total")) == []
    assert found(with_relation(SUM, ("FY2567Q1.stated.part_*",), "again")) == ["sum:R"]


def test_rows_below_a_row_can_be_counted() -> None:
    given = with_row("O1.A1.P1", target=Decimal(2), unit=Text("รายการ", "items"))
    assert found(_counting(given.rows)) == []
    assert found(_counting(with_row("O1.A1.P1", target=Decimal(3), unit=Text("รายการ", "items")).rows)) == [
        "sum:R"
    ]


def _counting(rows: tuple[PlanRow, ...]) -> CheckInput:
    given = with_relation(SUM, ("FY2567.O1.A1.P1.children",), "FY2567.O1.A1.P1.target")
    return replace(given, rows=rows)


def test_a_relation_that_names_no_figure_is_found_and_not_passed_over() -> None:
    given = with_relation(SUM, ("part_a", "lost"), "total")
    assert found(given) == ["unresolved:R"]
    assert finding(given, "unresolved:R").severity is Severity.HIGH
    assert finding(given, "unresolved:R").sides[0].code == "FY2567Q1.stated.lost"


def test_a_percent_that_its_figures_give_is_left_alone() -> None:
    assert found(with_relation(RATIO, ("part_a", "total"), "third", decimals=2)) == []


def test_a_percent_that_its_figures_do_not_give_is_found() -> None:
    given = with_relation(RATIO, ("part_b", "total"), "third", decimals=2)
    assert found(given) == ["ratio:R"]
    assert finding(given, "ratio:R").explanation.en == "10 ÷ 30 is 33.33 percent, but 66.67 is stated"


def test_a_percent_of_zero_is_found_and_does_not_break() -> None:
    given = with_relation(RATIO, ("part_a", "none"), "third", decimals=2)
    statements = (*given.printed.statements, statement("none", 0))
    given = replace(given, printed=replace(given.printed, statements=statements))
    assert finding(given, "ratio:R").explanation.en == "20 ÷ 0 is – percent, but 66.67 is stated"


def test_a_target_that_its_children_do_not_add_up_to_is_found() -> None:
    given = with_row("O1.A1.P1", target=Decimal(31))
    assert found(given) == ["rollup:O1.A1.P1"]
    assert finding(given, "rollup:O1.A1.P1").severity is Severity.HIGH


def test_a_target_that_its_levels_do_not_add_up_to_is_found() -> None:
    assert found(with_row("O1.A1.P1.1", parts=CLEAN.rows[3].parts[:1])) == ["rollup:O1.A1.P1.1.levels"]


def test_secondary_parts_are_not_added_up() -> None:
    parts = tuple(replace(p, role="secondary") for p in CLEAN.rows[3].parts[:1])
    assert found(with_row("O1.A1.P1.1", parts=parts)) == []


def test_children_in_another_unit_or_without_a_target_are_not_added_up() -> None:
    assert found(with_row("O1.A1.P1.2", unit=Text("ครั้ง", "times"))) == []
    assert found(with_row("O1.A1.P1.2", target=None)) == []


def test_a_target_with_a_declared_sum_is_checked_once() -> None:
    given = with_relation(
        SUM, ("FY2567.O1.A1.P1.1.target", "FY2567.O1.A1.P1.2.target"), "FY2567.O1.A1.P1.target"
    )
    rows = with_row("O1.A1.P1", target=Decimal(31)).rows
    assert found(replace(given, rows=rows)) == ["sum:R"]


def _band(id: str, low: int | None, high: int | None, *, low_in: bool = True) -> PrintedBand:
    bounds = [None if x is None else Decimal(x) for x in (low, high)]
    return PrintedBand(id, Text(id, id), bounds[0], bounds[1], low_in=low_in, high_in=False)


def test_bands_that_leave_a_value_out_are_found() -> None:
    given = with_printed(bands=(_band("a", None, 50), _band("b", 50, None, low_in=False)))
    assert found(given) == ["band-coverage:bands"]
    assert finding(given, "band-coverage:bands").explanation.en == "In no band (percent): exactly 50"


def test_bands_that_overlap_are_found() -> None:
    given = with_printed(bands=(_band("a", None, 60), _band("b", 50, None)))
    assert (
        finding(given, "band-coverage:bands").explanation.en == "In two bands (percent): from 50 to below 60"
    )


def test_a_claim_that_a_row_denies_is_found_with_that_row() -> None:
    given = with_entry("O1.A1.P1.1", progress=Amount.of(95))
    assert found(given) == ["band-claim:all"]
    sides = finding(given, "band-claim:all").sides
    assert [s.code for s in sides] == ["", "FY2567Q1.O1.A1.P1.1.progress"]


def test_a_claim_in_the_narrative_weighs_less() -> None:
    claim = Claim("all", Text("ก", "a"), Decimal(0), Decimal(50), PLACE, importance=Importance.NARRATIVE)
    assert finding(with_printed(claims=(claim,)), "band-claim:all").severity is Severity.MEDIUM


def test_a_missing_unit_of_a_printed_value_is_no_unit_of_the_other() -> None:
    given = with_relation(RelationKind.SAME, ("part_a", "again"))
    assert found(given) == []
    given = with_relation(RelationKind.SAME, ("part_a", "books"))
    books = statement("books", 20, unit=Text("เล่ม", "books"))
    given = replace(given, printed=replace(given.printed, statements=(*given.printed.statements, books)))
    assert found(given) == ["unit-mismatch:R"]
    assert finding(given, "unit-mismatch:R").explanation.en == (
        f"Compared although the units differ: {SCHOOLS.en}, books"
    )


def test_units_may_differ_where_the_relation_says_so() -> None:
    given = with_relation(RelationKind.SAME, ("part_a", "books"), across_units=True)
    books = statement("books", 20, unit=Text("เล่ม", "books"))
    given = replace(given, printed=replace(given.printed, statements=(*given.printed.statements, books)))
    assert found(given) == []
